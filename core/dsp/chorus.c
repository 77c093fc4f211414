#include "core/dsp/chorus.h"

#include "core/dsp/fast.h"

#include <string.h>

static const float middle_s = 0.009f;
static const float most_s   = 0.0145f;

bool
dsp_chorus_init(DspChorus* self, BaseArena* arena, double rate_hz)
{
  const uint32_t most = (uint32_t)(most_s * rate_hz) + 2U * DSP_TICK_FRAMES;
  self->rate_hz       = (float)rate_hz;
  self->middle        = fmaxf(middle_s * self->rate_hz, 3.0f * DSP_TICK_FRAMES);
  const bool left     = dsp_ring_init(&self->rings[0], arena, 2U * most);
  const bool right    = dsp_ring_init(&self->rings[1], arena, 2U * most);
  dsp_chorus_set(self, 0.7f, 0.002f);
  if (left && right) {
    dsp_chorus_reset(self);
  }
  return left && right;
}

void
dsp_chorus_reset(DspChorus* self)
{
  self->sway = 0.0f;
  for (uint32_t c = 0; c < 2; ++c) {
    dsp_ring_reset(&self->rings[c]);
    dsp_glide_jump(&self->delays[c], self->middle);
  }
}

void
dsp_chorus_set(DspChorus* self, float hz, float depth_s)
{
  self->turn  = hz * (float)DSP_TICK_FRAMES / self->rate_hz;
  self->depth = fminf(depth_s * self->rate_hz, self->middle - 2.0f * DSP_TICK_FRAMES);
}

void
dsp_chorus_tick(DspChorus* self)
{
  self->sway += self->turn;
  self->sway -= (float)(self->sway >= 1.0f);
  for (uint32_t c = 0; c < 2; ++c) {
    const float turn       = self->sway + 0.25f * (float)c;
    self->delays[c].target = self->middle + self->depth * dsp_sin(turn);
    dsp_glide_tick(&self->delays[c], 1.0f);
  }
}

void
dsp_chorus_run(DspChorus* self, float* left, float* right, uint32_t n, uint32_t place)
{
  float* const pair[2] = {left, right};
  for (uint32_t c = 0; c < 2; ++c) {
    float                 copy[DSP_TICK_FRAMES];
    const DspGlide* const delay = &self->delays[c];
    dsp_ring_sweep(&self->rings[c], delay, place, copy, n);
    dsp_ring_write(&self->rings[c], pair[c], n);
    memcpy(pair[c], copy, n * sizeof(float));
  }
}
