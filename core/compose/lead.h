// A section's lead sheet in ticks: its chords and its melody.

#ifndef COMPOSE_LEAD_H
#define COMPOSE_LEAD_H

#include "core/compose/plan.h"

#define COMPOSE_MAX_LEAD_NOTES 512U
#define COMPOSE_MAX_BAR_CHORDS 4U
#define COMPOSE_MAX_LEAD_CHORDS (COMPOSE_MAX_UNIT_BARS * COMPOSE_MAX_BAR_CHORDS)

typedef struct {
  uint32_t   n_bars, n_chords, n_notes;
  ScoreChord chords[COMPOSE_MAX_LEAD_CHORDS]; ///< By start; the first at 0
  ScoreNote  notes[COMPOSE_MAX_LEAD_NOTES];   ///< By start, never overlapping
} ComposeLead;

/// [any] The chord that sounds at `ticks`.
const ScoreChord* compose_lead_chord(const ComposeLead* self, uint32_t ticks);

/// [any] Where the lead's voice feels at home.
void compose_lead_range(const ComposeBrief* brief, int* low, int* high);

#endif
