#include "core/synth/voice_note.h"

#include "core/dsp/fast.h"
#include "core/synth/voice_colour.h"
#include "core/synth/voice_parts.h"

#include <math.h>
#include <string.h>

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

/// Nothing is left of the note that was here before.
static void
forget(SynthNote* self)
{
  self->stage    = SYNTH_SOUNDS;
  self->held     = true;
  self->pedalled = false;
  self->env      = (DspEnv){0.0f, true};
  self->pressure = self->age_s = self->glide = 0.0f;
  self->freq = self->bent = self->tone_freq = 0.0f;
  self->gain = self->gain_from = self->gain_step = 0.0f;
  self->db = self->tone_db = self->noise_db = 1e9f; // As nothing is
  self->trim_timbre                         = -1.0f;
  self->fade = self->rise = self->puff = self->peak = 1.0f;
  self->fade_step = self->rise_step = self->burst_level = 0.0f;
  self->n_quiet                                         = 0;
  self->used                                            = SYNTH_CHUNK;
  memset(&self->burst_band, 0, sizeof(self->burst_band));
  memset(&self->breath_band, 0, sizeof(self->breath_band));
  memset(self->tone, 0, sizeof(self->tone));
}

/// No two players, and no player twice, sway alike.
static void
differ(SynthNote* self)
{
  const uint32_t seed = self->pitch * 131U + self->velocity * 7U + self->source * 3001U;
  const bool     late = self->patch->vibrato_delay_s > 0.0f;
  self->noise         = dsp_noise(seed + (uint32_t)self->born * 977U);
  self->hurry         = 1.0f + 0.07f * dsp_noise_next(&self->noise);
  self->vibrato.turns = late ? 0.5f + 0.49f * dsp_noise_next(&self->noise) : 0.0f;
}

/// Low keys stand to the left, high ones to the right.
static void
take_place(SynthNote* self)
{
  const float side = dsp_min(dsp_max((self->key - 62.0f) / 40.0f, -1.0f), 1.0f);
  const float pan  = 0.5f * self->patch->spread * side;
  self->left       = sqrtf(0.5f - 0.5f * pan);
  self->right      = sqrtf(0.5f + 0.5f * pan);
}

/// A note that continues none has an attack of its own.
static void
attack(SynthNote* self, const SynthShared* shared, const SynthPlaying* playing)
{
  dsp_env_start(&self->env);
  synth_note_burst(self, &self->patch->strike, shared->rate_hz,
                   (0.3f + 1.4f * synth_note_force(self, playing)) *
                     (1.5f - playing->now.articulation));
}

static void
start_engine(SynthNote* self, const SynthShared* shared, const SynthPlaying* playing,
             const SynthNote* from, const void* like)
{
  SynthTouch first = synth_note_touch(self, shared, playing, 0.0f);
  first.ahead      = from ? (float)(int32_t)(SYNTH_CHUNK - from->used) : 0.0f;
  first.like       = like;
  self->freq       = from ? from->freq : 0.0f;
  synth_engine(self->patch->engine)
    ->start(self->state, self->patch, &first, shared, &self->noise,
            from ? from->state : NULL);
}

void
synth_note_start(SynthNote* self, const SynthShared* shared,
                 const SynthPlaying* playing, const SynthNote* from, const void* like)
{
  const SynthPatch* const p = self->patch;
  forget(self);
  self->key         = (float)(int32_t)self->pitch + p->semitones;
  self->velocity_db = 30.0f * log10f((float)(int32_t)self->velocity * 0.01f);
  self->scoop       = p->scoop_cents * 0.01f;
  self->shape       = shape(p, shared, playing->now.articulation);
  differ(self);
  take_place(self);
  synth_note_breathe(self, shared->rate_hz);
  if (from) {
    continue_from(self, from, shared->rate_hz);
  } else {
    attack(self, shared, playing);
  }
  start_engine(self, shared, playing, from, like);
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
