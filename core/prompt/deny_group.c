// What one "no" takes: "no drums", "no loud drums", "no guitar solo".

#include "core/prompt/deny.h"

#include <string.h>

bool
prompt_names_sound(const PromptReader* reader, uint32_t i)
{
  return prompt_item_is(reader, i, PROMPT_SOUND) ||
         prompt_item_is(reader, i, PROMPT_LINE_UP) ||
         prompt_item_is(reader, i, PROMPT_ROLE);
}

uint32_t
prompt_skip_to_sound(const PromptReader* reader, uint32_t i)
{
  while (prompt_item_is(reader, i, PROMPT_FILLER) && !prompt_names_sound(reader, i)) {
    ++i;
  }
  return i;
}

bool
prompt_says_how(const PromptReader* reader, uint32_t i)
{
  static const PromptWordKind kinds[] = {PROMPT_AMOUNT, PROMPT_MOOD, PROMPT_PACE,
                                         PROMPT_GENRE,  PROMPT_HINT, PROMPT_SECTION,
                                         PROMPT_METER,  PROMPT_MODE, PROMPT_MODULATION};
  for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); ++k) {
    if (prompt_item_is(reader, i, kinds[k])) {
      return true;
    }
  }
  return false;
}

bool
prompt_is_glue(const PromptReader* reader, uint32_t i)
{
  // "sauf la batterie", "sem a flauta": no note before an instrument
  const char* const text = prompt_item_text(reader, i);
  const bool        note =
    (!strcmp(text, "la") || !strcmp(text, "a")) && prompt_names_sound(reader, i + 1);
  return note || prompt_item_is(reader, i, PROMPT_FILLER) ||
         prompt_item_is(reader, i, PROMPT_VERY) ||
         prompt_item_is(reader, i, PROMPT_TOO);
}

bool
prompt_is_adjective(const PromptReader* reader, uint32_t i)
{
  return i < reader->n_items && !reader->item[i].entry.n &&
         reader->tokens.token[reader->item[i].first].kind == PROMPT_WORD &&
         prompt_names_sound(reader, i + 1);
}

static void
claim_trait(PromptReader* reader, uint32_t first, uint32_t last)
{
  for (uint32_t k = first; k <= last; ++k) {
    reader->item[k].used = true;
  }
  if (prompt_item_is(reader, last + 1, PROMPT_SOLO)) {
    reader->item[last + 1].used = true;
  }
}

/// What is unwanted is not the instrument: "no guitar solo", "no minor chords".
static bool
names_a_trait(const PromptReader* reader, uint32_t i)
{
  return prompt_item_is(reader, i + 1, PROMPT_SOLO) ||
         (i > 0 && prompt_item_is(reader, i - 1, PROMPT_MODE) &&
          prompt_item_is(reader, i, PROMPT_ROLE));
}

uint32_t
prompt_deny_group(PromptReader* reader, uint32_t i)
{
  uint32_t end   = i;
  bool     sound = false;
  while (end < reader->n_items &&
         (prompt_is_glue(reader, end) || prompt_is_adjective(reader, end) ||
          prompt_says_how(reader, end) || prompt_names_sound(reader, end))) {
    if (prompt_names_sound(reader, end) && names_a_trait(reader, end)) {
      claim_trait(reader, i, end);
      return end + 1 + (prompt_item_is(reader, end + 1, PROMPT_SOLO) != NULL);
    }
    if (prompt_names_sound(reader, end)) {
      sound = true;
      ++end;
      break;
    }
    ++end;
    if (prompt_item_is(reader, end - 1, PROMPT_MODULATION)) {
      break; // "no key change piano ballad"
    }
  }
  for (uint32_t k = i; k < end; ++k) {
    if (prompt_names_sound(reader, k) || (!sound && prompt_says_how(reader, k))) {
      reader->item[k].denied = true;
    } else if (sound &&
               (prompt_says_how(reader, k) || prompt_is_adjective(reader, k))) {
      reader->item[k].used = true;
    }
  }
  return end;
}
