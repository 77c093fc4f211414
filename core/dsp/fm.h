// An operator of frequency modulation: a sine whose phase another may push.
//
// J. Chowning, "The Synthesis of Complex Audio Spectra by Means of Frequency
// Modulation", JAES 21 (1973).

#ifndef DSP_FM_H
#define DSP_FM_H

#include "core/base/thread.h"

typedef struct {
  double turns; ///< 0..1
} DspFm;

/// [rt] Write DSP_BLOCK frames of the operator to `out`.
///
/// Frequency glides from `freq[0]` to `freq[1]` (cycles per frame), level from
/// `level[0]` to `level[1]`.  `push` (in turns) moves the phase; NULL is none.
RT_FN void dsp_fm_run(DspFm* self, const float freq[2], const float level[2],
                      const float* push, float* out);

/// [rt] As dsp_fm_run, adding to `out`.
RT_FN void dsp_fm_add(DspFm* self, const float freq[2], const float level[2],
                      const float* push, float* out);

#endif
