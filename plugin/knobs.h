// What the values of the ports mean to the player and the synth.

#ifndef PLUGIN_KNOBS_H
#define PLUGIN_KNOBS_H

#include "core/base/thread.h"
#include "core/param/param.h"
#include "core/score/player.h"
#include "core/synth/synth.h"

/// [rt] As the synth wants it.
RT_FN SynthControls plugin_knobs_controls(const float knobs[PARAM_N]);

/// [rt] Set what the player wants to know of the knobs; the chords that it follows
/// stay.
RT_FN void plugin_knobs_settings(const float        knobs[PARAM_N],
                                 ScorePlaySettings* settings);

/// [rt] Semitones from the piece's key to the one that is asked for, -6..+5.
RT_FN int plugin_knobs_shift(const float knobs[PARAM_N], const ScorePiece* piece);

#endif
