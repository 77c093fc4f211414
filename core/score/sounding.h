// What sounds, and the events that say so, during one call of the player.
//
// Inner door of this room.  Functions that need room for events are false when
// there is none; they have then done nothing that the next call cannot go on from.

#ifndef SCORE_SOUNDING_H
#define SCORE_SOUNDING_H

#include "core/base/thread.h"
#include "core/score/player.h"

/// Hosts locate in whole ticks of their own, so a note may lie just before the place.
#define SCORE_NEAR_TICKS 1.0

/// One call's view of the world.
typedef struct {
  ScorePlayer*      player;
  const ScoreView*  view;
  const ScoreClock* clock;
  ScorePlaySettings settings; ///< Within their ranges
  uint32_t          n;        ///< Frames of this call, at least 1
  ScoreEvent*       events;
  uint32_t          n_events, capacity;
} ScoreRun;

/// [rt] The place of a frame of this call.
RT_FN double score_run_ticks(const ScoreRun* self, uint32_t frame);

/// [rt] The first frame at or after `ticks`, or the number of frames.
RT_FN uint32_t score_run_frame(const ScoreRun* self, double ticks);

/// [rt] Let the ends of notes from earlier calls follow the articulation.
RT_FN void score_run_articulate(ScoreRun* self);

/// [rt] End all sounding notes of the parts in this set, at frame 0.
RT_FN bool score_run_end_parts(ScoreRun* self, uint32_t parts);

/// [rt] Strike again, at frame 0, what has to sound elsewhere from here on.
RT_FN bool score_run_move(ScoreRun* self);

/// [rt] End what is due up to `frame`, in the order of time.
RT_FN bool score_run_end_due(ScoreRun* self, uint32_t frame);

/// [rt] Begin a note at `frame`; one of the same pitch ends before it, and the
/// oldest if there are too many.
RT_FN bool score_run_begin(ScoreRun* self, uint32_t frame, const ScoreSounding* note);

/// [rt] Whether the part is not to be heard.
RT_FN bool score_run_is_muted(const ScoreRun* self, uint8_t part);

/// [rt] Whether the part sounds this pitch.
RT_FN bool score_run_sounds(const ScoreRun* self, uint8_t part, uint8_t pitch);

#endif
