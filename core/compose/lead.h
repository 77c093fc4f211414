// A section's lead sheet: its chords and its melody.
//
// Ideas ("materials") are drafted several times over, one candidate each; the
// judge keeps one, and sections quote windows of it.

#ifndef COMPOSE_LEAD_H
#define COMPOSE_LEAD_H

#include "core/base/random.h"
#include "core/compose/plan.h"

#define COMPOSE_MAX_LEAD_NOTES 512U
#define COMPOSE_MAX_BAR_CHORDS 4U
#define COMPOSE_MAX_LEAD_CHORDS (COMPOSE_MAX_UNIT_BARS * COMPOSE_MAX_BAR_CHORDS)

typedef struct {
  uint32_t   n_bars, n_chords, n_notes;
  ScoreChord chords[COMPOSE_MAX_LEAD_CHORDS]; ///< By start; the first at 0
  ScoreNote  notes[COMPOSE_MAX_LEAD_NOTES];   ///< By start, never overlapping
} ComposeLead;

/// [any] Draft `material`, `n_bars` long (1..COMPOSE_MAX_UNIT_BARS).
void compose_lead_draft(ComposeLead* self, const ComposeBrief* brief,
                        const PromptIntent* intent, uint32_t material, uint32_t n_bars,
                        uint32_t candidate);

/// [any] The lead sheet of `section`: its window of `material`, varied if heard
/// before, and brought home if the piece ends.
void compose_lead_quote(ComposeLead* self, const ComposeBrief* brief,
                        const ComposeSection* section, const ComposeLead* material,
                        BaseRandom* random);

/// [any] The chord that sounds at `ticks`.
const ScoreChord* compose_lead_chord(const ComposeLead* self, uint32_t ticks);

/// [any] Where the lead's voice feels at home.
void compose_lead_range(const ComposeBrief* brief, int* low, int* high);

#endif
