// Who stands under a "no": "no piano", "no drums or bass", "drum-free",
// "ピアノなし"; and who is said strongly or weakly.

#include "core/prompt/deny.h"

#include <string.h>

/// Whether a sound stands behind item `i`, with a word about it at most.
static bool
meets_sound(const PromptReader* reader, uint32_t i)
{
  const uint32_t next = prompt_skip_to_sound(reader, i + 1);
  return prompt_names_sound(reader, next) ||
         ((prompt_says_how(reader, next) || prompt_is_adjective(reader, next)) &&
          prompt_names_sound(reader, next + 1));
}

/// Whether a mark, a joining word or the sentence's end bounds item `i` from outside.
static bool
bounds_clause(const PromptReader* reader, uint32_t i)
{
  return i >= reader->n_items || prompt_item_mark(reader, i, 0) ||
         prompt_item_is(reader, i, PROMPT_AND) || prompt_item_is(reader, i, PROMPT_BUT);
}

/// What denies only an instrument speaks of none here: "hold me tight", "a huge drop".
static bool
is_idle(const PromptReader* reader, uint32_t i, const PromptLexeme* no)
{
  const bool begins = i == 0 || bounds_clause(reader, i - 1);
  return no && no->x > 1.0f && (!meets_sound(reader, i) || (no->x > 2.0f && !begins));
}

/// "synths yes, guitars no", "drums: no", "drums? no": the sound stands before.
static void
deny_answered(PromptReader* reader, uint32_t i)
{
  const bool mark = i > 1 && (prompt_item_mark(reader, i - 1, ':') ||
                              prompt_item_mark(reader, i - 1, '=') ||
                              prompt_item_mark(reader, i - 1, '?'));
  const bool ends = bounds_clause(reader, i + 1);
  if (mark && prompt_names_sound(reader, i - 2)) {
    reader->item[i - 2].denied = true;
    reader->item[i].used       = true;
  } else if (ends && i > 0 && prompt_names_sound(reader, i - 1)) {
    reader->item[i - 1].denied = true;
    reader->item[i].used       = true;
  }
}

static void
deny_after(PromptReader* reader, uint32_t i)
{
  const PromptLexeme* const no = prompt_item_is(reader, i, PROMPT_NOT);
  if (is_idle(reader, i, no)) {
    return;
  }
  // "no: drums"
  const uint32_t begin =
    i + (prompt_item_mark(reader, i + 1, ':') || prompt_item_mark(reader, i + 1, '=')
           ? 2
           : 1);
  uint32_t next = prompt_deny_group(reader, begin);
  if (next == begin) {
    deny_answered(reader, i);
    return;
  }
  reader->item[i].used = true;
  prompt_deny_list(reader, next, !no || no->x > 0.0f);
}

/// "take drums and bass out", "drums and bass are banned": in English a verb tells
/// that the denial at item `i` is of the whole list; "piano and drums off" may not be.
static bool
denies_list(const PromptReader* reader, uint32_t i)
{
  static const char* const verbs[] = {"take", "keep", "leave", "turn", "kick"};
  if (reader->item[i].entry.first->language != PROMPT_ENGLISH ||
      !strcmp(prompt_item_text(reader, i), "are")) {
    return true;
  }
  uint32_t k = i;
  while (k > 0 && (prompt_names_sound(reader, k - 1) || prompt_is_glue(reader, k - 1) ||
                   prompt_item_is(reader, k - 1, PROMPT_AND))) {
    --k;
    for (size_t v = 0; v < sizeof(verbs) / sizeof(verbs[0]); ++v) {
      if (!strcmp(prompt_item_text(reader, k), verbs[v])) {
        return true;
      }
    }
  }
  for (size_t v = 0; k > 0 && v < sizeof(verbs) / sizeof(verbs[0]); ++v) {
    if (!strcmp(prompt_item_text(reader, k - 1), verbs[v])) {
      return true;
    }
  }
  return false;
}

/// "drum free", "ピアノとドラムなし"
static void
deny_before(PromptReader* reader, uint32_t i)
{
  const bool chained = denies_list(reader, i);
  for (uint32_t k = i; k > 0;) {
    --k;
    const bool joint = prompt_item_is(reader, k, PROMPT_FILLER) ||
                       prompt_item_mark(reader, k, ':') ||
                       prompt_item_mark(reader, k, '=') ||       // "drums: none"
                       prompt_item_mark(reader, k, '?');         // "drums? no thanks"
    if (joint && i - k <= 3 && !prompt_names_sound(reader, k)) { // "beats off"
      continue;
    }
    if (!prompt_starts_list_item(reader, k)) {
      return;
    }
    reader->item[k].denied = true;
    reader->item[i].used   = true;
    if (!chained || k == 0 ||
        !(prompt_item_is(reader, k - 1, PROMPT_AND) ||
          prompt_item_is(reader, k - 1, PROMPT_OR) ||
          !strcmp(prompt_item_text(reader, k - 1), "も"))) {
      return;
    }
    --k;
  }
}

static void
strengthen(PromptReader* reader, uint32_t i)
{
  const PromptLexeme* const very = prompt_item_is(reader, i, PROMPT_VERY);
  if (very && i + 1 < reader->n_items) {
    reader->item[i + 1].very *= very->x;
    reader->item[i].used = prompt_says_how(reader, i + 1);
  }
}

void
prompt_read_denials(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    strengthen(reader, i);
    const bool allows = prompt_item_is(reader, i, PROMPT_EXCEPT) && i > 0 &&
                        reader->item[i - 1].denied; // "no strings except cello"
    if (prompt_item_is(reader, i, PROMPT_NOT) ||
        (prompt_item_is(reader, i, PROMPT_EXCEPT) && !allows)) {
      deny_after(reader, i);
    } else if (prompt_item_is(reader, i, PROMPT_NOT_AFTER)) {
      deny_before(reader, i);
    } else if (prompt_item_is(reader, i, PROMPT_LACKS)) {
      // "no beats or vocals", "without beats, bass and choir"
      prompt_deny_list(reader, i + 1, !strncmp(prompt_item_text(reader, i), "with", 4));
    }
  }
}
