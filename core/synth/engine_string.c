#include "core/dsp/fast.h"
#include "core/dsp/svf.h"
#include "core/dsp/vec.h"
#include "core/dsp/waveguide.h"
#include "core/synth/amp.h"
#include "core/synth/engine.h"

#include <math.h>
#include <string.h>

#define COURSES 2U
#define BODY_MODES 3U
#define LOWEST_HZ 24.0f
/// Sharper corners would sound brighter the higher the sample rate.
#define SHARPEST_S 0.00006f

typedef struct {
  uint32_t    n;
  DspString   string[COURSES];
  float       ratio[COURSES];
  float       tuned;
  float       twang;  ///< Octaves still above the pitch
  float       pickup; ///< Frames, at the last block's end
  float       age_s;
  DspSvf      body[BODY_MODES], low;
  DspSvfBlock body_block[BODY_MODES], low_block;
  SynthAmp    amp;
} Strings;

static uint32_t
line_size(float rate_hz)
{
  return dsp_string_size(LOWEST_HZ / rate_hz);
}

static size_t
string_bytes(float rate_hz)
{
  return sizeof(Strings) + (size_t)COURSES * line_size(rate_hz) * sizeof(float);
}

/// Work out the filters of the body, which rest while the note sounds.
static void
build_body(Strings* self, const SynthStringPatch* p, float rate_hz)
{
  for (uint32_t i = 0; i < BODY_MODES && p->modes[i].hz > 0.0f; ++i) {
    const DspSvfShape shape =
      dsp_svf_band(p->modes[i].hz / rate_hz, p->modes[i].hz / p->modes[i].width_hz);
    self->body_block[i] = dsp_svf_block(&shape);
  }
  const DspSvfShape low = dsp_svf_low(p->low_hz / rate_hz, 0.8f);
  self->low_block       = dsp_svf_block(&low);
}

static DspStringTone
tone(const SynthStringPatch* p, const SynthTouch* touch, float freq)
{
  const float octaves = (touch->key - 48.0f) * (1.0f / 12.0f);
  const float scale   = p->t60_scale > 0.0f ? p->t60_scale : 0.5f;
  const float high    = p->high_hz > 0.0f ? p->high_hz : 4000.0f;
  const float frames  = touch->rate_hz * dsp_exp2(-scale * octaves);
  return (DspStringTone){freq, p->t60_s * frames, high / touch->rate_hz,
                         p->t60_high_s * touch->rate_hz *
                           dsp_exp2(1.6f * touch->colour - 0.15f * octaves)};
}

/// The all-passes' coefficient by which a string is as stiff as at 48 kHz with `stiff`.
static float
stiffness(float stiff, float rate_hz)
{
  const float delay = (1.0f + stiff) / (1.0f - stiff) * (rate_hz / 48000.0f);
  return dsp_max((delay - 1.0f) / (delay + 1.0f), 0.0f);
}

/// The time over which a pluck's corner is rounded.
static float
roundness_s(const SynthStringPatch* p, const SynthTouch* touch)
{
  const float octaves =
    -2.6f * (touch->force - 0.5f) - 1.8f * touch->colour + touch->legato - 0.5f;
  return dsp_max(0.001f * p->soft_ms * dsp_exp2(octaves), SHARPEST_S);
}

static void
string_start(void* state, const SynthPatch* patch, const SynthTouch* touch,
             const SynthShared* shared, DspNoise* noise, const void* from)
{
  (void)shared;
  (void)from;
  Strings* const                self = (Strings*)state;
  const SynthStringPatch* const p    = &patch->as.string;
  const uint32_t                size = line_size(touch->rate_hz);
  float* const                  line = (float*)(self + 1);
  memset(self, 0, sizeof(*self));
  build_body(self, p, touch->rate_hz);
  synth_amp_init(&self->amp, p->drive > 1.0f, touch->rate_hz);
  self->n     = p->courses > 1U ? COURSES : 1U;
  self->tuned = dsp_max(touch->freq[1], LOWEST_HZ / touch->rate_hz);
  self->twang = p->twang_cents * (1.0f / 1200.0f) * touch->force * touch->force * 2.0f;
  const float off = 0.15f * dsp_noise_next(noise); // No two plucks meet the same spot
  for (uint32_t i = 0; i < self->n; ++i) {
    self->ratio[i]               = i ? dsp_exp2(p->course_cents * (1.0f / 1200.0f) +
                                                p->course_semitones * (1.0f / 12.0f))
                                     : 1.0f;
    const float         freq     = self->tuned * self->ratio[i] * dsp_exp2(self->twang);
    const float         position = p->position * (1.0f + off);
    const DspStringTone t        = tone(p, touch, freq);
    self->string[i]              = dsp_string(line + (size_t)i * size, size,
                                              stiffness(p->stiff, touch->rate_hz), p->n_stiff);
    dsp_string_tune(&self->string[i], &t);
    // As loud whatever the place: a pulse's power goes with its width
    dsp_string_pluck(&self->string[i], freq, position,
                     roundness_s(p, touch) * touch->rate_hz * freq,
                     1.6f / sqrtf(position + 0.02f) / sqrtf((float)(int32_t)self->n));
  }
}

/// Take away what is heard `whole` frames later plus a fraction.
static void
take_away(const float* restrict now, uint32_t n, float at, float* restrict io)
{
  const int32_t      whole = (int32_t)at;
  const float        f     = at - (float)whole;
  const float* const x     = now - whole;
  for (uint32_t i = 0; i < n; ++i) {
    io[i] -= 0.9f * (x[i] + f * (x[(int32_t)i - 1] - x[i]));
  }
}

/// The difference of two places on the string, as a magnetic pickup hears it.
static void
pick_up(Strings* self, const SynthStringPatch* p, float period, float* io)
{
  const float sweep =
    p->buzz > 0.0f ? 1.0f + p->buzz * (1.0f - dsp_exp2(-3.0f * self->age_s)) : 1.0f;
  const float            goal = dsp_min(p->pickup * sweep * period, 0.9f * period);
  const DspString* const s    = &self->string[0];
  const float* const     now  = s->line + s->end - DSP_BLOCK;
  float                  at   = self->pickup > 0.0f ? self->pickup : goal;
  const float            step = (goal - at) / (float)DSP_BLOCK;
  self->pickup                = at;
  if (fabsf(goal - at) < 1e-3f) {
    take_away(now, DSP_BLOCK, at, io);
    return;
  }
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    take_away(now + i, 1, at, io + i);
    at += step;
  }
  self->pickup = goal;
}

static void
resound(Strings* self, const SynthStringPatch* p, float* io)
{
  if (p->body > 0.0f) {
    float wood[DSP_BLOCK];
    for (uint32_t k = 0; k < DSP_BLOCK; ++k) {
      wood[k] = (1.0f - 0.5f * p->body) * io[k];
    }
    for (uint32_t i = 0; i < BODY_MODES && p->modes[i].hz > 0.0f; ++i) {
      const float level = p->body * p->modes[i].gain;
      float       mode[DSP_BLOCK];
      for (uint32_t k = 0; k < DSP_BLOCK; ++k) {
        mode[k] = level * io[k];
      }
      dsp_svf_add_block(&self->body[i], &self->body_block[i], mode, wood);
    }
    memcpy(io, wood, sizeof(wood));
  }
  if (p->low_hz > 0.0f) {
    dsp_svf_run_block(&self->low, &self->low_block, io);
  }
}

/// Tune each string anew if the pitch has moved; the old tuning fades out.
static void
vibrate(Strings* self, const SynthStringPatch* p, const SynthTouch* touch, float* out)
{
  const float least = LOWEST_HZ / touch->rate_hz;
  const float goal  = dsp_max(touch->freq[1] * dsp_exp2(self->twang), least);
  const bool  move  = fabsf(goal - self->tuned) > 2e-6f * goal;
  self->tuned       = move ? goal : self->tuned;
  for (uint32_t i = 0; i < self->n; ++i) {
    float           sound[DSP_BLOCK];
    const DspString before = self->string[i];
    if (move) {
      const DspStringTone t = tone(p, touch, goal * self->ratio[i]);
      dsp_string_tune(&self->string[i], &t);
    }
    dsp_string_run(&self->string[i], move ? &before : NULL, sound);
    for (uint32_t k = 0; k < DSP_BLOCK; ++k) {
      out[k] += sound[k];
    }
  }
}

static bool
string_render(void* state, const SynthPatch* patch, const SynthTouch* touch,
              const SynthShared* shared, DspNoise* noise, float* const sides[2])
{
  float* const left = sides[0];

  (void)shared;
  (void)noise;
  Strings* const                self    = (Strings*)state;
  const SynthStringPatch* const p       = &patch->as.string;
  const float                   block_s = (float)DSP_BLOCK / touch->rate_hz;
  self->twang *= dsp_exp2(-18.0f * block_s);
  self->twang = self->twang < 1e-5f ? 0.0f : self->twang;
  self->age_s += block_s;
  vibrate(self, p, touch, left);
  if (p->pickup > 0.0f) {
    pick_up(self, p, 1.0f / self->tuned, left);
  }
  if (p->drive > 0.0f) {
    synth_amp_run(&self->amp, block_s, left);
  }
  resound(self, p, left);
  return false;
}

const SynthEngine synth_engine_string = {string_bytes, string_start, string_render};
