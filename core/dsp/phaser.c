#include "core/dsp/phaser.h"

#include "core/dsp/fast.h"

#include <string.h>

static const float low_hz   = 250.0f;
static const float octaves  = 3.4f;
static const float feedback = 0.35f;

void
dsp_phaser_init(DspPhaser* self, double rate_hz, float hz)
{
  self->rate_hz = (float)rate_hz;
  self->turn    = hz * (float)DSP_TICK_FRAMES / self->rate_hz;
  dsp_phaser_reset(self);
}

/// The all-pass pole whose phase is a quarter turn at the height `sway` has reached.
static float
pole_at(const DspPhaser* self, float sway)
{
  const float height = 0.5f + 0.5f * dsp_sin(sway);
  const float hz     = fminf(low_hz * dsp_exp2(octaves * height), 0.4f * self->rate_hz);
  const float t      = dsp_tan_pi(hz / self->rate_hz);
  return (t - 1.0f) / (t + 1.0f);
}

void
dsp_phaser_reset(DspPhaser* self)
{
  self->sway = 0.0f;
  memset(self->past, 0, sizeof(self->past));
  for (uint32_t c = 0; c < 2; ++c) {
    self->back[c] = 0.0f;
    dsp_glide_jump(&self->poles[c], pole_at(self, (float)c / 3.0f));
  }
}

void
dsp_phaser_tick(DspPhaser* self)
{
  self->sway += self->turn;
  self->sway -= (float)(self->sway >= 1.0f);
  for (uint32_t c = 0; c < 2; ++c) {
    self->poles[c].target = pole_at(self, self->sway + (float)c / 3.0f);
    dsp_glide_tick(&self->poles[c], 1.0f);
  }
}

void
dsp_phaser_run(DspPhaser* self, float* left, float* right, uint32_t n, uint32_t place)
{
  float* const pair[2] = {left, right};
  for (uint32_t c = 0; c < 2; ++c) {
    float past[DSP_PHASER_STAGES];
    float back = self->back[c];
    memcpy(past, self->past[c], sizeof(past));
    for (uint32_t i = 0; i < n; ++i) {
      const float pole = dsp_glide_at(&self->poles[c], place + i);
      float       x    = pair[c][i] + feedback * back;
      for (uint32_t s = 0; s < DSP_PHASER_STAGES; ++s) {
        const float y = pole * x + past[s];
        past[s]       = x - pole * y;
        x             = y;
      }
      back       = x + 1e-18f; // Keeps the loop out of denormal numbers
      pair[c][i] = x;
    }
    self->back[c] = back;
    memcpy(self->past[c], past, sizeof(past));
  }
}
