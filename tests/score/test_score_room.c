// No note is lost and none hangs where there is little room.

#include "tests/score/piece.h"
#include "tests/score/stage.h"
#include "tests/test.h"

static void
nothing_is_lost_when_the_buffer_is_full(void)
{
  ScoreNote notes[40];
  for (uint8_t i = 0; i < 40; ++i) {
    notes[i] = piece_note(i / 10U * 480U, 240, i % BASE_N_PARTS, i);
  }
  const ScorePiece piece = piece_plain(0);
  ScoreView*       view  = piece_view(&piece, 1, notes, 40);
  for (uint32_t capacity = 1; capacity < 9; ++capacity) {
    Stage stage    = stage_rolling(view, 0.0);
    stage.capacity = capacity;
    stage_play_blocks(&stage, STAGE_BAR, 512);
    for (int i = 0; i < 40; ++i) {
      CHECK(stage_count(&stage, i % BASE_N_PARTS, i) == 1);
    }
    CHECK(stage.n_sounding == 0);
    stage_finish(&stage, NULL);
  }
  Stage none    = stage_rolling(view, 0.0);
  none.capacity = 0;
  stage_play_blocks(&none, STAGE_BAR, 512);
  CHECK(none.n_events == 0);
  stage_finish(&none, view);
}

static void
too_many_notes_end_the_oldest(void)
{
  ScoreNote notes[200];
  for (uint32_t i = 0; i < 200; ++i) {
    notes[i] = piece_note(i * 10U, 3840, (uint8_t)(i / 100U), (uint8_t)(i % 100U));
  }
  const ScorePiece piece = piece_plain(0);
  ScoreView*       view  = piece_view(&piece, 1, notes, 200);
  Stage            stage = stage_rolling(view, 0.0);
  stage_play_blocks(&stage, STAGE_FRAMES(2000), 64);
  CHECK(stage.n_sounding == SCORE_MAX_SOUNDING);
  CHECK(stage_count(&stage, -1, -1) == 200);
  CHECK(!stage.sounds[0][71] && stage.sounds[0][72]);
  stage_finish(&stage, view);
}

static void
silence_ends_everything_in_any_buffer(void)
{
  ScoreNote  notes[20];
  ScoreEvent events[8];
  for (uint8_t i = 0; i < 20; ++i) {
    notes[i] = piece_note(0, 3840, BASE_PAD, i);
  }
  const ScorePiece piece = piece_plain(1);
  ScoreView*       view  = piece_view(&piece, 1, notes, 20);
  Stage            stage = stage_rolling(view, 0.0);
  stage_play(&stage, 1000);
  CHECK(stage.n_sounding == 20);
  CHECK(score_player_silence(&stage.player, events, 8) == 8);
  CHECK(score_player_silence(&stage.player, events, 8) == 8);
  CHECK(score_player_run(&stage.player, view, &stage.clock, &stage.settings, 64, events,
                         8) == 4);
  for (int i = 0; i < 4; ++i) {
    CHECK(events[i].kind == SCORE_NOTE_OFF && events[i].frame == 0);
  }
  CHECK(score_player_silence(&stage.player, events, 8) == 0);
  stage_free(&stage);
  score_view_free(view);
}

int
main(void)
{
  RUN(nothing_is_lost_when_the_buffer_is_full);
  RUN(too_many_notes_end_the_oldest);
  RUN(silence_ends_everything_in_any_buffer);
  return 0;
}
