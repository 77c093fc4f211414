// How far a key changes: "a whole step", "2 semitones", "a minor third", "+3".

#include "core/prompt/modulation.h"

#include <string.h>

/// The sign in front of item `i`: "+3", "-2"; 0 without one.
static int
sign_of(const PromptReader* reader, uint32_t i)
{
  const uint32_t at = reader->tokens.token[reader->item[i].first].begin;
  const char     c  = at > 0 ? reader->sentence[at - 1] : ' ';
  const bool     minus =
    (c == '-' && (at < 2 || strchr(" (:=,", reader->sentence[at - 2]))) ||
    (at >= 3 && !memcmp(&reader->sentence[at - 3], "\xE2\x88\x92", 3));
  return c == '+' ? 1 : minus ? -1 : 0;
}

/// Whether a number without a unit tells how far: "up 2", "by 3", "modulation=3".
static bool
is_whole(const PromptReader* reader, uint32_t i, int sign)
{
  const bool led = i > 0 && (prompt_item_is(reader, i - 1, PROMPT_DIRECTION) ||
                             prompt_item_mark(reader, i - 1, '=') ||
                             prompt_item_mark(reader, i - 1, ':') ||
                             !strcmp(prompt_item_text(reader, i - 1), "by"));
  return (led || sign) && !prompt_item_is(reader, i + 1, PROMPT_UNIT);
}

uint32_t
prompt_change_amount(const PromptReader* reader, uint32_t i, PromptChange* change)
{
  float                     count = 1;
  const bool                told  = prompt_item_number(reader, i, &count);
  const PromptLexeme* const mode  = prompt_item_is(reader, i, PROMPT_MODE);
  const uint32_t            at    = i + (told || mode);
  const PromptLexeme* const size  = prompt_item_is(reader, at, PROMPT_INTERVAL);
  const int                 sign  = told ? sign_of(reader, i) : 0;
  const bool                alone = told && !mode && is_whole(reader, i, sign);
  if (size && (!mode || size->id == 4)) {
    const bool minor  = mode && base_mode_is_minor((BaseMode)mode->id); // "minor third"
    change->semitones = count * (float)size->id - (minor ? 1.0f : 0.0f);
  } else if (alone) {
    change->semitones = count;
  } else {
    return 0;
  }
  uint32_t    n = (size ? at + 1 : at) - i;
  float       half;
  const float most = 12.0f;
  if (size && prompt_item_number(reader, i + n, &half) && half == 0.5f) {
    change->semitones += 0.5f * (float)size->id; // "a tone and a half"
    ++n;
  }
  if (change->semitones < -most || change->semitones > most ||
      change->semitones != (float)(int)change->semitones) {
    return 0;
  }
  change->measured  = true;
  change->is_signed = sign != 0 || change->semitones < 0;
  change->semitones *= sign < 0 ? -1.0f : 1.0f;
  return n;
}
