#include "core/compose/line.h"

#include "core/compose/scale.h"

/// How many of the last notes may still sound.
#define MOST_SOUNDING 64U

void
compose_line_add(ComposeLine* self, const ScoreNote* note, bool mono)
{
  if (self->n == COMPOSE_MAX_LINE_NOTES) {
    return;
  }
  const uint32_t oldest = self->n > MOST_SOUNDING ? self->n - MOST_SOUNDING : 0;
  for (uint32_t i = self->n; i > oldest; --i) {
    ScoreNote* const other  = &self->notes[i - 1];
    const bool       sounds = other->start_ticks < note->start_ticks &&
                        other->start_ticks + other->length_ticks > note->start_ticks;
    if (sounds && (mono || other->pitch == note->pitch)) {
      other->length_ticks = note->start_ticks - other->start_ticks;
    }
  }
  self->notes[self->n++] = *note;
}

void
compose_line_suit(ComposeLine* self, const ComposeLead* lead, uint32_t end_ticks)
{
  for (uint32_t i = 0; i < self->n; ++i) {
    ScoreNote* const note = &self->notes[i];
    uint32_t         end  = note->start_ticks + note->length_ticks;
    end                   = end < end_ticks ? end : end_ticks;
    for (uint32_t k = 0; lead && k < lead->n_chords; ++k) {
      const ScoreChord* const chord = &lead->chords[k];
      if (chord->start_ticks > note->start_ticks && chord->start_ticks < end &&
          !compose_has(compose_chord_tones(chord), note->pitch)) {
        end = chord->start_ticks;
      }
    }
    note->length_ticks = end - note->start_ticks;
  }
}
