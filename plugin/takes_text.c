#include "plugin/takes_text.h"

#include "core/score/text.h"
#include "plugin/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char first_line[] = "estro takes 1\n";

#define LINE_BYTES 128U
#define MOTIF_NOTE_BYTES 48U

typedef struct {
  char*  bytes;
  size_t n, room;
  bool   failed;
} Paper;

static void
add(Paper* self, const char* text, size_t n)
{
  if (self->room - self->n < n + 1) {
    const size_t room  = 2 * (self->room + n + 1);
    char* const  bytes = (char*)realloc(self->bytes, room);
    if (!bytes) {
      self->failed = true;
      return;
    }
    self->bytes = bytes;
    self->room  = room;
  }
  memcpy(self->bytes + self->n, text, n);
  self->n += n;
  self->bytes[self->n] = '\0';
}

/// A text of the user's, made fit to be written, and a line break.
static void
add_clean(Paper* self, const char* text, size_t n)
{
  const size_t from = self->n;
  add(self, text, n);
  if (!self->failed) {
    plugin_text_clean(self->bytes + from, n);
  }
  add(self, "\n", 1);
}

static size_t
write_motif(const ScorePhrase* motif, char text[SCORE_PHRASE_NOTES * MOTIF_NOTE_BYTES])
{
  size_t n = 0;
  for (uint32_t i = 0; i < motif->n; ++i) {
    const ScorePhraseNote* const note = &motif->notes[i];
    n += (size_t)snprintf(text + n, MOTIF_NOTE_BYTES, "%s%u %u %u %u", i ? "," : "",
                          (unsigned)note->start_ticks, (unsigned)note->length_ticks,
                          (unsigned)note->pitch, (unsigned)note->velocity);
  }
  return n;
}

BaseStatus
plugin_score_write(const ScoreView* view, char** text, size_t* n_bytes)
{
  ScorePiece piece  = view->piece;
  piece.take        = 1;
  ScoreView* first  = NULL;
  BaseStatus status = score_view_new(&piece, view->sections, view->n_sections, &first);
  if (!status) {
    status = score_text_write(first, text, n_bytes);
  }
  score_view_free(first);
  return status;
}

static void
add_take(Paper* self, const PluginKept* kept, bool plays, const char* score,
         size_t n_score)
{
  const PluginSource* const source = kept->source;
  char                      line[LINE_BYTES];
  char                      motif[SCORE_PHRASE_NOTES * MOTIF_NOTE_BYTES];
  const size_t              n_motif = write_motif(&source->motif, motif);
  const size_t              n_prompt =
    plugin_text_cut(source->prompt, source->n_prompt, ESTRO_MAX_PROMPT_BYTES);
  const int n = snprintf(line, sizeof line, "take %u %u %zu %zu %zu %zu\n", plays,
                         (unsigned)kept->rating, n_prompt,
                         (size_t)source->corrections.n_bytes, n_motif, n_score);
  add(self, line, (size_t)n);
  add_clean(self, source->prompt, n_prompt);
  add_clean(self, source->corrections.bytes, source->corrections.n_bytes);
  add_clean(self, motif, n_motif);
  add_clean(self, score, n_score);
}

BaseStatus
plugin_takes_write(const PluginTakes* takes, const ScoreView* view, bool saved,
                   char** text, size_t* n_bytes)
{
  Paper      paper  = {NULL, 0, 0, false};
  BaseStatus status = BASE_OK;
  add(&paper, first_line, sizeof first_line - 1);
  for (uint32_t i = 0; i < takes->n && !status; ++i) {
    const PluginKept* const kept    = &takes->kept[i];
    const bool              here    = view && view->piece.take == kept->id;
    const bool              plays   = here && saved;
    const ScoreView* const  own     = here ? view : kept->view;
    char*                   score   = NULL;
    size_t                  n_score = 0;
    if (!plays && own) {
      status = plugin_score_write(own, &score, &n_score);
    }
    if (!status) {
      add_take(&paper, kept, plays, score ? score : "", n_score);
    }
    free(score);
  }
  status = paper.failed ? BASE_NO_MEMORY : status;
  if (status) {
    free(paper.bytes);
    paper = (Paper){NULL, 0, 0, false};
  }
  *text    = paper.bytes;
  *n_bytes = paper.n;
  return status;
}

typedef struct {
  const char* at;
  size_t      left;
} Reader;

/// The next field of this length and its line break; NULL if it is cut short.
static const char*
field(Reader* self, size_t n)
{
  const char* const found = self->at;
  if (self->left < n + 1 || found[n] != '\n') {
    return NULL;
  }
  self->at += n + 1;
  self->left -= n + 1;
  return found;
}

/// The numbers of a line that begins with "take"; false if it is none.
static bool
read_line(Reader* self, unsigned long numbers[6])
{
  char              line[LINE_BYTES];
  const char* const end = (const char*)memchr(self->at, '\n', self->left);
  const size_t      n   = end ? (size_t)(end - self->at) : sizeof line;
  if (n >= sizeof line || !field(self, n)) {
    return false;
  }
  memcpy(line, end - n, n);
  line[n]  = '\0';
  char* at = line + 4;
  if (n < 4 || memcmp(line, "take", 4)) {
    return false;
  }
  for (unsigned i = 0; i < 6; ++i) {
    char* rest = at;
    numbers[i] = strtoul(at, &rest, 10);
    if (rest == at || numbers[i] > self->left) {
      return false;
    }
    at = rest;
  }
  return !*at;
}

/// Up to the first that is none, or is out of range.
static void
read_motif(const char* text, size_t n_bytes, ScorePhrase* motif)
{
  char        copy[SCORE_PHRASE_NOTES * MOTIF_NOTE_BYTES + 1];
  const char* at = copy;
  motif->n       = 0;
  if (n_bytes >= sizeof copy) {
    return;
  }
  memcpy(copy, text, n_bytes);
  copy[n_bytes]  = '\0';
  unsigned start = 0, length = 0, pitch = 0, velocity = 0;
  int      used = 0;
  while (motif->n < SCORE_PHRASE_NOTES &&
         sscanf(at, "%7u %7u %3u %3u%n", &start, &length, &pitch, &velocity, &used) ==
           4 &&
         length && pitch < 128 && velocity && velocity < 128) {
    motif->notes[motif->n++] =
      (ScorePhraseNote){start, length, (uint8_t)pitch, (uint8_t)velocity};
    at += used;
    at += *at == ',';
  }
}

/// One take; false if it is damaged or there is no memory.
static bool
read_take(Reader* reader, PluginTakes* takes, PluginSource* source, uint32_t* n_takes,
          uint32_t* playing)
{
  unsigned long numbers[6] = {0};
  if (!read_line(reader, numbers)) {
    return false;
  }
  const char* const prompt      = field(reader, numbers[2]);
  const char* const corrections = prompt ? field(reader, numbers[3]) : NULL;
  const char* const motif       = corrections ? field(reader, numbers[4]) : NULL;
  const char* const score       = motif ? field(reader, numbers[5]) : NULL;
  ScoreView*        view        = NULL;
  if (!score || numbers[2] > sizeof source->prompt ||
      numbers[3] > sizeof source->corrections.bytes ||
      (numbers[5] && score_text_read(score, numbers[5], &view, NULL))) {
    return false;
  }
  source->n_prompt            = (uint32_t)numbers[2];
  source->corrections.n_bytes = (uint32_t)numbers[3];
  memcpy(source->prompt, prompt, numbers[2]);
  memcpy(source->corrections.bytes, corrections, numbers[3]);
  read_motif(motif, numbers[4], &source->motif);
  const uint32_t    id   = ++*n_takes;
  PluginKept* const kept = plugin_takes_add(takes, id, source, NULL, *playing);
  if (!kept) {
    score_view_free(view);
    return false;
  }
  if (view) {
    view->piece.take = id;
  }
  kept->view   = view;
  kept->rating = numbers[1] > 5 ? 5 : (uint32_t)numbers[1];
  *playing     = numbers[0] ? id : *playing;
  return true;
}

bool
plugin_takes_read(PluginTakes* takes, const char* text, size_t n_bytes,
                  uint32_t* n_takes, uint32_t* playing)
{
  const size_t        n_first = sizeof first_line - 1;
  PluginSource* const source  = (PluginSource*)malloc(sizeof *source);
  bool   good   = source && n_bytes >= n_first && !memcmp(text, first_line, n_first);
  Reader reader = {text + n_first, good ? n_bytes - n_first : 0};
  *playing      = 0;
  while (good && reader.left) {
    good = read_take(&reader, takes, source, n_takes, playing);
  }
  free(source);
  return good;
}
