// What every engine of the synth can do: begin a note and render it in blocks.
//
// The voice around it does what all have in common: pitch, envelope, noises,
// timbre, level and panorama.  An engine writes about as loud as a K-weighted
// effective value of 1 and never stops by itself: it fades or is faded.

#ifndef SYNTH_ENGINE_H
#define SYNTH_ENGINE_H

#include "core/base/thread.h"
#include "core/dsp/noise.h"
#include "core/dsp/waves.h"
#include "core/synth/patch.h"

#include <stdbool.h>
#include <stddef.h>

/// What an engine hears of a note, once per block.
typedef struct {
  float rate_hz;
  float freq[2]; ///< Cycles per frame at the block's beginning and end
  float key;     ///< MIDI pitch of the key
  float force;   ///< 0..1 from velocity and dynamics, 0.5 is middle
  float swell;   ///< The envelope, 0..1
  float colour;  ///< -1 (dark) .. 1 (bright), as the timbre wants it
  float legato;  ///< Articulation 0..1
  float ahead;   ///< Frames that the note to be continued has rendered but not played
  bool  held;
  const void* like; ///< To start: a state started for this patch and key, or NULL
} SynthTouch;

/// What all voices share.
typedef struct {
  DspWaves* waves;
  float     rate_hz;
} SynthShared;

typedef struct {
  /// [init] Bytes of state per voice.
  size_t (*bytes)(float rate_hz);

  /// [rt] Begin a note; `from` is the state of the note it continues, or NULL.
  void (*start)(void* state, const SynthPatch* patch, const SynthTouch* touch,
                const SynthShared* shared, DspNoise* noise, const void* from);

  /// [rt] Add DSP_BLOCK frames to the left side; returns whether to the right one too.
  bool (*render)(void* state, const SynthPatch* patch, const SynthTouch* touch,
                 const SynthShared* shared, DspNoise* noise, float* const sides[2]);
} SynthEngine;

/// [any] The engine of this id.
const SynthEngine* synth_engine(SynthEngineId id);

extern const SynthEngine synth_engine_wave;
extern const SynthEngine synth_engine_organ;
extern const SynthEngine synth_engine_analog;
extern const SynthEngine synth_engine_fm;
extern const SynthEngine synth_engine_string;
extern const SynthEngine synth_engine_modal;
extern const SynthEngine synth_engine_piano;

/// [any] Square of the loudness weight at `hz` (K-weighting, ITU-R BS.1770-4).
static inline float
synth_weight(float hz)
{
  const float f2 = hz * hz;
  const float shelf =
    1.0f + 1.51f * f2 * f2 / (f2 * f2 + 1500.0f * 1500.0f * 1500.0f * 1500.0f);
  const float cut = f2 / (f2 + 38.0f * 38.0f);
  return shelf * cut * cut;
}

#endif
