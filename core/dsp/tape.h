// A worn tape: it wows and flutters, loses treble and bends what is loud.
//
// Speed errors after J. Abel and D. Berners, "On modelling tape delay" (AES 2006
// workshop notes): a slow eccentric wow, a faster flutter of two incommensurate
// rates, drawn as one moving delay.  The same instant bends all channels alike.

#ifndef DSP_TAPE_H
#define DSP_TAPE_H

#include "core/dsp/drive.h"
#include "core/dsp/glide.h"
#include "core/dsp/ring.h"

typedef struct {
  float    rate_hz;
  float    turns[3]; ///< Wow and two flutters
  float    treble;   ///< Pole of what is left of it
  float    low[2][2];
  DspRing  rings[2];
  DspDrive drives[2];
  DspGlide delay;
} DspTape;

/// [init] Silent; false if the arena has no room.
bool dsp_tape_init(DspTape* self, BaseArena* arena, double rate_hz);

/// [rt] Forget what sounds.
RT_FN void dsp_tape_reset(DspTape* self);

/// [rt] A new tick begins.
RT_FN void dsp_tape_tick(DspTape* self);

/// [rt] Replace a pair by its copy on tape, some 5 ms later.
RT_FN void dsp_tape_run(DspTape* self, float* left, float* right, uint32_t n,
                        uint32_t place);

#endif
