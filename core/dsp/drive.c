#include "core/dsp/drive.h"

#include <string.h>

static const float poles[2][2] = {{0.12073211751675449f, 0.6632020224193995f},
                                  {0.3903621872345006f, 0.890786832653497f}};

void
dsp_drive_reset(DspDrive* self)
{
  memset(self, 0, sizeof(*self));
}

/// One branch: two all-passes in a row.
static inline float
branch(float state[2][2], const float pole[2], float x)
{
  for (uint32_t s = 0; s < 2; ++s) {
    const float y = state[s][0] + pole[s] * (x - state[s][1]);
    state[s][0]   = x;
    state[s][1]   = y + 1e-20f;
    x             = y;
  }
  return x;
}

static inline float
curve(float x)
{
  x              = x > 3.0f ? 3.0f : x < -3.0f ? -3.0f : x;
  const float xx = x * x;
  return x * (27.0f + xx) / (27.0f + 9.0f * xx);
}

void
dsp_drive_run(DspDrive* self, float amount, float* io, uint32_t n)
{
  DspDrive    s    = *self;
  const float back = 1.0f / amount;
  for (uint32_t i = 0; i < n; ++i) {
    const float even = curve(amount * branch(s.up[0], poles[0], io[i]));
    const float odd  = curve(amount * branch(s.up[1], poles[1], io[i]));
    io[i]            = 0.5f * back *
            (branch(s.down[0], poles[0], odd) + branch(s.down[1], poles[1], even));
  }
  *self = s;
}
