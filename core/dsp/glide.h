// A parameter that moves without steps: an exponential approach that is
// settled once per tick and runs on a straight line in between.
//
// The caller owns the struct; it holds no pointers.  A value is computed from
// the tick's beginning, never added up, so that any split of a tick into calls
// yields the same numbers.

#ifndef DSP_GLIDE_H
#define DSP_GLIDE_H

#include <math.h>
#include <stdint.h>

/// Control-rate work happens once per so many frames.
#define DSP_TICK_FRAMES 64U

typedef struct {
  float now;    ///< At the tick's beginning
  float step;   ///< Per frame within this tick
  float target; ///< Where it is going
} DspGlide;

/// [any] The share of the way covered per tick for a time constant of `tau_s`.
static inline float
dsp_glide_share(double rate_hz, double tau_s)
{
  return (float)(1.0 - exp(-(double)DSP_TICK_FRAMES / (rate_hz * tau_s)));
}

/// [rt] Be at `value` now and stay there.
static inline void
dsp_glide_jump(DspGlide* self, float value)
{
  *self = (DspGlide){value, 0.0f, value};
}

/// [rt] A new tick begins; `share` of the remaining way is covered in it.
static inline void
dsp_glide_tick(DspGlide* self, float share)
{
  self->now += self->step * (float)DSP_TICK_FRAMES;
  const float rest = self->target - self->now;
  if (fabsf(rest) < 1e-6f * (1.0f + fabsf(self->target))) {
    self->now  = self->target; // Arrive, so that it can be seen to have arrived
    self->step = 0.0f;
  } else {
    self->step = rest * share / (float)DSP_TICK_FRAMES;
  }
}

/// [rt] The value at frame `i` of this tick, 0..DSP_TICK_FRAMES.
static inline float
dsp_glide_at(const DspGlide* self, uint32_t i)
{
  return self->now + self->step * (float)i;
}

#endif
