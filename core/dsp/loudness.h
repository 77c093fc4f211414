// How loud it is now: loudness of the last 400 ms (ITU-R BS.1770, momentary).
//
// The caller owns the struct; it holds no pointers.

#ifndef DSP_LOUDNESS_H
#define DSP_LOUDNESS_H

#include "core/base/thread.h"
#include "core/dsp/biquad.h"

#include <stdint.h>

#define DSP_LOUDNESS_STEPS 4U

/// What silence measures.
#define DSP_LOUDNESS_LEAST_LUFS (-120.0f)

typedef struct {
  DspBiquad      shelf, cut; ///< The head, and how little it hears of the lowest
  DspBiquadState shelf_state, cut_state;
  uint32_t       step_frames;               ///< A tenth of a second
  uint32_t       n_frames;                  ///< Of the step in work
  float          energy;                    ///< Of the step in work
  float          steps[DSP_LOUDNESS_STEPS]; ///< Mean squares of the last ones
  uint32_t       next;                      ///< The oldest step
} DspLoudness;

/// [init] For this rate, after silence.
void dsp_loudness_init(DspLoudness* self, double rate_hz);

/// [rt] After silence.
RT_FN void dsp_loudness_reset(DspLoudness* self);

/// [rt] Hear `n` frames of a stereo pair.
RT_FN void dsp_loudness_add(DspLoudness* self, const float* left, const float* right,
                            uint32_t n);

/// [rt] Hear `n` frames of silence after sound that has died away.
RT_FN void dsp_loudness_rest(DspLoudness* self, uint32_t n);

/// [rt] LUFS of the last 400 ms, in steps of a tenth of a second.
RT_FN float dsp_loudness_lufs(const DspLoudness* self);

#endif
