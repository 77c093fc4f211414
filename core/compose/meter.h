// A meter as it is felt: where its beats fall and how heavy they are.

#ifndef COMPOSE_METER_H
#define COMPOSE_METER_H

#include "core/base/theory.h"

#include <stdbool.h>
#include <stdint.h>

#define COMPOSE_MAX_BEATS 32U

typedef struct {
  uint32_t bar_ticks;
  uint32_t n_beats;                      ///< 1..COMPOSE_MAX_BEATS
  uint32_t start[COMPOSE_MAX_BEATS + 1]; ///< Ticks; the last one is the bar's end
  uint8_t  strength[COMPOSE_MAX_BEATS];  ///< 3 the bar's first, 2 a group's, 1 others
  uint8_t  cell[COMPOSE_MAX_BEATS];    ///< Which beat of a 4/4 bar it plays like, 0..3
  bool     ternary[COMPOSE_MAX_BEATS]; ///< Divides into three rather than two
} ComposeMeter;

/// [any] Whether `meter` is one that can be played.
bool compose_meter_is_valid(BaseMeter meter);

/// [any] The beats of a valid meter: 6/8 has two of three eighths, 7/8 has 2+2+3.
void compose_meter_init(ComposeMeter* self, BaseMeter meter);

/// [any] How heavy a note at `ticks` of the bar is, 0 (between beats) .. 1 (the first).
float compose_meter_accent(const ComposeMeter* self, uint32_t ticks);

/// [any] The beat that sounds at `ticks` of the bar.
uint32_t compose_meter_beat(const ComposeMeter* self, uint32_t ticks);

#endif
