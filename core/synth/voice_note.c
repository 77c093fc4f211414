#include "core/synth/voice_note.h"

#include "core/dsp/fast.h"
#include "core/dsp/vec.h"

#include <math.h>
#include <string.h>

_Static_assert(SYNTH_CHUNK == DSP_BLOCK, "notes render in the kernels' blocks");

/// An effective value of 1 leaves at this level: one note is about -26 LUFS.
#define NOTE_DB (-25.3f)
/// Below this nobody hears the rest of a note.
#define SILENCE 2e-6f
/// A note is over after so many silent blocks, longer than any period.
#define QUIET_BLOCKS 64U

/// How far the timbre's ends lie from its middle.
#define DARKEST_DB (-36.0f)
#define BRIGHTEST_DB 24.0f

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
  const float pressed  = fmaxf(self->pressure, playing->now.pressure);
  return clamp01(0.5f + velocity + 0.8f * (playing->now.dynamics - 0.5f) +
                 0.25f * pressed);
}

/// The pitch in semitones with everything that moves it.
static float
bent_pitch(SynthNote* self, const SynthPlaying* playing, float block_s, float wave)
{
  const SynthPatch* const p       = self->patch;
  const float             settled = clamp01((self->age_s - p->vibrato_delay_s) * 1.6f);
  const float             pressed = fmaxf(self->pressure, playing->now.pressure);
  const float             cents =
    p->vibrato_cents * settled + 50.0f * playing->now.modulation + 25.0f * pressed;
  const float glide_s = (p->glide_s > 0.0f ? p->glide_s : 0.03f) *
                        (0.3f + 1.4f * playing->now.articulation);
  self->glide *= dsp_exp2(-4.0f * block_s / glide_s);
  self->scoop *= dsp_exp2(-60.0f * block_s);
  return self->key + self->glide + self->scoop + playing->now.bend_semitones +
         0.01f * cents * wave;
}

static SynthTouch
touch(SynthNote* self, const SynthShared* shared, const SynthPlaying* playing,
      float wave)
{
  const float block_s = (float)DSP_BLOCK / shared->rate_hz;
  const float pitch   = bent_pitch(self, playing, block_s, wave);
  const float hz      = 440.0f * dsp_exp2((pitch - 69.0f) * (1.0f / 12.0f));
  const float freq    = fminf(hz / shared->rate_hz, 0.45f);
  SynthTouch  t       = {.rate_hz = shared->rate_hz,
                         .freq    = {self->freq > 0.0f ? self->freq : freq, freq},
                         .key     = self->key,
                         .force   = force(self, playing),
                         .swell   = self->env.level,
                         .legato  = playing->now.articulation,
                         .held    = self->held || self->pedalled};
  self->freq          = freq;
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
                       fmaxf(p->release_s, 0.01f) * blocks * stretch);
}

static void
burst(SynthNote* self, const SynthNoise* noise, float strength)
{
  if (noise->level > 0.0f) {
    self->burst       = *noise;
    self->burst_level = noise->level * strength;
  }
}

static void
continue_from(SynthNote* self, const SynthNote* from)
{
  self->env     = from->env;
  self->vibrato = from->vibrato;
  self->age_s   = from->age_s;
  self->freq    = from->freq;
  self->gain    = 0.0f; // The old one fades while this one comes
  self->puff    = from->puff;
  self->glide   = from->key + from->glide - self->key;
  self->noise   = from->noise;
}

void
synth_note_start(SynthNote* self, const SynthShared* shared,
                 const SynthPlaying* playing, const SynthNote* from)
{
  const SynthPatch* const p = self->patch;
  const uint32_t seed = self->pitch * 131U + self->velocity * 7U + self->source * 3001U;
  self->stage         = SYNTH_SOUNDS;
  self->held          = true;
  self->pedalled      = false;
  self->key           = (float)(int32_t)self->pitch + p->semitones;
  self->velocity_db   = 30.0f * log10f((float)(int32_t)self->velocity * 0.01f);
  self->pressure = self->age_s = self->freq = self->gain = self->glide = 0.0f;
  self->scoop       = p->scoop_cents * 0.01f;
  self->env         = (DspEnv){0.0f, true};
  self->shape       = shape(p, shared, playing->now.articulation);
  self->vibrato     = (DspLfo){0.0f};
  self->noise       = dsp_noise(seed + (uint32_t)self->born * 977U);
  self->fade        = 1.0f;
  self->fade_step   = 0.0f;
  self->burst_level = 0.0f;
  self->puff        = 1.0f;
  self->peak        = 1.0f;
  self->n_quiet     = 0;
  self->used        = SYNTH_CHUNK;
  memset(&self->burst_band, 0, sizeof(self->burst_band));
  memset(&self->breath_band, 0, sizeof(self->breath_band));
  memset(self->tone, 0, sizeof(self->tone));
  const float pan =
    0.5f * p->spread * fminf(fmaxf((self->key - 62.0f) / 40.0f, -1.0f), 1.0f);
  self->left  = sqrtf(0.5f - 0.5f * pan);
  self->right = sqrtf(0.5f + 0.5f * pan);
  if (from) {
    continue_from(self, from);
  } else {
    dsp_env_start(&self->env);
    burst(self, &p->strike, 0.3f + 1.4f * force(self, playing));
  }
  const SynthTouch first = touch(self, shared, playing, 0.0f);
  self->freq             = from ? from->freq : 0.0f;
  synth_engine(p->engine)->start(self->state, p, &first, shared, &self->noise,
                                 from ? from->state : NULL);
}

void
synth_note_release(SynthNote* self)
{
  self->held = self->pedalled = false;
  burst(self, &self->patch->lift, 0.4f + 0.006f * (float)(int32_t)self->velocity);
}

void
synth_note_fade(SynthNote* self, const SynthShared* shared, float seconds)
{
  const float step = (float)DSP_BLOCK / (shared->rate_hz * seconds);
  self->stage      = SYNTH_FADES;
  self->fade_step  = fmaxf(self->fade_step, step);
}

/// Noise in its band, gliding in level, added to a block.
static void
add_noise(SynthNote* self, DspSvf* band, const SynthNoise* noise, const SynthTouch* t,
          float from, float to, float* out)
{
  float       hiss[DSP_BLOCK];
  const float octaves = noise->track * (t->key - 60.0f) * (1.0f / 12.0f);
  const float cycles  = fminf(noise->hz * dsp_exp2(octaves) / t->rate_hz, 0.4f);
  const float q       = noise->q > 0.0f ? noise->q : 0.7f;
  // As loud for a narrow band as for a wide one
  const float       level = 2.0f * sqrtf(q * 0.25f / fmaxf(cycles, 0.002f)) * 0.7f;
  const float       step  = (to - from) / (float)DSP_BLOCK;
  const DspSvfShape shape = dsp_svf_band(cycles, q);
  dsp_noise_white(&self->noise, hiss);
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    hiss[i] *= level * (from + step * (float)(int32_t)i);
  }
  dsp_svf_add(band, &shape, hiss, out);
}

static void
add_noises(SynthNote* self, const SynthTouch* t, float* out)
{
  const float block_s = (float)DSP_BLOCK / t->rate_hz;
  if (self->burst_level > 1e-4f) {
    const float next =
      self->burst_level * dsp_exp2(-9.9657843f * block_s / self->burst.decay_s);
    add_noise(self, &self->burst_band, &self->burst, t, self->burst_level, next, out);
    self->burst_level = next;
  }
  const SynthNoise* const breath = &self->patch->breath;
  if (breath->level > 0.0f) {
    const float now = breath->level * (0.6f + 0.8f * t->force) * (1.0f + self->puff);
    if (breath->decay_s > 0.0f) {
      self->puff *= dsp_exp2(-9.9657843f * block_s / breath->decay_s);
    }
    add_noise(self, &self->breath_band, breath, t, now, now, out);
  }
}

/// The level's trim for this timbre, between the two measured neighbours.
static float
trim_db(const SynthLevel* level, float timbre)
{
  const float    at = 4.0f * timbre;
  const uint32_t i  = at < 3.0f ? (uint32_t)(int32_t)at : 3U;
  const float    f  = at - (float)(int32_t)i;
  return level->trim_db[i] + f * (level->trim_db[i + 1U] - level->trim_db[i]);
}

/// Timbre and dynamics tilt what lies above the pitch.
static void
colour(SynthNote* self, const SynthPlaying* playing, const SynthTouch* t, bool stereo,
       float* left, float* right)
{
  const float timbre = playing->now.timbre;
  const float db =
    (timbre - 0.5f) * 2.0f * (timbre < 0.5f ? -DARKEST_DB : BRIGHTEST_DB) +
    (playing->now.dynamics - 0.5f) * 14.0f;
  if (fabsf(db) < 0.02f) {
    return;
  }
  const float       pivot  = self->patch->tone > 0.0f ? self->patch->tone : 1.6f;
  const float       cycles = fminf(fmaxf(pivot * t->freq[1], 90.0f / t->rate_hz), 0.3f);
  const DspSvfShape shape  = dsp_svf_shelf(cycles, 0.6f, dsp_db(db));
  dsp_svf_run(&self->tone[0], &shape, left);
  if (stereo) {
    dsp_svf_run(&self->tone[1], &shape, right);
  }
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
                   trim_db(self->level, playing->now.timbre) +
                   p->tremolo_db * settled * wave;
  self->fade = fmaxf(self->fade - self->fade_step, 0.0f);
  return env * self->fade * dsp_db(db);
}

/// Bring the rendered block to its level and place; note how loud it was.
static void
place(SynthNote* self, float gain, bool stereo)
{
  float* const left  = self->buffer[0];
  float* const right = self->buffer[1];
  const float  step  = (gain - self->gain) / (float)DSP_BLOCK;
  float        peak  = 0.0f;
  if (!stereo) {
    for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
      const float x = left[i] * (self->gain + step * (float)(int32_t)i);
      left[i]       = x * self->left;
      right[i]      = x * self->right;
    }
  } else {
    for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
      const float g = 0.70710678f * (self->gain + step * (float)(int32_t)i);
      const float l = left[i] * g, r = right[i] * g;
      // Neither side alone: players sit across half the stage
      left[i]  = 1.1f * l + 0.5f * r;
      right[i] = 1.1f * r + 0.5f * l;
    }
  }
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    const float x = fabsf(left[i]) + fabsf(right[i]);
    peak          = x > peak ? x : peak;
  }
  self->gain = gain;
  self->peak = peak;
}

static void
render(SynthNote* self, const SynthShared* shared, const SynthPlaying* playing)
{
  const float block_s = (float)DSP_BLOCK / shared->rate_hz;
  const float own     = self->patch->vibrato_hz;
  const float rate_hz = own > 0.0f ? own : 5.5f; // The wheel works on every instrument
  const float wave =
    dsp_lfo_next(&self->vibrato, DSP_LFO_SINE, fminf(rate_hz * block_s, 0.4f));
  const SynthTouch t    = touch(self, shared, playing, wave);
  const float      gain = next_gain(self, playing, wave);
  memset(self->buffer, 0, sizeof(self->buffer));
  const bool stereo = synth_engine(self->patch->engine)
                        ->render(self->state, self->patch, &t, shared, &self->noise,
                                 self->buffer[0], self->buffer[1]);
  add_noises(self, &t, self->buffer[0]);
  colour(self, playing, &t, stereo, self->buffer[0], self->buffer[1]);
  place(self, gain, stereo);

  self->age_s += block_s;
  self->used    = 0;
  self->n_quiet = self->peak < SILENCE && !self->env.rising ? self->n_quiet + 1U : 0U;
  if (self->fade <= 0.0f || self->n_quiet > QUIET_BLOCKS) {
    self->stage = SYNTH_ENDS;
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
    const uint32_t     rest  = SYNTH_CHUNK - self->used;
    const uint32_t     count = rest < n - done ? rest : n - done;
    const float* const l     = self->buffer[0] + self->used;
    const float* const r     = self->buffer[1] + self->used;
    for (uint32_t i = 0; i < count; ++i) {
      left[done + i] += l[i];
      right[done + i] += r[i];
    }
    self->used += count;
    done += count;
  }
}
