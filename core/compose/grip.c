#include "core/compose/grip.h"

#include <stddef.h>

// The anchor, from which pitches are counted, is the root in the octave from here on
#define BASS_BASE 28
#define UPPER_BASE 48

/// How far below the anchor "what" 0 lies.
#define BELOW_ANCHOR 24

/// Find the chord that is in force at every place.
static void
hear_chords(ComposeGrip* self, const ComposeSheet* sheet, uint32_t bar)
{
  static const ComposeStep tonic  = {.what = COMPOSE_CHORD, .much = COMPOSE_BASS};
  const uint32_t           key    = self->band->stand->brief->piece.key;
  const ComposeStep* const before = compose_sheet_before(sheet, bar);
  ScoreChord               force = compose_steps_read(before ? before : &tonic, key, 0);
  uint32_t                 i     = sheet->first[bar] + 1U;
  for (uint32_t where = 0; where < self->places; ++where) {
    for (; i < sheet->first[bar + 1] && sheet->steps[i].where <= where; ++i) {
      if (compose_steps_is_chord(&sheet->steps[i])) {
        force               = compose_steps_read(&sheet->steps[i], key, 0);
        self->change[where] = true;
      }
    }
    self->chord[where] = force;
  }
}

void
compose_grip_hear(ComposeGrip* self, const ComposeLine* line)
{
  self->before = self->high = self->low = -1;
  for (uint32_t i = line->n; i; --i) {
    const ScoreNote* const note = &line->notes[i - 1];
    if (note->start_ticks != line->notes[line->n - 1].start_ticks) {
      break;
    }
    self->before = self->before < 0 ? note->pitch : self->before;
    self->low    = self->low < 0 || note->pitch < self->low ? note->pitch : self->low;
    self->high   = note->pitch > self->high ? note->pitch : self->high;
  }
}

/// Whether the last note is held at `place` of the section.
static bool
sounds(const ComposeLine* line, uint32_t place)
{
  const ScoreNote* const last = line->n ? &line->notes[line->n - 1] : NULL;
  return last && last->start_ticks + last->length_ticks > place * COMPOSE_PLACE_TICKS;
}

/// Whether the bar may not be empty: a piece's last one sounds, one of a steady part
/// too unless a note is held, and a part has a note in its section at least.
static bool
must_sound(const ComposeGrip* self, const ComposeLine* line)
{
  const ComposeBandstand* const stand = self->band->stand;
  const uint32_t                bar   = self->band->bar;
  const bool                    lacks = !line->n && bar + 1 == stand->sheet->n_bars;
  const bool                    holds =
    self->band->steady && !sounds(line, compose_grid_at(stand->grid, bar, 0));
  return self->last ? self->begin == 0 : holds || lacks;
}

void
compose_grip(ComposeGrip* self, const ComposeBand* band, const ComposeLine* line)
{
  const ComposeBandstand* const stand = band->stand;
  const ComposeGrid* const      grid  = stand->grid;
  const uint32_t                bar   = band->bar;
  *self = (ComposeGrip){.band = band, .reach = compose_reach(stand->brief, band->part)};
  self->places = compose_grid_places(grid, bar);
  self->begin  = grid->start[bar % grid->n];
  self->last   = stand->section->ends && bar / grid->n + 1 == stand->section->n_bars;
  self->steady = must_sound(self, line);
  hear_chords(self, stand->sheet, bar);
  compose_grip_hear(self, line);
}

static int
base_of(const ComposeGrip* self)
{
  return self->band->part == BASE_BASS ? BASS_BASE : UPPER_BASE;
}

/// How far the anchor at `where` lies above the base.
static int
offset_at(const ComposeGrip* self, uint32_t where)
{
  return (self->chord[where].root - base_of(self) % 12 + 12) % 12;
}

ComposeForce
compose_grip_force(const ComposeGrip* self, uint32_t where)
{
  const ScoreChord* const chord = &self->chord[where];
  const uint32_t          key   = self->band->stand->brief->piece.key;
  if (self->band->part == BASE_DRUMS) {
    return (ComposeForce){COMPOSE_NO_QUALITY, COMPOSE_NO_DEGREE, 0};
  }
  return (ComposeForce){chord->quality, (uint8_t)((chord->root + 12U - key) % 12U),
                        (uint8_t)offset_at(self, where)};
}

int
compose_grip_pitch(const ComposeGrip* self, uint32_t where, uint32_t what)
{
  if (what >= COMPOSE_DRUM) {
    return (int)(what - COMPOSE_DRUM + COMPOSE_LEAST_DRUM);
  }
  return base_of(self) + offset_at(self, where) - BELOW_ANCHOR + (int)what;
}
