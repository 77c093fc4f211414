// One stroke on one drum while it sounds.

#ifndef SYNTH_HIT_H
#define SYNTH_HIT_H

#include "core/base/thread.h"
#include "core/dsp/modal.h"
#include "core/dsp/noise.h"
#include "core/dsp/svf.h"
#include "core/dsp/vec.h"
#include "core/synth/drum_sound.h"

#define SYNTH_HIT_MODES 72U

/// How hard and how; all but velocity may change while it sounds.
typedef struct {
  float velocity; ///< 0..1
  float dynamics, articulation, timbre;
} SynthStroke;

typedef struct {
  float phase, bend, level, attack;  ///< Now
  float turn, bend_fall, fall, rise; ///< Per frame
} SynthToneState;

typedef struct {
  DspSvfBlock low, high;
  DspSvf      low_state, high_state;
  bool        has_low, has_high;
  float       level, attack;     ///< Now
  float       top;               ///< Level of a burst
  float       fall, rise;        ///< Per frame
  uint32_t    n_left, gap, next; ///< Bursts; frames between; until the next
} SynthWashState;

typedef struct {
  const SynthDrum* drum;
  uint8_t          source, pitch, choke;
  bool             sounds; ///< Set by the start, cleared by the owner
  bool             ended;  ///< Nothing is left but the present block
  bool             held;
  uint32_t         age;   ///< Blocks
  uint32_t         busy;  ///< Blocks in which silence does not mean the end
  uint32_t         place; ///< Next frame of `block` to be heard
  float            pan_left, pan_right;
  SynthToneState   tones[SYNTH_DRUM_TONES];
  uint32_t         n_modes;
  DspMode          modes[SYNTH_HIT_MODES];
  SynthWashState   washes[SYNTH_DRUM_WASHES];
  DspNoise         noise;
  float            articulation; ///< When it was struck
  float            gain;         ///< Of the table and the velocity
  float            level;        ///< In all, at the end of the last block
  float            fade, fading; ///< Factor now; per block
  float            pole, low;    ///< Of the tipping filter
  float            dark, bright; ///< Gains of its halves, end of the last block
  float            energy_in, energy_out;       ///< Before and after tipping
  float            hold_turn, hold_phase, hold; ///< Grain
  float            block[DSP_BLOCK];
} SynthHit;

/// [rt] Strike; `chance` differs from hit to hit.
RT_FN void synth_hit_start(SynthHit* self, const SynthKit* kit,
                           const SynthKitLine* line, double rate_hz,
                           const SynthStroke* stroke, uint32_t chance);

/// [rt] Fade by 60 dB within `time_s`.
RT_FN void synth_hit_fade(SynthHit* self, double rate_hz, float time_s);

/// [rt] Fill `block` anew.
RT_FN void synth_hit_next(SynthHit* self, double rate_hz, const SynthStroke* stroke);

#endif
