#include "core/dsp/drawbar.h"
#include "core/dsp/fast.h"
#include "core/dsp/fm.h"
#include "core/dsp/vec.h"
#include "core/synth/engine.h"

#include <math.h>
#include <string.h>

typedef struct {
  uint32_t phase[2];
  float    mix;
  DspFm    struck;
  float    struck_level;
  float    pairs[2U * (DSP_DRAWN_FRAMES + 1U)];
} Organ;

static size_t
organ_bytes(float rate_hz)
{
  (void)rate_hz;
  return sizeof(Organ);
}

/// The registration as far as the sample rate reaches, as loud as 1.
static void
registration(const char* drawn, float leak, float hz, float rate_hz, float* partials)
{
  dsp_drawbars(drawn, leak, partials);
  float sum = 1e-9f;
  for (uint32_t i = 0; i < DSP_DRAWBAR_PARTIALS; ++i) {
    const float f = hz * (float)(int32_t)(i + 1U);
    if (f > dsp_min(12000.0f, 0.46f * rate_hz)) {
      partials[i] = 0.0f;
    }
    sum += 0.5f * synth_weight(f) * partials[i] * partials[i];
  }
  for (uint32_t i = 0; i < DSP_DRAWBAR_PARTIALS; ++i) {
    partials[i] *= 1.0f / sqrtf(sum);
  }
}

/// Which share of the bright registration is drawn.
static float
registered(const SynthTouch* touch)
{
  return dsp_min(dsp_max(touch->force + 0.5f * touch->colour, 0.0f), 1.0f);
}

static void
organ_start(void* state, const SynthPatch* patch, const SynthTouch* touch,
            const SynthShared* shared, DspNoise* noise, const void* from)
{
  (void)from;
  Organ* const                 self = (Organ*)state;
  const SynthOrganPatch* const p    = &patch->as.organ;
  float a[DSP_DRAWBAR_PARTIALS], b[DSP_DRAWBAR_PARTIALS], turns[DSP_DRAWBAR_PARTIALS];
  const float below = 0.5f * touch->freq[1] * touch->rate_hz;
  registration(p->drawbars, p->leak, below, touch->rate_hz, a);
  registration(p->bright, p->leak, below, touch->rate_hz, b);
  for (uint32_t i = 0; i < DSP_DRAWBAR_PARTIALS; ++i) {
    turns[i] = 0.37f * (float)(int32_t)i; // Wheels stand anyhow to each other
  }
  dsp_waves_draw(shared->waves, a, b, turns, DSP_DRAWBAR_PARTIALS, self->pairs);
  self->phase[0]     = (uint32_t)(int32_t)(dsp_noise_next(noise) * 2e9f);
  self->phase[1]     = (uint32_t)(int32_t)(dsp_noise_next(noise) * 2e9f);
  self->mix          = registered(touch);
  self->struck.turns = 0.0;
  self->struck_level = p->percussion;
}

/// The second rank warms one side alone; as loud as the first, both would throb.
static void
add_rank(Organ* self, const float below[2], const float gain_a[2],
         const float gain_b[2], float* out)
{
  const float beside[2] = {below[0] * 1.0016f, below[1] * 1.0016f};
  const float soft_a[2] = {0.4f * gain_a[0], 0.4f * gain_a[1]};
  const float soft_b[2] = {0.4f * gain_b[0], 0.4f * gain_b[1]};
  dsp_drawn_add(self->pairs, &self->phase[1], beside, soft_a, soft_b, out);
}

static void
add_percussion(Organ* self, const SynthOrganPatch* p, const SynthTouch* touch,
               float* out)
{
  const float blocks  = p->percussion_s * touch->rate_hz / (float)DSP_BLOCK;
  const float next    = self->struck_level * dsp_exp2(-9.9657843f / blocks);
  const float h       = p->percussion_h;
  const float gain[2] = {self->struck_level, next};
  const float freq[2] = {h * touch->freq[0], h * touch->freq[1]};
  if (freq[1] < 0.46f) {
    dsp_fm_add(&self->struck, freq, gain, NULL, out);
  }
  self->struck_level = next;
}

static bool
organ_render(void* state, const SynthPatch* patch, const SynthTouch* touch,
             const SynthShared* shared, DspNoise* noise, float* const sides[2])
{
  (void)shared;
  (void)noise;
  Organ* const                 self  = (Organ*)state;
  const SynthOrganPatch* const p     = &patch->as.organ;
  const float                  mix   = registered(touch);
  const float                  level = p->ranks ? 0.7f : 1.0f;
  const float gain_a[2] = {level * (1.0f - self->mix), level * (1.0f - mix)};
  const float gain_b[2] = {level * self->mix, level * mix};
  const float below[2]  = {0.5f * touch->freq[0], 0.5f * touch->freq[1]};
  self->mix             = mix;
  dsp_drawn_add(self->pairs, &self->phase[0], below, gain_a, gain_b, sides[0]);
  if (p->ranks) {
    memcpy(sides[1], sides[0], DSP_BLOCK * sizeof(float));
    add_rank(self, below, gain_a, gain_b, sides[1]);
  }
  if (self->struck_level > 1e-4f) {
    add_percussion(self, p, touch, sides[0]);
  }
  return p->ranks;
}

const SynthEngine synth_engine_organ = {organ_bytes, organ_start, organ_render};
