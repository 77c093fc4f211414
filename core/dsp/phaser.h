// Six all-passes in a row whose notches wander up and down.
//
// After U. Zoelzer (ed.), "DAFX: Digital Audio Effects", 2nd ed., section 2.4,
// with the first-order all-pass of its section 2.3.  A little feedback sharpens
// the notches; the channels wander a third of a turn apart.

#ifndef DSP_PHASER_H
#define DSP_PHASER_H

#include "core/base/thread.h"
#include "core/dsp/glide.h"

#define DSP_PHASER_STAGES 6U

typedef struct {
  float    rate_hz;
  float    sway, turn;
  DspGlide poles[2];
  float    past[2][DSP_PHASER_STAGES]; ///< (channel, stage)
  float    back[2];                    ///< What is fed back
} DspPhaser;

/// [init] At rest, wandering `hz` times a second.
void dsp_phaser_init(DspPhaser* self, double rate_hz, float hz);

/// [rt] Forget what sounds.
RT_FN void dsp_phaser_reset(DspPhaser* self);

/// [rt] A new tick begins.
RT_FN void dsp_phaser_tick(DspPhaser* self);

/// [rt] Replace a pair by its phase-shifted copies; notches come from mixing them with
/// the original at equal level.
RT_FN void dsp_phaser_run(DspPhaser* self, float* left, float* right, uint32_t n,
                          uint32_t place);

#endif
