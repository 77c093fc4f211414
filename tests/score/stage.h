// A small host: it moves the clock, calls the player, and watches every event.
//
// Whatever a test does, the stage checks on the way that events are in order
// and inside their block, that a note only ends if it sounds and only begins if
// it does not, and that pitches and velocities are MIDI's.

#ifndef TESTS_SCORE_STAGE_H
#define TESTS_SCORE_STAGE_H

#include "core/score/player.h"

#include <stddef.h>

/// An event with its frame counted from the stage's beginning.
typedef struct {
  uint64_t frame;
  uint8_t  kind, part, pitch, velocity;
} StageEvent;

typedef struct {
  ScorePlayer       player;
  ScoreClock        clock;
  const ScoreView*  view; ///< Borrowed, may be NULL
  ScorePlaySettings settings;
  uint32_t          capacity; ///< Of the event buffer, at most 4096
  uint64_t          frame;
  StageEvent*       events; ///< (n_events), grows
  size_t            n_events, n_room;
  bool              sounds[BASE_N_PARTS][128];
  uint32_t          n_sounding;
} Stage;

// At 120 bpm and 48 kHz a tick is 25 frames, a bar of 4/4 is 96000
#define STAGE_FRAMES(ticks) ((uint64_t)(ticks)*25U)
#define STAGE_BAR STAGE_FRAMES(3840)

/// Nothing plays yet, sliders in the middle, a stopped clock at 0.
void stage_init(Stage* self, const ScoreView* view, double rate_hz);

/// The same at 48 kHz, rolling from `ticks` on.
Stage stage_rolling(const ScoreView* view, double ticks);

void stage_free(Stage* self);

/// Stop, and free the view too.
void stage_finish(Stage* self, ScoreView* view);

/// Event `i` is this one.
void stage_check(const Stage* self, size_t i, uint64_t frame, ScoreEventKind kind,
                 uint8_t pitch);

/// Play `n` frames in one call.
void stage_play(Stage* self, uint32_t n);

/// Play `n` frames in blocks of `most` frames.
void stage_play_blocks(Stage* self, uint64_t n, uint32_t most);

/// End everything that sounds, as a host's panic would.
void stage_silence(Stage* self);

/// Stop the clock, with room for all events; nothing may sound then.
void stage_stop(Stage* self);

/// How often this note has begun so far; part and pitch below 0 stand for any.
size_t stage_count(const Stage* self, int part, int pitch);

/// Whether both have played the very same events.
bool stage_is_same(const Stage* a, const Stage* b);

#endif
