#include "core/compose/lead.h"

#include "core/param/instrument.h"

void
compose_lead_range(const ComposeBrief* brief, int* low, int* high)
{
  const ScorePart* const       part       = &brief->piece.parts[BASE_LEAD];
  const ParamInstrument* const instrument = param_instrument(part->instrument);
  int                          middle     = 71;
  if (part->used) {
    const int least = instrument->low + 8;
    const int most  = instrument->high - 8;
    middle          = middle > most ? most : middle < least ? least : middle;
  }
  *low  = middle - 8;
  *high = middle + 8;
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
