#include "core/dsp/rotary.h"

#include "core/dsp/fast.h"

#include <string.h>

enum { HORN, DRUM };

static const float slow_hz[2]   = {0.83f, 0.66f};
static const float fast_hz[2]   = {6.7f, 5.9f};
static const float inertia_s[2] = {0.6f, 2.2f};
static const float radius_s[2]  = {0.00055f, 0.0003f}; // 19 and 10 cm of air
static const float shade[2]     = {0.42f, 0.28f};      // Level lost when it points away
static const float split_hz     = 800.0f;
static const float middle_s     = 0.0016f;

bool
dsp_rotary_init(DspRotary* self, BaseArena* arena, double rate_hz)
{
  const uint32_t most = (uint32_t)(0.004 * rate_hz) + 8U * DSP_TICK_FRAMES;
  self->rate_hz       = (float)rate_hz;
  self->split         = 1.0f - expf(-6.2831853f * split_hz / self->rate_hz);
  const bool horn     = dsp_ring_init(&self->horn, arena, most);
  const bool drum     = dsp_ring_init(&self->drum, arena, most);
  dsp_rotary_set(self, false);
  if (horn && drum) {
    dsp_rotary_reset(self);
  }
  return horn && drum;
}

/// Distance and level of a rotor as each ear finds it now.
static void
aim(DspRotary* self, uint32_t rotor)
{
  const float middle = middle_s * self->rate_hz + 2.0f * DSP_TICK_FRAMES;
  for (uint32_t ear = 0; ear < 2; ++ear) {
    const float angle               = self->turn[rotor] + (ear ? 0.25f : 0.0f);
    const float toward              = dsp_cos(angle);
    self->delays[rotor][ear].target = middle - radius_s[rotor] * self->rate_hz * toward;
    self->gains[rotor][ear].target  = 1.0f - shade[rotor] * (0.5f - 0.5f * toward);
  }
}

void
dsp_rotary_reset(DspRotary* self)
{
  dsp_ring_reset(&self->horn);
  dsp_ring_reset(&self->drum);
  self->low[0] = self->low[1] = 0.0f;
  for (uint32_t r = 0; r < 2; ++r) {
    self->turn[r]  = 0.0f;
    self->speed[r] = self->wanted[r];
    aim(self, r);
    for (uint32_t ear = 0; ear < 2; ++ear) {
      dsp_glide_jump(&self->delays[r][ear], self->delays[r][ear].target);
      dsp_glide_jump(&self->gains[r][ear], self->gains[r][ear].target);
    }
  }
}

void
dsp_rotary_set(DspRotary* self, bool fast)
{
  for (uint32_t r = 0; r < 2; ++r) {
    self->wanted[r] = fast ? fast_hz[r] : slow_hz[r];
  }
}

void
dsp_rotary_tick(DspRotary* self)
{
  const float tick_s = (float)DSP_TICK_FRAMES / self->rate_hz;
  for (uint32_t r = 0; r < 2; ++r) {
    self->speed[r] += tick_s / inertia_s[r] * (self->wanted[r] - self->speed[r]);
    self->turn[r] += tick_s * self->speed[r];
    self->turn[r] -= (float)(self->turn[r] >= 1.0f);
    aim(self, r);
    for (uint32_t ear = 0; ear < 2; ++ear) {
      dsp_glide_tick(&self->delays[r][ear], 1.0f);
      dsp_glide_tick(&self->gains[r][ear], 1.0f);
    }
  }
}

static void
add_rotor(DspRotary* self, uint32_t rotor, const DspRing* ring, uint32_t ear,
          float* out, uint32_t n, uint32_t place)
{
  float                 heard[DSP_TICK_FRAMES];
  const DspGlide* const delay = &self->delays[rotor][ear];
  dsp_ring_sweep(ring, delay, place, heard, n);
  for (uint32_t i = 0; i < n; ++i) {
    out[i] += heard[i] * dsp_glide_at(&self->gains[rotor][ear], place + i);
  }
}

void
dsp_rotary_run(DspRotary* self, float* left, float* right, uint32_t n, uint32_t place)
{
  float treble[DSP_TICK_FRAMES], bass[DSP_TICK_FRAMES];
  float a = self->low[0], b = self->low[1];
  for (uint32_t i = 0; i < n; ++i) {
    const float x = 0.5f * (left[i] + right[i]);
    a += self->split * (x - a) + 1e-18f;
    b += self->split * (a - b);
    bass[i]   = b;
    treble[i] = x - b;
  }
  self->low[0] = a;
  self->low[1] = b;
  memset(left, 0, n * sizeof(float));
  memset(right, 0, n * sizeof(float));
  add_rotor(self, HORN, &self->horn, 0, left, n, place);
  add_rotor(self, HORN, &self->horn, 1, right, n, place);
  add_rotor(self, DRUM, &self->drum, 0, left, n, place);
  add_rotor(self, DRUM, &self->drum, 1, right, n, place);
  dsp_ring_write(&self->horn, treble, n);
  dsp_ring_write(&self->drum, bass, n);
}
