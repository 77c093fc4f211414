// A meter as the networks read it: places of a twelfth of a quarter, in bars that
// are no longer than they know.

#ifndef COMPOSE_GRID_H
#define COMPOSE_GRID_H

#include "core/compose/meter.h"

/// Places per quarter, and ticks per place.
#define COMPOSE_PLACES 12U
#define COMPOSE_PLACE_TICKS (BASE_PPQ / COMPOSE_PLACES)

// Note values in places
#define COMPOSE_HALF 24U
#define COMPOSE_QUARTER COMPOSE_PLACES
#define COMPOSE_EIGHTH 6U
#define COMPOSE_TRIPLET 4U ///< An eighth of three to the quarter
#define COMPOSE_SIXTEENTH 3U

#define COMPOSE_MAX_PLACES 96U ///< Of one of the networks' bars
#define COMPOSE_MAX_SUBS 32U   ///< Of the networks' bars in one written bar

/// A written bar is one of the networks' bars, or a few if it is longer than they know.
typedef struct {
  uint32_t n;                           ///< 1..COMPOSE_MAX_SUBS
  uint32_t start[COMPOSE_MAX_SUBS + 1]; ///< Places from the written bar's beginning
  uint8_t  meter; ///< The networks' number for such a bar, 0 if they have none
} ComposeGrid;

/// [any] The bars of a valid meter.
void compose_grid_init(ComposeGrid* self, BaseMeter meter);

/// [any] Places of the networks' bar `bar`, counted from the beginning of a piece.
uint32_t compose_grid_places(const ComposeGrid* self, uint32_t bar);

/// [any] Places from the beginning of a piece to `place` of its networks' bar `bar`.
uint32_t compose_grid_at(const ComposeGrid* self, uint32_t bar, uint32_t place);

#endif
