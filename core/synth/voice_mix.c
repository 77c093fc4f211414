#include "core/synth/voice_parts.h"

#include "core/dsp/fast.h"
#include "core/dsp/vec.h"
#include "core/synth/voice_colour.h"

/// An effective value of 1 leaves at this level: one note is about -26 LUFS.
#define NOTE_DB (-25.3f)

static float
dynamics_db(float dynamics)
{
  return (dynamics - 0.5f) * (dynamics < 0.5f ? 48.0f : 18.0f);
}

float
synth_note_trim(SynthNote* self, float timbre)
{
  if (timbre != self->trim_timbre) {
    self->trim_timbre = timbre;
    self->trim_db     = synth_note_trim_db(self->level, timbre);
  }
  return self->trim_db;
}

float
synth_note_gain(SynthNote* self, const SynthPlaying* playing, float wave)
{
  const SynthPatch* const p       = self->patch;
  const float             settled = synth_note_settled(self);
  const float             env =
    dsp_env_next(&self->env, &self->shape, self->held || self->pedalled);
  const float db = NOTE_DB + self->velocity_db + dynamics_db(playing->now.dynamics) +
                   synth_note_trim(self, playing->now.timbre) +
                   p->tremolo_db * settled * wave;
  if (db != self->db) {
    self->db         = db;
    self->level_gain = dsp_db(db);
  }
  self->fade = dsp_max(self->fade - self->fade_step, 0.0f);
  self->rise = dsp_min(self->rise + self->rise_step, 1.0f);
  return env * self->fade * self->rise * self->level_gain;
}

/// What a note sends to one side: so much of either buffer.
typedef struct {
  float own, other;
} Share;

/// Add `n` frames of the stage from `self->used` on; a note of two sides stands with
/// a foot on either, one of one side in its place.
static void
mix(const SynthNote* self, const float* restrict own, const float* restrict other,
    Share share, float* restrict to, uint32_t n)
{
  const float step = self->gain_step;
  DspV4       at   = {0.0f, 1.0f, 2.0f, 3.0f};
  at += (float)(int32_t)self->used;
  uint32_t i = 0;
  for (; i + 4U <= n; i += 4U) {
    const DspV4 gain = self->gain_from + step * at;
    const DspV4 x =
      share.own * dsp_v4_load(own + i) + share.other * dsp_v4_load(other + i);
    dsp_v4_store(to + i, dsp_v4_load(to + i) + gain * x);
    at += 4.0f;
  }
  for (; i < n; ++i) {
    const float gain = self->gain_from + step * (float)(int32_t)(self->used + i);
    to[i] += gain * (share.own * own[i] + share.other * other[i]);
  }
}

/// The same for a note of one side.
static void
mix_one(const SynthNote* self, const float* restrict from, float* restrict left,
        float* restrict right, uint32_t n)
{
  const float step = self->gain_step;
  DspV4       at   = {0.0f, 1.0f, 2.0f, 3.0f};
  at += (float)(int32_t)self->used;
  uint32_t i = 0;
  for (; i + 4U <= n; i += 4U) {
    const DspV4 x = (self->gain_from + step * at) * dsp_v4_load(from + i);
    dsp_v4_store(left + i, dsp_v4_load(left + i) + self->left * x);
    dsp_v4_store(right + i, dsp_v4_load(right + i) + self->right * x);
    at += 4.0f;
  }
  for (; i < n; ++i) {
    const float x =
      (self->gain_from + step * (float)(int32_t)(self->used + i)) * from[i];
    left[i] += self->left * x;
    right[i] += self->right * x;
  }
}

void
synth_note_mix(const SynthNote* self, float* left, float* right, uint32_t n)
{
  const float* const a = self->buffer[0] + self->used;
  const float* const b = self->buffer[1] + self->used;
  if (!self->stereo) {
    mix_one(self, a, left, right, n);
    return;
  }
  mix(self, a, b, (Share){1.12f * self->left, 0.35f * self->left}, left, n);
  mix(self, b, a, (Share){1.12f * self->right, 0.35f * self->right}, right, n);
}
