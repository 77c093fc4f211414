#include "core/synth/voice_colour.h"

#include "core/dsp/fast.h"
#include "core/dsp/vec.h"

#include <math.h>

/// How far the timbre's ends lie from its middle.
#define DARKEST_DB (-40.0f)
#define BRIGHTEST_DB 30.0f

/// The band of a noise for this note, as loud whether narrow or wide.
static DspSvfBlock
band(const SynthNote* self, const SynthNoise* noise, float rate_hz)
{
  const float octaves = noise->track * (self->key - 60.0f) * (1.0f / 12.0f);
  const float cycles  = dsp_min(noise->hz * dsp_exp2(octaves) / rate_hz, 0.4f);
  const float q       = noise->q > 0.0f ? noise->q : 0.7f;
  const float level   = 1.4f * sqrtf(q * 0.25f / dsp_max(cycles, 0.002f));
  DspSvfShape shape   = dsp_svf_band(cycles, q);
  shape.m1 *= level;
  return dsp_svf_block(&shape);
}

void
synth_note_burst(SynthNote* self, const SynthNoise* noise, float rate_hz,
                 float strength)
{
  if (noise->level > 0.0f) {
    self->burst_block = band(self, noise, rate_hz);
    self->burst       = *noise;
    self->burst_level = noise->level * strength;
  }
}

void
synth_note_breathe(SynthNote* self, float rate_hz)
{
  self->breath_block = band(self, &self->patch->breath, rate_hz);
}

/// Noise in its band, gliding in level, added to a block.
static void
add_noise(SynthNote* self, float rate_hz, DspSvf* filter, const DspSvfBlock* block,
          float from, float to, float* out)
{
  float       hiss[DSP_BLOCK];
  const float step = (to - from) / (float)DSP_BLOCK;
  dsp_noise_dull(&self->noise, rate_hz, hiss);
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    hiss[i] *= from + step * (float)(int32_t)i;
  }
  dsp_svf_add_block(filter, block, hiss, out);
}

float
synth_note_trim_db(const SynthLevel* level, float timbre)
{
  const float    at = 4.0f * timbre;
  const uint32_t i  = at < 3.0f ? (uint32_t)(int32_t)at : 3U;
  const float    f  = at - (float)(int32_t)i;
  return level->trim_db[i] + f * (level->trim_db[i + 1U] - level->trim_db[i]);
}

void
synth_note_noises(SynthNote* self, const SynthTouch* t, float trim, float* out)
{
  const float block_s = (float)DSP_BLOCK / t->rate_hz;
  const float follow  = t->colour < 0.0f ? 12.0f : 5.0f;
  const float wanted  = follow * t->colour - trim;
  if (wanted != self->noise_db) {
    self->noise_db   = wanted;
    self->noise_gain = dsp_db(wanted);
  }
  const float free = self->noise_gain;
  if (self->burst_level > 1e-4f) {
    const float next =
      self->burst_level * dsp_exp2(-9.9657843f * block_s / self->burst.decay_s);
    add_noise(self, t->rate_hz, &self->burst_band, &self->burst_block,
              self->burst_level, next, out);
    self->burst_level = next;
  }
  const SynthNoise* const breath = &self->patch->breath;
  if (breath->level > 0.0f) {
    const float now = breath->level * (0.6f + 0.8f * t->force) * (1.0f + self->puff);
    if (breath->decay_s > 0.0f) {
      self->puff *= dsp_exp2(-9.9657843f * block_s / breath->decay_s);
    }
    add_noise(self, t->rate_hz, &self->breath_band, &self->breath_block, free * now,
              free * now, out);
  }
}

/// Work the tone filter out anew if timbre, dynamics or pitch have moved, keeping what
/// it was in `before`; whether so.
static bool
set_tone(SynthNote* self, float db, const SynthTouch* t, DspSvfBlock* before)
{
  // A cent of vibrato does not call for another filter
  if (db == self->tone_db &&
      fabsf(t->freq[1] - self->tone_freq) < 0.01f * self->tone_freq) {
    return false;
  }
  const float pivot  = self->patch->tone > 0.0f ? self->patch->tone : 1.6f;
  const float cycles = dsp_min(dsp_max(pivot * t->freq[1], 90.0f / t->rate_hz), 0.3f);
  const DspSvfShape shelf = dsp_svf_shelf(cycles, 0.6f, dsp_db(db));
  *before                 = self->tone_block;
  self->tone_block        = dsp_svf_block(&shelf);
  self->tone_db           = db;
  self->tone_freq         = t->freq[1];
  return true;
}

/// Filter one side; `before` is the filter that fades out, or NULL.
static void
tilt(DspSvf* filter, const DspSvfBlock* block, const DspSvfBlock* before, float* io)
{
  if (before) {
    dsp_svf_cross_block(filter, before, block, io);
  } else {
    dsp_svf_run_block(filter, block, io);
  }
}

void
synth_note_colour(SynthNote* self, const SynthPlaying* playing, const SynthTouch* t,
                  bool stereo, float* left, float* right)
{
  const float timbre = playing->now.timbre;
  const float side   = timbre < 0.5f ? -DARKEST_DB : BRIGHTEST_DB;
  const float db =
    (timbre - 0.5f) * 2.0f * side + (playing->now.dynamics - 0.5f) * 14.0f;
  if (fabsf(db) < 0.02f) {
    return;
  }
  const bool               known = self->tone_freq > 0.0f;
  DspSvfBlock              before;
  const bool               moved  = set_tone(self, db, t, &before);
  const DspSvfBlock* const fading = moved && known ? &before : NULL;
  tilt(&self->tone[0], &self->tone_block, fading, left);
  if (stereo) {
    tilt(&self->tone[1], &self->tone_block, fading, right);
  }
}
