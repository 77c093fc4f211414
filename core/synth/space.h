// Where a mix stands: a hall that the style sends to, a small room around kits and
// players, and an echo in the time of the piece.
//
// Each sleeps when nothing is left to hear in it.  All are linear: what two mixes
// make of it adds up to what their sum makes of it.

#ifndef SYNTH_SPACE_H
#define SYNTH_SPACE_H

#include "core/dsp/echo.h"
#include "core/dsp/reverb.h"
#include "core/synth/strip.h"

typedef struct {
  bool     awake;
  uint32_t ticks; ///< That it may still ring unheard
  float    peak;  ///< Of this tick
} SynthRest;

typedef struct {
  DspReverb hall, room;
  DspEcho   echo;
  SynthRest hall_rest, room_rest, echo_rest;
  uint32_t  listen; ///< Ticks of silence before it sleeps
} SynthSpaces;

/// [init] Silent; false if the arena has no memory for it.
bool synth_spaces_init(SynthSpaces* self, BaseArena* arena, double rate_hz);

/// [rt] Forget what sounds.
RT_FN void synth_spaces_reset(SynthSpaces* self);

/// [rt] The hall rings for `decay_s`; the echo repeats after `repeat_s`, at most 0.6.
RT_FN void synth_spaces_set(SynthSpaces* self, float decay_s, float repeat_s);

/// [rt] A new tick begins; whether anything is awake.
RT_FN bool synth_spaces_tick(SynthSpaces* self);

/// [rt] Something is being sent, to the echo too if `echo`.
RT_FN void synth_spaces_wake(SynthSpaces* self, bool echo);

/// [rt] Add to the bus what becomes of its sends; `place` as in core/dsp/glide.h.
RT_FN void synth_spaces_run(SynthSpaces* self, SynthBus* bus, uint32_t n,
                            uint32_t place);

#endif
