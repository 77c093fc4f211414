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

/// [rt] Add a formant's magnitude at the first `n` multiples of `hz` to `gains` (n).
RT_FN void dsp_formant_add(const DspFormant* formant, float hz, uint32_t n,
                           float* gains);

#endif
