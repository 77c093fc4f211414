// Repeats that bounce between the sides, each duller than the one before.
//
// A pair of crossed delay lines with a band in the loop (U. Zoelzer (ed.),
// "DAFX", 2nd ed., section 2.6).  A new time is reached as on tape, by gliding.

#ifndef DSP_ECHO_H
#define DSP_ECHO_H

#include "core/dsp/glide.h"
#include "core/dsp/ring.h"

typedef struct {
  double   rate_hz;
  float    most;      ///< Longest delay in frames
  float    share;     ///< Of the glide's way, per tick
  float    high, low; ///< Poles of the band
  float    past[2][2];
  DspRing  rings[2];
  DspGlide delay;
} DspEcho;

/// [init] Silent; false if the arena has no room.
bool dsp_echo_init(DspEcho* self, BaseArena* arena, double rate_hz);

/// [rt] Forget what sounds; the time has arrived.
RT_FN void dsp_echo_reset(DspEcho* self);

/// [rt] Glide to `time_s` (0.02..1) between repeats.
RT_FN void dsp_echo_set(DspEcho* self, float time_s);

/// [rt] A new tick begins.
RT_FN void dsp_echo_tick(DspEcho* self);

/// [rt] Write the repeats of a pair, whose sum is heard first on the left.
RT_FN void dsp_echo_run(DspEcho* self, const float* left, const float* right,
                        float* out_left, float* out_right, uint32_t n, uint32_t place);

#endif
