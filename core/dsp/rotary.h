// The turning loudspeaker of an organ: a horn for the treble, a drum for the bass.
//
// After J. O. Smith, S. Serafin, J. Abel, D. Berners, "Doppler simulation and
// the Leslie", DAFx 2002: each rotor's distance to either ear sways, which bends
// pitch and level; both speed up and slow down with their weight.

#ifndef DSP_ROTARY_H
#define DSP_ROTARY_H

#include "core/dsp/glide.h"
#include "core/dsp/ring.h"

typedef struct {
  float    rate_hz;
  float    split;     ///< Pole of the crossover
  float    low[2];    ///< Its two states
  float    turn[2];   ///< Horn, drum: where they point, in turns
  float    speed[2];  ///< In turns per second
  float    wanted[2]; ///< Where the motors pull
  DspRing  horn;
  DspRing  drum;
  DspGlide delays[2][2]; ///< (horn or drum, ear)
  DspGlide gains[2][2];
} DspRotary;

/// [init] Turning slowly; false if the arena has no room.
bool dsp_rotary_init(DspRotary* self, BaseArena* arena, double rate_hz);

/// [rt] Forget what sounds; the rotors point ahead at their speed.
RT_FN void dsp_rotary_reset(DspRotary* self);

/// [rt] Pull towards slow (chorale) or fast (tremolo).
RT_FN void dsp_rotary_set(DspRotary* self, bool fast);

/// [rt] A new tick begins.
RT_FN void dsp_rotary_tick(DspRotary* self);

/// [rt] Replace a pair by what two ears hear of its sum.
RT_FN void dsp_rotary_run(DspRotary* self, float* left, float* right, uint32_t n,
                          uint32_t place);

#endif
