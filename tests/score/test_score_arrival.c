// What has begun before it is known, or before the place that is played from.

#include "tests/score/piece.h"
#include "tests/score/stage.h"
#include "tests/test.h"

static void
a_note_pushed_before_the_place_plays_at_once(void)
{
  ScoreNote        notes[] = {piece_note(1920, 480, BASE_LEAD, 60)};
  const ScorePiece piece   = piece_plain(1);
  notes[0].push_ticks      = -100;
  ScoreView* view          = piece_view(&piece, 1, notes, 1);
  Stage      stage         = stage_rolling(view, 1920.0);
  stage_play_blocks(&stage, STAGE_FRAMES(600), 64);
  stage_check(&stage, 0, 0, SCORE_NOTE_ON, 60);
  stage_check(&stage, 1, STAGE_FRAMES(480), SCORE_NOTE_OFF, 60);

  // On the way there it comes early instead
  score_clock_locate(&stage.clock, 960.0, true);
  stage.frame = 0;
  stage_play_blocks(&stage, STAGE_FRAMES(960), 64);
  stage_check(&stage, 2, STAGE_FRAMES(860), SCORE_NOTE_ON, 60);
  stage_finish(&stage, view);
}

static void
long_notes_are_taken_up_in_their_middle_but_drums_are_not(void)
{
  const ScoreNote  notes[] = {piece_note(0, 3840, BASE_PAD, 60),
                              piece_note(0, 2300, BASE_PAD, 64),
                              piece_note(0, 3840, BASE_DRUMS, 49)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 3);
  Stage            stage   = stage_rolling(view, 1920.0);
  stage_play_blocks(&stage, STAGE_BAR / 2 - 1, 512);
  CHECK(stage.n_events == 1); // 64 has less than half a beat left
  stage_check(&stage, 0, 0, SCORE_NOTE_ON, 60);
  stage_play_blocks(&stage, 1, 1);
  stage_play_blocks(&stage, 1, 1);
  stage_check(&stage, 1, STAGE_BAR / 2, SCORE_NOTE_OFF, 60);
  stage_finish(&stage, view);
}

static void
a_part_that_is_no_longer_muted_takes_its_long_notes_up(void)
{
  const ScoreNote  notes[] = {piece_note(0, 3840, BASE_PAD, 60),
                              piece_note(0, 3840, BASE_LEAD, 72)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 2);
  Stage            stage   = stage_rolling(view, 0.0);
  stage.settings.muted     = 1U << BASE_PAD;
  stage_play_blocks(&stage, STAGE_FRAMES(960), 512);
  CHECK(stage.n_events == 1 && stage.events[0].pitch == 72);
  stage.settings.muted = 1U << BASE_LEAD;
  stage_play_blocks(&stage, STAGE_FRAMES(960), 512);
  CHECK(stage.n_events == 3);
  stage_check(&stage, 1, STAGE_FRAMES(960), SCORE_NOTE_OFF, 72);
  stage_check(&stage, 2, STAGE_FRAMES(960), SCORE_NOTE_ON, 60);
  stage_finish(&stage, view);
}

static void
a_note_that_is_still_to_come_is_not_taken_up(void)
{
  // Written before the mute ends, but pushed to after it
  ScoreNote        notes[] = {piece_note(960, 2880, BASE_PAD, 60),
                              piece_note(0, 1000, BASE_LEAD, 72)};
  const ScorePiece piece   = piece_plain(1);
  notes[0].push_ticks      = 100;
  ScoreView* view          = piece_view(&piece, 1, notes, 2);
  Stage      stage         = stage_rolling(view, 0.0);
  stage.settings.muted     = 1U << BASE_PAD;
  stage_play_blocks(&stage, STAGE_FRAMES(1000), 512);
  stage.settings.muted = 0;
  stage_play_blocks(&stage, STAGE_FRAMES(960), 512);
  CHECK(stage.n_events == 3);
  stage_check(&stage, 1, STAGE_FRAMES(1000), SCORE_NOTE_OFF, 72);
  stage_check(&stage, 2, STAGE_FRAMES(1060), SCORE_NOTE_ON, 60);
  stage_finish(&stage, view);
}

static void
what_is_taken_up_comes_after_what_ends(void)
{
  const ScoreNote  notes[] = {piece_note(0, 3840, BASE_PAD, 60),
                              piece_note(0, 960, BASE_LEAD, 72)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 2);
  Stage            stage   = stage_rolling(view, 0.0);
  stage.settings.muted     = 1U << BASE_PAD;
  stage_play_blocks(&stage, STAGE_FRAMES(960), 512);
  stage.settings.muted = 0;
  stage_play(&stage, 64);
  CHECK(stage.n_events == 3);
  stage_check(&stage, 1, STAGE_FRAMES(960), SCORE_NOTE_OFF, 72);
  stage_check(&stage, 2, STAGE_FRAMES(960), SCORE_NOTE_ON, 60);
  stage_finish(&stage, view);
}

static void
bars_that_come_late_are_taken_up(void)
{
  const ScoreNote     notes[] = {piece_note(0, 7680, BASE_PAD, 60)};
  const ScoreNote     over[]  = {piece_note(3840, 5 * 3840, BASE_LEAD, 72)};
  const ScorePiece    piece   = piece_plain(4);
  ScoreSection        plan    = {.n_bars = 2, .label = "A", .energy = 0.5f};
  ScoreSection*       made[2];
  const ScoreSection* sections[2];
  ScoreView *         before, *after;
  plan.notes   = over;
  plan.n_notes = 1;
  CHECK(score_section_new(&plan, piece.meter, &made[0]) == BASE_OK);
  plan.first_bar = 2;
  plan.notes     = notes;
  CHECK(score_section_new(&plan, piece.meter, &made[1]) == BASE_OK);
  sections[0] = made[0];
  sections[1] = made[1];
  CHECK(score_view_new(&piece, sections, 1, &before) == BASE_OK);
  CHECK(score_view_new(&piece, sections, 2, &after) == BASE_OK);
  score_section_release(made[0]);
  score_section_release(made[1]);

  Stage stage = stage_rolling(before, 3840.0);
  stage_play_blocks(&stage, 2 * STAGE_BAR, 4096);
  CHECK(stage.n_events == 1); // What sounds over from before goes on
  stage.view = after;
  stage_play_blocks(&stage, 2 * STAGE_BAR, 4096);
  CHECK(stage.n_events == 4);
  stage_check(&stage, 0, 0, SCORE_NOTE_ON, 72);
  stage_check(&stage, 1, 2 * STAGE_BAR, SCORE_NOTE_ON, 60);
  CHECK(stage.events[2].frame == 3 * STAGE_BAR &&
        stage.events[3].frame == 3 * STAGE_BAR);
  stage_stop(&stage);
  stage_free(&stage);
  score_view_free(before);
  score_view_free(after);
}

/// A view of `n` sections of one bar, each with five notes at its beginning that are
/// pushed 100 ticks before it; pitches count upwards from 0.
static ScoreView*
view_of_pushed_notes(const ScorePiece* piece, uint32_t n)
{
  const ScoreSection* sections[4];
  ScoreSection*       made[4];
  ScoreView*          view;
  CHECK(n <= 4);
  for (uint32_t s = 0; s < n; ++s) {
    ScoreNote notes[5];
    for (uint32_t i = 0; i < 5; ++i) {
      notes[i]            = piece_note(0, 240, BASE_LEAD, (uint8_t)(5U * s + i));
      notes[i].push_ticks = -100;
    }
    const ScoreSection plan = {
      .first_bar = s, .n_bars = 1, .label = "A", .notes = notes, .n_notes = 5};
    CHECK(score_section_new(&plan, piece->meter, &made[s]) == BASE_OK);
    sections[s] = made[s];
  }
  CHECK(score_view_new(piece, sections, n, &view) == BASE_OK);
  for (uint32_t s = 0; s < n; ++s) {
    score_section_release(made[s]);
  }
  return view;
}

static void
late_bars_are_not_lost_in_a_full_buffer(void)
{
  const ScorePiece piece = piece_plain(0);
  ScoreView* const four  = view_of_pushed_notes(&piece, 4);
  ScoreView* const one   = piece_prefix(four, 1);
  ScoreView* const two   = piece_prefix(four, 2);
  Stage            stage = stage_rolling(one, 1920.0);
  stage_play_blocks(&stage, STAGE_BAR / 2, 4096);
  CHECK(stage.n_events == 0);
  stage.capacity = 2;
  stage.view     = two; // On the bar line: its notes should have been heard before
  stage_play(&stage, 64);
  CHECK(stage.n_events == 2);
  stage.view = four;
  stage_play_blocks(&stage, STAGE_BAR / 2, 64);
  for (int pitch = 5; pitch < 10; ++pitch) {
    CHECK(stage_count(&stage, BASE_LEAD, pitch) == 1);
  }
  CHECK(stage_count(&stage, -1, -1) == 5);
  score_view_free(one);
  score_view_free(two);
  stage_finish(&stage, four);
}

static void
late_bars_do_not_repeat_what_the_loop_brought_early(void)
{
  const ScorePiece piece = piece_plain(2);
  ScoreView* const two   = view_of_pushed_notes(&piece, 2);
  ScoreView* const one   = piece_prefix(two, 1);
  for (int pass = 0; pass < 2; ++pass) {
    Stage stage = stage_rolling(one, 7680.0 * pass + 4800.0);
    stage_play_blocks(&stage, STAGE_FRAMES(2880 - 50), 4096);
    CHECK(stage.n_events == 5 && stage.events[0].pitch == 0);
    stage.view = two; // In its last bar, after the first was begun again
    stage_play_blocks(&stage, STAGE_FRAMES(50), 64);
    CHECK(stage_count(&stage, -1, -1) == 5);
    stage_play_blocks(&stage, STAGE_BAR, 64);
    CHECK(stage_count(&stage, BASE_LEAD, 0) == 1);
    CHECK(stage_count(&stage, BASE_LEAD, 5) == 1);
    stage_finish(&stage, NULL);
  }
  score_view_free(one);
  score_view_free(two);
}

int
main(void)
{
  RUN(a_note_pushed_before_the_place_plays_at_once);
  RUN(long_notes_are_taken_up_in_their_middle_but_drums_are_not);
  RUN(a_part_that_is_no_longer_muted_takes_its_long_notes_up);
  RUN(a_note_that_is_still_to_come_is_not_taken_up);
  RUN(what_is_taken_up_comes_after_what_ends);
  RUN(bars_that_come_late_are_taken_up);
  RUN(late_bars_are_not_lost_in_a_full_buffer);
  RUN(late_bars_do_not_repeat_what_the_loop_brought_early);
  return 0;
}
