#include "core/synth/voice_note.h"

#include "core/dsp/fast.h"
#include "core/dsp/glide.h"
#include "core/dsp/vec.h"
#include "core/synth/voice_colour.h"

#include <math.h>
#include <string.h>

_Static_assert(SYNTH_CHUNK == DSP_BLOCK, "notes render in the kernels' blocks");
_Static_assert(SYNTH_CHUNK == DSP_TICK_FRAMES, "effects move in the same blocks");

/// An effective value of 1 leaves at this level: one note is about -26 LUFS.
#define NOTE_DB (-25.3f)
/// Below this nobody hears the rest of a note.
#define SILENCE 2e-6f
/// A note is over after so many silent blocks, longer than any period.
#define QUIET_BLOCKS 64U

static float
clamp01(float x)
{
  return x < 0.0f ? 0.0f : x > 1.0f ? 1.0f : x;
}

static float
dynamics_db(float dynamics)
{
  return (dynamics - 0.5f) * (dynamics < 0.5f ? 48.0f : 18.0f);
}

static float
force(const SynthNote* self, const SynthPlaying* playing)
{
  const float velocity = ((float)(int32_t)self->velocity - 100.0f) * 0.006f;
  const float pressed  = dsp_max(self->pressure, playing->now.pressure);
  return clamp01(0.5f + velocity + 0.8f * (playing->now.dynamics - 0.5f) +
                 0.25f * pressed);
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
  const float             settled = clamp01((self->age_s - p->vibrato_delay_s) * 1.6f);
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

static SynthTouch
touch(SynthNote* self, const SynthShared* shared, const SynthPlaying* playing,
      float wave)
{
  const float block_s = (float)DSP_BLOCK / shared->rate_hz;
  const float pitch   = bent_pitch(self, playing, block_s, wave);
  float       freq    = self->freq;
  if (pitch != self->bent || freq <= 0.0f) {
    const float hz = 440.0f * dsp_exp2((pitch - 69.0f) * (1.0f / 12.0f));
    freq           = dsp_min(hz / shared->rate_hz, 0.45f);
  }
  const SynthTouch t = {.rate_hz = shared->rate_hz,
                        .freq    = {self->freq > 0.0f ? self->freq : freq, freq},
                        .key     = self->key,
                        .force   = force(self, playing),
                        .swell   = self->env.level,
                        .colour  = 2.0f * playing->now.timbre - 1.0f,
                        .legato  = playing->now.articulation,
                        .held    = self->held || self->pedalled};
  self->bent         = pitch;
  self->freq         = freq;
  return t;
}

static DspEnvShape
shape(const SynthPatch* p, const SynthShared* shared, float articulation)
{
  const float blocks  = shared->rate_hz / (float)DSP_BLOCK;
  const float stretch = dsp_exp2(2.0f * (articulation - 0.5f));
  return dsp_env_shape(p->attack_s * blocks * stretch, p->decay_s * blocks,
                       p->sustain > 0.0f   ? p->sustain
                       : p->decay_s > 0.0f ? 0.0f
                                           : 1.0f,
                       dsp_max(p->release_s, 0.01f) * blocks * stretch);
}

static void
continue_from(SynthNote* self, const SynthNote* from, float rate_hz)
{
  self->rise      = 0.0f;
  self->rise_step = (float)DSP_BLOCK / (rate_hz * SYNTH_HANDOVER_S);
  self->env       = from->env;
  self->vibrato   = from->vibrato;
  self->age_s     = from->age_s;
  self->freq      = from->freq;
  self->puff      = from->puff;
  self->glide     = from->key + from->glide - self->key;
  self->noise     = from->noise;
  self->hurry     = from->hurry;
}

void
synth_note_start(SynthNote* self, const SynthShared* shared,
                 const SynthPlaying* playing, const SynthNote* from, const void* like)
{
  const SynthPatch* const p = self->patch;
  const uint32_t seed = self->pitch * 131U + self->velocity * 7U + self->source * 3001U;
  self->stage         = SYNTH_SOUNDS;
  self->held          = true;
  self->pedalled      = false;
  self->key           = (float)(int32_t)self->pitch + p->semitones;
  self->velocity_db   = 30.0f * log10f((float)(int32_t)self->velocity * 0.01f);
  self->pressure = self->age_s = self->freq = self->gain = self->glide = 0.0f;
  self->scoop   = p->scoop_cents * 0.01f;
  self->env     = (DspEnv){0.0f, true};
  self->shape   = shape(p, shared, playing->now.articulation);
  self->vibrato = (DspLfo){0.0f};
  self->noise   = dsp_noise(seed + (uint32_t)self->born * 977U);
  // No two players, and no player twice, sway alike
  self->hurry = 1.0f + 0.07f * dsp_noise_next(&self->noise);
  self->vibrato.turns =
    p->vibrato_delay_s > 0.0f ? 0.5f + 0.49f * dsp_noise_next(&self->noise) : 0.0f;
  self->fade = self->rise = 1.0f;
  self->rise_step         = 0.0f;
  self->fade_step         = 0.0f;
  self->burst_level       = 0.0f;
  self->bent = self->tone_freq = 0.0f;
  self->db = self->tone_db = self->noise_db = 1e9f; // As nothing is
  self->trim_timbre                         = -1.0f;
  self->gain_from = self->gain_step = 0.0f;
  self->puff                        = 1.0f;
  self->peak                        = 1.0f;
  self->n_quiet                     = 0;
  self->used                        = SYNTH_CHUNK;
  memset(&self->burst_band, 0, sizeof(self->burst_band));
  memset(&self->breath_band, 0, sizeof(self->breath_band));
  memset(self->tone, 0, sizeof(self->tone));
  const float pan =
    0.5f * p->spread * dsp_min(dsp_max((self->key - 62.0f) / 40.0f, -1.0f), 1.0f);
  self->left  = sqrtf(0.5f - 0.5f * pan);
  self->right = sqrtf(0.5f + 0.5f * pan);
  synth_note_breathe(self, shared->rate_hz);
  if (from) {
    continue_from(self, from, shared->rate_hz);
  } else {
    dsp_env_start(&self->env);
    synth_note_burst(self, &p->strike, shared->rate_hz,
                     (0.3f + 1.4f * force(self, playing)) *
                       (1.5f - playing->now.articulation));
  }
  SynthTouch first = touch(self, shared, playing, 0.0f);
  first.ahead      = from ? (float)(int32_t)(SYNTH_CHUNK - from->used) : 0.0f;
  first.like       = like;
  self->freq       = from ? from->freq : 0.0f;
  synth_engine(p->engine)->start(self->state, p, &first, shared, &self->noise,
                                 from ? from->state : NULL);
}

void
synth_note_release(SynthNote* self, const SynthShared* shared,
                   const SynthPlaying* playing)
{
  self->shape = shape(self->patch, shared, playing->now.articulation);
  self->held = self->pedalled = false;
  synth_note_burst(self, &self->patch->lift, shared->rate_hz,
                   0.4f + 0.006f * (float)(int32_t)self->velocity);
}

void
synth_note_fade(SynthNote* self, const SynthShared* shared, float seconds)
{
  const float step = (float)DSP_BLOCK / (shared->rate_hz * seconds);
  self->stage      = SYNTH_FADES;
  self->fade_step  = dsp_max(self->fade_step, step);
}

static float
trim_db(SynthNote* self, float timbre)
{
  if (timbre != self->trim_timbre) {
    self->trim_timbre = timbre;
    self->trim_db     = synth_note_trim_db(self->level, timbre);
  }
  return self->trim_db;
}

/// The note's gain at the block's end.
static float
next_gain(SynthNote* self, const SynthPlaying* playing, float wave)
{
  const SynthPatch* const p       = self->patch;
  const float             settled = clamp01((self->age_s - p->vibrato_delay_s) * 1.6f);
  const float             env =
    dsp_env_next(&self->env, &self->shape, self->held || self->pedalled);
  const float db = NOTE_DB + self->velocity_db + dynamics_db(playing->now.dynamics) +
                   trim_db(self, playing->now.timbre) + p->tremolo_db * settled * wave;
  if (db != self->db) {
    self->db         = db;
    self->level_gain = dsp_db(db);
  }
  self->fade = dsp_max(self->fade - self->fade_step, 0.0f);
  self->rise = dsp_min(self->rise + self->rise_step, 1.0f);
  return env * self->fade * self->rise * self->level_gain;
}

/// How loud a block is.
static float
loudness(const float* block)
{
  DspV4 sum = {0.0f, 0.0f, 0.0f, 0.0f};
  for (uint32_t i = 0; i < DSP_BLOCK; i += 4U) {
    const DspV4 x = dsp_v4_load(block + i);
    sum += x * x;
  }
  return sqrtf(sum[0] + sum[1] + sum[2] + sum[3]);
}

/// Add the noises in the middle of the stage.
static void
blow(SynthNote* self, const SynthPlaying* playing, const SynthTouch* t, bool stereo)
{
  const float trim = trim_db(self, playing->now.timbre);
  if (!stereo) {
    synth_note_noises(self, t, trim, self->buffer[0]);
    return;
  }
  float air[DSP_BLOCK] = {0.0f};
  synth_note_noises(self, t, trim, air);
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    self->buffer[0][i] += 0.68f * air[i];
    self->buffer[1][i] += 0.68f * air[i];
  }
}

/// The vibrato's wave; what it would move by nothing is spared.
static float
sway(SynthNote* self, const SynthPlaying* playing, float step)
{
  const SynthPatch* const p = self->patch;
  if (p->vibrato_cents <= 0.0f && p->tremolo_db <= 0.0f &&
      playing->now.modulation <= 0.0f &&
      dsp_max(self->pressure, playing->now.pressure) <= 0.0f) {
    return 0.0f;
  }
  return dsp_lfo_next(&self->vibrato, DSP_LFO_SINE, step);
}

static void
render(SynthNote* self, const SynthShared* shared, const SynthPlaying* playing)
{
  const float block_s = (float)DSP_BLOCK / shared->rate_hz;
  const float own     = self->patch->vibrato_hz;
  const float rate_hz = // The wheel works on every instrument
    (own > 0.0f ? own : 5.5f) * self->hurry;
  const float      wave     = sway(self, playing, dsp_min(rate_hz * block_s, 0.4f));
  const SynthTouch t        = touch(self, shared, playing, wave);
  const float      gain     = next_gain(self, playing, wave);
  float* const     sides[2] = {self->buffer[0], self->buffer[1]};
  memset(self->buffer, 0, sizeof(self->buffer));
  const bool stereo =
    synth_engine(self->patch->engine)
      ->render(self->state, self->patch, &t, shared, &self->noise, sides);
  synth_note_colour(self, playing, &t, stereo, self->buffer[0], self->buffer[1]);
  blow(self, playing, &t, stereo);
  self->gain_step = (gain - self->gain) / (float)DSP_BLOCK;
  self->gain_from = self->gain;
  self->gain      = gain;
  self->peak      = loudness(self->buffer[0]) * dsp_max(self->gain_from, gain);
  self->stereo    = stereo;

  self->age_s += block_s;
  self->used    = 0;
  self->n_quiet = self->peak < SILENCE && !self->env.rising ? self->n_quiet + 1U : 0U;
  if (self->fade <= 0.0f || self->n_quiet > QUIET_BLOCKS) {
    self->stage = SYNTH_ENDS;
  }
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

static void
mix_note(const SynthNote* self, float* left, float* right, uint32_t n)
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

void
synth_note_add(SynthNote* self, const SynthShared* shared, const SynthPlaying* playing,
               float* left, float* right, uint32_t n)
{
  for (uint32_t done = 0; done < n;) {
    if (self->used == SYNTH_CHUNK) {
      if (self->stage == SYNTH_ENDS) {
        self->stage = SYNTH_FREE;
        return;
      }
      render(self, shared, playing);
    }
    const uint32_t rest  = SYNTH_CHUNK - self->used;
    const uint32_t count = rest < n - done ? rest : n - done;
    mix_note(self, left + done, right + done, count);
    self->used += count;
    done += count;
  }
}
