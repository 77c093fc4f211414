// Harmony that follows a player: which chord is held, and where a written note goes
// when that chord sounds instead of its own.
//
// Whole numbers only; pure arithmetic.

#ifndef SCORE_FOLLOW_H
#define SCORE_FOLLOW_H

#include "core/base/thread.h"
#include "core/score/score.h"

#include <stdbool.h>
#include <stdint.h>

/// [rt] The chord that these pitch classes (bit 0 is C) make best; false if none.
///
/// It needs two of them at least, and holds its root; where several read alike, the one
/// on the lowest note `bass` (0..11) wins, then the plainer one.  `start_ticks` is 0.
RT_FN bool score_follow_find(uint32_t held, uint32_t bass, ScoreChord* chord);

/// [rt] Where a note goes that was written over `from` while `to` is heard.
///
/// Both chords, the pitch and the piece's `key` are as sounding.  Tones of the chord
/// become tones of the chord, each its own as far as they reach, by the shortest ways
/// together; a `bass` part's root becomes the bass.  Other notes go to the nearest
/// note of the scale, as the new chord bends it.  At most a tritone either way.
RT_FN uint8_t score_follow_move(const ScoreChord* from, const ScoreChord* to,
                                uint32_t key, BaseMode mode, bool bass, uint8_t pitch);

#endif
