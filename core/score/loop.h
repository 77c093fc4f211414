// A range that a host repeats, found out from where it says that it is.
//
// Ardour 7 plays on past a loop's end to the end of the block, and tells only with the
// next one that the song went back within it.  Who knows the loop goes back in time.

#ifndef SCORE_LOOP_H
#define SCORE_LOOP_H

#include "core/base/thread.h"

#include <stdbool.h>

typedef struct {
  bool   known;
  double from, until; ///< Ticks
} ScoreLoop;

/// [rt] Learn the loop whose end lies in the `passed` ticks before `expected`, if the
/// song is at `told` instead; false if there is none.
///
/// Its ends are on eighths, so that there is one way only to understand a jump.
RT_FN bool score_loop_learn(ScoreLoop* self, double expected, double told,
                            double passed);

/// [rt] Whether who went back to the loop's beginning and is at `now` should not have:
/// the song went on to `told`.
RT_FN bool score_loop_is_left(const ScoreLoop* self, double now, double told);

#endif
