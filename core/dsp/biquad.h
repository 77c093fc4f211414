// Second-order equalizer sections: shelves, bells and cuts.
//
// Coefficients after R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad
// filter coefficients"; transposed direct form II, which keeps its noise low
// while coefficients move.  The caller owns the structs; no pointers inside.

#ifndef DSP_BIQUAD_H
#define DSP_BIQUAD_H

#include "core/base/thread.h"

#include <stdint.h>

typedef enum {
  DSP_BIQUAD_LOW_SHELF,
  DSP_BIQUAD_HIGH_SHELF,
  DSP_BIQUAD_BELL,
  DSP_BIQUAD_LOW_PASS,
  DSP_BIQUAD_HIGH_PASS,
} DspBiquadKind;

typedef struct {
  float b0, b1, b2, a1, a2;
} DspBiquad;

/// What two channels remember.
typedef struct {
  float z[2][2]; ///< (channel, delay)
} DspBiquadState;

/// [any] A section; `hz` is kept below 0.45 of the rate, `q` 0.1..20, gain in dB.
DspBiquad dsp_biquad(DspBiquadKind kind, double rate_hz, double hz, double q,
                     double gain_db);

/// [rt] Filter `n` frames of two channels in place.
RT_FN void dsp_biquad_run(const DspBiquad* self, DspBiquadState* state, float* left,
                          float* right, uint32_t n);

#endif
