#include "core/dsp/env.h"

#include "core/dsp/fast.h"

/// An attack aims at this and stops at 1.
#define OVERSHOOT 1.2f

/// The share per block that covers the way but for 2 to the minus `octaves`.
static float
share(float octaves, float blocks)
{
  return blocks < 0.05f ? 1.0f : 1.0f - dsp_exp2(-octaves / blocks);
}

DspEnvShape
dsp_env_shape(float attack, float decay, float sustain, float release)
{
  // 1.2 to 0.2 is 2.585 octaves, 60 dB are 9.966
  return (DspEnvShape){share(2.5849625f, attack), share(9.9657843f, decay), sustain,
                       share(9.9657843f, release)};
}

void
dsp_env_start(DspEnv* self)
{
  self->rising = true;
}

float
dsp_env_next(DspEnv* self, const DspEnvShape* shape, bool held)
{
  if (!held) {
    self->rising = false;
    self->level -= shape->release * self->level;
  } else if (self->rising) {
    self->level += shape->attack * (OVERSHOOT - self->level);
    if (self->level >= 1.0f) {
      self->level  = 1.0f;
      self->rising = false;
    }
  } else {
    self->level += shape->decay * (shape->sustain - self->level);
  }
  return self->level;
}
