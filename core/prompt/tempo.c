// Tempo in numbers: "90 bpm", "tempo 120-130", "♩ = 72".

#include "core/prompt/reader.h"

#include <string.h>

#define LEAST_BPM 20.0f
#define MOST_BPM 300.0f

/// The middle of a range, in whole beats per minute.
static float
middle(float low, float high)
{
  return low == high ? low : (float)(int)((low + high) / 2.0f + 0.5f);
}

static void
keep(PromptReader* reader, float bpm, PromptSource source)
{
  PromptIntent* const intent = reader->intent;
  const float within = bpm < LEAST_BPM ? LEAST_BPM : bpm > MOST_BPM ? MOST_BPM : bpm;
  if (within != bpm) {
    prompt_remark(reader->intent, PROMPT_CUT, source.begin, source.end,
                  "the tempo is kept between 20 and 300");
  }
  if (intent->tempo_bpm.source.origin == PROMPT_STATED &&
      intent->tempo_bpm.value != within) {
    prompt_remark(reader->intent, PROMPT_CONFLICT, source.begin, source.end,
                  "a second tempo is named; the later one is taken");
  }
  intent->tempo_bpm = (PromptAmount){within, source};
}

static bool
is_bpm(const PromptReader* reader, uint32_t i)
{
  const PromptLexeme* const unit = prompt_item_is(reader, i, PROMPT_UNIT);
  return unit && unit->id == PROMPT_OF_BPM;
}

/// "slow tempo", which is a pace as one phrase
static bool
ends_in_tempo(const PromptReader* reader, uint32_t i)
{
  return prompt_item_is(reader, i, PROMPT_PACE) &&
         !strcmp(prompt_token_text(&reader->tokens, reader->item[i].end - 1), "tempo");
}

static bool
skips_to_number(const PromptReader* reader, uint32_t i)
{
  return prompt_item_mark(reader, i, ':') || prompt_item_mark(reader, i, '=') ||
         prompt_item_is(reader, i, PROMPT_FILLER) ||
         prompt_item_is(reader, i, PROMPT_TEMPO_WORD);
}

/// Whether a word such as "tempo" or "bpm" stands before item `i`.
static bool
is_told(const PromptReader* reader, uint32_t i)
{
  while (i > 0) {
    --i;
    if (prompt_item_is(reader, i, PROMPT_TEMPO_WORD) || is_bpm(reader, i) ||
        ends_in_tempo(reader, i)) {
      return true;
    }
    if (!skips_to_number(reader, i)) {
      return false;
    }
  }
  return false;
}

/// The far end of a range "120-130" or "120 to 130" at item `i`, else `i`.
static uint32_t
range_end(const PromptReader* reader, uint32_t i, float* high)
{
  static const char* const to[] = {"to", "a", "bis", "and"};
  float                    value;
  if (prompt_item_number(reader, i + 1, &value) && !reader->item[i + 1].used &&
      reader->tokens.token[reader->item[i + 1].first].dashed) {
    *high = value;
    return i + 1;
  }
  for (size_t k = 0; k < sizeof(to) / sizeof(to[0]); ++k) {
    const char* const text = prompt_item_text(reader, i + 1);
    if (text[0] == to[k][0] && (text[1] == to[k][1]) &&
        prompt_item_number(reader, i + 2, &value) && !reader->item[i + 2].used) {
      *high = value;
      return i + 2;
    }
  }
  return i;
}

/// Whether the number at `i` counts something else: "120 bars".
static bool
counts_other(const PromptReader* reader, uint32_t i)
{
  return prompt_item_is(reader, i + 1, PROMPT_UNIT) && !is_bpm(reader, i + 1);
}

/// "funk | 98 | Em", "funk / 98 / Em", but not "3/98"
static bool
is_bar(const PromptReader* reader, uint32_t i)
{
  return prompt_item_mark(reader, i, '|') ||
         (prompt_item_mark(reader, i, '/') &&
          !reader->tokens.token[reader->item[i].first].glued);
}

static bool
is_edge(const PromptReader* reader, uint32_t i)
{
  return i >= reader->n_items || is_bar(reader, i) ||
         prompt_item_mark(reader, i, ',') || prompt_item_mark(reader, i, '.') ||
         prompt_item_mark(reader, i, ';') || prompt_item_is(reader, i, PROMPT_GENRE) ||
         reader->item[i].used;
}

/// Whether what follows a bare number cannot be what it counts.
static bool
is_other(const PromptReader* reader, uint32_t i)
{
  static const PromptWordKind kinds[] = {PROMPT_NOT,  PROMPT_LACKS,  PROMPT_ONLY,
                                         PROMPT_MOOD, PROMPT_AMOUNT, PROMPT_PACE,
                                         PROMPT_IN,   PROMPT_AND,    PROMPT_BUT};
  for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); ++k) {
    if (prompt_item_is(reader, i, kinds[k])) {
      return true;
    }
  }
  return is_edge(reader, i) || !strcmp(prompt_item_text(reader, i), "ish");
}

/// "bossa nova feel 130": a genre, or a word about it, stands before item `i`.
static bool
ends_genre(const PromptReader* reader, uint32_t i)
{
  if (i > 0 && prompt_item_is(reader, i, PROMPT_FILLER)) {
    --i;
  }
  return prompt_item_is(reader, i, PROMPT_GENRE) ||
         prompt_item_is(reader, i, PROMPT_MOOD);
}

/// "124 G minor", "124 Gm": a key follows.
static bool
begins_key(const PromptReader* reader, uint32_t i)
{
  const char* const text = prompt_item_text(reader, i);
  return i < reader->n_items && text[0] >= 'a' && text[0] <= 'g' && strlen(text) <= 3 &&
         reader->tokens.token[reader->item[i].first].capital;
}

/// "F minor 90", "Em 128": a key stands before it.
static bool
ends_key(const PromptReader* reader, uint32_t i)
{
  return prompt_item_is(reader, i, PROMPT_MODE) || begins_key(reader, i);
}

/// "funk - 98 - Em": a dash with a space on either side ends or begins at this byte.
static bool
is_dash(const PromptReader* reader, uint32_t end)
{
  return end >= 3 && end <= reader->n_bytes &&
         !memcmp(reader->sentence + end - 3, " - ", 3);
}

/// "dnb 172", "funk, 98, clav": a bare number that can be nothing else.
static bool
stands_alone(const PromptReader* reader, uint32_t i, float value)
{
  const PromptToken* const token = &reader->tokens.token[reader->item[i].first];
  const bool last   = is_other(reader, i + 1) || is_dash(reader, token->end + 3);
  const bool behind = last && i > 0 && prompt_item_is(reader, i - 1, PROMPT_SOUND);
  const bool keyed  = i > 0 && ends_key(reader, i - 1); // "E minor 104 clav"
  return value >= 60.0f && value <= 260.0f && value == (float)(int)value &&
         (i == 0 || behind || is_dash(reader, token->begin) || is_edge(reader, i - 1) ||
          keyed || ends_genre(reader, i - 1)) &&
         (last || begins_key(reader, i + 1) ||
          (keyed && prompt_item_is(reader, i + 1, PROMPT_SOUND))) &&
         reader->intent->tempo_bpm.source.origin == PROMPT_DEFAULT;
}

/// One number, or two that bound a range; returns the last item looked at.
static uint32_t
read_number(PromptReader* reader, uint32_t i)
{
  float low;
  if (reader->item[i].used || !prompt_item_number(reader, i, &low)) {
    return i;
  }
  float      high = low;
  uint32_t   last = range_end(reader, i, &high);
  const bool unit = is_bpm(reader, last + 1);
  if (last > i && !unit && !(is_told(reader, i) && high >= 30.0f)) {
    high = low;
    last = i;
  }
  if (last == i && stands_alone(reader, i, low)) {
    keep(reader, low, prompt_item_claim(reader, i, i, 0.92f));
    return i;
  }
  if (!is_bpm(reader, last + 1) && (!is_told(reader, i) || low < 30.0f ||
                                    low > MOST_BPM || counts_other(reader, last))) {
    return i;
  }
  last += is_bpm(reader, last + 1) ? 1 : 0;
  keep(reader, middle(low, high), prompt_item_claim(reader, i, last, 0.97f));
  return last;
}

void
prompt_read_tempo(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    i = read_number(reader, i);
  }
}
