// Who stands under a "no": "no piano", "no drums or bass", "drum-free",
// "ピアノなし"; and who is said strongly or weakly.

#include "core/prompt/reader.h"

#include <string.h>

static bool
names_a_sound(const PromptReader* reader, uint32_t i)
{
  return prompt_item_is(reader, i, PROMPT_SOUND) ||
         prompt_item_is(reader, i, PROMPT_LINE_UP) ||
         prompt_item_is(reader, i, PROMPT_ROLE);
}

static bool
says_how(const PromptReader* reader, uint32_t i)
{
  static const PromptWordKind kinds[] = {PROMPT_AMOUNT, PROMPT_MOOD, PROMPT_PACE,
                                         PROMPT_GENRE,  PROMPT_HINT, PROMPT_SECTION,
                                         PROMPT_METER,  PROMPT_MODE};
  for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); ++k) {
    if (prompt_item_is(reader, i, kinds[k])) {
      return true;
    }
  }
  return false;
}

static bool
is_glue(const PromptReader* reader, uint32_t i)
{
  // "sauf la batterie", "sem a flauta": no note before an instrument
  const char* const text = prompt_item_text(reader, i);
  const bool        note =
    (!strcmp(text, "la") || !strcmp(text, "a")) && names_a_sound(reader, i + 1);
  return note || prompt_item_is(reader, i, PROMPT_FILLER) ||
         prompt_item_is(reader, i, PROMPT_VERY) ||
         prompt_item_is(reader, i, PROMPT_TOO);
}

/// An unknown word before a sound is how it sounds: "no live drums".
static bool
is_adjective(const PromptReader* reader, uint32_t i)
{
  return i < reader->n_items && !reader->item[i].entry.n &&
         reader->tokens.token[reader->item[i].first].kind == PROMPT_WORD &&
         names_a_sound(reader, i + 1);
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

/// Deny one group of words from `i` on; returns the item after it.
///
/// In "no loud drums" it is the drums that are unwanted, not loudness.
static uint32_t
deny_group(PromptReader* reader, uint32_t i)
{
  uint32_t end   = i;
  bool     sound = false;
  while (end < reader->n_items &&
         (is_glue(reader, end) || is_adjective(reader, end) || says_how(reader, end) ||
          names_a_sound(reader, end))) {
    if (names_a_sound(reader, end) && names_a_trait(reader, end)) {
      claim_trait(reader, i, end);
      return end + 1 + (prompt_item_is(reader, end + 1, PROMPT_SOLO) != NULL);
    }
    if (names_a_sound(reader, end)) {
      sound = true;
      ++end;
      break;
    }
    ++end;
  }
  for (uint32_t k = i; k < end; ++k) {
    if (names_a_sound(reader, k) || (!sound && says_how(reader, k))) {
      reader->item[k].denied = true;
    } else if (sound && (says_how(reader, k) || is_adjective(reader, k))) {
      reader->item[k].used = true;
    }
  }
  return end;
}

static bool
starts_list_item(const PromptReader* reader, uint32_t i)
{
  return names_a_sound(reader, i) || says_how(reader, i);
}

/// Whether the list ends in an "or": "no drums, bass or guitar"; behind a "without"
/// an "and" does as well, where "no drums, bass and guitar" may want the latter two.
static bool
leads_to_end(const PromptReader* reader, uint32_t i, bool without)
{
  while (prompt_item_mark(reader, i, ',') || names_a_sound(reader, i) ||
         (prompt_item_is(reader, i, PROMPT_FILLER) && i > 0 &&
          prompt_item_mark(reader, i - 1, ','))) {
    ++i;
  }
  const bool joined = prompt_item_is(reader, i, PROMPT_OR) ||
                      (without && prompt_item_is(reader, i, PROMPT_AND));
  return joined && starts_list_item(reader, prompt_item_skip(reader, i + 1));
}

/// The Chinese comma between the members of a list: "不要鼓、贝斯".
static bool
is_list_comma(const PromptReader* reader, uint32_t i)
{
  const uint32_t n = (uint32_t)strlen("、");
  return reader->language == PROMPT_CHINESE && prompt_item_mark(reader, i, 0) &&
         !strncmp(reader->sentence + reader->tokens.token[reader->item[i].first].begin,
                  "、", n);
}

/// Whether the denial goes on behind the "and" or the mark at `i`.
static bool
goes_on(const PromptReader* reader, uint32_t i, bool without)
{
  // "no guitar/piano", but "no guitar / jazz"
  const bool slash = prompt_item_mark(reader, i, '/') &&
                     reader->tokens.token[reader->item[i].first].glued;
  if (prompt_item_is(reader, i, PROMPT_OR) || slash) {
    return starts_list_item(reader, prompt_item_skip(reader, i + 1));
  }
  if (is_list_comma(reader, i) && names_a_sound(reader, i + 1)) {
    return true;
  }
  if (prompt_item_mark(reader, i, ',')) {
    const uint32_t next = prompt_item_skip(reader, i + 1);
    return ((prompt_item_is(reader, i + 1, PROMPT_OR) ||
             (without && prompt_item_is(reader, i + 1, PROMPT_AND))) &&
            starts_list_item(reader, prompt_item_skip(reader, i + 2))) ||
           (names_a_sound(reader, next) && leads_to_end(reader, i, without));
  }
  // "no drums and bass", but "no drums and a soft piano", "no drums and piano lead"
  const uint32_t the = !strcmp(prompt_item_text(reader, i + 1), "the");
  return prompt_item_is(reader, i, PROMPT_AND) && names_a_sound(reader, i + 1 + the) &&
         !prompt_item_is(reader, i + 2 + the, PROMPT_ROLE) &&
         !prompt_item_is(reader, i + 2 + the, PROMPT_ONLY);
}

/// Whether a sound stands behind item `i`, with a word about it at most.
static bool
meets_sound(const PromptReader* reader, uint32_t i)
{
  const uint32_t next = prompt_item_skip(reader, i + 1);
  return names_a_sound(reader, next) ||
         ((says_how(reader, next) || is_adjective(reader, next)) &&
          names_a_sound(reader, next + 1));
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
  if (mark && names_a_sound(reader, i - 2)) {
    reader->item[i - 2].denied = true;
    reader->item[i].used       = true;
  } else if (ends && i > 0 && names_a_sound(reader, i - 1)) {
    reader->item[i - 1].denied = true;
    reader->item[i].used       = true;
  }
}

/// Deny the rest of a list whose first member ends before item `next`.
static void
deny_list(PromptReader* reader, uint32_t next, bool without)
{
  while (goes_on(reader, next, without)) {
    if (prompt_item_mark(reader, next, ',') &&
        (prompt_item_is(reader, next + 1, PROMPT_OR) ||
         prompt_item_is(reader, next + 1, PROMPT_AND))) {
      ++next;
    }
    const uint32_t more = next + 1;
    next                = deny_group(reader, more);
    if (next == more) {
      return;
    }
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
  uint32_t next = deny_group(reader, begin);
  if (next == begin) {
    deny_answered(reader, i);
    return;
  }
  reader->item[i].used = true;
  deny_list(reader, next, !no || no->x > 0.0f);
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
  while (k > 0 && (names_a_sound(reader, k - 1) || is_glue(reader, k - 1) ||
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
                       prompt_item_mark(reader, k, '=') || // "drums: none"
                       prompt_item_mark(reader, k, '?');   // "drums? no thanks"
    if (joint && i - k <= 3) {
      continue;
    }
    if (!starts_list_item(reader, k)) {
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
    reader->item[i].used = says_how(reader, i + 1);
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
      deny_list(reader, i + 1, false); // "no beats or vocals"
    }
  }
}
