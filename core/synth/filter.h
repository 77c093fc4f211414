// The filter of an analog voice: open, one or two stages, or a ladder.
//
// It lies in the engine's state and holds no pointers; all zero it has not run yet.

#ifndef SYNTH_FILTER_H
#define SYNTH_FILTER_H

#include "core/base/thread.h"
#include "core/dsp/ladder.h"
#include "core/dsp/svf.h"
#include "core/synth/patch.h"

#include <stdbool.h>

typedef struct {
  DspSvf      low[2][2]; ///< Of each side the stages
  DspLadder   ladder;
  DspSvfBlock block[2]; ///< Of the stages at the last block's end
  float       cutoff;   ///< Cycles per frame there; 0 before the first block
} SynthFilter;

/// [rt] Filter a block of DSP_BLOCK frames, gliding to `cutoff` in cycles per frame.
RT_FN void synth_filter_run(SynthFilter* self, const SynthAnalogPatch* p, float cutoff,
                            bool stereo, float* const sides[2]);

#endif
