// Where the music is: counts frames since the last known place in ticks.
//
// A place is computed from the last anchor and a whole number of frames, never
// by adding up, so that no block size can be heard.  Until a host has said
// where it is, the clock is unknown, which is not the same as stopped at 0.
//
// A song's bars are counted in the meters that the host has told of them.  Of bars
// that were never played the nearest ones before are believed.

#ifndef SCORE_CLOCK_H
#define SCORE_CLOCK_H

#include "core/base/theory.h"
#include "core/base/thread.h"
#include "core/score/bars.h"
#include "core/score/loop.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  bool      known;   ///< The host has said something
  bool      rolling; ///< Time passes, forwards or backwards
  double    rate_hz;
  double    anchor_ticks;  ///< Place at the anchor; negative before the song begins
  uint64_t  anchor_frames; ///< Frames since the anchor
  double    tempo_bpm;     ///< Quarter notes per minute
  double    speed;         ///< 1 forwards; 0 stopped; others scale the tempo
  BaseMeter meter;         ///< The host's as music is written; 4/4 until told
  double    beats;         ///< Per bar as the host counts them; 3.5 over 4 is 7/8
  int32_t   unit;          ///< Of those beats
  ScoreBars bars;          ///< Where the song's bars begin
  uint32_t  jumps;         ///< Grows whenever the place is not where it would have been
  double    late_ticks;    ///< How long ago that was, if the host has told late
  ScoreLoop loop;          ///< Known once the host has gone through it
  uint32_t  block_frames;  ///< Of the block before, at the beginning of one; else 0
} ScoreClock;

/// What a host says of its position; a field it does not send keeps its last value.
///
/// `tempo_bpm` counts quarter notes, whatever the meter: so does Ardour (its
/// tempo's note type, a quarter unless changed, and always a quarter at tempo
/// marks).  Carla and jalv pass JACK's number on, which is the timebase
/// master's and undefined where beats are not quarters.  A bar beat counts the
/// meter's unit in all of them.
typedef struct {
  bool    has_speed, has_bar, has_bar_beat, has_tempo, has_beats, has_unit;
  double  speed;
  int64_t bar;       ///< From 0
  double  bar_beat;  ///< Within the bar, in units of the meter, from 0
  double  tempo_bpm; ///< Quarter notes per minute
  double  beats_per_bar;
  int32_t beat_unit; ///< 4 where beats are quarters
} ScorePosition;

/// [init] Unknown, 120 bpm, 4/4.
void score_clock_init(ScoreClock* self, double rate_hz);

/// [rt] Take what the host says holds from this frame on; nonsense fields are ignored.
///
/// A place that only confirms where the clock is, give or take the whole ticks
/// in which hosts count, moves nothing.  One that is off by a few milliseconds
/// (a tempo ramp) moves the place and is no jump.
RT_FN void score_clock_set(ScoreClock* self, const ScorePosition* position);

/// [rt] A block begins, and the one before had `n` frames.
RT_FN void score_clock_begin_block(ScoreClock* self, uint32_t n);

/// [rt] Frames, at most `most`, until the loop's end; there, the clock goes back to its
/// beginning.  `most` if no loop is known.
RT_FN uint32_t score_clock_frames_to_loop(ScoreClock* self, uint32_t most);

/// [rt] Forget what meters were told of other bars, and the loop; the place stays.
RT_FN void score_clock_forget(ScoreClock* self);

/// [rt] Change the tempo from this frame on, keeping the place; nonsense is ignored.
RT_FN void score_clock_set_tempo(ScoreClock* self, double tempo_bpm);

/// [rt] Put the place to `ticks` and roll at speed 1, or stop.
RT_FN void score_clock_locate(ScoreClock* self, double ticks, bool rolling);

/// [rt] Let `n` frames pass.
RT_FN void score_clock_advance(ScoreClock* self, uint32_t n);

/// [any] The place in ticks now.
RT_FN double score_clock_ticks(const ScoreClock* self);

/// [any] Ticks per frame while rolling, negative backwards; 0 while stopped.
RT_FN double score_clock_ticks_per_frame(const ScoreClock* self);

#endif
