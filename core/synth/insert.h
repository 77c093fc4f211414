// What an instrument's own box adds: chorus, phaser, a turning loudspeaker, tape.
//
// A change of effect fades the old one out before the new one is let in.

#ifndef SYNTH_INSERT_H
#define SYNTH_INSERT_H

#include "core/dsp/chorus.h"
#include "core/dsp/phaser.h"
#include "core/dsp/rotary.h"
#include "core/dsp/tape.h"

typedef enum {
  SYNTH_NO_EFFECT,
  SYNTH_CHORUS,
  SYNTH_PHASER,
  SYNTH_ROTARY,
} SynthEffect;

/// How an instrument wants its effect; all zero for none.
typedef struct {
  SynthEffect effect;
  float       dry, wet; ///< Gains of the signal and of what the effect makes of it
  float       hz;       ///< Of a chorus: how fast; of a rotary: fast if above 1
  float       depth_s;  ///< Of a chorus
} SynthBox;

typedef struct {
  SynthBox  now, wanted;
  float     share;  ///< Of the fades' way, per tick
  DspGlide  amount; ///< How far the effect is let in, 0..1
  DspGlide  worn;   ///< How far the tape is let in
  DspChorus chorus;
  DspPhaser phaser;
  DspRotary rotary;
  DspTape   tape;
} SynthInsert;

/// [init] Nothing added; false if the arena has no room.
bool synth_insert_init(SynthInsert* self, BaseArena* arena, double rate_hz);

/// [rt] Forget what sounds; the wanted effects are there at once.
RT_FN void synth_insert_reset(SynthInsert* self);

/// [rt] Fade to another box, with or without tape behind it.
RT_FN void synth_insert_set(SynthInsert* self, const SynthBox* box, bool tape);

/// [rt] A new tick begins.
RT_FN void synth_insert_tick(SynthInsert* self);

/// [rt] Change `n` frames of a pair in place, the first at frame `place` of the tick.
RT_FN void synth_insert_run(SynthInsert* self, float* left, float* right, uint32_t n,
                            uint32_t place);

#endif
