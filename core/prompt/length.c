// How long: "32 bars", "2 minutes", "1:30", "endless".

#include "core/prompt/reader.h"

#include <string.h>

#define MAX_BARS 512.0f
#define MAX_SECONDS 3600.0f

static const PromptLexeme*
unit_at(const PromptReader* reader, uint32_t i)
{
  return prompt_item_is(reader, i, PROMPT_UNIT);
}

static void
keep_bars(PromptReader* reader, float bars, PromptSource source)
{
  PromptIntent* const intent = reader->intent;
  const uint32_t      n      = (uint32_t)(bars > MAX_BARS ? MAX_BARS : bars);
  if (bars > MAX_BARS) {
    prompt_remark(reader->intent, PROMPT_CUT, source.begin, source.end,
                  "more bars than 512 are not written");
  }
  if (intent->bars_source.origin == PROMPT_STATED && intent->n_bars != n) {
    prompt_remark(reader->intent, PROMPT_CONFLICT, source.begin, source.end,
                  "a second length is named; the later one is taken");
  }
  intent->n_bars      = n;
  intent->seconds     = 0;
  intent->bars_source = source;
}

static void
keep_seconds(PromptReader* reader, float seconds, PromptSource source)
{
  PromptIntent* const intent = reader->intent;
  const bool more = intent->seconds > 0 && source.begin <= intent->bars_source.end + 6;
  intent->seconds = (more ? intent->seconds : 0) + seconds;
  if (intent->seconds > MAX_SECONDS) {
    intent->seconds = MAX_SECONDS;
    prompt_remark(reader->intent, PROMPT_CUT, source.begin, source.end,
                  "more than an hour is not written");
  }
  intent->n_bars      = 0;
  intent->bars_source = source;
}

/// "1:30", unless it is a weight such as "techno:0.7"
static bool
read_clock(PromptReader* reader, uint32_t i)
{
  float minutes;
  float seconds;
  if (!prompt_item_number(reader, i, &minutes) ||
      !prompt_item_mark(reader, i + 1, ':') ||
      !prompt_item_number(reader, i + 2, &seconds) || seconds >= 60.0f ||
      minutes > 59.0f) {
    return false;
  }
  const PromptToken* const last = &reader->tokens.token[reader->item[i + 2].first];
  if (last->end - last->begin != 2 || !last->glued) {
    return false;
  }
  keep_seconds(reader, minutes * 60.0f + seconds,
               prompt_item_claim(reader, i, i + 2, 0.9f));
  return true;
}

/// "a 12 bar intro" counts the intro, not the piece.
static bool
counts_a_section(const PromptReader* reader, uint32_t i)
{
  return prompt_item_is(reader, i, PROMPT_SECTION) ||
         prompt_item_is(reader, i, PROMPT_BLUES_FORM) ||
         (prompt_item_is(reader, i, PROMPT_AMOUNT) &&
          prompt_item_is(reader, i, PROMPT_AMOUNT)->id == PROMPT_BUILD);
}

/// "4 bars each", "2 bars per chord"
static bool
counts_each(const PromptReader* reader, uint32_t i)
{
  return !strcmp(prompt_item_text(reader, i), "each") ||
         !strcmp(prompt_item_text(reader, i), "per");
}

static void
read_number(PromptReader* reader, uint32_t i)
{
  float value;
  if (reader->item[i].used || !prompt_item_number(reader, i, &value)) {
    return;
  }
  const PromptLexeme* const unit = unit_at(reader, i + 1);
  const char* const         text = prompt_item_text(reader, i + 1);
  const bool                s    = text[0] == 's' && !text[1];
  const bool                more = reader->intent->seconds > 0; // "3 min 20 s"
  if (s && value < 60.0f &&
      (more ||
       (reader->tokens.token[reader->item[i + 1].first].glued && value < 50.0f))) {
    keep_seconds(reader, value, prompt_item_claim(reader, i, i + 1, 0.8f));
  } else if (!unit || value <= 0.0f) {
    return;
  } else if (unit->id == PROMPT_OF_BARS && !counts_a_section(reader, i + 2) &&
             !counts_each(reader, i + 2)) {
    keep_bars(reader, value < 1.0f ? 1.0f : value,
              prompt_item_claim(reader, i, i + 1, 0.95f));
  } else if (unit->id == PROMPT_OF_SECONDS || unit->id == PROMPT_OF_MINUTES) {
    const float seconds = unit->id == PROMPT_OF_MINUTES ? 60.0f * value : value;
    keep_seconds(reader, seconds, prompt_item_claim(reader, i, i + 1, 0.95f));
  }
}

void
prompt_read_length(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    if (read_clock(reader, i)) {
      i += 2;
    } else {
      read_number(reader, i);
    }
    if (prompt_item_is(reader, i, PROMPT_ENDLESS) && !reader->item[i].denied) {
      reader->intent->endless     = true;
      reader->intent->bars_source = prompt_item_claim(reader, i, i, 0.9f);
    }
  }
}
