#include "core/dsp/echo.h"

static const float to_right = 0.5f;
static const float to_left  = 0.3f;
static const float most_s   = 1.0f;

bool
dsp_echo_init(DspEcho* self, BaseArena* arena, double rate_hz)
{
  self->rate_hz    = rate_hz;
  self->most       = most_s * (float)rate_hz;
  self->share      = dsp_glide_share(rate_hz, 0.12);
  self->high       = (float)(1.0 - exp(-6.2831853 * 4200.0 / rate_hz));
  self->low        = (float)(1.0 - exp(-6.2831853 * 220.0 / rate_hz));
  const bool left  = dsp_ring_init(&self->rings[0], arena, (uint32_t)self->most + 64U);
  const bool right = dsp_ring_init(&self->rings[1], arena, (uint32_t)self->most + 64U);
  dsp_echo_set(self, 0.375f);
  if (left && right) {
    dsp_echo_reset(self);
  }
  return left && right;
}

void
dsp_echo_reset(DspEcho* self)
{
  for (uint32_t c = 0; c < 2; ++c) {
    self->past[c][0] = self->past[c][1] = 0.0f;
    dsp_ring_reset(&self->rings[c]);
  }
  dsp_glide_jump(&self->delay, self->delay.target);
}

void
dsp_echo_set(DspEcho* self, float time_s)
{
  const float least  = 2.0f * DSP_TICK_FRAMES;
  const float frames = time_s * (float)self->rate_hz;
  self->delay.target = fminf(fmaxf(frames, least), self->most);
}

void
dsp_echo_tick(DspEcho* self)
{
  dsp_glide_tick(&self->delay, self->share);
}

/// What leaves a line, without its treble and bass.
static void
soften(DspEcho* self, uint32_t channel, float* io, uint32_t n)
{
  float a = self->past[channel][0], b = self->past[channel][1];
  for (uint32_t i = 0; i < n; ++i) {
    a += self->high * (io[i] - a) + 1e-18f;
    b += self->low * (a - b);
    io[i] = a - b;
  }
  self->past[channel][0] = a;
  self->past[channel][1] = b;
}

void
dsp_echo_run(DspEcho* self, const float* left, const float* right, float* out_left,
             float* out_right, uint32_t n, uint32_t place)
{
  float* const out[2] = {out_left, out_right};
  float        in[2][DSP_TICK_FRAMES];
  for (uint32_t c = 0; c < 2; ++c) {
    dsp_ring_sweep(&self->rings[c], &self->delay, place, out[c], n);
    soften(self, c, out[c], n);
  }
  for (uint32_t i = 0; i < n; ++i) {
    in[0][i] = 0.5f * (left[i] + right[i]) + to_left * out[1][i];
    in[1][i] = to_right * out[0][i];
  }
  dsp_ring_write(&self->rings[0], in[0], n);
  dsp_ring_write(&self->rings[1], in[1], n);
}
