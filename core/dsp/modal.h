// A bank of decaying sine modes: bars, bells, plates and stiff strings.
//
// Every mode is a complex number that turns and shrinks once per block
// (J.-M. Adrien, "The missing link: modal synthesis", in "Representations of
// Musical Signals", MIT Press 1991); inside the block the real recurrence of
// its four-frame steps fills in the sound.  Starting each block from the
// complex number keeps low modes in tune in single precision.

#ifndef DSP_MODAL_H
#define DSP_MODAL_H

#include "core/base/thread.h"

#include <stdint.h>

typedef struct {
  float re[4], im[4];       ///< Turn and decay of 0..3 frames
  float step_re, step_im;   ///< Of four frames
  float twice, square;      ///< The recurrence of four-frame steps
  float block_re, block_im; ///< Of a whole block
  float now_re, now_im;     ///< Where the mode is
} DspMode;

/// [any] A mode of `freq` cycles per frame (0..0.5) that falls by 60 dB in
/// `t60_frames`.
///
/// It starts as a sine of `amplitude`, from silence.
DspMode dsp_mode(float freq, float t60_frames, float amplitude);

/// [rt] A new frequency and decay for a sounding mode.
RT_FN void dsp_mode_tune(DspMode* self, float freq, float t60_frames);

/// [rt] Add DSP_BLOCK frames of the `n` modes to `out`.
RT_FN void dsp_modes_add(DspMode* modes, uint32_t n, float* out);

/// [rt] Drop modes from the end while they are below `floor`; how many remain.
RT_FN uint32_t dsp_modes_prune(const DspMode* modes, uint32_t n, float floor);

#endif
