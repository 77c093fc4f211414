// A score becomes events: each at its frame, and no other.

#include "tests/score/piece.h"
#include "tests/score/stage.h"
#include "tests/test.h"

static void
notes_come_at_their_frames(void)
{
  const ScoreNote  notes[] = {piece_note(0, 480, BASE_LEAD, 60),
                              piece_note(960, 960, BASE_LEAD, 62)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 2);
  Stage            stage   = stage_rolling(view, 0.0);
  stage_play_blocks(&stage, 2 * STAGE_BAR, 8192);
  CHECK(stage.n_events == 8);
  for (size_t pass = 0; pass < 2; ++pass) {
    stage_check(&stage, 4 * pass + 0, pass * STAGE_BAR + 0, SCORE_NOTE_ON, 60);
    stage_check(&stage, 4 * pass + 1, pass * STAGE_BAR + STAGE_FRAMES(480),
                SCORE_NOTE_OFF, 60);
    stage_check(&stage, 4 * pass + 2, pass * STAGE_BAR + STAGE_FRAMES(960),
                SCORE_NOTE_ON, 62);
    stage_check(&stage, 4 * pass + 3, pass * STAGE_BAR + STAGE_FRAMES(1920),
                SCORE_NOTE_OFF, 62);
  }
  stage_finish(&stage, view);
}

static void
an_event_belongs_to_the_first_frame_at_or_after_its_tick(void)
{
  // 90 bpm at 44.1 kHz: tick 7 lies at frame 214.375
  const ScoreNote  notes[] = {piece_note(7, 100, BASE_LEAD, 60)};
  const ScorePiece piece   = piece_plain(0);
  ScoreView*       view    = piece_view(&piece, 1, notes, 1);
  Stage            stage;
  stage_init(&stage, view, 44100.0);
  score_clock_set_tempo(&stage.clock, 90.0);
  score_clock_locate(&stage.clock, 0.0, true);
  stage_play_blocks(&stage, 44100, 100);
  stage_check(&stage, 0, 215, SCORE_NOTE_ON, 60);
  stage_finish(&stage, view);
}

static void
a_piece_without_an_end_does_not_loop(void)
{
  const ScoreNote  notes[] = {piece_note(0, 480, BASE_LEAD, 60)};
  const ScorePiece piece   = piece_plain(0);
  ScoreView*       view    = piece_view(&piece, 1, notes, 1);
  Stage            stage   = stage_rolling(view, 0.0);
  stage_play_blocks(&stage, 4 * STAGE_BAR, 4096);
  CHECK(stage_count(&stage, -1, -1) == 1);
  stage_finish(&stage, view);
}

static void
the_count_in_is_silent(void)
{
  ScoreNote        notes[] = {piece_note(0, 480, BASE_LEAD, 60),
                              piece_note(3600, 100, BASE_LEAD, 64)};
  const ScorePiece piece   = piece_plain(1);
  notes[0].push_ticks      = -100;
  ScoreView* view          = piece_view(&piece, 1, notes, 2);
  Stage      stage         = stage_rolling(view, -3840.0);
  stage_play_blocks(&stage, STAGE_BAR, 256);
  CHECK(stage.n_events == 0);
  stage_play_blocks(&stage, STAGE_BAR / 2, 256);
  CHECK(stage.n_events == 2);
  stage_check(&stage, 0, STAGE_BAR, SCORE_NOTE_ON, 60);
  stage_finish(&stage, view);
}

static void
the_shortest_note_lasts_a_frame(void)
{
  // So fast that a tick is less than a frame
  const ScoreNote     notes[] = {piece_note(960, 1, BASE_LEAD, 60)};
  const ScorePiece    piece   = piece_plain(0);
  const ScorePosition fast    = {
       .has_speed = true, .speed = 8.0, .has_tempo = true, .tempo_bpm = 1000.0};
  ScoreView* view  = piece_view(&piece, 1, notes, 1);
  Stage      stage = stage_rolling(view, 0.0);
  score_clock_set(&stage.clock, &fast);
  stage_play(&stage, 5000);
  CHECK(stage.n_events == 2);
  CHECK(stage.events[1].frame == stage.events[0].frame + 1);
  stage_finish(&stage, view);
}

static void
stop_and_locate_end_what_sounds(void)
{
  const ScoreNote  notes[] = {piece_note(0, 960, BASE_LEAD, 60),
                              piece_note(1920, 960, BASE_LEAD, 64)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 2);
  Stage            stage   = stage_rolling(view, 0.0);
  stage_play(&stage, 1000);
  score_clock_locate(&stage.clock, 1920.0, true);
  stage_play(&stage, 1000);
  stage_check(&stage, 1, 1000, SCORE_NOTE_OFF, 60);
  stage_check(&stage, 2, 1000, SCORE_NOTE_ON, 64);
  const ScorePosition stop = {.has_speed = true};
  score_clock_set(&stage.clock, &stop);
  stage_play(&stage, 1000);
  stage_check(&stage, 3, 2000, SCORE_NOTE_OFF, 64);
  stage_play(&stage, 100000);
  CHECK(stage.n_events == 4);
  stage_finish(&stage, view);
}

static void
a_new_take_ends_the_old_one(void)
{
  const ScoreNote old[] = {piece_note(0, 3840, BASE_PAD, 60)};
  const ScoreNote new[] = {piece_note(0, 3840, BASE_PAD, 67)};
  ScorePiece piece      = piece_plain(1);
  ScoreView* before     = piece_view(&piece, 1, old, 1);
  piece.take            = 2;
  ScoreView* after      = piece_view(&piece, 1, new, 1);
  Stage      stage      = stage_rolling(before, 0.0);
  stage_play(&stage, 1000);
  stage.view = after;
  stage_play(&stage, 1000);
  stage_check(&stage, 1, 1000, SCORE_NOTE_OFF, 60);
  stage_check(&stage, 2, 1000, SCORE_NOTE_ON, 67);
  stage.view = NULL;
  stage_play(&stage, 1000);
  stage_check(&stage, 3, 2000, SCORE_NOTE_OFF, 67);
  score_view_free(before);
  stage_finish(&stage, after);
}

static void
a_longer_view_goes_on_without_a_cut(void)
{
  const ScoreNote  notes[] = {piece_note(0, 7680, BASE_PAD, 60)};
  const ScorePiece piece   = piece_plain(4);
  ScoreView*       two     = piece_view(&piece, 2, notes, 1);
  ScoreView*       three   = piece_view(&piece, 3, notes, 1);
  Stage            stage   = stage_rolling(two, 0.0);
  stage_play_blocks(&stage, STAGE_BAR, 1000);
  stage.view = three;
  stage_play_blocks(&stage, STAGE_BAR, 1000);
  CHECK(stage.n_events == 1);
  score_view_free(two);
  stage_finish(&stage, three);
}

static void
a_note_ends_with_the_piece(void)
{
  const ScoreNote  notes[] = {piece_note(2880, 5000, BASE_PAD, 60)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 1);
  Stage            stage   = stage_rolling(view, 0.0);
  stage_play_blocks(&stage, STAGE_BAR + 100, 1024);
  stage_check(&stage, 1, STAGE_BAR, SCORE_NOTE_OFF, 60);
  stage_finish(&stage, view);
}

static void
backwards_and_standing_still_are_silent(void)
{
  const ScoreNote     notes[] = {piece_note(0, 240, BASE_LEAD, 60)};
  const ScorePiece    piece   = piece_plain(1);
  const ScorePosition back    = {.has_speed = true, .speed = -1.0};
  ScoreView*          view    = piece_view(&piece, 1, notes, 1);
  Stage               stage   = stage_rolling(view, 3840.0);
  stage_play(&stage, 64);
  CHECK(stage.n_events == 1);
  score_clock_set(&stage.clock, &back);
  stage_play_blocks(&stage, 2 * STAGE_BAR, 4096);
  CHECK(stage.n_events == 2 && stage.n_sounding == 0);
  stage_finish(&stage, view);
}

static void
half_speed_takes_twice_as_long(void)
{
  const ScoreNote     notes[] = {piece_note(960, 960, BASE_LEAD, 60)};
  const ScorePiece    piece   = piece_plain(1);
  const ScorePosition half    = {.has_speed = true, .speed = 0.5};
  ScoreView*          view    = piece_view(&piece, 1, notes, 1);
  Stage               stage   = stage_rolling(view, 0.0);
  score_clock_set(&stage.clock, &half);
  stage_play_blocks(&stage, 2 * STAGE_BAR, 4096);
  stage_check(&stage, 0, STAGE_FRAMES(1920), SCORE_NOTE_ON, 60);
  stage_check(&stage, 1, STAGE_FRAMES(3840), SCORE_NOTE_OFF, 60);
  stage_finish(&stage, view);
}

static void
a_block_of_nothing_is_nothing(void)
{
  const ScoreNote  notes[] = {piece_note(0, 240, BASE_LEAD, 60)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 1);
  Stage            stage   = stage_rolling(view, 0.0);
  stage_play(&stage, 0);
  CHECK(stage.n_events == 0);
  stage_play(&stage, 1);
  CHECK(stage.n_events == 1);
  score_clock_locate(&stage.clock, 1920.0, true);
  stage_play(&stage, 0);
  CHECK(stage.n_events == 1);
  stage_play(&stage, 1);
  CHECK(stage.n_events == 2);
  stage_finish(&stage, view);
}

static void
bars_are_counted_around_the_loop(void)
{
  ScorePiece piece = piece_plain(4);
  CHECK(score_bar_at(&piece, -1.0) == 0 && score_bar_at(&piece, 3839.0) == 0);
  CHECK(score_bar_at(&piece, 3840.0) == 1 && score_bar_at(&piece, 4 * 3840.0) == 0);
  CHECK(score_bar_at(&piece, 11 * 3840.0) == 3);
  piece.n_bars = 0;
  CHECK(score_bar_at(&piece, 11 * 3840.0) == 11);
  CHECK(score_bar_at(&piece, 1e300) == UINT32_MAX && score_bar_at(&piece, NAN) == 0);
}

int
main(void)
{
  RUN(notes_come_at_their_frames);
  RUN(an_event_belongs_to_the_first_frame_at_or_after_its_tick);
  RUN(a_piece_without_an_end_does_not_loop);
  RUN(the_count_in_is_silent);
  RUN(the_shortest_note_lasts_a_frame);
  RUN(stop_and_locate_end_what_sounds);
  RUN(a_new_take_ends_the_old_one);
  RUN(a_longer_view_goes_on_without_a_cut);
  RUN(a_note_ends_with_the_piece);
  RUN(backwards_and_standing_still_are_silent);
  RUN(half_speed_takes_twice_as_long);
  RUN(a_block_of_nothing_is_nothing);
  RUN(bars_are_counted_around_the_loop);
  return 0;
}
