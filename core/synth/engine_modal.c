#include "core/dsp/fast.h"
#include "core/dsp/modal.h"
#include "core/dsp/vec.h"
#include "core/synth/engine.h"

#include <math.h>

/// Modes this far below a note's loudness are no longer heard.
#define FLOOR 1e-5f

typedef struct {
  uint32_t n;
  float    tuned; ///< Cycles per frame of the note the modes stand at
  DspLfo   fans;
  float    open; ///< The fans' gain at the last block's end
  DspMode  modes[2U * SYNTH_MODES];
  float    ratio[2U * SYNTH_MODES], t60[2U * SYNTH_MODES];
} Modal;

static size_t
modal_bytes(float rate_hz)
{
  (void)rate_hz;
  return sizeof(Modal);
}

static void
add_mode(Modal* self, float ratio, float t60_frames, float gain, float freq)
{
  if (ratio * freq < 0.46f) {
    self->ratio[self->n]   = ratio;
    self->t60[self->n]     = t60_frames;
    self->modes[self->n++] = dsp_mode(ratio * freq, t60_frames, gain);
  }
}

/// How the modes are struck.
typedef struct {
  uint32_t n;
  float    level; ///< By which all together are as loud as 1
  float    gain[SYNTH_MODES];
} Blow;

static Blow
strike(const SynthModalPatch* p, const SynthTouch* touch)
{
  const float hz = touch->freq[1] * touch->rate_hz;
  const float hard =
    p->hard_hz * dsp_exp2(3.0f * (touch->force - 0.5f) + 1.5f * touch->colour);
  Blow  blow;
  float sum = 1e-9f;
  for (blow.n = 0; blow.n < SYNTH_MODES && p->ratio[blow.n] > 0.0f; ++blow.n) {
    const float ratio = p->ratio[blow.n];
    const float f     = hz * ratio;
    const float gain  = p->gain[blow.n] * dsp_exp2(touch->colour * log2f(ratio)) /
                       (1.0f + f * f / (hard * hard));
    sum += 0.5f * synth_weight(f) * gain * gain;
    blow.gain[blow.n] = gain;
  }
  blow.level = 1.0f / sqrtf(sum);
  return blow;
}

/// Mode `i` of the patch: two where the instrument beats, else one.
static void
ring(Modal* self, const SynthModalPatch* p, const SynthTouch* touch, const Blow* blow,
     uint32_t i)
{
  const float freq  = touch->freq[1];
  const float times = dsp_exp2(-p->t60_scale * (touch->key - 60.0f) * (1.0f / 12.0f));
  // Brightness that is gone at once is none: high modes ring as well
  const float bright = dsp_exp2(0.8f * touch->colour * log2f(p->ratio[i]));
  const float frames = p->t60_s[i] * times * bright * touch->rate_hz;
  const float apart  = dsp_min(0.5f * p->beat_hz / (freq * touch->rate_hz), 0.0012f);
  const float share  = p->beat_hz > 0.0f ? 0.55f : 1.0f;
  add_mode(self, p->ratio[i] * (1.0f + apart), frames,
           blow->level * share * blow->gain[i], freq);
  if (p->beat_hz > 0.0f) {
    add_mode(self, p->ratio[i] * (1.0f - apart), frames,
             blow->level * 0.45f * blow->gain[i], freq);
  }
}

static void
modal_start(void* state, const SynthPatch* patch, const SynthTouch* touch,
            const SynthShared* shared, DspNoise* noise, const void* from)
{
  (void)shared;
  (void)noise;
  (void)from;
  Modal* const                 self = (Modal*)state;
  const SynthModalPatch* const p    = &patch->as.modal;
  const Blow                   blow = strike(p, touch);
  self->n                           = 0;
  self->tuned                       = touch->freq[1];
  self->fans.turns                  = 0.0f;
  self->open                        = 1.0f;
  for (uint32_t i = 0; i < blow.n; ++i) {
    ring(self, p, touch, &blow, i);
  }
}

static void
retune(Modal* self, float freq)
{
  if (fabsf(freq - self->tuned) > 1e-5f * self->tuned) {
    for (uint32_t i = 0; i < self->n; ++i) {
      dsp_mode_tune(&self->modes[i], dsp_min(self->ratio[i] * freq, 0.48f),
                    self->t60[i]);
    }
    self->tuned = freq;
  }
}

/// Fans turn over the bars.
static void
tremolo(Modal* self, const SynthModalPatch* p, float rate_hz, float* io)
{
  const float turn = p->tremolo_hz * (float)DSP_BLOCK / rate_hz;
  const float fans = dsp_lfo_next(&self->fans, DSP_LFO_SINE, turn);
  const float open = 1.0f - p->tremolo * (0.5f - 0.5f * fans);
  const float step = (open - self->open) / (float)DSP_BLOCK;
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    io[i] *= self->open + step * (float)(int32_t)i;
  }
  self->open = open;
}

static bool
modal_render(void* state, const SynthPatch* patch, const SynthTouch* touch,
             const SynthShared* shared, DspNoise* noise, float* const sides[2])
{
  (void)shared;
  (void)noise;
  Modal* const                 self = (Modal*)state;
  const SynthModalPatch* const p    = &patch->as.modal;
  retune(self, touch->freq[1]);
  self->n = dsp_modes_prune(self->modes, self->n, FLOOR);
  dsp_modes_add(self->modes, self->n, sides[0]);
  if (p->tremolo > 0.0f) {
    tremolo(self, p, touch->rate_hz, sides[0]);
  }
  return false;
}

const SynthEngine synth_engine_modal = {modal_bytes, modal_start, modal_render};
