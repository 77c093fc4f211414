// A guitar amplifier.
//
// It lies in the engine's state and holds no pointers.

#ifndef SYNTH_AMP_H
#define SYNTH_AMP_H

#include "core/base/thread.h"
#include "core/dsp/svf.h"

#include <stdbool.h>

typedef struct {
  bool        distorts;
  DspSvf      low[2];
  DspSvfBlock block[2];
  float       swing; ///< How far the signal before it swings
  float       gain;  ///< At the last block's end
} SynthAmp;

/// [rt] Switch it on: overdriven, or distorted.
RT_FN void synth_amp_init(SynthAmp* self, bool distorts, float rate_hz);

/// [rt] Send a block of DSP_BLOCK frames, `block_s` long, through it.
RT_FN void synth_amp_run(SynthAmp* self, float block_s, float* io);

#endif
