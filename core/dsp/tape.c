#include "core/dsp/tape.h"

#include "core/dsp/fast.h"

static const float speeds_hz[3] = {0.55f, 6.3f, 10.7f};
static const float depths_s[3]  = {0.0011f, 0.000022f, 0.000012f}; // 6, 1.5, 1.4 cents
static const float middle_s     = 0.005f;
static const float treble_hz    = 7500.0f;
static const float amount       = 1.6f;

bool
dsp_tape_init(DspTape* self, BaseArena* arena, double rate_hz)
{
  const uint32_t most = (uint32_t)(0.008 * rate_hz) + 8U * DSP_TICK_FRAMES;
  self->rate_hz       = (float)rate_hz;
  self->treble     = 1.0f - expf(-6.2831853f * fminf(treble_hz / self->rate_hz, 0.4f));
  const bool left  = dsp_ring_init(&self->rings[0], arena, most);
  const bool right = dsp_ring_init(&self->rings[1], arena, most);
  if (left && right) {
    dsp_tape_reset(self);
  }
  return left && right;
}

static float
delay_now(const DspTape* self)
{
  float delay = middle_s;
  for (uint32_t i = 0; i < 3; ++i) {
    delay += depths_s[i] * dsp_sin(self->turns[i]);
  }
  return delay * self->rate_hz + 2.0f * DSP_TICK_FRAMES;
}

void
dsp_tape_reset(DspTape* self)
{
  for (uint32_t i = 0; i < 3; ++i) {
    self->turns[i] = 0.0f;
  }
  for (uint32_t c = 0; c < 2; ++c) {
    self->low[c][0] = self->low[c][1] = 0.0f;
    dsp_ring_reset(&self->rings[c]);
    dsp_drive_reset(&self->drives[c]);
  }
  dsp_glide_jump(&self->delay, delay_now(self));
}

void
dsp_tape_tick(DspTape* self)
{
  for (uint32_t i = 0; i < 3; ++i) {
    self->turns[i] += speeds_hz[i] * (float)DSP_TICK_FRAMES / self->rate_hz;
    self->turns[i] -= (float)(self->turns[i] >= 1.0f);
  }
  self->delay.target = delay_now(self);
  dsp_glide_tick(&self->delay, 1.0f);
}

static void
dull(DspTape* self, uint32_t channel, float* io, uint32_t n)
{
  float a = self->low[channel][0], b = self->low[channel][1];
  for (uint32_t i = 0; i < n; ++i) {
    a += self->treble * (io[i] - a) + 1e-18f;
    b += self->treble * (a - b);
    io[i] = b;
  }
  self->low[channel][0] = a;
  self->low[channel][1] = b;
}

void
dsp_tape_run(DspTape* self, float* left, float* right, uint32_t n, uint32_t place)
{
  float* const pair[2] = {left, right};
  for (uint32_t c = 0; c < 2; ++c) {
    float heard[DSP_TICK_FRAMES];
    dsp_ring_sweep(&self->rings[c], &self->delay, place, heard, n);
    dsp_ring_write(&self->rings[c], pair[c], n);
    dsp_drive_run(&self->drives[c], amount, heard, n);
    dull(self, c, heard, n);
    for (uint32_t i = 0; i < n; ++i) {
      pair[c][i] = heard[i];
    }
  }
}
