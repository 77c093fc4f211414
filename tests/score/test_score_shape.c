// How notes are changed on their way: key, swing, humanity, articulation.

#include "tests/score/piece.h"
#include "tests/score/stage.h"
#include "tests/test.h"

static void
the_same_pitch_again_ends_the_first(void)
{
  const ScoreNote  notes[] = {piece_note(0, 1920, BASE_LEAD, 60),
                              piece_note(960, 480, BASE_LEAD, 60),
                              piece_note(0, 1920, BASE_CHORDS, 60)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 3);
  Stage            stage   = stage_rolling(view, 0.0);
  stage_play_blocks(&stage, STAGE_BAR / 2 + 100, 1024);
  CHECK(stage.n_events == 6);
  stage_check(&stage, 2, STAGE_FRAMES(960), SCORE_NOTE_OFF, 60);
  stage_check(&stage, 3, STAGE_FRAMES(960), SCORE_NOTE_ON, 60);
  CHECK(stage.events[2].part == BASE_LEAD && stage.events[3].part == BASE_LEAD);
  stage_check(&stage, 4, STAGE_FRAMES(1440), SCORE_NOTE_OFF, 60);
  stage_check(&stage, 5, STAGE_FRAMES(1920), SCORE_NOTE_OFF, 60);
  stage_finish(&stage, view);
}

static void
two_voices_in_unison_are_one_note(void)
{
  const ScoreNote  notes[] = {piece_note(0, 480, BASE_LEAD, 60),
                              piece_note(0, 960, BASE_LEAD, 60)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 2);
  Stage            stage   = stage_rolling(view, 0.0);
  stage_play_blocks(&stage, STAGE_BAR / 2, 1024);
  CHECK(stage.n_events == 2);
  stage_check(&stage, 1, STAGE_FRAMES(960), SCORE_NOTE_OFF, 60);
  stage_finish(&stage, view);
}

static void
the_key_shift_moves_all_but_drums(void)
{
  const ScoreNote notes[] = {
    piece_note(0, 240, BASE_LEAD, 60), piece_note(0, 240, BASE_DRUMS, 36),
    piece_note(480, 240, BASE_LEAD, 127), piece_note(960, 240, BASE_LEAD, 3)};
  const ScorePiece piece = piece_plain(1);
  ScoreView*       view  = piece_view(&piece, 1, notes, 4);
  Stage            stage = stage_rolling(view, 0.0);
  stage.settings.shift   = 5;
  stage_play_blocks(&stage, 100, 100);

  // What sounds keeps its pitch to its end
  stage.settings.shift = 11;
  stage_play_blocks(&stage, STAGE_FRAMES(500), 1000);
  stage.settings.shift = -11;
  stage_play_blocks(&stage, STAGE_FRAMES(1000), 1000);
  CHECK(stage_count(&stage, BASE_LEAD, 65) == 1);
  CHECK(stage_count(&stage, BASE_DRUMS, 36) == 1);
  CHECK(stage_count(&stage, BASE_LEAD, 126) == 1); // 138 folded by an octave
  CHECK(stage_count(&stage, BASE_LEAD, 4) == 1);   // -8 folded by an octave
  stage_finish(&stage, view);
}

static void
swing_moves_off_beats_only(void)
{
  // The off eighth, the sixteenth after it, a triplet's last, the next beat
  const uint32_t starts[]   = {480, 720, 640, 960};
  const double   straight[] = {480, 720, 640, 960};
  const double   written[]  = {640, 800, 640, 960}; // 2/3: triplets
  const double   hard[]     = {720, 840, 640, 960}; // 1: dotted
  ScorePiece     piece      = piece_plain(0);
  piece.swing               = 2.0f / 3.0f;
  for (int i = 0; i < 4; ++i) {
    const ScoreNote note = piece_note(starts[i], 60, BASE_LEAD, 60);
    ScoreView*      view = piece_view(&piece, 1, &note, 1);
    for (int j = 0; j < 3; ++j) {
      const double* const expected[] = {straight, written, hard};
      Stage               stage      = stage_rolling(view, 0.0);
      stage.settings.swing           = 0.5f * (float)j;
      stage_play_blocks(&stage, STAGE_BAR, 4096);
      CHECK(stage.n_events == 2);
      CHECK_NEAR(stage.events[0].frame, 25.0 * expected[j][i], 1.0);
      stage_free(&stage);
    }
    score_view_free(view);
  }
}

static void
a_note_before_a_swung_one_lasts_until_it(void)
{
  const ScoreNote notes[] = {piece_note(0, 480, BASE_LEAD, 60),
                             piece_note(480, 480, BASE_LEAD, 62)};
  ScorePiece      piece   = piece_plain(0);
  piece.swing             = 2.0f / 3.0f;
  ScoreView* view         = piece_view(&piece, 1, notes, 2);
  Stage      stage        = stage_rolling(view, 0.0);
  stage_play_blocks(&stage, STAGE_BAR, 4096);
  CHECK(stage.n_events == 4);
  CHECK_NEAR(stage.events[1].frame, 640 * 25, 1);
  CHECK_NEAR(stage.events[2].frame, 640 * 25, 1);
  CHECK_NEAR(stage.events[3].frame, 960 * 25, 1);
  stage_finish(&stage, view);
}

static void
humanize_scales_push_and_lift(void)
{
  ScoreNote note         = piece_note(960, 240, BASE_LEAD, 60);
  note.push_ticks        = 40;
  note.lift              = -20;
  const ScorePiece piece = piece_plain(0);
  ScoreView*       view  = piece_view(&piece, 1, &note, 1);
  for (int j = 0; j < 3; ++j) {
    Stage stage             = stage_rolling(view, 0.0);
    stage.settings.humanize = 0.5f * (float)j;
    stage_play_blocks(&stage, STAGE_BAR, 4096);
    stage_check(&stage, 0, STAGE_FRAMES(960 + 40 * j), SCORE_NOTE_ON, 60);
    CHECK(stage.events[0].velocity == 100 - 20 * j);
    stage_free(&stage);
  }
  score_view_free(view);
}

/// How long one note of 960 ticks sounds, in ticks.
static double
sounding_ticks(uint8_t part, float before, float after)
{
  const ScoreNote  note       = piece_note(0, 960, part, 60);
  const ScorePiece piece      = piece_plain(0);
  ScoreView*       view       = piece_view(&piece, 1, &note, 1);
  Stage            stage      = stage_rolling(view, 0.0);
  stage.settings.articulation = before;
  stage_play(&stage, (uint32_t)STAGE_FRAMES(100));
  stage.settings.articulation = after;
  stage_play_blocks(&stage, STAGE_BAR, 100);
  CHECK(stage.n_events == 2);
  const double ticks = (double)stage.events[1].frame / 25.0;
  stage_free(&stage);
  score_view_free(view);
  return ticks;
}

static void
articulation_scales_sounding_notes_but_drums(void)
{
  CHECK_NEAR(sounding_ticks(BASE_LEAD, 0.0f, 0.0f), 336, 0.1);
  CHECK_NEAR(sounding_ticks(BASE_LEAD, 0.5f, 0.5f), 960, 0.1);
  CHECK_NEAR(sounding_ticks(BASE_LEAD, 1.0f, 1.0f), 1080, 0.1);
  CHECK_NEAR(sounding_ticks(BASE_LEAD, 0.5f, 1.0f), 1080, 0.1);
  CHECK_NEAR(sounding_ticks(BASE_LEAD, 1.0f, 0.25f), 648, 0.1);
  CHECK_NEAR(sounding_ticks(BASE_DRUMS, 1.0f, 0.0f), 960, 0.1);
  const float nan = NAN;
  CHECK_NEAR(sounding_ticks(BASE_LEAD, nan, nan), 960, 0.1);
}

int
main(void)
{
  RUN(the_same_pitch_again_ends_the_first);
  RUN(two_voices_in_unison_are_one_note);
  RUN(the_key_shift_moves_all_but_drums);
  RUN(swing_moves_off_beats_only);
  RUN(a_note_before_a_swung_one_lasts_until_it);
  RUN(humanize_scales_push_and_lift);
  RUN(articulation_scales_sounding_notes_but_drums);
  return 0;
}
