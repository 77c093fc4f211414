// Key and mode: "in Bb", "F# minor", "h-Moll", "la menor", "変ロ長調".

#include "core/prompt/reader.h"

#include <string.h>

typedef struct {
  int      pitch;  ///< 0..11
  int      mode;   ///< BaseMode, -1 if not said
  uint32_t last;   ///< Item that ends it
  bool     letter; ///< A letter, not the name of another language
  bool     bare_a; ///< A lower-case "a": perhaps an article
  bool     sharp;  ///< It carries an accidental
  bool     whole;  ///< "Am": tonic and mode in one word
  bool     large;  ///< "CM": a key only where one is asked for
} Key;

static int
letter_pitch(char letter)
{
  static const int8_t pitches[7] = {9, 11, 0, 2, 4, 5, 7};
  return letter >= 'a' && letter <= 'g' ? pitches[letter - 'a'] : -1;
}

static bool
is_one_of(const char* text, const char* const* list)
{
  while (*list && strcmp(*list, text) != 0) {
    ++list;
  }
  return *list != NULL;
}

/// "b", "bb", "f#", "f#m", "ebmaj"
static bool
read_letter(const char* text, Key* key)
{
  static const char* const minor[] = {"m", "min", "minor", "mi", NULL};
  static const char* const major[] = {"maj", "major", "ma", NULL};
  key->pitch                       = letter_pitch(text[0]);
  if (key->pitch < 0) {
    return false;
  }
  const char* tail = text + 1;
  if (!strcmp(tail, "flat") || !strcmp(tail, "sharp")) {
    key->pitch = (key->pitch + (*tail == 's' ? 1 : 11)) % 12;
    key->sharp = true;
    tail += strlen(tail);
  } else if (*tail == '#' || *tail == 'b') {
    key->pitch = (key->pitch + (*tail == '#' ? 1 : 11)) % 12;
    key->sharp = true;
    ++tail;
  }
  key->letter = true;
  key->bare_a = !strcmp(text, "a");
  key->whole  = *tail != '\0';
  key->mode   = is_one_of(tail, minor)   ? BASE_MINOR
                : is_one_of(tail, major) ? BASE_MAJOR
                                         : -1;
  return !*tail || key->mode >= 0;
}

static bool
single_token(const PromptReader* reader, uint32_t i)
{
  return i < reader->n_items && reader->item[i].end == reader->item[i].first + 1;
}

static bool
read_tonic(const PromptReader* reader, uint32_t i, Key* key)
{
  *key                             = (Key){.mode = -1, .last = i};
  const PromptLexeme* const native = prompt_item_is(reader, i, PROMPT_NOTE);
  // What "B" is depends on the language of its mode, see read_german()
  if (native && strcmp(native->phrase, "b") != 0) {
    key->pitch = native->id;
    return true;
  }
  if (!single_token(reader, i) || prompt_item_mark(reader, i, 0) ||
      !read_letter(prompt_item_text(reader, i), key)) {
    return false;
  }
  const PromptToken* const token = &reader->tokens.token[reader->item[i].first];
  if (key->whole && reader->sentence[token->end - 1] == 'M') {
    key->mode  = BASE_MAJOR; // "EbM", but "FM" is no key
    key->large = !key->sharp || reader->sentence[token->begin + 1] == 'B';
  }
  return true;
}

static int
accidental_at(const PromptReader* reader, uint32_t i)
{
  return prompt_item_is(reader, i, PROMPT_SHARP) || prompt_item_mark(reader, i, '#') ? 1
         : prompt_item_is(reader, i, PROMPT_FLAT) ? -1
                                                  : 0;
}

/// German calls B flat "B" and B natural "H".
static void
read_german(const PromptReader* reader, uint32_t i, const PromptLexeme* mode, Key* key)
{
  const char* const word = mode ? mode->phrase : "";
  const bool        german =
    !strncmp(word, "dur", 3) || !strncmp(word, "moll", 4) ||
    (reader->language == PROMPT_GERMAN && (!mode || mode->language == PROMPT_GERMAN));
  const char* const tonic = prompt_item_text(reader, i);
  if (german && !strcmp(tonic, "b")) {
    key->pitch = 10;
  } else if (german && !strcmp(tonic, "h")) {
    key->pitch  = 11;
    key->letter = true;
  }
}

/// The German names outside a sentence that was taken for German.
static bool
read_german_tonic(const PromptReader* reader, uint32_t i, Key* key)
{
  static const struct {
    const char* name;
    int         pitch;
  } names[] = {{"h", 11},  {"cis", 1}, {"des", 1}, {"dis", 3}, {"es", 3},
               {"fis", 6}, {"ges", 6}, {"gis", 8}, {"as", 8},  {"ais", 10}};
  const PromptLexeme* const mode = prompt_item_is(reader, i + 1, PROMPT_MODE);
  if (!mode || (strncmp(mode->phrase, "dur", 3) && strncmp(mode->phrase, "moll", 4))) {
    // "Blues in H"
    *key = (Key){.pitch = 11, .mode = -1, .last = i, .letter = true};
    return i > 0 && prompt_item_is(reader, i - 1, PROMPT_IN) &&
           !strcmp(prompt_item_text(reader, i), "h") &&
           reader->tokens.token[reader->item[i].first].capital;
  }
  for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); ++k) {
    if (!strcmp(names[k].name, prompt_item_text(reader, i))) {
      *key = (Key){.pitch = names[k].pitch, .mode = -1, .last = i, .letter = true};
      return true;
    }
  }
  return false;
}

/// Tonic, accidental and mode from item `i` on; false if there is no tonic.
static bool
read_key(const PromptReader* reader, uint32_t i, Key* key)
{
  const int      before = accidental_at(reader, i); // "降B大调", "変ロ長調"
  const uint32_t tonic  = i + (before ? 1 : 0);
  if (!read_german_tonic(reader, tonic, key) && !read_tonic(reader, tonic, key)) {
    return false;
  }
  const int after = before || key->whole ? 0 : accidental_at(reader, tonic + 1);
  key->last       = tonic + (after ? 1 : 0);
  const PromptLexeme* const mode = prompt_item_is(reader, key->last + 1, PROMPT_MODE);
  read_german(reader, tonic, mode, key);
  key->pitch = (key->pitch + before + after + 12) % 12;
  key->sharp = key->sharp || before || after;
  if (mode && !key->whole) {
    key->mode = mode->id;
    ++key->last;
  }
  return true;
}

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
is_article(const PromptReader* reader, const Key* key)
{
  static const char* const nouns[] = {"key",   "mode",     "feel",  "feeling",
                                      "scale", "mood",     "sound", "vibe",
                                      "chord", "tonality", NULL};
  const uint32_t           next    = key->last + 1;
  const uint32_t           last    = reader->item[key->last].end - 1;
  if (is_one_of(prompt_token_text(&reader->tokens, last), nouns)) {
    return true;
  }
  return !ends_phrase(reader, next) || is_one_of(prompt_item_text(reader, next), nouns);
}

/// "AB" is a form or a name, "Ab" is a key.
static bool
is_shouted_flat(const PromptReader* reader, uint32_t i, const Key* key)
{
  const PromptToken* const token = &reader->tokens.token[reader->item[i].first];
  return key->letter && key->mode < 0 && token->end - token->begin == 2 &&
         reader->sentence[token->begin + 1] == 'B';
}

/// Whether the key may end the phrase before it: "funk, 110 bpm G".
static bool
begins_apart(const PromptReader* reader, uint32_t i)
{
  return i == 0 || prompt_item_mark(reader, i - 1, 0) ||
         (prompt_item_is(reader, i - 1, PROMPT_UNIT) && reader->item[i - 1].used);
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
is_meant(const PromptReader* reader, uint32_t i, const Key* key)
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
           ((key->mode >= 0 && strong) || !is_article(reader, key));
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

static void
keep_key(PromptReader* reader, uint32_t i, const Key* key)
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
  if (!to || intent->key_source.origin != PROMPT_STATED) {
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
    Key key;
    if (!reader->item[i].used && read_key(reader, i, &key) && !reader->item[i].denied &&
        is_meant(reader, i, &key)) {
      keep_key(reader, i, &key);
      i = key.last;
    }
  }
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    read_mode(reader, i);
    read_relative(reader, i);
  }
}
