#include "core/compose/meter.h"

bool
compose_meter_is_valid(BaseMeter meter)
{
  const unsigned unit = meter.unit;
  return meter.beats >= 1 && meter.beats <= COMPOSE_MAX_BEATS &&
         (unit == 1 || unit == 2 || unit == 4 || unit == 8 || unit == 16);
}

/// How many written units the next felt beat holds, with `left` still to place.
static uint32_t
beat_units(BaseMeter meter, uint32_t left)
{
  if (meter.unit < 8) {
    return 1;
  }
  if (meter.beats % 3U == 0) {
    return 3;
  }
  return left == 3 ? 3 : left == 1 ? 1 : 2;
}

static void
place_beats(ComposeMeter* self, BaseMeter meter)
{
  const uint32_t unit_ticks = BASE_PPQ * 4U / meter.unit;
  for (uint32_t left = meter.beats; left;) {
    const uint32_t units         = beat_units(meter, left);
    self->ternary[self->n_beats] = units == 3;
    self->start[++self->n_beats] = self->bar_ticks += units * unit_ticks;
    left -= units;
  }
}

/// Short meters in halves or wholes are felt in quarters, as cut time is.
static BaseMeter
felt(BaseMeter meter)
{
  const uint32_t quarters = 4U * meter.beats / meter.unit;
  if (meter.unit < 4 && quarters <= 16) {
    return (BaseMeter){(uint8_t)quarters, 4};
  }
  return meter;
}

static uint32_t
group_size(BaseMeter written, uint32_t left, uint32_t n_beats)
{
  const bool halves = written.unit == 2;
  if (!halves && (n_beats == 3 || n_beats == 6 || n_beats == 9)) {
    return 3;
  }
  if (n_beats == 5) {
    return left == 5 ? 3 : 2;
  }
  return left == 3 ? 3 : left == 1 ? 1 : 2;
}

void
compose_meter_init(ComposeMeter* self, BaseMeter meter)
{
  *self = (ComposeMeter){0};
  place_beats(self, felt(meter));
  uint32_t beat = 0;
  for (uint32_t group = 0; beat < self->n_beats; ++group) {
    const uint32_t size = group_size(meter, self->n_beats - beat, self->n_beats);
    for (uint32_t i = 0; i < size; ++i, ++beat) {
      const uint32_t first = group % 2U ? 2 : 0;
      self->strength[beat] = (uint8_t)(i ? 1 : beat ? 2 : 3);
      self->cell[beat]     = (uint8_t)(i == 0 ? first : i == 1 ? first + 1 : 3);
    }
  }
}

uint32_t
compose_meter_beat(const ComposeMeter* self, uint32_t ticks)
{
  uint32_t beat = 0;
  while (beat + 1 < self->n_beats && self->start[beat + 1] <= ticks) {
    ++beat;
  }
  return beat;
}

float
compose_meter_accent(const ComposeMeter* self, uint32_t ticks)
{
  static const float by_strength[] = {0.0f, 0.5f, 0.75f, 1.0f};
  const uint32_t     beat          = compose_meter_beat(self, ticks);
  const uint32_t     into          = ticks - self->start[beat];
  const uint32_t     half          = (self->start[beat + 1] - self->start[beat]) / 2U;
  return into == 0 ? by_strength[self->strength[beat]] : into == half ? 0.25f : 0.0f;
}
