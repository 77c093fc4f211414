#include "core/param/instrument.h"
#include "core/score/text.h"
#include "core/score/text_words.h"

#include <stdlib.h>
#include <string.h>

/// A text while it is read, and what has been understood so far.
typedef struct {
  ScoreWords    rest; ///< What has not been read yet
  uint32_t      line; ///< From 1
  uint32_t      seen; ///< Bit per line of the piece
  ScorePiece    piece;
  ScoreSection  plan; ///< The section being read; no bars before the first
  ScoreNote*    notes;
  ScoreChord*   chords;
  ScoreSection* sections[SCORE_MAX_SECTIONS];
  uint32_t      n_sections, n_bars, n_notes;
  bool          ended;
} Reader;

/// Reads the rest of one line into the reader.
typedef BaseStatus (*ReadLine)(Reader* self, ScoreWords words);

static BaseStatus
status_of(bool good)
{
  return good ? BASE_OK : BASE_BAD_INPUT;
}

static bool
read_u32(ScoreWords* words, uint32_t most, uint32_t* value)
{
  int64_t    whole;
  const bool good = score_words_whole(words, 0, most, &whole);
  *value          = good ? (uint32_t)whole : 0U;
  return good;
}

static bool
read_u8(ScoreWords* words, uint32_t most, uint8_t* value)
{
  uint32_t   whole;
  const bool good = read_u32(words, most, &whole);
  *value          = (uint8_t)whole;
  return good;
}

static BaseStatus
read_take(Reader* self, ScoreWords words)
{
  return status_of(read_u32(&words, UINT32_MAX, &self->piece.take) && !words.n);
}

static BaseStatus
read_seed(Reader* self, ScoreWords words)
{
  return status_of(read_u32(&words, UINT32_MAX, &self->piece.seed) && !words.n);
}

static BaseStatus
read_key(Reader* self, ScoreWords words)
{
  return status_of(read_u8(&words, 11, &self->piece.key) && !words.n);
}

static BaseStatus
read_mode(Reader* self, ScoreWords words)
{
  unsigned mode = 0;
  while (mode < BASE_N_MODES &&
         !score_words_are(words, base_mode_name((BaseMode)mode))) {
    ++mode;
  }
  self->piece.mode = (uint8_t)mode;
  return status_of(mode < BASE_N_MODES);
}

static BaseStatus
read_meter(Reader* self, ScoreWords words)
{
  return status_of(read_u8(&words, 32, &self->piece.meter.beats) &&
                   read_u8(&words, 16, &self->piece.meter.unit) && !words.n);
}

static BaseStatus
read_tempo(Reader* self, ScoreWords words)
{
  return status_of(score_words_float(&words, &self->piece.tempo_bpm) && !words.n);
}

static BaseStatus
read_bars(Reader* self, ScoreWords words)
{
  return status_of(read_u32(&words, SCORE_MAX_BARS, &self->piece.n_bars) && !words.n);
}

static BaseStatus
read_swing(Reader* self, ScoreWords words)
{
  return status_of(score_words_float(&words, &self->piece.swing) && !words.n);
}

static BaseStatus
read_swing_unit(Reader* self, ScoreWords words)
{
  uint32_t   ticks;
  const bool good         = read_u32(&words, BASE_PPQ, &ticks) && !words.n;
  self->piece.swing_ticks = (uint16_t)ticks;
  return status_of(good);
}

static BaseStatus
read_sliders(Reader* self, ScoreWords words)
{
  return status_of(score_words_float(&words, &self->piece.dynamics) &&
                   score_words_float(&words, &self->piece.articulation) &&
                   score_words_float(&words, &self->piece.timbre) && !words.n);
}

static BaseStatus
read_knobs(Reader* self, ScoreWords words)
{
  return status_of(score_words_float(&words, &self->piece.creativity) &&
                   score_words_float(&words, &self->piece.density) &&
                   score_words_float(&words, &self->piece.complexity) &&
                   score_words_float(&words, &self->piece.energy) && !words.n);
}

static bool
read_part_name(ScoreWords* words, uint8_t* part)
{
  ScoreWords word;
  unsigned   i = 0;
  if (!score_words_next(words, &word)) {
    return false;
  }
  while (i < BASE_N_PARTS && !score_words_are(word, base_part_name((BasePart)i))) {
    ++i;
  }
  *part = (uint8_t)i;
  return i < BASE_N_PARTS;
}

/// The instrument of this name; one that is unknown here becomes its nearest.
static uint8_t
find_instrument(ScoreWords name, uint8_t program, bool drums)
{
  const uint32_t n    = param_n_instruments();
  uint32_t       kit  = 0;
  uint32_t       same = n;
  for (uint32_t i = n; i-- > 0;) {
    const ParamInstrument* const it = param_instrument(i);
    kit                             = it->voicing == PARAM_HITS ? i : kit;
    same                            = score_words_are(name, it->name) ? i : same;
  }
  if (same < n) {
    return (uint8_t)same;
  }
  return (uint8_t)(drums ? kit : param_instrument_for_program(program));
}

static BaseStatus
read_part(Reader* self, ScoreWords words)
{
  uint8_t   id, used, program;
  ScorePart part;
  if (!read_part_name(&words, &id) || !read_u8(&words, 1, &used) ||
      !score_words_float(&words, &part.level_db) ||
      !score_words_float(&words, &part.pan) || !score_words_float(&words, &part.send) ||
      !read_u8(&words, 127, &program) || !words.n) {
    return BASE_BAD_INPUT;
  }
  part.used             = used;
  part.instrument       = find_instrument(words, program, id == BASE_DRUMS);
  self->piece.parts[id] = part;
  return BASE_OK;
}

/// Close the section being read, if any.
static BaseStatus
finish_section(Reader* self)
{
  if (!self->plan.n_bars) {
    return BASE_OK;
  }
  if (self->n_sections == SCORE_MAX_SECTIONS) {
    return BASE_BAD_INPUT;
  }
  const BaseStatus status = score_section_new(&self->plan, self->piece.meter,
                                              &self->sections[self->n_sections]);
  if (!status) {
    ++self->n_sections;
    self->n_bars += self->plan.n_bars;
    self->n_notes += self->plan.n_notes;
    self->plan.n_bars = 0;
  }
  return status;
}

static BaseStatus
read_section(Reader* self, ScoreWords words)
{
  const BaseStatus status = finish_section(self);
  if (status) {
    return status;
  }
  self->plan = (ScoreSection){
    .first_bar = self->n_bars, .notes = self->notes, .chords = self->chords};
  if (!read_u32(&words, SCORE_MAX_SECTION_BARS, &self->plan.n_bars) ||
      !score_words_float(&words, &self->plan.energy) || words.n >= SCORE_LABEL_BYTES ||
      !self->plan.n_bars) {
    return BASE_BAD_INPUT;
  }
  memcpy(self->plan.label, words.bytes, words.n);
  return BASE_OK;
}

static BaseStatus
read_chord(Reader* self, ScoreWords words)
{
  ScoreChord chord;
  unsigned   quality = 0;
  if (!self->plan.n_bars || self->plan.n_chords == SCORE_MAX_SECTION_CHORDS ||
      !read_u32(&words, UINT32_MAX, &chord.start_ticks) ||
      !read_u8(&words, 11, &chord.root) || !read_u8(&words, 11, &chord.bass)) {
    return BASE_BAD_INPUT;
  }
  while (quality < BASE_N_QUALITIES &&
         !score_words_are(words, score_text_quality((BaseQuality)quality))) {
    ++quality;
  }
  chord.quality                       = (uint8_t)quality;
  self->chords[self->plan.n_chords++] = chord;
  return status_of(quality < BASE_N_QUALITIES);
}

static BaseStatus
read_note(Reader* self, ScoreWords words)
{
  ScoreNote note;
  int64_t   push, lift;
  if (!self->plan.n_bars || self->plan.n_notes == SCORE_MAX_SECTION_NOTES ||
      !read_part_name(&words, &note.part) ||
      !read_u32(&words, UINT32_MAX, &note.start_ticks) ||
      !read_u32(&words, UINT32_MAX, &note.length_ticks) ||
      !read_u8(&words, 127, &note.pitch) || !read_u8(&words, 127, &note.velocity) ||
      !score_words_whole(&words, -SCORE_MAX_PUSH_TICKS, SCORE_MAX_PUSH_TICKS, &push) ||
      !score_words_whole(&words, -SCORE_MAX_LIFT, SCORE_MAX_LIFT, &lift) || words.n) {
    return BASE_BAD_INPUT;
  }
  note.push_ticks                   = (int16_t)push;
  note.lift                         = (int8_t)lift;
  self->notes[self->plan.n_notes++] = note;
  return BASE_OK;
}

static BaseStatus
read_end(Reader* self, ScoreWords words)
{
  uint32_t         n_sections, n_notes;
  const BaseStatus status = finish_section(self);
  if (status) {
    return status;
  }
  self->ended = read_u32(&words, UINT32_MAX, &n_sections) &&
                read_u32(&words, UINT32_MAX, &n_notes) && !words.n &&
                n_sections == self->n_sections && n_notes == self->n_notes;
  return status_of(self->ended);
}

/// The lines of a piece must all be there, once, before the first section.
static const struct {
  const char* name;
  ReadLine    read;
} piece_lines[] = {
  {"take", read_take},       {"seed", read_seed},   {"key", read_key},
  {"mode", read_mode},       {"meter", read_meter}, {"tempo", read_tempo},
  {"bars", read_bars},       {"swing", read_swing}, {"swing_unit", read_swing_unit},
  {"sliders", read_sliders}, {"knobs", read_knobs},
};

#define N_PIECE_LINES (sizeof(piece_lines) / sizeof(piece_lines[0]))

static const struct {
  const char* name;
  ReadLine    read;
} music_lines[] = {
  {"section", read_section},
  {"chord", read_chord},
  {"note", read_note},
  {"end", read_end},
};

#define N_MUSIC_LINES (sizeof(music_lines) / sizeof(music_lines[0]))

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
read_piece_line(Reader* self, size_t i, ScoreWords words)
{
  if (self->seen >> i & 1U || self->n_sections || self->plan.n_bars) {
    return BASE_BAD_INPUT;
  }
  self->seen |= 1U << i;
  return piece_lines[i].read(self, words);
}

static BaseStatus
read_line(Reader* self, ScoreWords words)
{
  ScoreWords name;
  if (self->ended || !score_words_next(&words, &name)) {
    return BASE_BAD_INPUT;
  }
  for (size_t i = 0; i < N_PIECE_LINES; ++i) {
    if (score_words_are(name, piece_lines[i].name)) {
      return read_piece_line(self, i, words);
    }
  }
  if (score_words_are(name, "part")) {
    return read_part(self, words);
  }
  for (size_t i = 0; i < N_MUSIC_LINES; ++i) {
    if (score_words_are(name, music_lines[i].name)) {
      const bool complete =
        self->seen == (1U << N_PIECE_LINES) - 1U && score_piece_is_valid(&self->piece);
      return complete ? music_lines[i].read(self, words) : BASE_BAD_INPUT;
    }
  }
  return status_of(is_name(name));
}

/// Split a line off; false if no whole line is left.
static bool
next_line(Reader* self, ScoreWords* line)
{
  const char* const end =
    self->rest.n ? (const char*)memchr(self->rest.bytes, '\n', self->rest.n) : NULL;
  if (!end) {
    return false;
  }
  *line = (ScoreWords){self->rest.bytes, (size_t)(end - self->rest.bytes)};
  self->rest.bytes += line->n + 1U;
  self->rest.n -= line->n + 1U;
  ++self->line;
  return true;
}

static BaseStatus
read_version(Reader* self)
{
  ScoreWords line, name;
  int64_t    version;
  self->line = 0;
  if (!next_line(self, &line) || !score_words_next(&line, &name) ||
      !score_words_are(name, SCORE_TEXT_NAME) ||
      !score_words_whole(&line, 1, INT32_MAX, &version) || line.n) {
    self->line = 1;
    return BASE_BAD_INPUT;
  }
  return version > SCORE_TEXT_VERSION ? BASE_TOO_NEW : BASE_OK;
}

static BaseStatus
read_all(Reader* self)
{
  ScoreWords line;
  BaseStatus status = read_version(self);
  while (!status && next_line(self, &line)) {
    status = read_line(self, line);
  }
  if (!status && (!self->ended || self->rest.n)) {
    ++self->line;
    status = BASE_BAD_INPUT;
  }
  return status;
}

BaseStatus
score_text_read(const char* text, size_t n_bytes, ScoreView** view, uint32_t* line)
{
  *view                = NULL;
  BaseStatus    status = BASE_NO_MEMORY;
  Reader* const self   = (Reader*)calloc(1, sizeof(Reader));
  if (self) {
    self->rest   = (ScoreWords){text, n_bytes};
    self->notes  = (ScoreNote*)malloc(SCORE_MAX_SECTION_NOTES * sizeof(ScoreNote));
    self->chords = (ScoreChord*)malloc(SCORE_MAX_SECTION_CHORDS * sizeof(ScoreChord));
    if (self->notes && self->chords) {
      status = read_all(self);
    }
    if (!status) {
      status = score_view_new(&self->piece, (const ScoreSection* const*)self->sections,
                              self->n_sections, view);
    }
    for (uint32_t i = 0; i < self->n_sections; ++i) {
      score_section_release(self->sections[i]);
    }
    free(self->chords);
    free(self->notes);
  }
  if (line) {
    *line = self ? self->line : 0;
  }
  free(self);
  return status;
}
