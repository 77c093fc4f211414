#include "core/dsp/fast.h"
#include "core/dsp/vec.h"
#include "core/synth/engine.h"

#include <math.h>
#include <string.h>

#define MAX_PLAYERS 4U

typedef struct {
  uint32_t n;
  uint32_t phase[MAX_PLAYERS];
  float    drift[MAX_PLAYERS];  ///< In octaves, now
  float    toward[MAX_PLAYERS]; ///< Where the drift goes
  float    mix;                 ///< Share of the loud wave at the last block's end
  float    shimmer;
  float    drawn_freq; ///< What `pairs` were drawn for
  float    pairs[2U * (DSP_DRAWN_FRAMES + 1U)];
} Wave;

static size_t
wave_bytes(float rate_hz)
{
  (void)rate_hz;
  return sizeof(Wave);
}

/// Gains of the body at `n` multiples of `hz`.
static void
resonate(const SynthWavePatch* p, float hz, uint32_t n, float* body)
{
  for (uint32_t i = 0; i < n; ++i) {
    body[i] = p->floor > 0.0f ? p->floor : 1.0f;
  }
  for (uint32_t k = 0; k < SYNTH_FORMANTS && p->formants[k].hz > 0.0f; ++k) {
    dsp_formant_add(&p->formants[k], hz, n, body);
  }
}

/// The same with what the patch asks of single partials.
static void
tune_partials(const SynthWavePatch* p, float hz, uint32_t n, float* body)
{
  float db[DSP_DRAWN_PARTIALS];
  for (uint32_t i = 0; i < n; ++i) {
    db[i] = p->tones_db[i < SYNTH_TONES ? i : SYNTH_TONES - 1];
  }
  for (uint32_t i = 1; i < n; i += 2) {
    const float f = hz * (float)(int32_t)(i + 1U);
    db[i] += p->even_db / (1.0f + f * f / (2000.0f * 2000.0f));
  }
  for (uint32_t i = 0; i < n; ++i) {
    body[i] *= dsp_db(db[i]);
  }
}

/// Make partials as loud as 1 together.
static void
even_out(const float* weight, uint32_t n, float* partials)
{
  float sum = 1e-9f;
  for (uint32_t i = 0; i < n; ++i) {
    sum += weight[i] * partials[i] * partials[i];
  }
  const float level = 1.0f / sqrtf(sum);
  for (uint32_t i = 0; i < n; ++i) {
    partials[i] *= level;
  }
}

/// Amplitudes of the partials, played softly and loudly, each as loud as 1.
///
/// Loops without calls, since notes begin in the midst of a block.
static uint32_t
spectrum(const SynthWavePatch* p, float hz, float rate_hz, float* restrict soft,
         float* restrict loud)
{
  const float top  = dsp_min(18000.0f, 0.46f * rate_hz);
  const float knee = p->knee_hz > 0.0f ? p->knee_hz : 500.0f;
  const float edge = p->top_hz > 0.0f ? p->top_hz : 5000.0f;
  uint32_t    n    = (uint32_t)(top / hz);
  n                = n < 1U ? 1U : n > DSP_DRAWN_PARTIALS ? DSP_DRAWN_PARTIALS : n;
  float body[DSP_DRAWN_PARTIALS], weight[DSP_DRAWN_PARTIALS];
  resonate(p, hz, n, body);
  tune_partials(p, hz, n, body);
  const float per_knee = 1.0f / (knee * knee), per_edge = 1.0f / (edge * edge);
  const float soft_db = -0.5f * p->soft_slope_db, loud_db = -0.5f * p->loud_slope_db;
  for (uint32_t i = 0; i < n; ++i) {
    const float f       = hz * (float)(int32_t)(i + 1U);
    const float octaves = dsp_log2(1.0f + f * f * per_knee);
    const float t2      = f * f * per_edge;
    soft[i]             = body[i] * dsp_db(soft_db * octaves) / (1.0f + t2);
    loud[i]             = body[i] * dsp_db(loud_db * octaves) / (1.0f + 0.25f * t2);
    weight[i]           = 0.5f * synth_weight(f);
  }
  even_out(weight, n, soft);
  even_out(weight, n, loud);
  return n;
}

/// Phases that keep a period's peak low without looking random (M. Schroeder:
/// "Synthesis of low-peak-factor signals", IEEE Trans. IT 16, 1970), but gently.
static void
spread_phases(float* turns, uint32_t n)
{
  for (uint32_t i = 0; i < n; ++i) {
    const float h = (float)(int32_t)(i % 64U);
    const float t = 0.11f * h * h * 0.25f;
    turns[i]      = t - (float)(int32_t)t;
  }
}

/// The note's waves: drawn, unless those of an earlier note are the same.
static void
draw(Wave* self, const SynthWavePatch* p, const SynthTouch* touch,
     const SynthShared* shared)
{
  const Wave* const like = (const Wave*)touch->like;
  if (like && like->drawn_freq == touch->freq[1]) {
    memmove(self->pairs, like->pairs, sizeof(self->pairs)); // It may be itself
  } else {
    float soft[DSP_DRAWN_PARTIALS], loud[DSP_DRAWN_PARTIALS], turns[DSP_DRAWN_PARTIALS];
    const float    hz = touch->freq[1] * touch->rate_hz;
    const uint32_t n  = spectrum(p, hz, touch->rate_hz, soft, loud);
    spread_phases(turns, n);
    dsp_waves_draw(shared->waves, soft, loud, turns, n, self->pairs);
  }
  self->drawn_freq = touch->freq[1];
}

static void
wave_start(void* state, const SynthPatch* patch, const SynthTouch* touch,
           const SynthShared* shared, DspNoise* noise, const void* from)
{
  Wave* const                 self = (Wave*)state;
  const SynthWavePatch* const p    = &patch->as.wave;
  draw(self, p, touch, shared);
  self->n = p->players < 1U ? 1U : p->players < MAX_PLAYERS ? p->players : MAX_PLAYERS;
  self->mix     = touch->force * (1.0f - p->bloom);
  self->shimmer = 0.0f;
  for (uint32_t i = 0; i < MAX_PLAYERS; ++i) {
    self->phase[i] = i ? (uint32_t)(int32_t)(dsp_noise_next(noise) * 2e9f) : 0U;
    self->drift[i] = self->toward[i] = 0.0f;
  }
  if (from) {
    const Wave* const old = (const Wave*)from;
    // Back to what is heard now, so that both notes are one wave while they cross
    const uint32_t back =
      (uint32_t)(int64_t)((double)(touch->ahead * touch->freq[0]) * 4294967296.0);
    for (uint32_t i = 0; i < MAX_PLAYERS; ++i) {
      self->phase[i] = old->phase[i] - back;
    }
    memcpy(self->drift, old->drift, sizeof(self->drift));
    memcpy(self->toward, old->toward, sizeof(self->toward));
    self->mix = old->mix;
  }
}

/// Players stand around the pitch as 0, 1, -1, 1/2.
static float
place(uint32_t player)
{
  static const float places[MAX_PLAYERS] = {-0.4f, 1.0f, -1.0f, 0.45f};
  return places[player];
}

/// How loud each of `n` players is, together 1; as loud as each other, they would
/// fall silent whenever they meet the wrong way round.
static float
part_of(uint32_t player, uint32_t n)
{
  static const float parts[MAX_PLAYERS][MAX_PLAYERS] = {
    {1.0f, 0.0f, 0.0f, 0.0f},
    {0.74f, 0.67f, 0.0f, 0.0f},
    {0.62f, 0.68f, 0.38f, 0.0f},
    {0.61f, 0.59f, 0.37f, 0.37f},
  };
  return parts[n - 1U][player];
}

static void
wander(Wave* self, const SynthWavePatch* p, const SynthTouch* touch, DspNoise* noise)
{
  // A new goal some twelve times a second, approached slowly
  const float block_s = (float)DSP_BLOCK / touch->rate_hz;
  const float chance  = dsp_noise_next(noise);
  for (uint32_t i = 0; i < self->n; ++i) {
    if (fabsf(chance) < 12.0f * block_s) {
      self->toward[i] = dsp_noise_next(noise) * p->drift_cents * (1.0f / 1200.0f);
    }
    self->drift[i] +=
      dsp_min(1.0f, 9.0f * block_s) * (self->toward[i] - self->drift[i]);
  }
  self->shimmer +=
    dsp_min(1.0f, 25.0f * block_s) * (dsp_noise_next(noise) - self->shimmer);
}

static bool
wave_render(void* state, const SynthPatch* patch, const SynthTouch* touch,
            const SynthShared* shared, DspNoise* noise, float* const sides[2])
{
  float* const left  = sides[0];
  float* const right = sides[1];

  (void)shared;
  Wave* const                 self = (Wave*)state;
  const SynthWavePatch* const p    = &patch->as.wave;
  wander(self, p, touch, noise);
  const float force = touch->force + 0.4f * touch->colour;
  const float bloom = 1.0f - p->bloom + p->bloom * touch->swell * touch->swell;
  const float mix =
    dsp_min(dsp_max(force * bloom + p->shimmer * self->shimmer, 0.0f), 1.0f);
  const float was = self->mix;
  self->mix       = mix;
  for (uint32_t i = 0; i < self->n; ++i) {
    const float cents = self->n > 1U ? p->detune_cents * place(i) : 0.0f;
    // So small an interval is nearly straight
    const float octaves   = cents * (1.0f / 1200.0f) + self->drift[i];
    const float ratio     = 1.0f + octaves * (0.69314718f + octaves * 0.24022651f);
    const float freq[2]   = {touch->freq[0] * ratio, touch->freq[1] * ratio};
    const float level     = part_of(i, self->n);
    const float gain_a[2] = {level * (1.0f - was), level * (1.0f - mix)};
    const float gain_b[2] = {level * was, level * mix};
    dsp_drawn_add(self->pairs, &self->phase[i], freq, gain_a, gain_b,
                  (i & 1U) ? right : left);
  }
  return self->n > 1U;
}

const SynthEngine synth_engine_wave = {wave_bytes, wave_start, wave_render};
