#include "core/dsp/ladder.h"

#include "core/dsp/fast.h"
#include "core/dsp/vec.h"

static float
bend(float cutoff)
{
  return dsp_tan_pi(cutoff < 1e-5f ? 1e-5f : cutoff > 0.45f ? 0.45f : cutoff);
}

/// A soft limit at +-1 with unit slope at 0: x (27 + x^2) / (27 + 9 x^2).
static inline float
soft(float x)
{
  const float c  = x < -3.0f ? -3.0f : x > 3.0f ? 3.0f : x;
  const float c2 = c * c;
  return c * (27.0f + c2) / (27.0f + 9.0f * c2);
}

void
dsp_ladder_run(DspLadder* self, const float cutoff[2], const float resonance[2],
               float* io)
{
  const float n   = (float)DSP_BLOCK;
  float       g   = bend(cutoff[0]);
  const float g_s = (bend(cutoff[1]) - g) / n;
  float       k   = 4.0f * resonance[0];
  const float k_s = 4.0f * (resonance[1] - resonance[0]) / n;
  float       s0 = self->s[0], s1 = self->s[1], s2 = self->s[2], s3 = self->s[3];
  for (unsigned i = 0; i < DSP_BLOCK; ++i) {
    const float b = 1.0f / (1.0f + g);
    const float a = g * b;
    // What the four states alone would put out
    const float rest = (((s0 * a + s1) * a + s2) * a + s3) * b;
    const float u    = soft((io[i] - k * rest) / (1.0f + k * a * a * a * a));
    const float v0   = (u - s0) * a;
    const float y0   = v0 + s0;
    const float v1   = (y0 - s1) * a;
    const float y1   = v1 + s1;
    const float v2   = (y1 - s2) * a;
    const float y2   = v2 + s2;
    const float v3   = (y2 - s3) * a;
    const float y3   = v3 + s3;
    s0               = y0 + v0;
    s1               = y1 + v1;
    s2               = y2 + v2;
    s3               = y3 + v3;
    io[i]            = y3;
    g += g_s;
    k += k_s;
  }
  self->s[0] = s0;
  self->s[1] = s1;
  self->s[2] = s2;
  self->s[3] = s3;
}
