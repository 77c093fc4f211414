// A room: early diffusion and a feedback delay network of eight lines.
//
// Network after J.-M. Jot and A. Chaigne, "Digital delay networks for designing
// artificial reverberators", AES 90 (1991), with a Hadamard matrix; diffusion of
// the input by nested all-passes after J. Dattorro, "Effect design, part 1",
// JAES 45(9), 1997.  The lines breathe slowly, so that no mode rings.  It is
// linear: the reverbs of two signals add up to the reverb of their sum.

#ifndef DSP_REVERB_H
#define DSP_REVERB_H

#include "core/dsp/glide.h"
#include "core/dsp/ring.h"

#define DSP_REVERB_LINES 8U
#define DSP_REVERB_DIFFUSERS 4U

typedef struct {
  DspRing  ring;
  uint32_t delay; ///< In frames
} DspReverbDiffuser;

typedef struct {
  DspRing  ring;
  float    length;        ///< In frames, before it breathes
  float    gain, damping; ///< Loss per pass; pole of the low-pass
  float    low;           ///< Its state
  float    phase, turn;   ///< Of the breathing, in cycles; per tick
  DspGlide delay;
} DspReverbLine;

typedef struct {
  double            rate_hz;
  float             depth; ///< Of the breathing, in frames
  float             cut;   ///< Pole of the low cut at the input
  float             rumble[2];
  DspRing           early[2];
  uint32_t          early_delay;
  DspReverbDiffuser diffusers[2][DSP_REVERB_DIFFUSERS];
  DspReverbLine     lines[DSP_REVERB_LINES];
} DspReverb;

/// [init] A silent hall, or with a `size` below 1 (0.2..1.5) a smaller room; false if
/// the arena has no memory for it.
bool dsp_reverb_init(DspReverb* self, BaseArena* arena, double rate_hz, double size);

/// [rt] Forget what sounds; the hall stays as it is.
RT_FN void dsp_reverb_reset(DspReverb* self);

/// [rt] How long it rings: to -60 dB after `decay_s` (0.1..20) below 1 kHz and
/// after `bright` (0.05..1) of that at 8 kHz.
RT_FN void dsp_reverb_set(DspReverb* self, float decay_s, float bright);

/// [rt] A new tick of DSP_TICK_FRAMES begins.
RT_FN void dsp_reverb_tick(DspReverb* self);

/// [rt] Add the reverb of `n` frames to `out`; `place` is the first one's frame
/// within the tick.  Inputs may not overlap the outputs.
RT_FN void dsp_reverb_run(DspReverb* self, const float* left, const float* right,
                          float* out_left, float* out_right, uint32_t n,
                          uint32_t place);

#endif
