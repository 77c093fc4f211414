#include "core/score/text.h"
#include "core/score/text_reader.h"

#include <stdlib.h>
#include <string.h>

bool
score_text_u32(ScoreWords* words, uint32_t most, uint32_t* value)
{
  int64_t    whole;
  const bool good = score_words_whole(words, 0, most, &whole);
  *value          = good ? (uint32_t)whole : 0U;
  return good;
}

bool
score_text_u8(ScoreWords* words, uint8_t most, uint8_t* value)
{
  uint32_t   whole;
  const bool good = score_text_u32(words, most, &whole);
  *value          = (uint8_t)whole;
  return good;
}

bool
score_text_part(ScoreWords* words, uint8_t* part)
{
  ScoreWords word;
  if (!score_words_next(words, &word)) {
    return false;
  }
  *part = 0;
  while (*part < BASE_N_PARTS &&
         !score_words_are(word, base_part_name((BasePart)*part))) {
    ++*part;
  }
  return *part < BASE_N_PARTS;
}

/// Whether a later version could have a line of this name.
static bool
is_name(ScoreWords word)
{
  bool good = word.n > 0;
  for (size_t i = 0; good && i < word.n; ++i) {
    good = (word.bytes[i] >= 'a' && word.bytes[i] <= 'z') || word.bytes[i] == '_';
  }
  return good;
}

static BaseStatus
read_line(ScoreTextReader* self, ScoreWords words)
{
  ScoreWords name;
  if (self->ended || !score_words_next(&words, &name)) {
    return BASE_BAD_INPUT;
  }
  BaseStatus status = score_text_music_line(self, name, words);
  if (status == BASE_NOT_FOUND) {
    status = score_text_piece_line(self, name, words);
  }
  if (status == BASE_NOT_FOUND) {
    status = is_name(name) ? BASE_OK : BASE_BAD_INPUT;
  }
  return status;
}

/// Split a line off; false if no whole line is left.
static bool
next_line(ScoreTextReader* self, ScoreWords* line)
{
  const char* const end =
    self->rest.n ? (const char*)memchr(self->rest.bytes, '\n', self->rest.n) : NULL;
  ++self->line;
  if (!end) {
    return false;
  }
  *line = (ScoreWords){self->rest.bytes, (size_t)(end - self->rest.bytes)};
  self->rest.bytes += line->n + 1U;
  self->rest.n -= line->n + 1U;
  return true;
}

static BaseStatus
read_version(ScoreTextReader* self)
{
  // Looked at before the line's end is searched for, which may be far in a wrong file
  const size_t n = strlen(SCORE_TEXT_NAME);
  ScoreWords   line, name;
  int64_t      version;
  if (self->rest.n < n || memcmp(self->rest.bytes, SCORE_TEXT_NAME, n) != 0 ||
      !next_line(self, &line) || !score_words_next(&line, &name) || name.n != n ||
      !score_words_whole(&line, 1, INT32_MAX, &version) || line.n) {
    self->line = 1;
    return BASE_BAD_INPUT;
  }
  return version > SCORE_TEXT_VERSION ? BASE_TOO_NEW : BASE_OK;
}

static BaseStatus
read_all(ScoreTextReader* self)
{
  ScoreWords line;
  BaseStatus status = read_version(self);
  while (!status && next_line(self, &line)) {
    status = read_line(self, line);
  }
  const bool complete = self->ended && !self->rest.n;
  return !status && !complete ? BASE_BAD_INPUT : status;
}

static BaseStatus
read_view(ScoreTextReader* self, ScoreView** view)
{
  self->notes  = (ScoreNote*)malloc(SCORE_MAX_SECTION_NOTES * sizeof(ScoreNote));
  self->chords = (ScoreChord*)malloc(SCORE_MAX_SECTION_CHORDS * sizeof(ScoreChord));
  BaseStatus status = self->notes && self->chords ? read_all(self) : BASE_NO_MEMORY;
  if (!status) {
    status = score_view_new(&self->piece, (const ScoreSection* const*)self->sections,
                            self->n_sections, view);
  }
  for (uint32_t i = 0; i < self->n_sections; ++i) {
    score_section_release(self->sections[i]);
  }
  free(self->chords);
  free(self->notes);
  return status;
}

BaseStatus
score_text_read(const char* text, size_t n_bytes, ScoreView** view, uint32_t* line)
{
  *view                         = NULL;
  BaseStatus             status = BASE_NO_MEMORY;
  ScoreTextReader* const self   = (ScoreTextReader*)calloc(1, sizeof(ScoreTextReader));
  if (self) {
    self->rest = (ScoreWords){text, n_bytes};
    status     = read_view(self, view);
  }
  if (line) {
    *line = self ? self->line : 0;
  }
  free(self);
  return status;
}
