// Soft saturation at twice the sample rate, so that its overtones do not fold back.
//
// Half-band filters of two all-pass branches after R. A. Valenzuela and A. G.
// Constantinides, "Digital signal processing schemes for efficient
// interpolation and decimation", IEE Proc. 130(6), 1983; the curve is the
// rational tanh of Pade, which has a ceiling but no corner.

#ifndef DSP_DRIVE_H
#define DSP_DRIVE_H

#include "core/base/thread.h"

#include <stdint.h>

typedef struct {
  float up[2][2][2]; ///< (branch, section, in and out)
  float down[2][2][2];
} DspDrive;

/// [rt] Forget what sounds.
RT_FN void dsp_drive_reset(DspDrive* self);

/// [rt] Bend `n` frames in place; `amount` 0.01..20 is the gain into the curve.
///
/// What is quiet keeps its level whatever the amount.
RT_FN void dsp_drive_run(DspDrive* self, float amount, float* io, uint32_t n);

#endif
