// A written note as it is heard now: the sliders of its beat, its time, its shape.
//
// Inner door of this room.

#ifndef SCORE_PERFORM_H
#define SCORE_PERFORM_H

#include "core/base/thread.h"
#include "core/score/sounding.h"
#include "core/score/walk.h"

/// [rt] Hold the sliders for every beat of which a note may have been heard by now.
RT_FN void score_perform_latch(ScoreRun* run);

/// [rt] When a found note begins: never before the place, the song, or its arrival.
RT_FN ScoreOrder score_perform_order(const ScoreRun* run, const ScoreFound* found);

/// [rt] Whether `a` begins before `b`.
RT_FN bool score_perform_is_before(const ScoreOrder* a, const ScoreOrder* b);

/// [rt] Where a note is heard, as the chords that are followed want it.
RT_FN uint8_t score_perform_pitch(const ScoreRun* run, const ScoreSounding* note);

/// [rt] A found note as it will sound from `on_ticks` on.
RT_FN ScoreSounding score_perform_shape(const ScoreRun* run, const ScoreFound* found,
                                        double on_ticks);

#endif
