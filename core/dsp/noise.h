// Noise in colours, without tables and always the same for a seed.
//
// White: four xorshift generators side by side (Marsaglia: "Xorshift RNGs",
// Journal of Statistical Software 8, 2003).  Pink: three poles a decade
// apart, after P. Kellet's economy filter.  Brown: a leaky sum.

#ifndef DSP_NOISE_H
#define DSP_NOISE_H

#include "core/base/thread.h"

#include <stdint.h>

typedef struct {
  uint32_t bits[4];
  float    pole[3]; ///< Of pink noise; brown uses the first, dull noise two
} DspNoise;

/// [any] A noise of its own for each `seed`.
DspNoise dsp_noise(uint32_t seed);

/// [rt] Write DSP_BLOCK frames of white noise, -1..1.
RT_FN void dsp_noise_white(DspNoise* self, float* out);

/// [rt] White noise to be filtered: above 64 kHz it falls towards 48 kHz as filters
/// let it fall towards 24 kHz at the usual rates, so that it sounds alike.
RT_FN void dsp_noise_dull(DspNoise* self, float rate_hz, float* out);

/// [rt] Write DSP_BLOCK frames of pink noise, 3 dB less per octave, about as loud.
RT_FN void dsp_noise_pink(DspNoise* self, float* out);

/// [rt] Write DSP_BLOCK frames of brown noise, 6 dB less per octave.
RT_FN void dsp_noise_brown(DspNoise* self, float* out);

/// [rt] One number in -1..1, for drift and chance.
RT_FN float dsp_noise_next(DspNoise* self);

#endif
