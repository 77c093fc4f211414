// What the words around a change of key tell: how far, which way, where to, when.

#include "core/prompt/modulation.h"

#include <string.h>

#define MOST_JOINTS 6U ///< Words in a row that tell nothing

/// Whether the last word of item `i` leads to a key: "to", "ends in".
static bool
leads_to_key(const PromptReader* reader, uint32_t i)
{
  static const char* const every[] = {"to",   "into",  "towards", "toward", "nach",
                                      "vers", "verso", "para",    "到",     "入",
                                      "向",   "至",    NULL};
  // In English these stand before the key that the piece is in
  static const char* const foreign[] = {"in", "en", "em", "a", "zu", NULL};
  const PromptItem* const  item      = &reader->item[i];
  const char* const        word = prompt_token_text(&reader->tokens, item->end - 1);
  const bool               verb = prompt_item_is(reader, i, PROMPT_MODULATION) &&
                    item->end > item->first + 1; // "ends in"
  return prompt_is_one_of(word, every) ||
         ((verb || reader->language != PROMPT_ENGLISH) &&
          prompt_is_one_of(word, foreign));
}

static bool
leads_from_key(const PromptReader* reader, uint32_t i)
{
  static const char* const words[] = {"from", "von", "de", "da", "desde", "从", NULL};
  return prompt_is_one_of(prompt_item_text(reader, i), words);
}

/// Words that stand between what tells of the change.
static bool
is_joint(const PromptReader* reader, uint32_t i)
{
  static const char* const words[] = {
    "by",   "um",   "per",     "d",      "dans",  "di",    "before", "after",
    "when", "near", "towards", "toward", "until", "gegen", "分",     NULL};
  return prompt_item_is(reader, i, PROMPT_FILLER) ||
         prompt_item_is(reader, i, PROMPT_IN) ||
         prompt_item_is(reader, i, PROMPT_VERY) ||
         prompt_is_one_of(prompt_item_text(reader, i), words);
}

/// A key that is meant as one, behind a word that leads to it or from it.
static bool
read_key_at(const PromptReader* reader, uint32_t i, PromptTonic* key)
{
  const uint32_t end = i + MOST_JOINTS;
  while (i < end && is_joint(reader, i) &&
         !reader->tokens.token[reader->item[i].first].capital &&
         strcmp(prompt_item_text(reader, i), "a") != 0) {
    ++i;
  }
  if (i >= reader->n_items || !prompt_tonic_read(reader, i, key)) {
    return false;
  }
  const bool capital = reader->tokens.token[reader->item[i].first].capital;
  const bool article = key->bare_a && !capital && !key->sharp;
  if (article) {
    // "to a minor", but "to a minor key"
    const uint32_t last = reader->item[key->last].end - 1;
    return key->mode >= 0 && !prompt_item_is(reader, key->last + 1, PROMPT_IN) &&
           strcmp(prompt_token_text(&reader->tokens, last), "key") != 0;
  }
  return key->mode >= 0 || key->sharp || capital || !key->letter;
}

/// "in the last chorus", "at the end"; returns the items that it takes.
static uint32_t
take_place(const PromptReader* reader, uint32_t i)
{
  uint32_t at = i;
  while (at < i + MOST_JOINTS && is_joint(reader, at) &&
         !prompt_item_is(reader, at, PROMPT_PLACE)) {
    ++at;
  }
  const uint32_t begin = at;
  while (prompt_item_is(reader, at, PROMPT_PLACE)) {
    ++at;
  }
  const bool     told    = at > begin;
  const uint32_t section = told ? prompt_item_skip(reader, at) : at; // "最後のサビ"
  if (prompt_item_is(reader, section, PROMPT_SECTION) && (told || begin > i)) {
    return section + 1 - i;
  }
  return told ? at - i : 0;
}

/// Whether more about the change stands behind the mark at `i`.
static bool
goes_on(const PromptReader* reader, uint32_t i)
{
  static const char marks[] = ":=(+,";
  if (!prompt_item_mark(reader, i, 0)) {
    return false;
  }
  const char mark = prompt_item_text(reader, i)[0];
  uint32_t   at   = prompt_item_skip(reader, i + 1);
  at += prompt_item_mark(reader, at, '+');
  PromptChange next = {.measured = false};
  const bool   much = prompt_change_amount(reader, at, &next) != 0;
  return mark == ')' || (strchr(marks, mark) &&
                         (much || prompt_item_is(reader, at, PROMPT_DIRECTION)));
}

/// "to D major", "to the relative minor"; returns the items that it takes.
static uint32_t
take_target(const PromptReader* reader, uint32_t i, PromptChange* change)
{
  if (change->aimed || change->measured || !leads_to_key(reader, i)) {
    return 0;
  }
  const uint32_t            next = prompt_item_skip(reader, i + 1);
  const PromptLexeme* const near = prompt_item_is(reader, next, PROMPT_RELATIVE);
  if (near) {
    change->measured = change->is_signed = true;
    change->semitones                    = near->id == BASE_MINOR ? -3.0f : 3.0f;
    return next + 1 - i;
  }
  change->aimed = read_key_at(reader, i + 1, &change->target);
  return change->aimed ? change->target.last + 1 - i : 0;
}

/// The items of one more thing that is told of the change at item `i`, or 0.
static uint32_t
take_more(const PromptReader* reader, uint32_t i, PromptChange* change)
{
  const PromptLexeme* const way = prompt_item_is(reader, i, PROMPT_DIRECTION);
  const uint32_t n = change->measured ? 0 : prompt_change_amount(reader, i, change);
  if (n) {
    return n;
  }
  if (way) {
    change->direction = way->x > 0 ? 1 : -1;
    return 1;
  }
  const uint32_t to = take_target(reader, i, change);
  if (to) {
    return to;
  }
  if (!change->parted && leads_from_key(reader, i) &&
      read_key_at(reader, i + 1, &change->origin)) {
    change->parted = true;
    return change->origin.last + 1 - i;
  }
  const uint32_t place = take_place(reader, i);
  change->placed       = change->placed || place;
  return place;
}

void
prompt_change_look(const PromptReader* reader, uint32_t i, uint32_t end,
                   PromptChange* change)
{
  uint32_t joints = 0;
  while (i < end && joints < MOST_JOINTS) {
    const uint32_t n = take_more(reader, i, change);
    if (n) {
      i += n;
      change->last = i - 1;
      joints       = 0;
    } else if (is_joint(reader, i) || goes_on(reader, i)) {
      ++i;
      ++joints;
    } else {
      return;
    }
  }
}
