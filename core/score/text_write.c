#include "core/param/instrument.h"
#include "core/score/text.h"
#include "core/score/text_words.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Text that grows; once memory has run out it stays empty.
typedef struct {
  char*  bytes;
  size_t n_bytes, capacity;
  bool   failed;
} Text;

static void
grow(Text* self, size_t n)
{
  const size_t want = self->n_bytes + n + 1U;
  if (self->failed || want <= self->capacity) {
    return;
  }
  const size_t capacity =
    want > 2U * self->capacity ? want + 1024U : 2U * self->capacity;
  char* const bytes = (char*)realloc(self->bytes, capacity);
  self->failed      = !bytes;
  if (bytes) {
    self->bytes    = bytes;
    self->capacity = capacity;
  }
}

static void
put_text(Text* self, const char* text)
{
  const size_t n = strlen(text);
  grow(self, n);
  if (!self->failed) {
    memcpy(self->bytes + self->n_bytes, text, n + 1U);
    self->n_bytes += n;
  }
}

/// A space and a whole number.
static void
put_whole(Text* self, int64_t value)
{
  char digits[24];
  snprintf(digits, sizeof(digits), " %lld", (long long)value);
  put_text(self, digits);
}

/// A space and a float with as many digits as it takes to read it back exactly.
static void
put_float(Text* self, float value)
{
  // The host's locale decides about the decimal sign, so whatever came is replaced
  char from[64], to[64] = " ";
  snprintf(from, sizeof(from), "%.9g", (double)value);
  size_t n = 1;
  for (const char* c = from; *c; ++c) {
    if (strchr("0123456789+-e", *c)) {
      to[n++] = *c;
    } else if (to[n - 1U] != '.') {
      to[n++] = '.';
    }
  }
  to[n] = '\0';
  put_text(self, to);
}

static void
put_floats(Text* self, const char* name, const float* values, unsigned n)
{
  put_text(self, name);
  for (unsigned i = 0; i < n; ++i) {
    put_float(self, values[i]);
  }
  put_text(self, "\n");
}

static void
put_number(Text* self, const char* name, int64_t value)
{
  put_text(self, name);
  put_whole(self, value);
  put_text(self, "\n");
}

static void
put_part(Text* self, BasePart part, const ScorePart* it)
{
  const ParamInstrument* const instrument = param_instrument(it->instrument);
  put_text(self, "part ");
  put_text(self, base_part_name(part));
  put_whole(self, it->used);
  put_float(self, it->level_db);
  put_float(self, it->pan);
  put_float(self, it->send);
  put_whole(self, instrument->program);
  put_text(self, " ");
  put_text(self, instrument->name);
  put_text(self, "\n");
}

static void
put_piece(Text* self, const ScorePiece* piece)
{
  put_number(self, "take", piece->take);
  put_number(self, "seed", piece->seed);
  put_number(self, "key", piece->key);
  put_text(self, "mode ");
  put_text(self, base_mode_name((BaseMode)piece->mode));
  put_text(self, "\nmeter");
  put_whole(self, piece->meter.beats);
  put_whole(self, piece->meter.unit);
  put_text(self, "\n");
  put_floats(self, "tempo", &piece->tempo_bpm, 1);
  put_number(self, "bars", piece->n_bars);
  put_text(self, "swing");
  put_float(self, piece->swing);
  put_whole(self, piece->swing_ticks);
  put_text(self, "\n");
  put_floats(self, "sliders",
             (const float[]){piece->dynamics, piece->articulation, piece->timbre}, 3);
  put_floats(self, "knobs",
             (const float[]){piece->creativity, piece->density, piece->complexity,
                             piece->energy},
             4);
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    put_part(self, (BasePart)i, &piece->parts[i]);
  }
}

static void
put_chord(Text* self, const ScoreChord* chord)
{
  put_text(self, "chord");
  put_whole(self, chord->start_ticks);
  put_whole(self, chord->root);
  put_whole(self, chord->bass);
  put_text(self, " ");
  put_text(self, score_text_quality((BaseQuality)chord->quality));
  put_text(self, "\n");
}

static void
put_note(Text* self, const ScoreNote* note)
{
  put_text(self, "note ");
  put_text(self, base_part_name((BasePart)note->part));
  put_whole(self, note->start_ticks);
  put_whole(self, note->length_ticks);
  put_whole(self, note->pitch);
  put_whole(self, note->velocity);
  put_whole(self, note->push_ticks);
  put_whole(self, note->lift);
  put_text(self, "\n");
}

static void
put_section(Text* self, const ScoreSection* section)
{
  put_text(self, "section");
  put_whole(self, section->n_bars);
  put_float(self, section->energy);
  put_text(self, " ");
  put_text(self, section->label);
  put_text(self, "\n");
  for (uint32_t i = 0; i < section->n_chords; ++i) {
    put_chord(self, &section->chords[i]);
  }
  for (uint32_t i = 0; i < section->n_notes; ++i) {
    put_note(self, &section->notes[i]);
  }
}

BaseStatus
score_text_write(const ScoreView* view, char** text, size_t* n_bytes)
{
  Text     self    = {NULL, 0, 0, false};
  uint32_t n_notes = 0;
  put_text(&self, SCORE_TEXT_NAME);
  put_whole(&self, SCORE_TEXT_VERSION);
  put_text(&self, "\n");
  put_piece(&self, &view->piece);
  for (uint32_t i = 0; i < view->n_sections; ++i) {
    put_section(&self, view->sections[i]);
    n_notes += view->sections[i]->n_notes;
  }
  put_text(&self, "end");
  put_whole(&self, view->n_sections);
  put_whole(&self, n_notes);
  put_text(&self, "\n");
  *text    = NULL;
  *n_bytes = 0;
  if (self.failed) {
    free(self.bytes);
    return BASE_NO_MEMORY;
  }
  *text    = self.bytes;
  *n_bytes = self.n_bytes;
  return BASE_OK;
}
