// Where a song's bars begin, as far as its meters are known.
//
// A host tells the meter of the moment only.  What it told of other bars is remembered,
// so that a song goes on without a jump where its meter changes, and a bar lies where
// it lay before.

#ifndef SCORE_BARS_H
#define SCORE_BARS_H

#include "core/base/thread.h"

#include <stdint.h>

#define SCORE_MAX_METERS 32U

/// From this bar on every bar has so many ticks.
typedef struct {
  int64_t bar;
  double  ticks; ///< Where it begins
  double  bar_ticks;
} ScoreMeterChange;

typedef struct {
  uint32_t         n;                         ///< 0 until anything is known
  ScoreMeterChange changes[SCORE_MAX_METERS]; ///< (n), the first holds before it too
} ScoreBars;

/// [rt] This bar has so many ticks, and so have those after it, as far as is known.
///
/// What was told of later bars is forgotten where this contradicts what is known.
RT_FN void score_bars_learn(ScoreBars* self, int64_t bar, double bar_ticks);

/// [rt] Where a bar begins; 0 if nothing is known.
RT_FN double score_bars_ticks(const ScoreBars* self, int64_t bar);

/// [rt] The bar that begins nearest to a place; 0 if nothing is known.
RT_FN int64_t score_bars_nearest(const ScoreBars* self, double ticks);

#endif
