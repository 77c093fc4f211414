#include "core/dsp/env.h"
#include "core/dsp/fast.h"
#include "core/dsp/fm.h"
#include "core/dsp/vec.h"
#include "core/synth/engine.h"
#include "core/synth/filter.h"

#include <math.h>
#include <string.h>

#define MAX_UNISON 7U
/// By how much fewer partials go into a ladder than could be heard.
#define LADDER_PARTIALS 2.6f

typedef struct {
  uint32_t    phase[3], more[MAX_UNISON];
  DspFm       sine[3];
  float       ratio[3];
  float       apart[MAX_UNISON]; ///< Ratios of the copies to the first oscillator
  float       width[3];
  DspLfo      lfo, sweep;
  DspEnvShape shape;
  DspEnv      env;
  SynthFilter filter;
  float       ratio_sync; ///< Of the synced oscillator at the last block's end
  float       fall;       ///< Semitones still above the pitch
  float       fallen;     ///< The pitch's factor at the last block's end
  bool        stereo;
} Analog;

static size_t
analog_bytes(float rate_hz)
{
  (void)rate_hz;
  return sizeof(Analog);
}

/// Turn all oscillators back by `turns` of the note, to what is heard now.
static void
rewind_by(Analog* self, float turns)
{
  for (uint32_t i = 0; i < 3U; ++i) {
    const double back = (double)(turns * self->ratio[i]);
    self->phase[i] -= (uint32_t)(int64_t)(back * 4294967296.0);
    self->sine[i].turns -= back;
  }
  for (uint32_t i = 0; i < MAX_UNISON; ++i) {
    self->more[i] -=
      (uint32_t)(int64_t)((double)(turns * self->ratio[0]) * 4294967296.0);
  }
}

/// Copy `k` of `n` stands this share of the spread away; crowded near the middle.
static float
stand(uint32_t k, uint32_t n)
{
  const float x = 2.0f * (float)(int32_t)k / (float)(int32_t)(n - 1U) - 1.0f;
  return x * (0.55f + 0.45f * fabsf(x)) + 0.013f * (float)(int32_t)(k & 1U);
}

static void
analog_start(void* state, const SynthPatch* patch, const SynthTouch* touch,
             const SynthShared* shared, DspNoise* noise, const void* from)
{
  (void)shared;
  Analog* const                 self   = (Analog*)state;
  const SynthAnalogPatch* const p      = &patch->as.analog;
  const float                   blocks = touch->rate_hz / (float)DSP_BLOCK;
  if (from) {
    memcpy(self, from, sizeof(*self));
    rewind_by(self, touch->ahead * touch->freq[0]);
    return;
  }
  memset(self, 0, sizeof(*self));
  for (uint32_t i = 0; i < 3U; ++i) {
    self->ratio[i] =
      dsp_exp2((p->osc[i].semitones + 0.01f * p->osc[i].cents) * (1.0f / 12.0f));
    self->width[i] = p->osc[i].width > 0.0f ? p->osc[i].width : 0.5f;
    // Free oscillators never start together, but a lone one always the same way
    self->phase[i] = i ? (uint32_t)(int32_t)(dsp_noise_next(noise) * 2e9f) : 0U;
  }
  for (uint32_t i = 0; i < MAX_UNISON; ++i) {
    self->more[i] = (uint32_t)(int32_t)(dsp_noise_next(noise) * 2e9f);
  }
  const uint32_t n = p->unison < MAX_UNISON ? p->unison : MAX_UNISON;
  for (uint32_t k = 0; n > 1U && k < n; ++k) {
    self->apart[k] = dsp_exp2(p->spread_cents * stand(k, n) * (1.0f / 1200.0f));
  }
  self->shape  = dsp_env_shape(p->env_attack_s * blocks, p->env_decay_s * blocks,
                               p->env_sustain, p->env_release_s * blocks);
  self->fall   = p->pitch_semitones;
  self->fallen = dsp_exp2(self->fall * (1.0f / 12.0f));
  self->stereo = p->unison > 1U;
  dsp_env_start(&self->env);
}

static void
oscillate(Analog* self, const SynthAnalogPatch* p, uint32_t i,
          const SynthShared* shared, const float base[2], float swept, float* out)
{
  const SynthOscillator* const osc = &p->osc[i];
  const float freq[2] = {base[0] * self->ratio[i], base[1] * self->ratio[i]};
  const float gain[2] = {osc->level, osc->level};
  if (osc->wave == SYNTH_SINE) {
    dsp_fm_add(&self->sine[i], freq, gain, NULL, out);
  } else if (osc->wave == SYNTH_PULSE) {
    const float first    = osc->width > 0.0f ? osc->width : 0.5f;
    const float width[2] = {self->width[i], first + osc->sweep * swept};
    self->width[i]       = width[1];
    dsp_pulse_add(dsp_waves_table(shared->waves, DSP_SAW, freq[1]), &self->phase[i],
                  freq, gain, width, out);
  } else if (osc->sync > 0.0f) {
    const float goal     = osc->sync + osc->sync_env * self->env.level;
    const float ratio[2] = {self->ratio_sync > 0.0f ? self->ratio_sync : goal, goal};
    self->ratio_sync     = goal;
    dsp_sync_add(dsp_waves_table(shared->waves, DSP_SAW, freq[1]), &self->phase[i],
                 freq, gain, ratio, out);
  } else {
    // What the ladder bends folds the less, the fewer partials it is given
    const float few = p->filter == SYNTH_LADDER ? LADDER_PARTIALS : 1.0f;
    dsp_wave_add(dsp_waves_table(shared->waves, (DspWaveKind)osc->wave, few * freq[1]),
                 &self->phase[i], freq, gain, out);
  }
}

static void
unison(Analog* self, const SynthAnalogPatch* p, const SynthShared* shared,
       const float base[2], float* left, float* right)
{
  const float* const table = dsp_waves_table(shared->waves, (DspWaveKind)p->osc[0].wave,
                                             base[1] * self->ratio[0]);
  const uint32_t     n     = p->unison < MAX_UNISON ? p->unison : MAX_UNISON;
  const float        level = p->osc[0].level * 1.5f / sqrtf((float)(int32_t)n);
  for (uint32_t k = 0; k < n; ++k) {
    const float ratio   = self->ratio[0] * self->apart[k];
    const float freq[2] = {base[0] * ratio, base[1] * ratio};
    const float gain[2] = {level, level};
    dsp_wave_add(table, &self->more[k], freq, gain, (k & 1U) ? right : left);
  }
}

/// The filter's cutoff in cycles per frame at this block's end.
static float
cutoff(Analog* self, const SynthAnalogPatch* p, const SynthTouch* touch)
{
  const float block_s = (float)DSP_BLOCK / touch->rate_hz;
  const float env     = dsp_env_next(&self->env, &self->shape, touch->held);
  const float lfo     = p->lfo_octaves != 0.0f
                          ? dsp_lfo_next(&self->lfo, p->lfo, p->lfo_hz * block_s)
                          : 0.0f;
  const float octaves = p->track * (touch->key - 60.0f) * (1.0f / 12.0f) +
                        p->env_octaves * env * (0.4f + 1.2f * touch->force) +
                        p->force_octaves * 2.0f * (touch->force - 0.5f) +
                        1.5f * touch->colour + p->lfo_octaves * lfo;
  const float hz = p->cutoff_hz * dsp_exp2(octaves);
  return dsp_min(dsp_min(hz, 19000.0f) / touch->rate_hz, 0.45f);
}

/// A soft limit of unit slope, for low and few partials only.
static void
drive(float amount, float* io)
{
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    const float x  = amount * io[i];
    const float c  = x < -3.0f ? -3.0f : x > 3.0f ? 3.0f : x;
    const float c2 = c * c;
    io[i]          = c * (27.0f + c2) / (27.0f + 9.0f * c2);
  }
}

/// The pitch in cycles per frame at both ends of the block, on its way down to the
/// key's.
static void
fall(Analog* self, const SynthAnalogPatch* p, const SynthTouch* touch, float freq[2])
{
  const float block_s = (float)DSP_BLOCK / touch->rate_hz;
  freq[0]             = touch->freq[0] * self->fallen;
  if (self->fall > 0.01f) {
    self->fall *= dsp_exp2(-6.0f * block_s / p->pitch_s);
    self->fallen = dsp_exp2(self->fall * (1.0f / 12.0f));
  } else {
    self->fallen = 1.0f;
  }
  freq[1] = touch->freq[1] * self->fallen;
}

static void
hiss(float amount, float rate_hz, DspNoise* noise, float* out)
{
  // As much of it in every band, however many bands there are
  const float level = amount * sqrtf(rate_hz * (1.0f / 48000.0f));
  float       white[DSP_BLOCK];
  dsp_noise_dull(noise, rate_hz, white);
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    out[i] += level * white[i];
  }
}

/// All that goes into the filter.
static void
sound(Analog* self, const SynthAnalogPatch* p, const SynthTouch* touch,
      const SynthShared* shared, DspNoise* noise, float* const sides[2])
{
  const float turn  = 0.43f * ((float)DSP_BLOCK / touch->rate_hz);
  const float swept = dsp_lfo_next(&self->sweep, DSP_LFO_TRIANGLE, turn);
  float       base[2];
  fall(self, p, touch, base);
  for (uint32_t i = self->stereo ? 1U : 0U; i < 3U; ++i) {
    if (p->osc[i].level > 0.0f) {
      oscillate(self, p, i, shared, base, swept, sides[0]);
    }
  }
  if (p->noise > 0.0f) {
    hiss(p->noise, touch->rate_hz, noise, sides[0]);
  }
  if (self->stereo) {
    memcpy(sides[1], sides[0], DSP_BLOCK * sizeof(float));
    unison(self, p, shared, base, sides[0], sides[1]);
  }
}

static bool
analog_render(void* state, const SynthPatch* patch, const SynthTouch* touch,
              const SynthShared* shared, DspNoise* noise, float* const sides[2])
{
  Analog* const                 self = (Analog*)state;
  const SynthAnalogPatch* const p    = &patch->as.analog;
  sound(self, p, touch, shared, noise, sides);
  synth_filter_run(&self->filter, p, cutoff(self, p, touch), self->stereo, sides);
  if (p->drive > 0.0f) {
    drive(p->drive * (0.7f + 0.6f * touch->force) * dsp_exp2(1.5f * touch->colour),
          sides[0]);
  }
  return self->stereo;
}

const SynthEngine synth_engine_analog = {analog_bytes, analog_start, analog_render};
