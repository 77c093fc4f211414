#include "core/synth/voice_parts.h"

#include "core/dsp/fast.h"

#include <math.h>

/// The wheel works on every instrument.
#define WHEEL_HZ 5.5f

static float
clamp01(float x)
{
  return x < 0.0f ? 0.0f : x > 1.0f ? 1.0f : x;
}

float
synth_note_force(const SynthNote* self, const SynthPlaying* playing)
{
  const float velocity = ((float)(int32_t)self->velocity - 100.0f) * 0.006f;
  const float pressed  = dsp_max(self->pressure, playing->now.pressure);
  return clamp01(0.5f + velocity + 0.8f * (playing->now.dynamics - 0.5f) +
                 0.25f * pressed);
}

float
synth_note_settled(const SynthNote* self)
{
  return clamp01((self->age_s - self->patch->vibrato_delay_s) * 1.6f);
}

float
synth_note_sway(SynthNote* self, const SynthShared* shared, const SynthPlaying* playing)
{
  const SynthPatch* const p       = self->patch;
  const float             block_s = (float)DSP_BLOCK / shared->rate_hz;
  const float hz    = (p->vibrato_hz > 0.0f ? p->vibrato_hz : WHEEL_HZ) * self->hurry;
  const bool  still = p->vibrato_cents <= 0.0f && p->tremolo_db <= 0.0f &&
                     playing->now.modulation <= 0.0f &&
                     dsp_max(self->pressure, playing->now.pressure) <= 0.0f;
  return still
           ? 0.0f
           : dsp_lfo_next(&self->vibrato, DSP_LFO_SINE, dsp_min(hz * block_s, 0.4f));
}

/// An interval that dies away; none once nobody could hear it.
static float
dwindle(float semitones, float octaves)
{
  return fabsf(semitones) < 1e-4f ? 0.0f : semitones * dsp_exp2(-octaves);
}

/// The pitch in semitones with everything that moves it.
static float
bent_pitch(SynthNote* self, const SynthPlaying* playing, float block_s, float wave)
{
  const SynthPatch* const p       = self->patch;
  const float             settled = synth_note_settled(self);
  const float             pressed = dsp_max(self->pressure, playing->now.pressure);
  const float             cents =
    p->vibrato_cents * settled + 50.0f * playing->now.modulation + 25.0f * pressed;
  const float glide_s = (p->glide_s > 0.0f ? p->glide_s : 0.022f) *
                        (0.4f + 2.4f * dsp_max(playing->now.articulation - 0.5f, 0.0f));
  self->glide = dwindle(self->glide, 4.0f * block_s / glide_s);
  self->scoop = dwindle(self->scoop, 60.0f * block_s);
  return self->key + self->glide + self->scoop + playing->now.bend_semitones +
         0.01f * cents * wave;
}

/// Cycles per frame at the block's end; worked out anew where the pitch has moved.
static float
next_freq(const SynthNote* self, float rate_hz, float pitch)
{
  if (pitch == self->bent && self->freq > 0.0f) {
    return self->freq;
  }
  const float hz = 440.0f * dsp_exp2((pitch - 69.0f) * (1.0f / 12.0f));
  return dsp_min(hz / rate_hz, 0.45f);
}

SynthTouch
synth_note_touch(SynthNote* self, const SynthShared* shared,
                 const SynthPlaying* playing, float wave)
{
  const float      block_s = (float)DSP_BLOCK / shared->rate_hz;
  const float      pitch   = bent_pitch(self, playing, block_s, wave);
  const float      freq    = next_freq(self, shared->rate_hz, pitch);
  const SynthTouch t       = {.rate_hz = shared->rate_hz,
                              .freq    = {self->freq > 0.0f ? self->freq : freq, freq},
                              .key     = self->key,
                              .force   = synth_note_force(self, playing),
                              .swell   = self->env.level,
                              .colour  = 2.0f * playing->now.timbre - 1.0f,
                              .legato  = playing->now.articulation,
                              .held    = self->held || self->pedalled};
  self->bent               = pitch;
  self->freq               = freq;
  return t;
}
