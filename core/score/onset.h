// When a written note is heard: swing, humanize and articulation.
//
// Inner door of this room, pure arithmetic in ticks.

#ifndef SCORE_ONSET_H
#define SCORE_ONSET_H

#include "core/base/thread.h"
#include "core/score/player.h"
#include "core/score/walk.h"

/// A note is heard at most this much after it is written: pushed, and half of the
/// longest unit swung.
#define SCORE_LATE_TICKS (2.0 * SCORE_MAX_PUSH_TICKS + BASE_PPQ / 2.0)

/// [rt] How much later swing puts what is written `ticks` after its bar begins.
///
/// `slider` as in ScorePlaySettings.  What lies on the off unit moves most, what
/// lies between moves in proportion, triplets stay.
RT_FN double score_onset_swing(const ScorePiece* piece, float slider, uint32_t ticks);

/// [rt] When a note is heard, in song time.
RT_FN double score_onset_ticks(const ScorePiece* piece, const ScoreFound* found,
                               float humanize, float swing);

/// [rt] Its length in ticks as written and swung, cut at the piece's end; at least 1.
RT_FN double score_onset_length(const ScorePiece* piece, const ScoreFound* found,
                                float swing);

/// [rt] Its velocity, 1..127.
RT_FN uint8_t score_onset_velocity(const ScoreNote* note, float humanize);

/// [rt] How long a note of `part` sounds that is written `length_ticks` long.
RT_FN double score_onset_sounds(double length_ticks, uint8_t part, float articulation);

#endif
