// A walk over a view's notes in song time, around the loop and onwards.
//
// Inner door of this room: the player looks for notes with it.

#ifndef SCORE_WALK_H
#define SCORE_WALK_H

#include "core/base/thread.h"
#include "core/score/score.h"

typedef struct {
  const ScoreView* view;
  double           bar_ticks;
  double           length_ticks;  ///< Of the piece; 0 if it never loops
  double           pass_ticks;    ///< Where this time round the loop began
  uint32_t         section, note; ///< The next one
} ScoreWalk;

/// A note as found on the walk.
typedef struct {
  const ScoreSection* section;
  const ScoreNote*    note;
  double              grid_ticks; ///< Where it is written, in song time
  double              last_ticks; ///< Where the piece ends this time round, or infinity
  uint32_t            rank;       ///< Its number in the section
} ScoreFound;

/// [rt] Stand before the first note that is written at `from_ticks` or later.
RT_FN void score_walk_begin(ScoreWalk* self, const ScoreView* view, double from_ticks);

/// [rt] The next note written before `until_ticks`; false if there is none.
RT_FN bool score_walk_next(ScoreWalk* self, double until_ticks, ScoreFound* found);

#endif
