#include "core/score/text_reader.h"

#include <string.h>

/// Close the section being read, if any.
static BaseStatus
finish_section(ScoreTextReader* self)
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

static bool
read_section(ScoreTextReader* self, ScoreWords* words)
{
  uint32_t n_bars;
  self->plan = (ScoreSection){
    .first_bar = self->n_bars, .notes = self->notes, .chords = self->chords};
  if (!score_text_u32(words, SCORE_MAX_SECTION_BARS, &n_bars) || !n_bars ||
      !score_words_float(words, &self->plan.energy) || words->n >= SCORE_LABEL_BYTES) {
    return false;
  }
  memcpy(self->plan.label, words->bytes, words->n);
  self->plan.n_bars = n_bars;
  words->n          = 0;
  return true;
}

static bool
read_chord(ScoreTextReader* self, ScoreWords* words)
{
  ScoreChord chord;
  if (!self->plan.n_bars || self->plan.n_chords == SCORE_MAX_SECTION_CHORDS ||
      !score_text_u32(words, UINT32_MAX, &chord.start_ticks) ||
      !score_text_u8(words, 11, &chord.root) ||
      !score_text_u8(words, 11, &chord.bass)) {
    return false;
  }
  chord.quality = 0;
  while (chord.quality < BASE_N_QUALITIES &&
         !score_words_are(*words, score_text_quality((BaseQuality)chord.quality))) {
    ++chord.quality;
  }
  self->chords[self->plan.n_chords++] = chord;
  words->n                            = 0;
  return chord.quality < BASE_N_QUALITIES;
}

static bool
read_note(ScoreTextReader* self, ScoreWords* words)
{
  ScoreNote note;
  int64_t   push, lift;
  if (!self->plan.n_bars || self->plan.n_notes == SCORE_MAX_SECTION_NOTES ||
      !score_text_part(words, &note.part) ||
      !score_text_u32(words, UINT32_MAX, &note.start_ticks) ||
      !score_text_u32(words, UINT32_MAX, &note.length_ticks) ||
      !score_text_u8(words, 127, &note.pitch) ||
      !score_text_u8(words, 127, &note.velocity) ||
      !score_words_whole(words, -SCORE_MAX_PUSH_TICKS, SCORE_MAX_PUSH_TICKS, &push) ||
      !score_words_whole(words, -SCORE_MAX_LIFT, SCORE_MAX_LIFT, &lift)) {
    return false;
  }
  note.push_ticks                   = (int16_t)push;
  note.lift                         = (int8_t)lift;
  self->notes[self->plan.n_notes++] = note;
  return true;
}

/// The last line tells how much there was, so that a text with a hole is noticed.
static bool
read_end(ScoreTextReader* self, ScoreWords* words)
{
  uint32_t n_sections, n_notes;
  self->ended = true;
  return score_text_u32(words, UINT32_MAX, &n_sections) &&
         score_text_u32(words, UINT32_MAX, &n_notes) &&
         n_sections == self->n_sections && n_notes == self->n_notes;
}

static const struct {
  const char* name;
  bool        closes; ///< The section before it is complete
  bool (*read)(ScoreTextReader* self, ScoreWords* words);
} lines[] = {
  {"note", false, read_note},
  {"chord", false, read_chord},
  {"section", true, read_section},
  {"end", true, read_end},
};

#define N_LINES (sizeof(lines) / sizeof(lines[0]))

BaseStatus
score_text_music_line(ScoreTextReader* self, ScoreWords name, ScoreWords words)
{
  size_t i = 0;
  while (i < N_LINES && !score_words_are(name, lines[i].name)) {
    ++i;
  }
  if (i == N_LINES) {
    return BASE_NOT_FOUND;
  }
  if (!self->n_sections && !self->plan.n_bars && !score_text_piece_is_complete(self)) {
    return BASE_BAD_INPUT;
  }
  const BaseStatus status = lines[i].closes ? finish_section(self) : BASE_OK;
  if (status) {
    return status;
  }
  return lines[i].read(self, &words) && !words.n ? BASE_OK : BASE_BAD_INPUT;
}
