#include "core/synth/hit.h"

#include "core/dsp/fast.h"
#include "core/synth/spectrum.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static const float headroom_db = -12.0f; // Tables speak of full scale

/// Of the stroke that the tables describe: 100.
#define PLAIN_VELOCITY 0.787f

/// The factor per frame of a fall by 60 dB in `time_s`.
static float
fall_per_frame(float time_s, double rate_hz)
{
  return dsp_exp2(-9.9657843f / fmaxf(1.0f, time_s * (float)rate_hz));
}

/// What differs from the table for this hit.
typedef struct {
  double   rate_hz;
  float    tune, decay, force; ///< Factors; octaves of hardness
  float    colour;             ///< -0.5 dark .. 0.5 bright
  uint32_t chance;
  bool     machine;
} Strike;

/// The timbre slider leans the modes without making them louder together.
static void
keep_energy(DspMode* modes, uint32_t n, float wanted, float found)
{
  const float gain = sqrtf((wanted + 1e-12f) / (found + 1e-12f));
  for (uint32_t i = 0; i < n; ++i) {
    modes[i].now_im *= gain;
  }
}

/// A blow on one skin.
typedef struct {
  const SynthSkin* skin;
  const Strike*    strike;
  float            hard_hz, level;
} Blow;

/// A mode that is struck.
typedef struct {
  DspMode mode;
  float   upright, leaning; ///< Its energy at the middle timbre, and at that of now
} Struck;

static Struck
strike_mode(const Blow* self, uint32_t i, SynthMode own)
{
  const Strike* const    s       = self->strike;
  const SynthSkin* const skin    = self->skin;
  const float            rate    = (float)s->rate_hz;
  const float            octaves = log2f(own.hz / skin->hz);
  const float            hardly  = own.hz * s->tune / self->hard_hz;
  const float            blow    = 1.0f / (1.0f + hardly * hardly);
  const float            luck = s->machine ? 0.0f : 1.5f * synth_scatter(s->chance, i);
  const float t60 = skin->decay_s * s->decay * dsp_exp2(-skin->damp * octaves);
  const float loud =
    self->level * own.gain * blow * dsp_db(skin->slope_db * octaves + luck);
  const float lean = dsp_db(9.0f * s->colour * octaves);
  // Where the stick falls, modes go up and down alike; all at once would be a click
  const float gain = synth_scatter(i, 5) < 0.0f ? -loud * lean : loud * lean;
  return (Struck){dsp_mode(own.hz * s->tune / rate, t60 * rate, gain), loud * loud,
                  loud * loud * lean * lean};
}

static void
start_skin(SynthHit* self, const SynthSkin* skin, const Strike* s)
{
  const Blow     blow    = {skin, s, skin->hard_hz * s->tune * dsp_exp2(s->force),
                            dsp_db(skin->level_db) / sqrtf((float)skin->n)};
  const float    top     = 0.45f * (float)s->rate_hz;
  const uint32_t first   = self->n_modes;
  float          upright = 0.0f, leaning = 0.0f;
  for (uint32_t i = 0; i < skin->n && self->n_modes < SYNTH_HIT_MODES; ++i) {
    const SynthMode own = synth_spectrum_mode(skin, i);
    if (own.hz > 0.0f && own.hz * s->tune <= top) {
      const Struck struck = strike_mode(&blow, i, own);
      upright += struck.upright;
      leaning += struck.leaning;
      self->modes[self->n_modes++] = struck.mode;
    }
  }
  keep_energy(self->modes + first, self->n_modes - first, upright, leaning);
}

static void
start_tone(SynthToneState* self, const SynthTone* tone, const Strike* s)
{
  const float rate  = (float)s->rate_hz;
  const float force = fmaxf(0.2f, 1.0f + 0.3f * s->force);
  *self             = (SynthToneState){
                .bend      = tone->bend * force,
                .level     = dsp_db(tone->level_db),
                .attack    = tone->attack_s > 0.0f ? 1.0f : 0.0f,
                .turn      = fminf(tone->hz * s->tune / rate, 0.4f),
                .bend_fall = expf(-1.0f / fmaxf(1.0f, tone->bend_s * rate)),
                .fall      = fall_per_frame(tone->decay_s * s->decay, s->rate_hz),
                .rise      = fall_per_frame(tone->attack_s, s->rate_hz),
  };
}

static void
start_wash(SynthWashState* self, const SynthWash* wash, const Strike* s)
{
  const float rate = (float)s->rate_hz;

  // White noise spreads over all of the band: keep what falls into an octave
  const float    density = sqrtf(rate / 48000.0f);
  const float    q       = wash->q > 0.0f ? wash->q : 0.7071f;
  const float    high    = wash->high_hz * dsp_exp2(0.6f * s->force + 2.0f * s->colour);
  const float    low     = wash->low_hz * dsp_exp2(2.0f * s->colour);
  const uint32_t n_left  = wash->bursts > 1 ? wash->bursts - 1U : 0U;
  *self                  = (SynthWashState){
                     .has_low  = wash->low_hz > 0.0f,
                     .has_high = high > 0.0f && high < 0.45f * rate,
                     .top      = dsp_db(wash->level_db - 6.0f * s->colour) * density,
                     .attack   = 1.0f,
                     .fall     = fall_per_frame(wash->decay_s * s->decay, s->rate_hz),
                     .rise     = fall_per_frame(fmaxf(wash->attack_s, 0.0004f), s->rate_hz),
                     .n_left   = n_left,
                     .gap      = (uint32_t)(wash->gap_s * rate),
  };
  const DspSvfShape above = dsp_svf_high(low / rate, q);
  const DspSvfShape below = dsp_svf_low(high / rate, q);
  self->low               = dsp_svf_block(&above);
  self->high              = dsp_svf_block(&below);
  self->level             = self->top;
  self->next              = self->gap;
}

/// Blocks until the last burst of a wash has begun.
static uint32_t
lasts(const SynthWash* wash, double rate_hz)
{
  const float seconds = wash->attack_s + wash->gap_s * (float)wash->bursts;
  return (uint32_t)(seconds * (float)rate_hz / (float)DSP_BLOCK);
}

static Strike
strike_of(const SynthKitLine* line, double rate_hz, const SynthStroke* stroke,
          uint32_t chance)
{
  const bool  machine = line->drum->machine;
  const float luck    = machine ? 0.0f : synth_scatter(chance, 99);
  const float decay   = line->decay > 0.0f ? line->decay : 1.0f;
  return (Strike){
    .rate_hz = rate_hz,
    .tune    = dsp_exp2((line->semitones + 0.12f * luck) / 12.0f),
    .decay   = decay * dsp_exp2(2.6f * (stroke->articulation - 0.5f)),
    .force   = 2.4f * (stroke->velocity - PLAIN_VELOCITY),
    .colour  = stroke->timbre - 0.5f,
    .chance  = chance,
    .machine = machine,
  };
}

/// What sounds: tones, skins and washes.
static void
start_layers(SynthHit* self, const Strike* s)
{
  self->busy = 4;
  for (uint32_t i = 0; i < SYNTH_DRUM_TONES; ++i) {
    start_tone(&self->tones[i], &self->drum->tones[i], s);
  }
  for (uint32_t i = 0; i < SYNTH_DRUM_SKINS; ++i) {
    start_skin(self, &self->drum->skins[i], s);
  }
  for (uint32_t i = 0; i < SYNTH_DRUM_WASHES; ++i) {
    const SynthWash* const wash   = &self->drum->washes[i];
    const uint32_t         blocks = lasts(wash, s->rate_hz);
    start_wash(&self->washes[i], wash, s);
    self->busy = blocks > self->busy ? blocks : self->busy;
  }
}

/// What is done to the sum of the layers.
static void
start_whole(SynthHit* self, const SynthKit* kit, const SynthKitLine* line,
            double rate_hz, const SynthStroke* stroke)
{
  const float rate = (float)rate_hz;
  const float blow = fmaxf(stroke->velocity, 0.01f) / PLAIN_VELOCITY;
  self->gain = dsp_db(line->level_db + kit->level_db + headroom_db) * powf(blow, 1.6f);
  self->pan_left  = 1.41421356f * dsp_cos((line->pan + 1.0f) * 0.125f);
  self->pan_right = 1.41421356f * dsp_sin((line->pan + 1.0f) * 0.125f);
  self->low = self->energy_in = self->energy_out = 0.0f;
  self->fade                                     = 1.0f;
  self->fading                                   = 1.0f;
  self->dark                                     = -1.0f; // Not yet known
  self->pole       = 1.0f - expf(-6.2831853f * line->drum->pivot_hz / rate);
  self->hold_turn  = kit->hold_hz / rate;
  self->hold_phase = 1.0f;
  self->hold       = 0.0f;
}

void
synth_hit_start(SynthHit* self, const SynthKit* kit, const SynthKitLine* line,
                double rate_hz, const SynthStroke* stroke, uint32_t chance)
{
  const Strike s = strike_of(line, rate_hz, stroke, chance);
  memset(self, 0, offsetof(SynthHit, modes));
  self->drum         = line->drum;
  self->pitch        = line->pitch;
  self->choke        = line->choke;
  self->sounds       = true;
  self->held         = true;
  self->place        = DSP_BLOCK;
  self->articulation = stroke->articulation;
  self->noise        = dsp_noise(s.machine ? line->pitch : chance);
  start_layers(self, &s);
  start_whole(self, kit, line, rate_hz, stroke);
}
