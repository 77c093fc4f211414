// Several players out of one: a delayed copy per channel whose delay sways.
//
// After J. Dattorro, "Effect design, part 2: delay-line modulation and chorus",
// JAES 45(10), 1997; the channels sway a quarter turn apart, so that the pair is
// wide and its sum keeps its level.

#ifndef DSP_CHORUS_H
#define DSP_CHORUS_H

#include "core/dsp/glide.h"
#include "core/dsp/ring.h"

typedef struct {
  float    rate_hz;    ///< Of the audio
  float    sway, turn; ///< Where it is, in turns; per tick
  float    depth;      ///< In frames
  float    middle;     ///< Delay in frames around which it sways
  DspRing  rings[2];
  DspGlide delays[2];
} DspChorus;

/// [init] Silent; false if the arena has no room.
bool dsp_chorus_init(DspChorus* self, BaseArena* arena, double rate_hz);

/// [rt] Forget what sounds.
RT_FN void dsp_chorus_reset(DspChorus* self);

/// [rt] Sway `hz` times a second by `depth_s` (0..0.004) around 9 ms.
RT_FN void dsp_chorus_set(DspChorus* self, float hz, float depth_s);

/// [rt] A new tick begins.
RT_FN void dsp_chorus_tick(DspChorus* self);

/// [rt] Replace a pair by its swaying copies; `place` as in core/dsp/glide.h.
RT_FN void dsp_chorus_run(DspChorus* self, float* left, float* right, uint32_t n,
                          uint32_t place);

#endif
