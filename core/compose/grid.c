#include "core/compose/grid.h"

/// A bar of 4/4, which the networks know best.
#define COMMON_PLACES 48U

/// The networks' number for a meter, 0 if they have none.
static uint8_t
meter_of(uint32_t beats, uint32_t unit)
{
  static const BaseMeter known[] = {{4, 4},  {3, 4}, {2, 4}, {2, 2}, {6, 8}, {9, 8},
                                    {12, 8}, {5, 4}, {7, 8}, {3, 8}, {6, 4}, {3, 2}};
  for (uint32_t i = 0; i < sizeof(known) / sizeof(known[0]); ++i) {
    if (known[i].beats == beats && known[i].unit == unit) {
      return (uint8_t)(i + 1U);
    }
  }
  return 0;
}

void
compose_grid_init(ComposeGrid* self, BaseMeter meter)
{
  ComposeMeter felt;
  compose_meter_init(&felt, meter);
  const uint32_t places = felt.bar_ticks / COMPOSE_PLACE_TICKS;
  *self = (ComposeGrid){.n = 1, .meter = meter_of(meter.beats, meter.unit)};
  if (places > COMPOSE_MAX_PLACES) {
    self->n = (places + COMMON_PLACES - 1) / COMMON_PLACES;
  }
  for (uint32_t i = 0; i <= self->n; ++i) {
    self->start[i] = felt.start[felt.n_beats * i / self->n] / COMPOSE_PLACE_TICKS;
  }
  if (self->n > 1) {
    const uint32_t own = self->start[1];
    self->meter        = places == own * self->n && own % COMPOSE_PLACES == 0
                           ? meter_of(own / COMPOSE_PLACES, 4)
                           : 0;
  }
}

uint32_t
compose_grid_places(const ComposeGrid* self, uint32_t bar)
{
  const uint32_t sub = bar % self->n;
  return self->start[sub + 1] - self->start[sub];
}

uint32_t
compose_grid_at(const ComposeGrid* self, uint32_t bar, uint32_t place)
{
  return bar / self->n * self->start[self->n] + self->start[bar % self->n] + place;
}
