// A slow wave at control rate: one value per block, between which the caller
// glides.  Its shapes are those of every synthesiser since R. Moog, "Voltage-
// controlled electronic music modules" (JAES 13, 1965).

#ifndef DSP_LFO_H
#define DSP_LFO_H

#include "core/base/thread.h"

typedef enum {
  DSP_LFO_SINE,
  DSP_LFO_TRIANGLE,
  DSP_LFO_SQUARE, ///< With rounded edges, so that nothing clicks
  DSP_LFO_RISING, ///< A saw with a short way back
} DspLfoKind;

typedef struct {
  float turns; ///< 0..1
} DspLfo;

/// [rt] The value, -1..1, after `step` more turns (0..0.5).
RT_FN float dsp_lfo_next(DspLfo* self, DspLfoKind kind, float step);

#endif
