// A bank of formants: what a mouth, a bore or a body adds to a source.
//
// The source-filter view of G. Fant, "Acoustic Theory of Speech Production"
// (Mouton, 1960): parallel resonances, of which a drawn wave needs only the
// magnitude at each partial.

#ifndef DSP_FORMANT_H
#define DSP_FORMANT_H

#include "core/base/thread.h"

#include <stdint.h>

typedef struct {
  float hz;       ///< 0 ends a list
  float width_hz; ///< Between the two points 6 dB below the peak
  float gain;     ///< Amplitude at the peak
} DspFormant;

/// [any] The bank's magnitude at `hz`: the sum of `floor` and up to `n` resonances.
float dsp_formants_gain(const DspFormant* formants, uint32_t n, float floor, float hz);

#endif
