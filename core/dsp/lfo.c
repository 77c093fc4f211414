#include "core/dsp/lfo.h"

#include "core/dsp/fast.h"

static float
triangle(float turns)
{
  return turns < 0.25f   ? 4.0f * turns
         : turns < 0.75f ? 2.0f - 4.0f * turns
                         : 4.0f * turns - 4.0f;
}

static float
limited(float x)
{
  return x < -1.0f ? -1.0f : x > 1.0f ? 1.0f : x;
}

float
dsp_lfo_next(DspLfo* self, DspLfoKind kind, float step)
{
  const float turns = self->turns + step;
  self->turns       = turns >= 1.0f ? turns - 1.0f : turns;
  switch (kind) {
  case DSP_LFO_SINE:
    return dsp_sin(self->turns);
  case DSP_LFO_TRIANGLE:
    return triangle(self->turns);
  case DSP_LFO_SQUARE:
    return limited(8.0f * triangle(self->turns));
  case DSP_LFO_RISING:
    break;
  }
  return self->turns < 0.95f ? self->turns * (2.0f / 0.95f) - 1.0f
                             : 1.0f - (self->turns - 0.95f) * 40.0f;
}
