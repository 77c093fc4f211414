// Key and mode: "in Bb", "F# minor", "h-Moll", "la menor", "変ロ長調".

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

/// Whether what could be a key is meant as one.
static bool
is_meant(const PromptReader* reader, uint32_t i, const PromptTonic* key)
{
  uint32_t                 teller  = 0;
  const PromptToken* const token   = &reader->tokens.token[reader->item[i].first];
  const bool               told    = is_told(reader, i, &teller);
  const bool               capital = token->capital;
  const char* const        word    = told ? prompt_item_text(reader, teller) : "";
  const bool               strong =
    told && (reader->item[teller].end > reader->item[teller].first + 1 ||
             !strcmp(word, "key") || !strcmp(word, "tonart"));
  if (key->bare_a && !capital && !key->sharp) {
    return (key->mode >= 0 || strong) &&
           ((key->mode >= 0 && (strong || follows_tempo(reader, i))) ||
            !is_article(reader, key));
  }
  if (key->whole && !strcmp(prompt_item_text(reader, key->last + 1), "i")) {
    return false; // "Am I"
  }
  const bool apart =
    begins_apart(reader, i) &&
    (key->last + 1 >= reader->n_items || prompt_item_mark(reader, key->last + 1, 0));
  if (key->mode >= 0) {
    return !key->whole || told || (!key->large && (capital || key->sharp || apart));
  }
  if (!key->letter) {
    return key->sharp || (told && reader->language != PROMPT_JAPANESE &&
                          ends_phrase(reader, key->last + 1));
  }
  if (!told && is_shouted_flat(reader, i, key)) {
    return false;
  }
  if (told) {
    return capital || strong || key->sharp || ends_phrase(reader, key->last + 1);
  }
  return (capital && apart) ||
         (capital && key->sharp && token->end - token->begin >= 2) ||
         (capital && prompt_item_text(reader, key->last + 1)[0] &&
          !strcmp(prompt_item_text(reader, key->last + 1), "blues")) ||
         (key->sharp && key->last > i);
}

void
prompt_tonic_keep(PromptReader* reader, uint32_t i, const PromptTonic* key)
{
  PromptIntent* const intent = reader->intent;
  const PromptSource  source = prompt_item_claim(reader, i, key->last, 0.97f);
  const bool          clash =
    intent->key_source.origin == PROMPT_STATED &&
    (intent->key != key->pitch || (key->mode >= 0 && intent->mode != key->mode));
  if (clash) {
    prompt_remark(reader->intent, PROMPT_CONFLICT, source.begin, source.end,
                  "a second key is named; the later one is taken");
  }
  intent->key        = (uint8_t)key->pitch;
  intent->key_source = source;
  if (key->mode >= 0) {
    intent->mode        = (uint8_t)key->mode;
    intent->mode_source = source;
  }
}

static void
read_mode(PromptReader* reader, uint32_t i)
{
  PromptIntent* const       intent = reader->intent;
  const PromptLexeme* const mode   = prompt_item_is(reader, i, PROMPT_MODE);
  if (!mode || reader->item[i].used) {
    return;
  }
  if (reader->item[i].denied) {
    reader->item[i].used = true;
    return;
  }
  if (intent->mode_source.origin != PROMPT_STATED) {
    intent->mode        = (uint8_t)mode->id;
    intent->mode_source = prompt_item_claim(reader, i, i, 0.9f);
  }
}

/// "the relative minor of C"
static void
read_relative(PromptReader* reader, uint32_t i)
{
  PromptIntent* const       intent = reader->intent;
  const PromptLexeme* const to     = prompt_item_is(reader, i, PROMPT_RELATIVE);
  if (!to || reader->item[i].used || intent->key_source.origin != PROMPT_STATED) {
    return;
  }
  intent->key         = (uint8_t)((intent->key + (to->id == BASE_MINOR ? 9 : 3)) % 12);
  intent->mode        = (uint8_t)to->id;
  intent->mode_source = prompt_item_claim(reader, i, i, 0.95f);
}

void
prompt_read_key(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    PromptTonic key;
    if (!reader->item[i].used && prompt_tonic_read(reader, i, &key) &&
        !reader->item[i].denied && is_meant(reader, i, &key)) {
      prompt_tonic_keep(reader, i, &key);
      i = key.last;
    }
  }
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    read_mode(reader, i);
    read_relative(reader, i);
  }
}
