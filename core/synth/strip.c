#include "core/synth/strip.h"

#include <string.h>

static const double glide_s = 0.012; // Faster is a click, slower is not a fader
static const double ring_s  = 0.2;   // The lowest cut has died away by then

static const DspBiquad flat = {1.0f, 0.0f, 0.0f, 0.0f, 0.0f};

void
synth_strip_init(SynthStrip* self, double rate_hz)
{
  memset(self, 0, sizeof(*self));
  self->rate_hz = rate_hz;
  self->share   = dsp_glide_share(rate_hz, glide_s);
  for (uint32_t b = 0; b < SYNTH_STRIP_BANDS; ++b) {
    self->bands[b] = self->wanted[b] = flat;
  }
  synth_strip_place(self, 1.0f, 0.0f, 0.0f);
  synth_strip_reset(self);
}

void
synth_strip_reset(SynthStrip* self)
{
  memset(self->states, 0, sizeof(self->states));
  memcpy(self->bands, self->wanted, sizeof(self->bands));
  self->settled = true;
  self->awake   = false;
  self->rest    = 0;
  dsp_glide_jump(&self->left, self->left.target);
  dsp_glide_jump(&self->right, self->right.target);
  dsp_glide_jump(&self->side, self->side.target);
  dsp_glide_jump(&self->send, self->send.target);
  dsp_glide_jump(&self->room, self->room.target);
}

void
synth_strip_voice(SynthStrip* self, const SynthVoicing* voicing)
{
  self->wanted[0] = voicing->low_cut_hz > 0.0f
                      ? dsp_biquad(DSP_BIQUAD_HIGH_PASS, self->rate_hz,
                                   voicing->low_cut_hz, 0.7071, 0.0)
                      : flat;
  self->wanted[1] = voicing->body_db != 0.0f
                      ? dsp_biquad(DSP_BIQUAD_BELL, self->rate_hz, voicing->body_hz,
                                   0.8, voicing->body_db)
                      : flat;
  self->wanted[2] =
    voicing->air_db != 0.0f
      ? dsp_biquad(DSP_BIQUAD_HIGH_SHELF, self->rate_hz, 6000.0, 0.7, voicing->air_db)
      : flat;
  self->room.target = voicing->room;
  self->settled     = false;
}

void
synth_strip_place(SynthStrip* self, float gain, float pan, float send)
{
  const float angle  = (pan + 1.0f) * 0.78539816f;
  self->left.target  = gain * 1.41421356f * cosf(angle);
  self->right.target = gain * 1.41421356f * sinf(angle);
  self->side.target  = gain * (1.0f - 0.7f * fabsf(pan));
  self->send.target  = send;
}

static float
towards(float now, float wanted, float share)
{
  const float rest = wanted - now;
  return fabsf(rest) < 1e-6f ? wanted : now + share * rest;
}

/// The stable sections are a convex set, so every section on the way is stable.
static void
move_bands(SynthStrip* self)
{
  const float s = self->share;
  for (uint32_t b = 0; b < SYNTH_STRIP_BANDS; ++b) {
    const DspBiquad  to = self->wanted[b];
    DspBiquad* const k  = &self->bands[b];
    *k = (DspBiquad){towards(k->b0, to.b0, s), towards(k->b1, to.b1, s),
                     towards(k->b2, to.b2, s), towards(k->a1, to.a1, s),
                     towards(k->a2, to.a2, s)};
  }
  self->settled = !memcmp(self->bands, self->wanted, sizeof(self->bands));
}

void
synth_strip_tick(SynthStrip* self)
{
  dsp_glide_tick(&self->left, self->share);
  dsp_glide_tick(&self->right, self->share);
  dsp_glide_tick(&self->side, self->share);
  dsp_glide_tick(&self->send, self->share);
  dsp_glide_tick(&self->room, self->share);
  if (!self->settled) {
    move_bands(self);
  }
  if (self->awake && self->rest-- == 0) {
    memset(self->states, 0, sizeof(self->states));
    self->awake = false;
  }
}

static bool
is_flat(const DspBiquad* band)
{
  return band->b0 == 1.0f && band->b1 == 0.0f && band->a1 == 0.0f && band->a2 == 0.0f;
}

void
synth_strip_run(SynthStrip* self, float* const pair[2], bool active, SynthBus* bus,
                uint32_t n, uint32_t place)
{
  if (active) {
    self->awake = true;
    self->rest  = (uint32_t)(ring_s * self->rate_hz / DSP_TICK_FRAMES);
  }
  if (!self->awake) {
    return;
  }
  for (uint32_t b = 0; b < SYNTH_STRIP_BANDS; ++b) {
    if (!is_flat(&self->bands[b])) {
      dsp_biquad_run(&self->bands[b], &self->states[b], pair[0], pair[1], n);
    }
  }
  for (uint32_t i = 0; i < n; ++i) {
    const uint32_t at  = place + i;
    const float    mid = 0.5f * (pair[0][i] + pair[1][i]);
    const float    apart =
      0.5f * (pair[0][i] - pair[1][i]) * dsp_glide_at(&self->side, at);
    const float send = dsp_glide_at(&self->send, at);
    const float room = dsp_glide_at(&self->room, at);
    const float l    = mid * dsp_glide_at(&self->left, at) + apart;
    const float r    = mid * dsp_glide_at(&self->right, at) - apart;
    bus->left[i] += l;
    bus->right[i] += r;
    bus->send_left[i] += send * l;
    bus->send_right[i] += send * r;
    bus->room_left[i] += room * l;
    bus->room_right[i] += room * r;
  }
}
