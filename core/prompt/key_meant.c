// Whether what could be a key is one: "in A" and "funk in Eb" are, "a" seldom is.

#include "core/prompt/tonic.h"

#include <string.h>

static bool
ends_phrase(const PromptReader* reader, uint32_t i)
{
  float value;
  return i >= reader->n_items || prompt_item_mark(reader, i, 0) ||
         prompt_item_number(reader, i, &value) ||
         prompt_item_is(reader, i, PROMPT_FILLER) ||
         prompt_item_is(reader, i, PROMPT_AND) ||
         prompt_item_is(reader, i, PROMPT_NOT) ||
         prompt_item_is(reader, i, PROMPT_ONLY) ||
         prompt_item_is(reader, i, PROMPT_TEMPO_WORD) ||
         prompt_item_is(reader, i, PROMPT_UNIT) ||
         prompt_item_is(reader, i, PROMPT_GENRE);
}

/// "in a minor key", "a minor feel": the mode of something, not a tonic.
static bool
is_article(const PromptReader* reader, const PromptTonic* key)
{
  static const char* const nouns[] = {"key",   "mode",     "feel",  "feeling",
                                      "scale", "mood",     "sound", "vibe",
                                      "chord", "tonality", NULL};
  const uint32_t           next    = key->last + 1;
  const uint32_t           last    = reader->item[key->last].end - 1;
  if (prompt_is_one_of(prompt_token_text(&reader->tokens, last), nouns)) {
    return true;
  }
  return !ends_phrase(reader, next) ||
         prompt_is_one_of(prompt_item_text(reader, next), nouns);
}

/// "AB" is a form or a name, "Ab" is a key.
static bool
is_shouted_flat(const PromptReader* reader, uint32_t i, const PromptTonic* key)
{
  const PromptToken* const token = &reader->tokens.token[reader->item[i].first];
  return key->letter && key->mode < 0 && token->end - token->begin == 2 &&
         reader->sentence[token->begin + 1] == 'B';
}

static bool
follows_tempo(const PromptReader* reader, uint32_t i)
{
  return i > 0 && prompt_item_is(reader, i - 1, PROMPT_UNIT) &&
         reader->item[i - 1].used;
}

/// Whether the key may end the phrase before it: "funk, 110 bpm G", "ambient drone D".
static bool
begins_apart(const PromptReader* reader, uint32_t i)
{
  return i == 0 || prompt_item_mark(reader, i - 1, 0) || follows_tempo(reader, i) ||
         prompt_item_is(reader, i - 1, PROMPT_GENRE);
}

/// Whether an "in" or "key:" stands before item `i`; `teller` is the item.
static bool
is_told(const PromptReader* reader, uint32_t i, uint32_t* teller)
{
  const bool mark = i > 1 && (prompt_item_mark(reader, i - 1, ':') ||
                              prompt_item_mark(reader, i - 1, '='));
  *teller         = i - (mark ? 2 : 1);
  const bool on   = i > 1 && !strcmp(prompt_item_text(reader, i - 1), "on") &&
                  prompt_item_is(reader, i - 2, PROMPT_MODE); // "dorian on D"
  return on || (i > 0 && prompt_item_is(reader, *teller, PROMPT_IN));
}

/// What stands around what could be a key.
typedef struct {
  bool told;    ///< An "in" or "key:" before it
  bool strong;  ///< One that leaves no doubt: "key" itself, or more than a word
  bool capital; ///< Its first letter
  bool apart;   ///< It is a phrase of its own
} Setting;

static Setting
setting_of(const PromptReader* reader, uint32_t i, const PromptTonic* key)
{
  const uint32_t next   = key->last + 1;
  uint32_t       teller = 0;
  Setting        set    = {.told = is_told(reader, i, &teller)};
  set.capital           = reader->tokens.token[reader->item[i].first].capital;
  set.apart             = begins_apart(reader, i) &&
              (next >= reader->n_items || prompt_item_mark(reader, next, 0));
  if (set.told) {
    const PromptItem* const item = &reader->item[teller];
    const char* const       word = prompt_item_text(reader, teller);
    set.strong =
      item->end > item->first + 1 || !strcmp(word, "key") || !strcmp(word, "tonart");
  }
  return set;
}

/// "in a minor" or "a minor feel"
static bool
is_small_a_meant(const PromptReader* reader, uint32_t i, const PromptTonic* key,
                 bool strong)
{
  if (key->mode < 0) {
    return strong && !is_article(reader, key);
  }
  return strong || follows_tempo(reader, i) || !is_article(reader, key);
}

/// "in C", "funk in Eb", "C blues"
static bool
is_letter_meant(const PromptReader* reader, uint32_t i, const PromptTonic* key,
                const Setting* set)
{
  const uint32_t           next  = key->last + 1;
  const PromptToken* const token = &reader->tokens.token[reader->item[i].first];
  if (set->told) {
    return set->capital || set->strong || key->sharp || ends_phrase(reader, next);
  }
  if (is_shouted_flat(reader, i, key)) {
    return false;
  }
  if (key->sharp && key->last > i) {
    return true;
  }
  const bool blues  = !strcmp(prompt_item_text(reader, next), "blues");
  const bool raised = key->sharp && token->end - token->begin >= 2;
  return set->capital && (set->apart || raised || blues);
}

bool
prompt_tonic_is_meant(const PromptReader* reader, uint32_t i, const PromptTonic* key)
{
  const uint32_t next = key->last + 1;
  const Setting  set  = setting_of(reader, i, key);
  if (key->bare_a && !set.capital && !key->sharp) {
    return is_small_a_meant(reader, i, key, set.strong);
  }
  if (key->whole && !strcmp(prompt_item_text(reader, next), "i")) {
    return false; // "Am I"
  }
  if (key->mode >= 0) {
    const bool shown = set.capital || key->sharp || set.apart;
    return !key->whole || set.told || (!key->large && shown);
  }
  if (key->letter) {
    return is_letter_meant(reader, i, key, &set);
  }
  return key->sharp ||
         (set.told && reader->language != PROMPT_JAPANESE && ends_phrase(reader, next));
}
