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

/// A note may be heard this much before it is written, so bars should be ready by then.
#define SCORE_EARLY_TICKS (2.0 * SCORE_MAX_PUSH_TICKS)

typedef enum { SCORE_NOTE_ON, SCORE_NOTE_OFF } ScoreEventKind;

typedef struct {
  uint32_t frame;    ///< Within the call's block
  uint8_t  kind;     ///< ScoreEventKind
  uint8_t  part;     ///< BasePart
  uint8_t  pitch;    ///< 0..127, as sounding (after the key shift)
  uint8_t  velocity; ///< 1..127; 0 of a note's end
} ScoreEvent;

/// The sliders that act on notes while they play; ranges as the parameters'.
///
/// `humanize` scales push and lift: 0 none, 0.5 as performed, 1 twice that.
/// `swing` 0 is straight, 0.5 as the piece says, 1 hard.  Both hold for a whole
/// beat once it is near, so that a moving slider neither loses nor doubles a
/// note.  `articulation` scales all notes but drums, sounding ones too: 0 about
/// a third of what is written, 0.5 as written, 1 a little over the next note.
/// What sounds when `played` comes, changes or goes is struck again where it moves.
typedef struct {
  float      humanize, swing, articulation;
  int        shift;   ///< Semitones added to all but drums, -11..11
  bool       follows; ///< All but drums take up `played`, sounding notes too
  ScoreChord played;  ///< As sounding; `start_ticks` is ignored
  uint32_t   muted;   ///< Bit per part: begins no notes, ends its sounding ones
} ScorePlaySettings;

typedef struct {
  double     on_ticks;     ///< Where it began, in song time
  double     end_ticks;    ///< Where it ends, in song time
  double     length_ticks; ///< As written
  int32_t    frame;        ///< Where it began in this call, or -1
  uint8_t    part, pitch, velocity;
  uint8_t    plain; ///< The pitch while nothing is followed
  ScoreChord from;  ///< What it was written over, shifted as it is
} ScoreSounding;

/// The order in which notes begin: by time, then as they are written.
typedef struct {
  double   ticks;      ///< Heard, in song time
  double   grid_ticks; ///< Written, in song time
  uint32_t rank;       ///< Number in its section
} ScoreOrder;

/// Notes of these parts that began before `place` and still sound are taken up.
typedef struct {
  double   place; ///< In song time
  uint32_t parts; ///< Bit per part; none if there is nothing to do
} ScoreChase;

/// What is written in these bars came at `place`, and is not heard before.
typedef struct {
  double from, until; ///< In song time; nothing if they are equal
  double place;       ///< In song time
} ScoreArrival;

/// For how many beats the sliders are held; a power of two.
#define SCORE_N_LATCHED 4

typedef struct {
  uint32_t      n_sounding;
  ScoreSounding sounding[SCORE_MAX_SOUNDING]; ///< The oldest first
  bool          playing; ///< Time went on over a piece when last looked at
  uint32_t      take;    ///< Of the piece that was played last
  uint32_t      jumps;   ///< Of the clock, when last looked at
  uint32_t      n_bars;  ///< Ready when last looked at
  uint32_t      muted;   ///< When last looked at
  bool          ending;  ///< All that sounds must end before anything else
  bool          follows; ///< When last looked at
  ScoreChord    played;  ///< When last looked at
  bool          moving;  ///< What sounds has yet to go where the chord wants it
  ScoreArrival  arrival; ///< The bars that came last
  ScoreChase    chase;   ///< What must be taken up before anything begins
  double        place;   ///< Where playing began, or went on after a jump
  double        from;    ///< What is written here or later is played
  ScoreOrder    done;    ///< Everything up to here has been played
  int64_t       beat;    ///< The last beat for which the sliders are held
  float         humanize[SCORE_N_LATCHED], swing[SCORE_N_LATCHED]; ///< By beat
} ScorePlayer;

/// [init] Nothing sounds.
void score_player_init(ScorePlayer* self);

/// [rt] Everything that begins or ends in the next `n` frames, by frame, ends first.
///
/// A note that makes room for another of its pitch, or for one too many, ends
/// right before it.
///
/// `view` may be NULL, and may be replaced by a longer one of the same take at
/// any call.  The clock is read, not advanced; while it does not roll forwards
/// nothing plays.  An event at a tick belongs to the first frame at or after it.
/// After a start, a jump, the end of a mute and late bars, notes other than
/// drums that began before the place and have half a beat left are taken up.
/// Notes of late bars that should have been heard a little early play at once.
/// Returns how many events were written, at most `capacity`; what did not fit
/// is kept for the next call, where it comes at frame 0 (nothing is lost, no
/// note is stuck).  Nothing happens if `n` is 0.
RT_FN uint32_t score_player_run(ScorePlayer* self, const ScoreView* view,
                                const ScoreClock*        clock,
                                const ScorePlaySettings* settings, uint32_t n,
                                ScoreEvent* events, uint32_t capacity);

/// [rt] End everything that sounds, at frame 0; returns the number of events written.
///
/// What did not fit is ended by the next call of either function.
RT_FN uint32_t score_player_silence(ScorePlayer* self, ScoreEvent* events,
                                    uint32_t capacity);

/// [any] The bar of the piece that is heard at `ticks` of song time.
RT_FN uint32_t score_bar_at(const ScorePiece* piece, double ticks);

#endif
