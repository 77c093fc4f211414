// "Bb", "F# minor", "ebmaj", "h-Moll", "do# menor", "変ロ長調".

#include "core/prompt/tonic.h"

#include <string.h>

static int
letter_pitch(char letter)
{
  static const int8_t pitches[7] = {9, 11, 0, 2, 4, 5, 7};
  return letter >= 'a' && letter <= 'g' ? pitches[letter - 'a'] : -1;
}

bool
prompt_is_one_of(const char* text, const char* const* list)
{
  while (*list && strcmp(*list, text) != 0) {
    ++list;
  }
  return *list != NULL;
}

/// "b", "bb", "f#", "f#m", "ebmaj"
static bool
read_letter(const char* text, PromptTonic* key)
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
  key->mode   = prompt_is_one_of(tail, minor)   ? BASE_MINOR
                : prompt_is_one_of(tail, major) ? BASE_MAJOR
                                                : -1;
  return !*tail || key->mode >= 0;
}

static bool
single_token(const PromptReader* reader, uint32_t i)
{
  return i < reader->n_items && reader->item[i].end == reader->item[i].first + 1;
}

static bool
read_tonic(const PromptReader* reader, uint32_t i, PromptTonic* key)
{
  *key                             = (PromptTonic){.mode = -1, .last = i};
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
read_german(const PromptReader* reader, uint32_t i, const PromptLexeme* mode,
            PromptTonic* key)
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
read_german_tonic(const PromptReader* reader, uint32_t i, PromptTonic* key)
{
  static const struct {
    const char* name;
    int         pitch;
  } names[] = {{"h", 11},  {"cis", 1}, {"des", 1}, {"dis", 3}, {"es", 3},
               {"fis", 6}, {"ges", 6}, {"gis", 8}, {"as", 8},  {"ais", 10}};
  const PromptLexeme* const mode = prompt_item_is(reader, i + 1, PROMPT_MODE);
  if (!mode || (strncmp(mode->phrase, "dur", 3) && strncmp(mode->phrase, "moll", 4))) {
    // "Blues in H"
    *key = (PromptTonic){.pitch = 11, .mode = -1, .last = i, .letter = true};
    return i > 0 && prompt_item_is(reader, i - 1, PROMPT_IN) &&
           !strcmp(prompt_item_text(reader, i), "h") &&
           reader->tokens.token[reader->item[i].first].capital;
  }
  for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); ++k) {
    if (!strcmp(names[k].name, prompt_item_text(reader, i))) {
      *key =
        (PromptTonic){.pitch = names[k].pitch, .mode = -1, .last = i, .letter = true};
      return true;
    }
  }
  return false;
}

bool
prompt_tonic_read(const PromptReader* reader, uint32_t i, PromptTonic* key)
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
