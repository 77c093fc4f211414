// What a synth is made of; only core/synth includes this.

#ifndef SYNTH_STATE_H
#define SYNTH_STATE_H

#include "core/synth/drum.h"
#include "core/synth/mix.h"
#include "core/synth/synth.h"
#include "core/synth/voice.h"

#define SYNTH_LIVE 7U ///< The source that MIDI plays

/// What the live part's controllers say.
typedef struct {
  float    bend_semitones;                           ///< -2..2
  float    modulation, pressure, volume, expression; ///< 0..1
  float    pan;                                      ///< -1..1
  bool     sustain;
  uint32_t part; ///< Whose instrument and place it has, as the last note chose
} SynthLive;

struct Synth {
  BaseArena     arena;
  double        rate_hz;
  uint32_t      place; ///< In the tick
  bool          told;  ///< Controls have come since the last reset
  ScorePiece    piece;
  SynthControls controls;
  SynthLive     live;
  SynthVoices*  voices;
  SynthDrums*   drums;
  SynthMix      mix;
};

/// [rt] Tell voices, drums and mixer what piece, controls and live part ask for.
RT_FN void synth_apply(Synth* self);

/// [rt] The same for the live part alone.
RT_FN void synth_apply_live(Synth* self);

/// [rt] From here on the live part stands where `part` does.
RT_FN void synth_place_live(Synth* self, uint32_t part);

/// [rt] The catalogue's id of the kit that `source` plays.
RT_FN uint32_t synth_kit(const Synth* self);

/// [rt] Controllers as a keyboard has them when it is switched on.
RT_FN void synth_live_reset(SynthLive* self);

#endif
