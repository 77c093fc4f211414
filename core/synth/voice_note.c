#include "core/synth/voice_note.h"

#include "core/dsp/fast.h"
#include "core/dsp/vec.h"
#include "core/synth/voice_colour.h"

#include <math.h>
#include <string.h>

_Static_assert(SYNTH_CHUNK == DSP_BLOCK, "notes render in the kernels' blocks");

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
  self->puff                                = 1.0f;
  self->peak                                = 1.0f;
  self->n_quiet                             = 0;
  self->used                                = SYNTH_CHUNK;
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

/// The note's gain at the block's end.
static float
next_gain(SynthNote* self, const SynthPlaying* playing, float wave)
{
  const SynthPatch* const p       = self->patch;
  const float             settled = clamp01((self->age_s - p->vibrato_delay_s) * 1.6f);
  const float             env =
    dsp_env_next(&self->env, &self->shape, self->held || self->pedalled);
  const float db = NOTE_DB + self->velocity_db + dynamics_db(playing->now.dynamics) +
                   synth_note_trim_db(self->level, playing->now.timbre) +
                   p->tremolo_db * settled * wave;
  if (db != self->db) {
    self->db         = db;
    self->level_gain = dsp_db(db);
  }
  self->fade = dsp_max(self->fade - self->fade_step, 0.0f);
  self->rise = dsp_min(self->rise + self->rise_step, 1.0f);
  return env * self->fade * self->rise * self->level_gain;
}

/// Bring a note of one side to its level.
static void
place_one(SynthNote* self, float step)
{
  float* const left = self->buffer[0];
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    left[i] *= self->gain + step * (float)(int32_t)i;
  }
}

/// The same for a note of two sides, neither of which stands alone.
static void
place_two(SynthNote* self, float step)
{
  float* const left  = self->buffer[0];
  float* const right = self->buffer[1];
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    const float g = self->gain + step * (float)(int32_t)i;
    const float l = left[i] * g, r = right[i] * g;
    left[i]  = 1.12f * l + 0.35f * r;
    right[i] = 1.12f * r + 0.35f * l;
  }
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
  const float trim = synth_note_trim_db(self->level, playing->now.timbre);
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

static void
render(SynthNote* self, const SynthShared* shared, const SynthPlaying* playing)
{
  const float block_s = (float)DSP_BLOCK / shared->rate_hz;
  const float own     = self->patch->vibrato_hz;
  const float rate_hz = // The wheel works on every instrument
    (own > 0.0f ? own : 5.5f) * self->hurry;
  const float wave =
    dsp_lfo_next(&self->vibrato, DSP_LFO_SINE, dsp_min(rate_hz * block_s, 0.4f));
  const SynthTouch t        = touch(self, shared, playing, wave);
  const float      gain     = next_gain(self, playing, wave);
  float* const     sides[2] = {self->buffer[0], self->buffer[1]};
  memset(self->buffer, 0, sizeof(self->buffer));
  const bool stereo =
    synth_engine(self->patch->engine)
      ->render(self->state, self->patch, &t, shared, &self->noise, sides);
  synth_note_colour(self, playing, &t, stereo, self->buffer[0], self->buffer[1]);
  blow(self, playing, &t, stereo);
  const float step = (gain - self->gain) / (float)DSP_BLOCK;
  if (stereo) {
    place_two(self, step);
  } else {
    place_one(self, step);
  }
  self->gain   = gain;
  self->peak   = loudness(self->buffer[0]);
  self->stereo = stereo;

  self->age_s += block_s;
  self->used    = 0;
  self->n_quiet = self->peak < SILENCE && !self->env.rising ? self->n_quiet + 1U : 0U;
  if (self->fade <= 0.0f || self->n_quiet > QUIET_BLOCKS) {
    self->stage = SYNTH_ENDS;
  }
}

static void
mix(const float* restrict from, float gain, float* restrict to, uint32_t n)
{
  uint32_t i = 0;
  for (; i + 4U <= n; i += 4U) {
    dsp_v4_store(to + i, dsp_v4_load(to + i) + gain * dsp_v4_load(from + i));
  }
  for (; i < n; ++i) {
    to[i] += gain * from[i];
  }
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
    mix(self->buffer[0] + self->used, self->left, left + done, count);
    mix(self->buffer[self->stereo ? 1 : 0] + self->used, self->right, right + done,
        count);
    self->used += count;
    done += count;
  }
}
