#include "core/synth/hit.h"

#include "core/dsp/fast.h"

#include <math.h>
#include <string.h>

static const float inaudible = 1e-5f;
static const float forget_hz = 157.0f; // Halvings per second of what tipping cost

void
synth_hit_fade(SynthHit* self, double rate_hz, float time_s)
{
  const float per_block =
    dsp_exp2(-9.9657843f * (float)DSP_BLOCK / fmaxf(1.0f, time_s * (float)rate_hz));
  self->fading = fminf(self->fading, per_block);
}

static void
add_tone(SynthToneState* self, float shape, float* out)
{
  SynthToneState t = *self;
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    const float x = dsp_sin(t.phase);
    out[i] += t.level * (1.0f - t.attack) * x * (1.0f + shape * (1.0f - x * x));
    t.phase += t.turn * (1.0f + t.bend);
    t.phase -= (float)(t.phase >= 1.0f);
    t.bend *= t.bend_fall;
    t.level *= t.fall;
    t.attack *= t.rise;
  }
  *self = t;
}

static void
wash_envelope(SynthHit* hit, SynthWashState* self, bool sustained, float* env)
{
  float       level = self->level, attack = self->attack;
  const float fall = sustained ? 1.0f : self->fall;
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    if (self->n_left && self->next-- == 0) {
      // No two scrapes or claps fall exactly as far apart
      const float luck = hit->drum->machine ? 0.0f : dsp_noise_next(&hit->noise);
      --self->n_left;
      self->next = (uint32_t)((float)self->gap * (1.0f + 0.2f * luck));
      level      = self->top * (1.0f + 0.25f * luck);
      attack     = attack < 0.5f ? 0.5f : attack;
    }
    env[i] = level * (1.0f - attack);
    level *= fall;
    attack *= self->rise;
  }
  self->level  = level;
  self->attack = attack;
}

static void
add_wash(SynthHit* hit, uint32_t w, const float* white, float* out)
{
  SynthWashState* const self = &hit->washes[w];
  float                 run[DSP_BLOCK], env[DSP_BLOCK];
  memcpy(run, white, sizeof(run));
  if (self->has_low) {
    dsp_svf_run_block(&self->low_state, &self->low, run);
  }
  if (self->has_high) {
    dsp_svf_run_block(&self->high_state, &self->high, run);
  }
  wash_envelope(hit, self, hit->drum->washes[w].held && hit->held, env);
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    out[i] += env[i] * run[i];
  }
}

static void
add_layers(SynthHit* self, float* out)
{
  const SynthDrum* const drum = self->drum;
  for (uint32_t i = 0; i < SYNTH_DRUM_TONES; ++i) {
    if (drum->tones[i].decay_s > 0.0f && self->tones[i].level > inaudible) {
      add_tone(&self->tones[i], drum->tones[i].shape, out);
    }
  }
  self->n_modes = dsp_modes_prune(self->modes, self->n_modes, inaudible);
  dsp_modes_add(self->modes, self->n_modes, out);
  float white[DSP_BLOCK];
  bool  drawn = false;
  for (uint32_t i = 0; i < SYNTH_DRUM_WASHES; ++i) {
    const SynthWashState* const w = &self->washes[i];
    if (drum->washes[i].decay_s > 0.0f && (w->level > inaudible || w->n_left)) {
      if (!drawn) {
        dsp_noise_white(&self->noise, white);
        drawn = true;
      }
      add_wash(self, i, white, out);
    }
  }
}

/// A soft bend of the sum, as a full head or a hot channel does.
static void
bend_softly(float* run, float drive)
{
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    run[i] = run[i] * (1.0f + drive) / (1.0f + drive * fabsf(run[i]));
  }
}

/// An old sampler: a coarse clock without a filter, and twelve bits.
static void
add_grain(SynthHit* self, float* run)
{
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    self->hold_phase += self->hold_turn;
    if (self->hold_phase >= 1.0f) {
      self->hold_phase -= 1.0f;
      self->hold =
        (float)(int32_t)(run[i] * 512.0f + (run[i] < 0 ? -0.5f : 0.5f)) / 512.0f;
    }
    run[i] = self->hold;
  }
}

/// Tip the spectrum around the pivot and give back the loudness that it cost.
static void
tip(SynthHit* self, const SynthStroke* now, float keep, float* run)
{
  const float tilt   = 5.6f * (now->timbre - 0.5f);
  const float soft   = now->dynamics - 0.5f;
  const float dark   = dsp_exp2(-tilt);
  const float bright = dsp_exp2(tilt + (soft < 0.0f ? 3.0f : 1.0f) * soft);
  if (self->dark < 0.0f) {
    self->dark   = dark;
    self->bright = bright;
  }
  const float ddark   = (dark - self->dark) / (float)DSP_BLOCK;
  const float dbright = (bright - self->bright) / (float)DSP_BLOCK;
  float       low = self->low, in = 0.0f, out = 0.0f;
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    const float x = run[i];
    low += self->pole * (x - low);
    const float y = (self->dark + ddark * (float)i) * low +
                    (self->bright + dbright * (float)i) * (x - low);
    in += x * x;
    out += y * y;
    run[i] = y;
  }
  self->low        = low;
  self->dark       = dark;
  self->bright     = bright;
  self->energy_in  = keep * self->energy_in + in;
  self->energy_out = keep * self->energy_out + out;
}

/// Velocity, dynamics, fading and the loudness that tipping cost; the peak.
static float
apply_level(SynthHit* self, const SynthStroke* now, float* run)
{
  const float lost = (self->energy_in + 1e-9f) / (self->energy_out + 1e-9f);
  const float loud = now->dynamics - 0.5f;
  const float db   = loud * (loud < 0.0f ? 52.0f : 12.0f);
  const float goal =
    self->gain * self->fade * dsp_db(db) * sqrtf(fminf(fmaxf(lost, 0.005f), 200.0f));
  const float start = self->age ? self->level : goal;
  const float step  = (goal - start) / (float)DSP_BLOCK;
  float       peak  = 0.0f;
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    run[i] *= start + step * (float)i;
    const float size = fabsf(run[i]);
    peak             = size > peak ? size : peak;
  }
  self->level = goal;
  return peak;
}

void
synth_hit_next(SynthHit* self, double rate_hz, const SynthStroke* stroke)
{
  float* const run = self->block;
  memset(run, 0, sizeof(self->block));
  add_layers(self, run);
  if (self->drum->drive > 0.0f) {
    bend_softly(run, self->drum->drive);
  }
  if (self->hold_turn > 0.0f) {
    add_grain(self, run);
  }
  const float block_s = (float)DSP_BLOCK / (float)rate_hz;
  tip(self, stroke, dsp_exp2(-forget_hz * block_s), run);

  // Shorter articulation damps what already rings
  const float tighter = self->articulation - stroke->articulation;
  if (tighter > 0.02f) {
    self->fade *= dsp_exp2(-tighter * 40.0f * block_s);
  }
  self->fade *= self->fading;
  const float peak = apply_level(self, stroke, run);
  ++self->age;
  self->ended = peak < inaudible && (self->age > self->busy || self->fading < 1.0f);
  self->place = 0;
}
