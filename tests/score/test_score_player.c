#include "tests/score/piece.h"
#include "tests/score/stage.h"
#include "tests/test.h"

// 120 bpm at 48 kHz: a tick is 25 frames, a bar of 4/4 is 96000
#define FRAMES(ticks) ((uint64_t)(ticks)*25U)

#define BAR FRAMES(3840)

static ScoreNote
note_at(uint32_t start, uint32_t length, uint8_t part, uint8_t pitch)
{
  return (ScoreNote){start, length, 0, 0, part, pitch, 100};
}

/// A stage that rolls from `ticks` on.
static Stage
rolling(const ScoreView* view, double ticks)
{
  Stage stage;
  stage_init(&stage, view, 48000.0);
  score_clock_locate(&stage.clock, ticks, true);
  return stage;
}

static void
check_event(const Stage* stage, size_t i, uint64_t frame, ScoreEventKind kind,
            uint8_t pitch)
{
  CHECK(i < stage->n_events);
  CHECK_NEAR(stage->events[i].frame, frame, 0);
  CHECK(stage->events[i].kind == kind && stage->events[i].pitch == pitch);
}

static void
finish(Stage* stage, ScoreView* view)
{
  stage_stop(stage);
  stage_free(stage);
  score_view_free(view);
}

static void
notes_come_at_their_frames(void)
{
  const ScoreNote  notes[] = {note_at(0, 480, BASE_LEAD, 60),
                              note_at(960, 960, BASE_LEAD, 62)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 2);
  Stage            stage   = rolling(view, 0.0);
  stage_play_blocks(&stage, 2 * BAR, 8192);
  CHECK(stage.n_events == 8);
  for (size_t pass = 0; pass < 2; ++pass) {
    check_event(&stage, 4 * pass + 0, pass * BAR + 0, SCORE_NOTE_ON, 60);
    check_event(&stage, 4 * pass + 1, pass * BAR + FRAMES(480), SCORE_NOTE_OFF, 60);
    check_event(&stage, 4 * pass + 2, pass * BAR + FRAMES(960), SCORE_NOTE_ON, 62);
    check_event(&stage, 4 * pass + 3, pass * BAR + FRAMES(1920), SCORE_NOTE_OFF, 62);
  }
  finish(&stage, view);
}

static void
an_event_belongs_to_the_first_frame_at_or_after_its_tick(void)
{
  // 90 bpm at 44.1 kHz: tick 7 lies at frame 214.375
  const ScoreNote  notes[] = {note_at(7, 100, BASE_LEAD, 60)};
  const ScorePiece piece   = piece_plain(0);
  ScoreView*       view    = piece_view(&piece, 1, notes, 1);
  Stage            stage;
  stage_init(&stage, view, 44100.0);
  score_clock_set_tempo(&stage.clock, 90.0);
  score_clock_locate(&stage.clock, 0.0, true);
  stage_play_blocks(&stage, 44100, 100);
  check_event(&stage, 0, 215, SCORE_NOTE_ON, 60);
  finish(&stage, view);
}

static void
a_piece_without_an_end_does_not_loop(void)
{
  const ScoreNote  notes[] = {note_at(0, 480, BASE_LEAD, 60)};
  const ScorePiece piece   = piece_plain(0);
  ScoreView*       view    = piece_view(&piece, 1, notes, 1);
  Stage            stage   = rolling(view, 0.0);
  stage_play_blocks(&stage, 4 * BAR, 4096);
  CHECK(stage_count(&stage, -1, -1) == 1);
  finish(&stage, view);
}

static void
the_count_in_is_silent(void)
{
  ScoreNote        notes[] = {note_at(0, 480, BASE_LEAD, 60),
                              note_at(3600, 100, BASE_LEAD, 64)};
  const ScorePiece piece   = piece_plain(1);
  notes[0].push_ticks      = -100;
  ScoreView* view          = piece_view(&piece, 1, notes, 2);
  Stage      stage         = rolling(view, -3840.0);
  stage_play_blocks(&stage, BAR, 256);
  CHECK(stage.n_events == 0);
  stage_play_blocks(&stage, BAR / 2, 256);
  CHECK(stage.n_events == 2);
  check_event(&stage, 0, BAR, SCORE_NOTE_ON, 60);
  finish(&stage, view);
}

static void
a_note_pushed_before_the_place_plays_at_once(void)
{
  ScoreNote        notes[] = {note_at(1920, 480, BASE_LEAD, 60)};
  const ScorePiece piece   = piece_plain(1);
  notes[0].push_ticks      = -100;
  ScoreView* view          = piece_view(&piece, 1, notes, 1);
  Stage      stage         = rolling(view, 1920.0);
  stage_play_blocks(&stage, FRAMES(600), 64);
  check_event(&stage, 0, 0, SCORE_NOTE_ON, 60);
  check_event(&stage, 1, FRAMES(480), SCORE_NOTE_OFF, 60);

  // On the way there it comes early instead
  score_clock_locate(&stage.clock, 960.0, true);
  stage.frame = 0;
  stage_play_blocks(&stage, FRAMES(960), 64);
  check_event(&stage, 2, FRAMES(860), SCORE_NOTE_ON, 60);
  finish(&stage, view);
}

static void
long_notes_are_taken_up_in_their_middle_but_drums_are_not(void)
{
  const ScoreNote  notes[] = {note_at(0, 3840, BASE_PAD, 60),
                              note_at(0, 2300, BASE_PAD, 64),
                              note_at(0, 3840, BASE_DRUMS, 49)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 3);
  Stage            stage   = rolling(view, 1920.0);
  stage_play_blocks(&stage, BAR / 2 - 1, 512);
  CHECK(stage.n_events == 1); // 64 has less than half a beat left
  check_event(&stage, 0, 0, SCORE_NOTE_ON, 60);
  stage_play_blocks(&stage, 1, 1);
  stage_play_blocks(&stage, 1, 1);
  check_event(&stage, 1, BAR / 2, SCORE_NOTE_OFF, 60);
  finish(&stage, view);
}

static void
a_part_that_is_no_longer_muted_takes_its_long_notes_up(void)
{
  const ScoreNote  notes[] = {note_at(0, 3840, BASE_PAD, 60),
                              note_at(0, 3840, BASE_LEAD, 72)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 2);
  Stage            stage   = rolling(view, 0.0);
  stage.settings.muted     = 1U << BASE_PAD;
  stage_play_blocks(&stage, FRAMES(960), 512);
  CHECK(stage.n_events == 1 && stage.events[0].pitch == 72);
  stage.settings.muted = 1U << BASE_LEAD;
  stage_play_blocks(&stage, FRAMES(960), 512);
  CHECK(stage.n_events == 3);
  check_event(&stage, 1, FRAMES(960), SCORE_NOTE_OFF, 72);
  check_event(&stage, 2, FRAMES(960), SCORE_NOTE_ON, 60);
  finish(&stage, view);
}

static void
a_note_that_is_still_to_come_is_not_taken_up(void)
{
  // Written before the mute ends, but pushed to after it
  ScoreNote        notes[] = {note_at(960, 2880, BASE_PAD, 60),
                              note_at(0, 1000, BASE_LEAD, 72)};
  const ScorePiece piece   = piece_plain(1);
  notes[0].push_ticks      = 100;
  ScoreView* view          = piece_view(&piece, 1, notes, 2);
  Stage      stage         = rolling(view, 0.0);
  stage.settings.muted     = 1U << BASE_PAD;
  stage_play_blocks(&stage, FRAMES(1000), 512);
  stage.settings.muted = 0;
  stage_play_blocks(&stage, FRAMES(960), 512);
  CHECK(stage.n_events == 3);
  check_event(&stage, 1, FRAMES(1000), SCORE_NOTE_OFF, 72);
  check_event(&stage, 2, FRAMES(1060), SCORE_NOTE_ON, 60);
  finish(&stage, view);
}

static void
what_is_taken_up_comes_after_what_ends(void)
{
  const ScoreNote  notes[] = {note_at(0, 3840, BASE_PAD, 60),
                              note_at(0, 960, BASE_LEAD, 72)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 2);
  Stage            stage   = rolling(view, 0.0);
  stage.settings.muted     = 1U << BASE_PAD;
  stage_play_blocks(&stage, FRAMES(960), 512);
  stage.settings.muted = 0;
  stage_play(&stage, 64);
  CHECK(stage.n_events == 3);
  check_event(&stage, 1, FRAMES(960), SCORE_NOTE_OFF, 72);
  check_event(&stage, 2, FRAMES(960), SCORE_NOTE_ON, 60);
  finish(&stage, view);
}

static void
the_shortest_note_lasts_a_frame(void)
{
  // So fast that a tick is less than a frame
  const ScoreNote     notes[] = {note_at(960, 1, BASE_LEAD, 60)};
  const ScorePiece    piece   = piece_plain(0);
  const ScorePosition fast    = {
       .has_speed = true, .speed = 8.0, .has_tempo = true, .tempo_bpm = 1000.0};
  ScoreView* view  = piece_view(&piece, 1, notes, 1);
  Stage      stage = rolling(view, 0.0);
  score_clock_set(&stage.clock, &fast);
  stage_play(&stage, 5000);
  CHECK(stage.n_events == 2);
  CHECK(stage.events[1].frame == stage.events[0].frame + 1);
  finish(&stage, view);
}

static void
bars_that_come_late_are_taken_up(void)
{
  const ScoreNote     notes[] = {note_at(0, 7680, BASE_PAD, 60)};
  const ScoreNote     over[]  = {note_at(3840, 5 * 3840, BASE_LEAD, 72)};
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

  Stage stage = rolling(before, 3840.0);
  stage_play_blocks(&stage, 2 * BAR, 4096);
  CHECK(stage.n_events == 1); // What sounds over from before goes on
  stage.view = after;
  stage_play_blocks(&stage, 2 * BAR, 4096);
  CHECK(stage.n_events == 4);
  check_event(&stage, 0, 0, SCORE_NOTE_ON, 72);
  check_event(&stage, 1, 2 * BAR, SCORE_NOTE_ON, 60);
  CHECK(stage.events[2].frame == 3 * BAR && stage.events[3].frame == 3 * BAR);
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
      notes[i]            = note_at(0, 240, BASE_LEAD, (uint8_t)(5U * s + i));
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
  Stage            stage = rolling(one, 1920.0);
  stage_play_blocks(&stage, BAR / 2, 4096);
  CHECK(stage.n_events == 0);
  stage.capacity = 2;
  stage.view     = two; // On the bar line: its notes should have been heard before
  stage_play(&stage, 64);
  CHECK(stage.n_events == 2);
  stage.view = four;
  stage_play_blocks(&stage, BAR / 2, 64);
  for (int pitch = 5; pitch < 10; ++pitch) {
    CHECK(stage_count(&stage, BASE_LEAD, pitch) == 1);
  }
  CHECK(stage_count(&stage, -1, -1) == 5);
  score_view_free(one);
  score_view_free(two);
  finish(&stage, four);
}

static void
late_bars_do_not_repeat_what_the_loop_brought_early(void)
{
  const ScorePiece piece = piece_plain(2);
  ScoreView* const two   = view_of_pushed_notes(&piece, 2);
  ScoreView* const one   = piece_prefix(two, 1);
  for (int pass = 0; pass < 2; ++pass) {
    Stage stage = rolling(one, 7680.0 * pass + 4800.0);
    stage_play_blocks(&stage, FRAMES(2880 - 50), 4096);
    CHECK(stage.n_events == 5 && stage.events[0].pitch == 0);
    stage.view = two; // In its last bar, after the first was begun again
    stage_play_blocks(&stage, FRAMES(50), 64);
    CHECK(stage_count(&stage, -1, -1) == 5);
    stage_play_blocks(&stage, BAR, 64);
    CHECK(stage_count(&stage, BASE_LEAD, 0) == 1);
    CHECK(stage_count(&stage, BASE_LEAD, 5) == 1);
    finish(&stage, NULL);
  }
  score_view_free(one);
  score_view_free(two);
}

static void
stop_and_locate_end_what_sounds(void)
{
  const ScoreNote  notes[] = {note_at(0, 960, BASE_LEAD, 60),
                              note_at(1920, 960, BASE_LEAD, 64)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 2);
  Stage            stage   = rolling(view, 0.0);
  stage_play(&stage, 1000);
  score_clock_locate(&stage.clock, 1920.0, true);
  stage_play(&stage, 1000);
  check_event(&stage, 1, 1000, SCORE_NOTE_OFF, 60);
  check_event(&stage, 2, 1000, SCORE_NOTE_ON, 64);
  const ScorePosition stop = {.has_speed = true};
  score_clock_set(&stage.clock, &stop);
  stage_play(&stage, 1000);
  check_event(&stage, 3, 2000, SCORE_NOTE_OFF, 64);
  stage_play(&stage, 100000);
  CHECK(stage.n_events == 4);
  finish(&stage, view);
}

static void
a_new_take_ends_the_old_one(void)
{
  const ScoreNote old[] = {note_at(0, 3840, BASE_PAD, 60)};
  const ScoreNote new[] = {note_at(0, 3840, BASE_PAD, 67)};
  ScorePiece piece      = piece_plain(1);
  ScoreView* before     = piece_view(&piece, 1, old, 1);
  piece.take            = 2;
  ScoreView* after      = piece_view(&piece, 1, new, 1);
  Stage      stage      = rolling(before, 0.0);
  stage_play(&stage, 1000);
  stage.view = after;
  stage_play(&stage, 1000);
  check_event(&stage, 1, 1000, SCORE_NOTE_OFF, 60);
  check_event(&stage, 2, 1000, SCORE_NOTE_ON, 67);
  stage.view = NULL;
  stage_play(&stage, 1000);
  check_event(&stage, 3, 2000, SCORE_NOTE_OFF, 67);
  score_view_free(before);
  finish(&stage, after);
}

static void
a_longer_view_goes_on_without_a_cut(void)
{
  const ScoreNote  notes[] = {note_at(0, 7680, BASE_PAD, 60)};
  const ScorePiece piece   = piece_plain(4);
  ScoreView*       two     = piece_view(&piece, 2, notes, 1);
  ScoreView*       three   = piece_view(&piece, 3, notes, 1);
  Stage            stage   = rolling(two, 0.0);
  stage_play_blocks(&stage, BAR, 1000);
  stage.view = three;
  stage_play_blocks(&stage, BAR, 1000);
  CHECK(stage.n_events == 1);
  score_view_free(two);
  finish(&stage, three);
}

static void
the_same_pitch_again_ends_the_first(void)
{
  const ScoreNote  notes[] = {note_at(0, 1920, BASE_LEAD, 60),
                              note_at(960, 480, BASE_LEAD, 60),
                              note_at(0, 1920, BASE_CHORDS, 60)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 3);
  Stage            stage   = rolling(view, 0.0);
  stage_play_blocks(&stage, BAR / 2 + 100, 1024);
  CHECK(stage.n_events == 6);
  check_event(&stage, 2, FRAMES(960), SCORE_NOTE_OFF, 60);
  check_event(&stage, 3, FRAMES(960), SCORE_NOTE_ON, 60);
  CHECK(stage.events[2].part == BASE_LEAD && stage.events[3].part == BASE_LEAD);
  check_event(&stage, 4, FRAMES(1440), SCORE_NOTE_OFF, 60);
  check_event(&stage, 5, FRAMES(1920), SCORE_NOTE_OFF, 60);
  finish(&stage, view);
}

static void
two_voices_in_unison_are_one_note(void)
{
  const ScoreNote  notes[] = {note_at(0, 480, BASE_LEAD, 60),
                              note_at(0, 960, BASE_LEAD, 60)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 2);
  Stage            stage   = rolling(view, 0.0);
  stage_play_blocks(&stage, BAR / 2, 1024);
  CHECK(stage.n_events == 2);
  check_event(&stage, 1, FRAMES(960), SCORE_NOTE_OFF, 60);
  finish(&stage, view);
}

static void
the_key_shift_moves_all_but_drums(void)
{
  const ScoreNote notes[] = {
    note_at(0, 240, BASE_LEAD, 60), note_at(0, 240, BASE_DRUMS, 36),
    note_at(480, 240, BASE_LEAD, 127), note_at(960, 240, BASE_LEAD, 3)};
  const ScorePiece piece = piece_plain(1);
  ScoreView*       view  = piece_view(&piece, 1, notes, 4);
  Stage            stage = rolling(view, 0.0);
  stage.settings.shift   = 5;
  stage_play_blocks(&stage, 100, 100);

  // What sounds keeps its pitch to its end
  stage.settings.shift = 11;
  stage_play_blocks(&stage, FRAMES(500), 1000);
  stage.settings.shift = -11;
  stage_play_blocks(&stage, FRAMES(1000), 1000);
  CHECK(stage_count(&stage, BASE_LEAD, 65) == 1);
  CHECK(stage_count(&stage, BASE_DRUMS, 36) == 1);
  CHECK(stage_count(&stage, BASE_LEAD, 126) == 1); // 138 folded by an octave
  CHECK(stage_count(&stage, BASE_LEAD, 4) == 1);   // -8 folded by an octave
  finish(&stage, view);
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
    const ScoreNote note = note_at(starts[i], 60, BASE_LEAD, 60);
    ScoreView*      view = piece_view(&piece, 1, &note, 1);
    for (int j = 0; j < 3; ++j) {
      const double* const expected[] = {straight, written, hard};
      Stage               stage      = rolling(view, 0.0);
      stage.settings.swing           = 0.5f * (float)j;
      stage_play_blocks(&stage, BAR, 4096);
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
  const ScoreNote notes[] = {note_at(0, 480, BASE_LEAD, 60),
                             note_at(480, 480, BASE_LEAD, 62)};
  ScorePiece      piece   = piece_plain(0);
  piece.swing             = 2.0f / 3.0f;
  ScoreView* view         = piece_view(&piece, 1, notes, 2);
  Stage      stage        = rolling(view, 0.0);
  stage_play_blocks(&stage, BAR, 4096);
  CHECK(stage.n_events == 4);
  CHECK_NEAR(stage.events[1].frame, 640 * 25, 1);
  CHECK_NEAR(stage.events[2].frame, 640 * 25, 1);
  CHECK_NEAR(stage.events[3].frame, 960 * 25, 1);
  finish(&stage, view);
}

static void
humanize_scales_push_and_lift(void)
{
  ScoreNote note         = note_at(960, 240, BASE_LEAD, 60);
  note.push_ticks        = 40;
  note.lift              = -20;
  const ScorePiece piece = piece_plain(0);
  ScoreView*       view  = piece_view(&piece, 1, &note, 1);
  for (int j = 0; j < 3; ++j) {
    Stage stage             = rolling(view, 0.0);
    stage.settings.humanize = 0.5f * (float)j;
    stage_play_blocks(&stage, BAR, 4096);
    check_event(&stage, 0, FRAMES(960 + 40 * j), SCORE_NOTE_ON, 60);
    CHECK(stage.events[0].velocity == 100 - 20 * j);
    stage_free(&stage);
  }
  score_view_free(view);
}

/// How long one note of 960 ticks sounds, in ticks.
static double
sounding_ticks(uint8_t part, float before, float after)
{
  const ScoreNote  note       = note_at(0, 960, part, 60);
  const ScorePiece piece      = piece_plain(0);
  ScoreView*       view       = piece_view(&piece, 1, &note, 1);
  Stage            stage      = rolling(view, 0.0);
  stage.settings.articulation = before;
  stage_play(&stage, (uint32_t)FRAMES(100));
  stage.settings.articulation = after;
  stage_play_blocks(&stage, BAR, 100);
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

static void
a_note_ends_with_the_piece(void)
{
  const ScoreNote  notes[] = {note_at(2880, 5000, BASE_PAD, 60)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 1);
  Stage            stage   = rolling(view, 0.0);
  stage_play_blocks(&stage, BAR + 100, 1024);
  check_event(&stage, 1, BAR, SCORE_NOTE_OFF, 60);
  finish(&stage, view);
}

static void
nothing_is_lost_when_the_buffer_is_full(void)
{
  ScoreNote notes[40];
  for (uint8_t i = 0; i < 40; ++i) {
    notes[i] = note_at(i / 10U * 480U, 240, i % BASE_N_PARTS, i);
  }
  const ScorePiece piece = piece_plain(0);
  ScoreView*       view  = piece_view(&piece, 1, notes, 40);
  for (uint32_t capacity = 1; capacity < 9; ++capacity) {
    Stage stage    = rolling(view, 0.0);
    stage.capacity = capacity;
    stage_play_blocks(&stage, BAR, 512);
    for (int i = 0; i < 40; ++i) {
      CHECK(stage_count(&stage, i % BASE_N_PARTS, i) == 1);
    }
    CHECK(stage.n_sounding == 0);
    finish(&stage, NULL);
  }
  Stage none    = rolling(view, 0.0);
  none.capacity = 0;
  stage_play_blocks(&none, BAR, 512);
  CHECK(none.n_events == 0);
  finish(&none, view);
}

static void
too_many_notes_end_the_oldest(void)
{
  ScoreNote notes[200];
  for (uint32_t i = 0; i < 200; ++i) {
    notes[i] = note_at(i * 10U, 3840, (uint8_t)(i / 100U), (uint8_t)(i % 100U));
  }
  const ScorePiece piece = piece_plain(0);
  ScoreView*       view  = piece_view(&piece, 1, notes, 200);
  Stage            stage = rolling(view, 0.0);
  stage_play_blocks(&stage, FRAMES(2000), 64);
  CHECK(stage.n_sounding == SCORE_MAX_SOUNDING);
  CHECK(stage_count(&stage, -1, -1) == 200);
  CHECK(!stage.sounds[0][71] && stage.sounds[0][72]);
  finish(&stage, view);
}

static void
silence_ends_everything_in_any_buffer(void)
{
  ScoreNote  notes[20];
  ScoreEvent events[8];
  for (uint8_t i = 0; i < 20; ++i) {
    notes[i] = note_at(0, 3840, BASE_PAD, i);
  }
  const ScorePiece piece = piece_plain(1);
  ScoreView*       view  = piece_view(&piece, 1, notes, 20);
  Stage            stage = rolling(view, 0.0);
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

static void
backwards_and_standing_still_are_silent(void)
{
  const ScoreNote     notes[] = {note_at(0, 240, BASE_LEAD, 60)};
  const ScorePiece    piece   = piece_plain(1);
  const ScorePosition back    = {.has_speed = true, .speed = -1.0};
  ScoreView*          view    = piece_view(&piece, 1, notes, 1);
  Stage               stage   = rolling(view, 3840.0);
  stage_play(&stage, 64);
  CHECK(stage.n_events == 1);
  score_clock_set(&stage.clock, &back);
  stage_play_blocks(&stage, 2 * BAR, 4096);
  CHECK(stage.n_events == 2 && stage.n_sounding == 0);
  finish(&stage, view);
}

static void
half_speed_takes_twice_as_long(void)
{
  const ScoreNote     notes[] = {note_at(960, 960, BASE_LEAD, 60)};
  const ScorePiece    piece   = piece_plain(1);
  const ScorePosition half    = {.has_speed = true, .speed = 0.5};
  ScoreView*          view    = piece_view(&piece, 1, notes, 1);
  Stage               stage   = rolling(view, 0.0);
  score_clock_set(&stage.clock, &half);
  stage_play_blocks(&stage, 2 * BAR, 4096);
  check_event(&stage, 0, FRAMES(1920), SCORE_NOTE_ON, 60);
  check_event(&stage, 1, FRAMES(3840), SCORE_NOTE_OFF, 60);
  finish(&stage, view);
}

static void
a_block_of_nothing_is_nothing(void)
{
  const ScoreNote  notes[] = {note_at(0, 240, BASE_LEAD, 60)};
  const ScorePiece piece   = piece_plain(1);
  ScoreView*       view    = piece_view(&piece, 1, notes, 1);
  Stage            stage   = rolling(view, 0.0);
  stage_play(&stage, 0);
  CHECK(stage.n_events == 0);
  stage_play(&stage, 1);
  CHECK(stage.n_events == 1);
  score_clock_locate(&stage.clock, 1920.0, true);
  stage_play(&stage, 0);
  CHECK(stage.n_events == 1);
  stage_play(&stage, 1);
  CHECK(stage.n_events == 2);
  finish(&stage, view);
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
  RUN(a_note_pushed_before_the_place_plays_at_once);
  RUN(long_notes_are_taken_up_in_their_middle_but_drums_are_not);
  RUN(a_part_that_is_no_longer_muted_takes_its_long_notes_up);
  RUN(a_note_that_is_still_to_come_is_not_taken_up);
  RUN(what_is_taken_up_comes_after_what_ends);
  RUN(the_shortest_note_lasts_a_frame);
  RUN(bars_that_come_late_are_taken_up);
  RUN(late_bars_are_not_lost_in_a_full_buffer);
  RUN(late_bars_do_not_repeat_what_the_loop_brought_early);
  RUN(stop_and_locate_end_what_sounds);
  RUN(a_new_take_ends_the_old_one);
  RUN(a_longer_view_goes_on_without_a_cut);
  RUN(the_same_pitch_again_ends_the_first);
  RUN(two_voices_in_unison_are_one_note);
  RUN(the_key_shift_moves_all_but_drums);
  RUN(swing_moves_off_beats_only);
  RUN(a_note_before_a_swung_one_lasts_until_it);
  RUN(humanize_scales_push_and_lift);
  RUN(articulation_scales_sounding_notes_but_drums);
  RUN(a_note_ends_with_the_piece);
  RUN(nothing_is_lost_when_the_buffer_is_full);
  RUN(too_many_notes_end_the_oldest);
  RUN(silence_ends_everything_in_any_buffer);
  RUN(backwards_and_standing_still_are_silent);
  RUN(half_speed_takes_twice_as_long);
  RUN(a_block_of_nothing_is_nothing);
  RUN(bars_are_counted_around_the_loop);
  return 0;
}
