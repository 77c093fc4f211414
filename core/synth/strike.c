#include "core/synth/hit.h"

#include "core/dsp/fast.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static const float headroom_db = -12.0f; // Tables speak of full scale

/// The factor per frame of a fall by 60 dB in `time_s`.
static float
fall_per_frame(float time_s, double rate_hz)
{
  return dsp_exp2(-9.9657843f / fmaxf(1.0f, time_s * (float)rate_hz));
}

/// -1..1, the same for the same numbers.
static float
scatter(uint32_t a, uint32_t b)
{
  uint32_t x = a * 2654435761U + b * 2246822519U + 374761393U;
  x          = (x ^ (x >> 15)) * 2246822519U;
  x          = (x ^ (x >> 13)) * 3266489917U;
  return (float)(int32_t)(x ^ (x >> 16)) * (1.0f / 2147483648.0f);
}

static const float membrane[] = {1.000f, 1.594f, 2.136f, 2.296f, 2.653f, 2.918f,
                                 3.156f, 3.501f, 3.600f, 3.652f, 4.060f, 4.154f,
                                 4.601f, 4.832f, 5.132f, 5.412f, 5.540f, 5.979f};
static const float kettle[]   = {1.000f, 1.504f, 1.742f, 2.000f, 2.245f,
                                 2.494f, 2.800f, 2.979f, 3.462f, 3.961f};
static const float bar[]      = {1.000f, 2.756f, 5.404f, 8.933f, 13.345f, 18.638f};
static const float wood[]     = {1.000f, 1.425f, 2.090f, 2.540f, 3.030f,
                                 3.870f, 4.560f, 5.120f, 6.450f, 7.880f};
static const float pulses[]   = {1.000f, 1.483f, 1.800f, 2.546f, 2.630f, 3.896f};

#define N(list) ((uint32_t)(sizeof(list) / sizeof((list)[0])))

/// Hz of mode `i`, or 0 where the spectrum has no more; `gain` is its own share.
static float
mode_hz(const SynthSkin* skin, uint32_t i, float* gain)
{
  *gain = 1.0f;
  switch (skin->spectrum) {
  case SYNTH_MEMBRANE:
    return i < N(membrane) ? skin->hz * membrane[i] : 0.0f;
  case SYNTH_KETTLE:
    return i < N(kettle) ? skin->hz * kettle[i] : 0.0f;
  case SYNTH_BAR:
    return i < N(bar) ? skin->hz * bar[i] : 0.0f;
  case SYNTH_WOOD:
    return i < N(wood) ? skin->hz * wood[i] : 0.0f;
  case SYNTH_CLUSTER: {
    // Closer together towards the top, as the modes of a plate are
    const float at = ((float)i + 0.45f * scatter(i, 7)) / (float)skin->n;
    *gain          = 1.0f + 0.6f * scatter(i, 11);
    return skin->hz * powf(skin->top_hz / skin->hz, powf(fmaxf(at, 0.0f), 0.8f));
  }
  case SYNTH_SQUARES: {
    const uint32_t odd = 2U * (i / N(pulses)) + 1U;
    *gain              = 1.0f / (float)odd;
    return skin->hz * pulses[i % N(pulses)] * (float)odd;
  }
  case SYNTH_PAIR: {
    const uint32_t odd = 2U * (i / 2U) + 1U;
    *gain              = 1.0f / (float)odd;
    return skin->hz * (i % 2U ? 1.481f : 1.0f) * (float)odd;
  }
  }
  return 0.0f;
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

static void
start_skin(SynthHit* self, const SynthSkin* skin, const Strike* s)
{
  const float    top     = 0.45f * (float)s->rate_hz;
  const float    hard    = skin->hard_hz * s->tune * dsp_exp2(s->force);
  const float    level   = dsp_db(skin->level_db) / sqrtf((float)skin->n);
  const uint32_t first   = self->n_modes;
  float          upright = 0.0f, leaning = 0.0f;
  for (uint32_t i = 0; i < skin->n && self->n_modes < SYNTH_HIT_MODES; ++i) {
    float       own   = 0.0f;
    const float plain = mode_hz(skin, i, &own);
    const float hz    = plain * s->tune;
    if (plain <= 0.0f || hz > top) {
      continue;
    }
    const float octaves = log2f(plain / skin->hz);
    const float blow    = 1.0f / (1.0f + (hz / hard) * (hz / hard));
    const float luck    = s->machine ? 0.0f : 1.5f * scatter(s->chance, i);
    const float t60     = skin->decay_s * s->decay * dsp_exp2(-skin->damp * octaves);
    const float loud    = level * own * blow * dsp_db(skin->slope_db * octaves + luck);
    const float lean    = dsp_db(9.0f * s->colour * octaves);
    upright += loud * loud;
    leaning += loud * loud * lean * lean;

    // Where the stick falls, modes go up and down alike; all at once would be a click
    const float gain = scatter(i, 5) < 0.0f ? -loud * lean : loud * lean;
    self->modes[self->n_modes++] =
      dsp_mode(hz / (float)s->rate_hz, t60 * (float)s->rate_hz, gain);
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

void
synth_hit_start(SynthHit* self, const SynthKit* kit, const SynthKitLine* line,
                double rate_hz, const SynthStroke* stroke, uint32_t chance)
{
  const SynthDrum* const drum = line->drum;
  const float            luck = drum->machine ? 0.0f : scatter(chance, 99);
  const Strike           s    = {
                 .rate_hz = rate_hz,
                 .tune    = dsp_exp2((line->semitones + 0.12f * luck) / 12.0f),
                 .decay   = (line->decay > 0.0f ? line->decay : 1.0f) *
                          dsp_exp2(2.6f * (stroke->articulation - 0.5f)),
                 .force   = 2.4f * (stroke->velocity - 0.787f),
                 .colour  = stroke->timbre - 0.5f,
                 .chance  = chance,
                 .machine = drum->machine,
  };
  memset(self, 0, offsetof(SynthHit, modes));
  self->drum         = drum;
  self->pitch        = line->pitch;
  self->choke        = line->choke;
  self->sounds       = true;
  self->held         = true;
  self->place        = DSP_BLOCK;
  self->articulation = stroke->articulation;
  self->pan_left     = 1.41421356f * dsp_cos((line->pan + 1.0f) * 0.125f);
  self->pan_right    = 1.41421356f * dsp_sin((line->pan + 1.0f) * 0.125f);
  self->noise        = dsp_noise(drum->machine ? line->pitch : chance);
  self->n_modes      = 0;
  for (uint32_t i = 0; i < SYNTH_DRUM_TONES; ++i) {
    start_tone(&self->tones[i], &drum->tones[i], &s);
  }
  for (uint32_t i = 0; i < SYNTH_DRUM_SKINS; ++i) {
    start_skin(self, &drum->skins[i], &s);
  }
  self->busy = 4;
  for (uint32_t i = 0; i < SYNTH_DRUM_WASHES; ++i) {
    const SynthWash* const wash = &drum->washes[i];
    start_wash(&self->washes[i], wash, &s);
    const float lasts  = wash->attack_s + wash->gap_s * (float)wash->bursts;
    const float blocks = lasts * (float)rate_hz / (float)DSP_BLOCK;
    self->busy         = blocks > (float)self->busy ? (uint32_t)blocks : self->busy;
  }
  self->low = self->energy_in = self->energy_out = 0.0f;
  self->gain = dsp_db(line->level_db + kit->level_db + headroom_db) *
               powf(fmaxf(stroke->velocity, 0.01f) / 0.787f, 1.6f);
  self->fade       = 1.0f;
  self->fading     = 1.0f;
  self->dark       = -1.0f; // Not yet known
  self->pole       = 1.0f - expf(-6.2831853f * drum->pivot_hz / (float)rate_hz);
  self->hold_turn  = kit->hold_hz / (float)rate_hz;
  self->hold_phase = 1.0f;
  self->hold       = 0.0f;
}
