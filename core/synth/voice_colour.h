// What surrounds the sound of an engine within a note: the noises of playing it
// and the tilt by which timbre and dynamics colour it.

#ifndef SYNTH_VOICE_COLOUR_H
#define SYNTH_VOICE_COLOUR_H

#include "core/synth/voice_note.h"

/// [rt] Prepare the breath of a note that begins.
RT_FN void synth_note_breathe(SynthNote* self, float rate_hz);

/// [rt] A strike or lift sounds from now on, `strength` times as loud as written.
RT_FN void synth_note_burst(SynthNote* self, const SynthNoise* noise, float rate_hz,
                            float strength);

/// [rt] Add a block of the note's noises to `out`.
///
/// They follow the timbre only a little, and `trim_db`, by which the timbre's level is
/// evened out, not at all.
RT_FN void synth_note_noises(SynthNote* self, const SynthTouch* t, float trim_db,
                             float* out);

/// [rt] Tilt what lies above the pitch as timbre and dynamics want it.
RT_FN void synth_note_colour(SynthNote* self, const SynthPlaying* playing,
                             const SynthTouch* t, bool stereo, float* left,
                             float* right);

/// [any] The level's trim at this timbre, between the two measured neighbours.
float synth_note_trim_db(const SynthLevel* level, float timbre);

#endif
