#include "core/dsp/fast.h"
#include "core/dsp/fm.h"
#include "core/dsp/svf.h"
#include "core/dsp/vec.h"
#include "core/synth/engine.h"

#include <math.h>
#include <string.h>

/// Nothing below is a tone.
#define LOWEST_HZ 12.0f

typedef struct {
  DspFm       op[SYNTH_OPERATORS];
  float       level[SYNTH_OPERATORS]; ///< At the last block's end
  float       fade[SYNTH_OPERATORS];  ///< The operator's own envelope, 1 at first
  float       shrink[SYNTH_OPERATORS];
  float       scale; ///< Of the indices at this pitch
  DspSvf      rest;  ///< Takes away what stands still: operators of one pitch make it
  DspSvfBlock rest_block;
} Fm;

static size_t
fm_bytes(float rate_hz)
{
  (void)rate_hz;
  return sizeof(Fm);
}

/// The level of operator `i` now: a carrier's gain, or a push in turns.
static float
level(const Fm* self, const SynthFmPatch* p, uint32_t i, const SynthTouch* touch)
{
  const SynthOperator* const op    = &p->op[i];
  const float                fade  = op->sustain + (1.0f - op->sustain) * self->fade[i];
  const float                force = 1.0f - op->force + op->force * 2.0f * touch->force;
  const float                value = op->level * fade * force;
  if (op->into == i) {
    return value;
  }
  // Side bands beyond what can be heard would fold back (J. Carson's rule)
  const float own   = op->ratio * touch->freq[1];
  const float room  = (0.6f - p->op[op->into].ratio * touch->freq[1]) / own - 1.5f;
  const float index = value * self->scale *
                      (1.0f + (touch->colour > 0.0f ? 1.8f : 0.85f) * touch->colour);
  return dsp_min(index, dsp_max(room, 0.0f)) * 0.15915494f;
}

static void
fm_start(void* state, const SynthPatch* patch, const SynthTouch* touch,
         const SynthShared* shared, DspNoise* noise, const void* from)
{
  (void)shared;
  (void)noise;
  Fm* const                 self    = (Fm*)state;
  const SynthFmPatch* const p       = &patch->as.fm;
  const float               octaves = (touch->key - 60.0f) * (1.0f / 12.0f);
  const float               block_s = (float)DSP_BLOCK / touch->rate_hz;
  if (from) {
    memcpy(self, from, sizeof(*self));
    return;
  }
  memset(self, 0, sizeof(*self));
  self->scale             = dsp_exp2(-p->scale * octaves);
  const DspSvfShape above = dsp_svf_high(LOWEST_HZ / touch->rate_hz, 0.7f);
  self->rest_block        = dsp_svf_block(&above);
  for (uint32_t i = 0; i < SYNTH_OPERATORS; ++i) {
    const float t   = p->op[i].decay_s * dsp_exp2(-p->scale * octaves);
    self->fade[i]   = 1.0f;
    self->shrink[i] = t > 0.0f ? dsp_exp2(-9.9657843f * block_s / t) : 1.0f;
    self->level[i]  = level(self, p, i, touch);
  }
}

static bool
fm_render(void* state, const SynthPatch* patch, const SynthTouch* touch,
          const SynthShared* shared, DspNoise* noise, float* const sides[2])
{
  float* const left = sides[0];

  (void)shared;
  (void)noise;
  Fm* const                 self = (Fm*)state;
  const SynthFmPatch* const p    = &patch->as.fm;
  float                     push[SYNTH_OPERATORS][DSP_BLOCK];
  bool                      pushed[SYNTH_OPERATORS] = {false};
  for (uint32_t i = SYNTH_OPERATORS; i-- > 0;) {
    const SynthOperator* const op = &p->op[i];
    if (op->level <= 0.0f) {
      continue;
    }
    // Low notes beat slowly, or they would be out of tune
    const float more =
      dsp_min(op->offset_hz / touch->rate_hz, 0.0015f * touch->freq[1]);
    const float freq[2] = {op->ratio * touch->freq[0] + more,
                           op->ratio * touch->freq[1] + more};
    self->fade[i] *= self->shrink[i];
    const float gain[2]   = {self->level[i], level(self, p, i, touch)};
    self->level[i]        = gain[1];
    const float* const by = pushed[i] ? push[i] : NULL;
    if (op->into == i && freq[1] < 0.46f) {
      dsp_fm_add(&self->op[i], freq, gain, by, left);
    } else if (op->into < i && !pushed[op->into]) {
      dsp_fm_run(&self->op[i], freq, gain, by, push[op->into]);
      pushed[op->into] = true;
    } else if (op->into < i) {
      dsp_fm_add(&self->op[i], freq, gain, by, push[op->into]);
    }
  }
  dsp_svf_run_block(&self->rest, &self->rest_block, left);
  return false;
}

const SynthEngine synth_engine_fm = {fm_bytes, fm_start, fm_render};
