#include "core/synth/strip.h"

#include <string.h>

static const double glide_s = 0.012; // Faster is a click, slower is not a fader
static const double ring_s  = 0.2;   // The lowest cut has died away by then

static const DspBiquad flat = {1.0f, 0.0f, 0.0f, 0.0f, 0.0f};

bool
synth_strip_init(SynthStrip* self, BaseArena* arena, double rate_hz)
{
  memset(self, 0, sizeof(*self));
  if (!synth_insert_init(&self->insert, arena, rate_hz)) {
    return false;
  }
  self->rate_hz = rate_hz;
  self->share   = dsp_glide_share(rate_hz, glide_s);
  for (uint32_t b = 0; b < SYNTH_STRIP_BANDS; ++b) {
    self->bands[b] = self->wanted[b] = flat;
  }
  synth_strip_place(self, 1.0f, 0.0f, 0.0f);
  synth_strip_reset(self);
  return true;
}

void
synth_strip_reset(SynthStrip* self)
{
  memset(self->states, 0, sizeof(self->states));
  memcpy(self->bands, self->wanted, sizeof(self->bands));
  self->settled = true;
  self->awake   = false;
  self->rest    = 0;
  self->peak    = 0.0f;
  dsp_glide_jump(&self->left, self->left.target);
  dsp_glide_jump(&self->right, self->right.target);
  dsp_glide_jump(&self->side, self->side.target);
  dsp_glide_jump(&self->send, self->send.target);
  dsp_glide_jump(&self->room, self->room.target);
  dsp_glide_jump(&self->echo, self->echo.target);
  synth_insert_reset(&self->insert);
}

void
synth_strip_voice(SynthStrip* self, uint32_t instrument, bool tape)
{
  const SynthVoicing  own     = synth_voicing(instrument);
  const SynthVoicing* voicing = &own;
  const SynthBox      box     = synth_box(instrument);
  synth_insert_set(&self->insert, &box, tape);
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
  self->echo.target = voicing->echo;
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

static bool
is_same(const DspBiquad* a, const DspBiquad* b)
{
  return a->b0 == b->b0 && a->b1 == b->b1 && a->b2 == b->b2 && a->a1 == b->a1 &&
         a->a2 == b->a2;
}

/// The stable sections are a convex set, so every section on the way is stable.
static void
move_bands(SynthStrip* self)
{
  const float s = self->share;
  self->settled = true;
  for (uint32_t b = 0; b < SYNTH_STRIP_BANDS; ++b) {
    const DspBiquad  to = self->wanted[b];
    DspBiquad* const k  = &self->bands[b];
    *k            = (DspBiquad){towards(k->b0, to.b0, s), towards(k->b1, to.b1, s),
                                towards(k->b2, to.b2, s), towards(k->a1, to.a1, s),
                                towards(k->a2, to.a2, s)};
    self->settled = self->settled && is_same(k, &to);
  }
}

void
synth_strip_tick(SynthStrip* self)
{
  dsp_glide_tick(&self->left, self->share);
  dsp_glide_tick(&self->right, self->share);
  dsp_glide_tick(&self->side, self->share);
  dsp_glide_tick(&self->send, self->share);
  dsp_glide_tick(&self->room, self->share);
  dsp_glide_tick(&self->echo, self->share);
  synth_insert_tick(&self->insert);
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
  return is_same(band, &flat);
}

static void
send(const DspGlide* share, float* const pair[2], float* left, float* right, uint32_t n,
     uint32_t place)
{
  if (share->now == 0.0f && share->step == 0.0f) {
    return;
  }
  for (uint32_t i = 0; i < n; ++i) {
    const float gain = dsp_glide_at(share, place + i);
    left[i] += gain * pair[0][i];
    right[i] += gain * pair[1][i];
  }
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
  synth_insert_run(&self->insert, pair[0], pair[1], n, place);
  for (uint32_t i = 0; i < n; ++i) {
    const uint32_t at   = place + i;
    const float    side = dsp_glide_at(&self->side, at);
    const float    mid  = 0.5f * (pair[0][i] + pair[1][i]);
    const float    part = 0.5f * (pair[0][i] - pair[1][i]) * side;
    pair[0][i]          = mid * dsp_glide_at(&self->left, at) + part;
    pair[1][i]          = mid * dsp_glide_at(&self->right, at) - part;
    bus->left[i] += pair[0][i];
    bus->right[i] += pair[1][i];
    const float left  = fabsf(pair[0][i]);
    const float right = fabsf(pair[1][i]);
    self->peak        = left > self->peak ? left : self->peak;
    self->peak        = right > self->peak ? right : self->peak;
  }
  send(&self->send, pair, bus->send_left, bus->send_right, n, place);
  send(&self->room, pair, bus->room_left, bus->room_right, n, place);
  send(&self->echo, pair, bus->echo_left, bus->echo_right, n, place);
}
