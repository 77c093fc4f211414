// Plays a view in the clock's time: which note begins or ends at which frame.
//
// Song time is the clock's; a piece with a length loops in it.  Bars that are
// not ready are silent.  Whatever happens (stop, locate, loop, tempo change,
// new piece), every note that began also ends.

#ifndef SCORE_PLAYER_H
#define SCORE_PLAYER_H

#include "core/base/thread.h"
#include "core/score/clock.h"
#include "core/score/score.h"

#define SCORE_MAX_SOUNDING 128U

typedef enum { SCORE_NOTE_ON, SCORE_NOTE_OFF } ScoreEventKind;

typedef struct {
  uint32_t frame;    ///< Within the call's block
  uint8_t  kind;     ///< ScoreEventKind
  uint8_t  part;     ///< BasePart
  uint8_t  pitch;    ///< 0..127, as sounding (after the key shift)
  uint8_t  velocity; ///< 1..127; 0 of a note's end
} ScoreEvent;

/// The sliders that act on notes while they play; ranges as the parameters'.
typedef struct {
  float    humanize, swing, articulation;
  int      shift; ///< Semitones added to all but drums, -11..11
  uint32_t muted; ///< Bit per part: begins no notes, ends its sounding ones
} ScorePlaySettings;

typedef struct {
  double  end_ticks; ///< In song time
  uint8_t part, pitch;
} ScoreSounding;

typedef struct {
  uint32_t      n_sounding;
  ScoreSounding sounding[SCORE_MAX_SOUNDING];
  uint32_t      take;  ///< Of the piece that was played last
  uint32_t      jumps; ///< Of the clock, when last looked at
  bool          was_rolling;
  double        done_ticks;    ///< Everything that begins before this has been played
  float         latched[4][2]; ///< Humanize and swing of the beats around the place
} ScorePlayer;

/// [init] Nothing sounds.
void score_player_init(ScorePlayer* self);

/// [rt] Everything that begins or ends in the next `n` frames, by frame, ends first.
///
/// `view` may be NULL.  The clock is read, not advanced.  Returns how many
/// events were written, at most `capacity`; what did not fit is kept for the
/// next call, where it comes at frame 0 (nothing is lost, no note is stuck).
RT_FN uint32_t score_player_run(ScorePlayer* self, const ScoreView* view,
                                const ScoreClock*        clock,
                                const ScorePlaySettings* settings, uint32_t n,
                                ScoreEvent* events, uint32_t capacity);

/// [rt] End everything that sounds, at frame 0; returns the number of events written.
RT_FN uint32_t score_player_silence(ScorePlayer* self, ScoreEvent* events,
                                    uint32_t capacity);

/// [any] The bar of the piece that is heard at `ticks` of song time.
RT_FN uint32_t score_bar_at(const ScorePiece* piece, double ticks);

#endif
