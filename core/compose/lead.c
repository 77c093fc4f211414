#include "core/compose/lead.h"

#include "core/param/instrument.h"

/// A melody spans no more than twice so many semitones.
#define MOST_REACH 11

void
compose_lead_range(const ComposeBrief* brief, int* low, int* high)
{
  const ScorePart* const       part       = &brief->piece.parts[BASE_LEAD];
  const ParamInstrument* const instrument = param_instrument(part->instrument);
  int                          middle     = 71;
  int                          reach      = MOST_REACH;
  if (part->used) {
    const int half  = (instrument->high - instrument->low) / 2;
    reach           = half < reach ? half : reach;
    const int least = instrument->low + reach;
    const int most  = instrument->high - reach;
    middle          = middle > most ? most : middle < least ? least : middle;
  }
  *low  = middle - reach;
  *high = middle + reach;
}

const ScoreChord*
compose_lead_chord(const ComposeLead* self, uint32_t ticks)
{
  uint32_t i = 0;
  while (i + 1 < self->n_chords && self->chords[i + 1].start_ticks <= ticks) {
    ++i;
  }
  return &self->chords[i];
}
