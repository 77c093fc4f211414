// The transistor ladder: four one-pole low-passes around a saturated feedback.
//
// Solved without a delay in the loop, after V. Zavalishin, "The Art of VA
// Filter Design" (2012), chapter 5: the linear loop is solved exactly and the
// saturation acts on what enters it (A. Huovilainen, "Non-linear Digital
// Implementation of the Moog Ladder Filter", DAFx 2004, places it there too).

#ifndef DSP_LADDER_H
#define DSP_LADDER_H

#include "core/base/thread.h"

typedef struct {
  float s[4]; ///< The integrators; zero is rest
} DspLadder;

/// [rt] Filter DSP_BLOCK frames in place, cutoff and resonance gliding.
///
/// `cutoff` in cycles per frame, put within 0..0.45; `resonance` 0..1, where 1 is the
/// edge of singing.
RT_FN void dsp_ladder_run(DspLadder* self, const float cutoff[2],
                          const float resonance[2], float* io);

#endif
