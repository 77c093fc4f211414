#include "core/synth/insert.h"

#include <string.h>

static const float  gone       = 1e-4f;
static const double fade_s     = 0.02;
static const float  phasing_hz = 0.31f;

bool
synth_insert_init(SynthInsert* self, BaseArena* arena, double rate_hz)
{
  self->share       = dsp_glide_share(rate_hz, fade_s);
  const bool chorus = dsp_chorus_init(&self->chorus, arena, rate_hz);
  const bool rotary = dsp_rotary_init(&self->rotary, arena, rate_hz);
  const bool tape   = dsp_tape_init(&self->tape, arena, rate_hz);
  dsp_phaser_init(&self->phaser, rate_hz, phasing_hz);
  self->now = self->wanted = (SynthBox){.dry = 1.0f};
  dsp_glide_jump(&self->amount, 0.0f);
  dsp_glide_jump(&self->worn, 0.0f);
  return chorus && rotary && tape;
}

static void
open_box(SynthInsert* self)
{
  self->now           = self->wanted;
  const SynthBox* box = &self->now;
  self->amount.target = box->effect == SYNTH_NO_EFFECT ? 0.0f : 1.0f;
  if (box->effect == SYNTH_CHORUS) {
    dsp_chorus_set(&self->chorus, box->hz, box->depth_s);
  } else if (box->effect == SYNTH_ROTARY) {
    dsp_rotary_set(&self->rotary, box->hz > 1.0f);
  }
}

void
synth_insert_reset(SynthInsert* self)
{
  open_box(self);
  dsp_chorus_reset(&self->chorus);
  dsp_phaser_reset(&self->phaser);
  dsp_rotary_reset(&self->rotary);
  dsp_tape_reset(&self->tape);
  dsp_glide_jump(&self->amount, self->amount.target);
  dsp_glide_jump(&self->worn, self->worn.target);
}

void
synth_insert_set(SynthInsert* self, const SynthBox* box, bool tape)
{
  self->wanted      = *box;
  self->worn.target = tape ? 1.0f : 0.0f;
}

static bool
is_same(const SynthBox* a, const SynthBox* b)
{
  return a->effect == b->effect && a->dry == b->dry && a->wet == b->wet &&
         a->hz == b->hz && a->depth_s == b->depth_s;
}

void
synth_insert_tick(SynthInsert* self)
{
  if (!is_same(&self->now, &self->wanted)) {
    self->amount.target = 0.0f;
    if (self->amount.now < gone) {
      open_box(self);
    }
  }
  dsp_glide_tick(&self->amount, self->share);
  dsp_glide_tick(&self->worn, self->share);
  dsp_tape_tick(&self->tape);
  switch (self->now.effect) {
  case SYNTH_CHORUS:
    dsp_chorus_tick(&self->chorus);
    break;
  case SYNTH_PHASER:
    dsp_phaser_tick(&self->phaser);
    break;
  case SYNTH_ROTARY:
    dsp_rotary_tick(&self->rotary);
    break;
  case SYNTH_NO_EFFECT:
    break;
  }
}

/// Let `made` into `io`; both gains move with how far it is let in.
static void
blend(const DspGlide* amount, float dry, float wet, const float* made, float* io,
      uint32_t n, uint32_t place)
{
  for (uint32_t i = 0; i < n; ++i) {
    const float open = dsp_glide_at(amount, place + i);
    io[i]            = io[i] * (1.0f + open * (dry - 1.0f)) + open * wet * made[i];
  }
}

void
synth_insert_run(SynthInsert* self, float* left, float* right, uint32_t n,
                 uint32_t place)
{
  float made[2][DSP_TICK_FRAMES];
  memcpy(made[0], left, n * sizeof(float));
  memcpy(made[1], right, n * sizeof(float));
  switch (self->now.effect) {
  case SYNTH_CHORUS:
    dsp_chorus_run(&self->chorus, made[0], made[1], n, place);
    break;
  case SYNTH_PHASER:
    dsp_phaser_run(&self->phaser, made[0], made[1], n, place);
    break;
  case SYNTH_ROTARY:
    dsp_rotary_run(&self->rotary, made[0], made[1], n, place);
    break;
  case SYNTH_NO_EFFECT:
    break;
  }
  if (self->now.effect != SYNTH_NO_EFFECT) {
    blend(&self->amount, self->now.dry, self->now.wet, made[0], left, n, place);
    blend(&self->amount, self->now.dry, self->now.wet, made[1], right, n, place);
  }
  if (self->worn.now > gone || self->worn.target > 0.0f) {
    memcpy(made[0], left, n * sizeof(float));
    memcpy(made[1], right, n * sizeof(float));
    dsp_tape_run(&self->tape, made[0], made[1], n, place);
    blend(&self->worn, 0.0f, 1.0f, made[0], left, n, place);
    blend(&self->worn, 0.0f, 1.0f, made[1], right, n, place);
  }
}
