// Where the modes of struck things lie.

#ifndef SYNTH_SPECTRUM_H
#define SYNTH_SPECTRUM_H

#include "core/base/thread.h"
#include "core/synth/drum_sound.h"

/// A mode before it is struck.
typedef struct {
  float hz;   ///< 0 where the spectrum has no more
  float gain; ///< Its share beside the others
} SynthMode;

/// [rt] Mode `i` of a skin.
RT_FN SynthMode synth_spectrum_mode(const SynthSkin* skin, uint32_t i);

/// [rt] A number -1..1 that looks drawn, the same for the same `a` and `b`.
RT_FN float synth_scatter(uint32_t a, uint32_t b);

#endif
