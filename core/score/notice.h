// What changes from call to call: places, pieces, bars that arrive, mutes, chords.
//
// Inner door of this room.

#ifndef SCORE_NOTICE_H
#define SCORE_NOTICE_H

#include "core/score/sounding.h"

/// [rt] Notice what changed since the last call.
RT_FN void score_run_notice(ScoreRun* run);

/// [rt] Move what sounds to another chord; false if there was no room for all.
RT_FN bool score_run_follow(ScoreRun* run);

/// [rt] Take up notes that began before a place; false if there was no room for all.
RT_FN bool score_run_chase(ScoreRun* run);

#endif
