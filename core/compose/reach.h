// Where a part plays on its instrument.

#ifndef COMPOSE_REACH_H
#define COMPOSE_REACH_H

#include "core/compose/brief.h"

typedef struct {
  int      low, high; ///< Pitches that it may play
  int      home;      ///< The pitch around which it dwells
  uint32_t most;      ///< Notes that it strikes together at the most
} ComposeReach;

/// [any] The reach of `part` on the instrument that it has in `brief`.
ComposeReach compose_reach(const ComposeBrief* brief, BasePart part);

/// [any] How `pitch` suits: as well up to a fifth from home, then every semitone less;
/// never beyond the reach.
float compose_reach_suits(const ComposeReach* self, int pitch);

#endif
