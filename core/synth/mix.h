// The mixer: eight channels, a hall, and the master's compressor and limiter.
//
// Renders one stereo pair or a pair per part.  The gains of compressor and
// limiter are found on the sum and applied to every pair, so that the pairs
// add up to the one.

#ifndef SYNTH_MIX_H
#define SYNTH_MIX_H

#include "core/dsp/compress.h"
#include "core/dsp/limiter.h"
#include "core/dsp/loudness.h"
#include "core/synth/space.h"
#include "core/synth/strip.h"
#include "core/synth/synth.h"

typedef struct {
  SynthBus    bus;
  SynthSpaces spaces;
  DspRing     late[2]; ///< What waits for the limiter
} SynthStem;

typedef struct {
  uint32_t    n_stems; ///< 1 or BASE_N_PARTS
  uint32_t    flush;   ///< Ticks until the limiter's delay is empty
  SynthStrip  strips[SYNTH_N_SOURCES];
  SynthStem   stems[BASE_N_PARTS]; ///< (n_stems)
  DspCompress compress;
  DspLimiter  limiter;
  DspLoudness loudness; ///< Of the sum
  float       share;    ///< Of the glides' way, per tick
  float       square;   ///< Of this tick's frames so far
  DspGlide    side;     ///< Gain of the difference of left and right
  DspGlide    volume;
} SynthMix;

/// [init] Silent; false if the arena has no room.
bool synth_mix_init(SynthMix* self, BaseArena* arena, double rate_hz, bool stems);

/// [rt] Forget what sounds; every glide has arrived.
RT_FN void synth_mix_reset(SynthMix* self);

/// [rt] Glide to a stereo width 0..2 (1 as played) and a linear gain of all.
RT_FN void synth_mix_master(SynthMix* self, float width, float volume);

/// [rt] The hall rings for `decay_s`; the echo repeats after
/// `repeat_s`, at most 0.6.
RT_FN void synth_mix_spaces(SynthMix* self, float decay_s, float repeat_s);

/// [rt] A new tick begins.
RT_FN void synth_mix_tick(SynthMix* self);

/// [rt] Mix `n` frames of the sources, the first at frame `place` of the tick.
///
/// Sources that are not `active` are not read.  False if anything was not
/// finite; then `out` is silent and the mixer must be reset.
RT_FN bool synth_mix_run(SynthMix* self, float* const sources[SYNTH_N_SOURCES][2],
                         const bool active[SYNTH_N_SOURCES], float* const* out,
                         uint32_t n, uint32_t place);

/// [rt] Write `n` frames of silence.
RT_FN void synth_mix_rest(SynthMix* self, float* const* out, uint32_t n);

/// [rt] The largest sample of a channel since the last call, as loud as at the output
/// but for compressor and limiter.
RT_FN float synth_mix_peak(SynthMix* self, uint32_t source);

/// [rt] Whether nothing sounds and nothing waits.
RT_FN bool synth_mix_is_silent(const SynthMix* self);

#endif
