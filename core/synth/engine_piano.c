#include "core/dsp/fast.h"
#include "core/dsp/modal.h"
#include "core/dsp/vec.h"
#include "core/synth/engine.h"

#include <math.h>

#define PARTIALS 40U
/// So many low partials are two modes, one that dies fast and one that lingers.
#define PAIRS 9U
#define FLOOR 2e-5f

// Partials of a stiff string (H. Fletcher, E. Blackham, R. Stratton: "Quality
// of Piano Tones", JASA 34, 1962), stiffness over the keys by F. Rigaud, B.
// David, L. Daudet: "A parametric model and estimation techniques for the
// inharmonicity and tuning of the piano" (JASA 133, 2013), two-part decay as
// in G. Weinreich: "Coupled piano strings" (JASA 62, 1977).

typedef struct {
  uint32_t n;
  float    tuned;
  DspMode  modes[PARTIALS + PAIRS];
  float    ratio[PARTIALS + PAIRS], t60[PARTIALS + PAIRS];
} Piano;

/// One partial before it becomes one or two modes.
typedef struct {
  float ratio, gain, t60_s;
} Partial;

static size_t
piano_bytes(float rate_hz)
{
  (void)rate_hz;
  return sizeof(Piano);
}

static float
inharmonicity(float key)
{
  return dsp_exp2((0.0926f * key - 13.64f) * 1.44269504f) +
         dsp_exp2((-0.0847f * key - 5.82f) * 1.44269504f);
}

/// Partials 1.. of a key up to what can be heard; how many.
static uint32_t
partials(const SynthPianoPatch* p, const SynthTouch* touch, Partial* out)
{
  const float hz      = touch->freq[1] * touch->rate_hz;
  const float octaves = (touch->key - 60.0f) * (1.0f / 12.0f);
  const float b       = p->stiffness * inharmonicity(touch->key);
  const float top     = dsp_min(11000.0f, 0.45f * touch->rate_hz);
  const float hard =
    p->hard_hz *
    dsp_exp2(0.3f * octaves + 3.4f * (touch->force - 0.5f) + 1.8f * touch->colour);
  const float t60   = dsp_min(p->t60_s * dsp_exp2(-0.72f * octaves), 2.2f * p->t60_s);
  const float share = p->high_share * dsp_exp2(-2.0f * touch->colour);
  float       sum   = 1e-9f;
  uint32_t    n     = 0;
  for (; n < PARTIALS; ++n) {
    const float k     = (float)(int32_t)(n + 1U);
    const float ratio = k * sqrtf((1.0f + b * k * k) / (1.0f + b));
    const float f     = hz * ratio;
    if (f > top && n > 0U) {
      break;
    }
    const float h      = f / hard;
    const float comb   = fabsf(dsp_sin(0.5f * k * p->position)) + 0.06f;
    const float hammer = 1.0f / (1.0f + h * h * sqrtf(1.0f + h * h * 0.2f));
    const float board  = f * f / (f * f + 48.0f * 48.0f); // Small for the lowest tones
    out[n].ratio       = ratio;
    out[n].gain        = comb * hammer * board / k;
    out[n].t60_s       = 1.0f / (1.0f / t60 + share * f * f * 4.0e-8f);
    sum += 0.5f * synth_weight(f) * out[n].gain * out[n].gain;
  }
  for (uint32_t i = 0; i < n; ++i) {
    out[i].gain *= 1.0f / sqrtf(sum);
  }
  return n;
}

static void
add_mode(Piano* self, float ratio, float t60_frames, float gain, float freq)
{
  self->ratio[self->n]   = ratio;
  self->t60[self->n]     = t60_frames;
  self->modes[self->n++] = dsp_mode(dsp_min(ratio * freq, 0.48f), t60_frames, gain);
}

static void
piano_start(void* state, const SynthPatch* patch, const SynthTouch* touch,
            const SynthShared* shared, DspNoise* noise, const void* from)
{
  (void)shared;
  (void)noise;
  (void)from;
  Piano* const                 self = (Piano*)state;
  const SynthPianoPatch* const p    = &patch->as.piano;
  Partial                      part[PARTIALS];
  const uint32_t               n    = partials(p, touch, part);
  const float                  freq = touch->freq[1];
  // Low strings beat slowly, or they would be out of tune
  const float apart = dsp_min(p->beat_hz / (freq * touch->rate_hz), 0.0025f);
  self->n           = 0;
  self->tuned       = freq;
  for (uint32_t i = 0; i < n; ++i) {
    const float frames = part[i].t60_s * touch->rate_hz;
    // Every other partial starts the other way, so that the hammer makes no thump
    const float gain = (i & 1U) ? -part[i].gain : part[i].gain;
    if (i < PAIRS) {
      add_mode(self, part[i].ratio * (1.0f - 0.5f * apart), 0.4f * frames, gain, freq);
      add_mode(self, part[i].ratio * (1.0f + 0.5f * apart), 1.2f * frames,
               p->after * gain, freq);
    } else {
      add_mode(self, part[i].ratio, 0.6f * frames, gain, freq);
    }
  }
}

static bool
piano_render(void* state, const SynthPatch* patch, const SynthTouch* touch,
             const SynthShared* shared, DspNoise* noise, float* const sides[2])
{
  float* const left = sides[0];

  (void)patch;
  (void)shared;
  (void)noise;
  Piano* const self = (Piano*)state;
  const float  freq = touch->freq[1];
  if (fabsf(freq - self->tuned) > 1e-5f * self->tuned) {
    for (uint32_t i = 0; i < self->n; ++i) {
      dsp_mode_tune(&self->modes[i], dsp_min(self->ratio[i] * freq, 0.48f),
                    self->t60[i]);
    }
    self->tuned = freq;
  }
  self->n = dsp_modes_prune(self->modes, self->n, FLOOR);
  dsp_modes_add(self->modes, self->n, left);
  return false;
}

const SynthEngine synth_engine_piano = {piano_bytes, piano_start, piano_render};
