// What a note works out for each of its blocks: how the engine is touched, how loud it
// is, and how it stands on the stage.

#ifndef SYNTH_VOICE_PARTS_H
#define SYNTH_VOICE_PARTS_H

#include "core/synth/voice_note.h"

/// [rt] 0..1 from velocity, dynamics and pressure.
RT_FN float synth_note_force(const SynthNote* self, const SynthPlaying* playing);

/// [rt] The vibrato's wave, -1..1; what it would move by nothing is spared.
RT_FN float synth_note_sway(SynthNote* self, const SynthShared* shared,
                            const SynthPlaying* playing);

/// [rt] What the engine hears of the next block, whose vibrato stands at `wave`.
RT_FN SynthTouch synth_note_touch(SynthNote* self, const SynthShared* shared,
                                  const SynthPlaying* playing, float wave);

/// [rt] How much of vibrato and tremolo has set in, 0..1.
RT_FN float synth_note_settled(const SynthNote* self);

/// [rt] The decibels by which the timbre's level is evened out.
RT_FN float synth_note_trim(SynthNote* self, float timbre);

/// [rt] The note's gain at the next block's end.
RT_FN float synth_note_gain(SynthNote* self, const SynthPlaying* playing, float wave);

/// [rt] Add the next `n` frames of the buffer to `left` and `right`.
RT_FN void synth_note_mix(const SynthNote* self, float* left, float* right, uint32_t n);

#endif
