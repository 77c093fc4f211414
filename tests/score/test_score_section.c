#include "core/score/score.h"
#include "tests/score/piece.h"
#include "tests/test.h"

static const BaseMeter four = {4, 4};

static const ScoreNote  good_note  = {0, 480, 0, 0, BASE_LEAD, 60, 100};
static const ScoreChord good_chord = {0, 0, 0, BASE_MAJ};

/// What becomes of a section of two bars with this note and chord.
static BaseStatus
try_section(ScoreNote note, ScoreChord chord)
{
  const ScoreSection plan = {.n_bars   = 2,
                             .label    = "A",
                             .energy   = 0.5f,
                             .notes    = &note,
                             .n_notes  = 1,
                             .chords   = &chord,
                             .n_chords = 1};
  ScoreSection*      section;
  const BaseStatus   status = score_section_new(&plan, four, &section);
  CHECK(!status == !!section);
  score_section_release(section);
  return status;
}

static BaseStatus
try_note(ScoreNote note)
{
  return try_section(note, good_chord);
}

static BaseStatus
try_chord(ScoreChord chord)
{
  return try_section(good_note, chord);
}

static void
notes_and_chords_must_be_within_their_ranges(void)
{
  ScoreChord chord = good_chord;
  CHECK(try_note(good_note) == BASE_OK);
  struct {
    ScoreNote  note;
    BaseStatus status;
  } const notes[] = {
    {{7679, 480, 0, 0, 0, 60, 100}, BASE_OK},
    {{7680, 480, 0, 0, 0, 60, 100}, BASE_BAD_INPUT},
    {{UINT32_MAX, 480, 0, 0, 0, 60, 100}, BASE_BAD_INPUT},
    {{0, 0, 0, 0, 0, 60, 100}, BASE_BAD_INPUT},
    {{0, 16 * 3840, 0, 0, 0, 60, 100}, BASE_OK},
    {{0, 16 * 3840 + 1, 0, 0, 0, 60, 100}, BASE_BAD_INPUT},
    {{0, 480, 120, 40, 0, 60, 100}, BASE_OK},
    {{0, 480, -120, -40, 0, 60, 100}, BASE_OK},
    {{0, 480, 121, 0, 0, 60, 100}, BASE_BAD_INPUT},
    {{0, 480, INT16_MIN, 0, 0, 60, 100}, BASE_BAD_INPUT},
    {{0, 480, 0, 41, 0, 60, 100}, BASE_BAD_INPUT},
    {{0, 480, 0, INT8_MIN, 0, 60, 100}, BASE_BAD_INPUT},
    {{0, 480, 0, 0, BASE_N_PARTS, 60, 100}, BASE_BAD_INPUT},
    {{0, 480, 0, 0, 0, 128, 100}, BASE_BAD_INPUT},
    {{0, 480, 0, 0, 0, 60, 0}, BASE_BAD_INPUT},
    {{0, 480, 0, 0, 0, 60, 128}, BASE_BAD_INPUT},
  };
  for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); ++i) {
    CHECK(try_note(notes[i].note) == notes[i].status);
  }
  chord.start_ticks = 1; // The first must start at 0
  CHECK(try_chord(chord) == BASE_BAD_INPUT);
  chord         = good_chord;
  chord.quality = BASE_N_QUALITIES;
  CHECK(try_chord(chord) == BASE_BAD_INPUT);
  chord      = good_chord;
  chord.root = 12;
  CHECK(try_chord(chord) == BASE_BAD_INPUT);
  chord      = good_chord;
  chord.bass = 12;
  CHECK(try_chord(chord) == BASE_BAD_INPUT);
}

static BaseStatus
try_plan(ScoreSection plan, BaseMeter meter)
{
  ScoreSection*    section;
  const BaseStatus status = score_section_new(&plan, meter, &section);
  score_section_release(section);
  return status;
}

static void
a_section_must_be_within_its_ranges(void)
{
  const ScoreSection good = {.n_bars = 4, .label = "A", .energy = 0.5f};
  ScoreSection       plan = good;
  CHECK(try_plan(plan, four) == BASE_OK);
  CHECK(try_plan(plan, (BaseMeter){0, 4}) == BASE_BAD_INPUT);
  CHECK(try_plan(plan, (BaseMeter){4, 0}) == BASE_BAD_INPUT);
  CHECK(try_plan(plan, (BaseMeter){4, 3}) == BASE_BAD_INPUT);
  CHECK(try_plan(plan, (BaseMeter){33, 4}) == BASE_BAD_INPUT);
  CHECK(try_plan(plan, (BaseMeter){4, 32}) == BASE_BAD_INPUT);
  plan.n_bars = 0;
  CHECK(try_plan(plan, four) == BASE_BAD_INPUT);
  plan.n_bars = 17;
  CHECK(try_plan(plan, four) == BASE_BAD_INPUT);
  plan        = good;
  plan.energy = NAN;
  CHECK(try_plan(plan, four) == BASE_BAD_INPUT);
  plan.energy = 1.01f;
  CHECK(try_plan(plan, four) == BASE_BAD_INPUT);
  plan          = good;
  plan.label[0] = '\n';
  CHECK(try_plan(plan, four) == BASE_BAD_INPUT);
  plan.label[0] = '\xC3'; // Half a letter, which no window could draw
  CHECK(try_plan(plan, four) == BASE_BAD_INPUT);
  memset(plan.label, 'x', sizeof(plan.label)); // No end
  CHECK(try_plan(plan, four) == BASE_BAD_INPUT);
  plan         = good;
  plan.n_notes = 1; // But where?
  CHECK(try_plan(plan, four) == BASE_BAD_INPUT);
  plan          = good;
  plan.n_chords = UINT32_MAX;
  plan.chords   = &good_chord;
  CHECK(try_plan(plan, four) == BASE_BAD_INPUT);
}

static void
notes_may_not_be_denser_than_the_audio_thread_expects(void)
{
  ScoreNote    notes[SCORE_MAX_BEAT_NOTES + 1];
  ScoreSection plan = {
    .n_bars = 2, .label = "A", .notes = notes, .n_notes = SCORE_MAX_BEAT_NOTES + 1};
  for (uint32_t i = 0; i <= SCORE_MAX_BEAT_NOTES; ++i) {
    notes[i]             = good_note;
    notes[i].start_ticks = i ? 500 : 0;
  }
  CHECK(try_plan(plan, four) == BASE_BAD_INPUT);
  notes[3].start_ticks = 960;
  CHECK(try_plan(plan, four) == BASE_OK);
  plan.n_notes = SCORE_MAX_SECTION_NOTES + 1;
  CHECK(try_plan(plan, four) == BASE_BAD_INPUT);
}

static void
notes_and_chords_are_copied_and_sorted(void)
{
  ScoreNote     notes[]  = {{960, 10, 0, 0, BASE_BASS, 40, 100},
                            {0, 20, 0, 0, BASE_PAD, 64, 100},
                            {0, 30, 0, 0, BASE_PAD, 60, 100},
                            {0, 40, 0, 0, BASE_LEAD, 72, 100}};
  ScoreChord    chords[] = {{1920, 7, 7, BASE_DOM7}, {0, 0, 0, BASE_MAJ}};
  ScoreSection  plan     = {.n_bars   = 1,
                            .label    = "A",
                            .notes    = notes,
                            .n_notes  = 4,
                            .chords   = chords,
                            .n_chords = 2};
  ScoreSection* section;
  CHECK(score_section_new(&plan, four, &section) == BASE_OK);
  memset(notes, 0, sizeof(notes));
  memset(chords, 0, sizeof(chords));
  CHECK(section->notes[0].length_ticks == 40 && section->notes[1].length_ticks == 30);
  CHECK(section->notes[2].length_ticks == 20 && section->notes[3].length_ticks == 10);
  CHECK(section->chords[0].quality == BASE_MAJ && section->chords[1].root == 7);
  CHECK(section->n_ticks == 3840 && section->longest_ticks == 40);
  score_section_release(section);
}

static void
the_order_of_equal_notes_does_not_depend_on_how_they_came(void)
{
  ScoreNote one[64], two[64];
  for (uint32_t i = 0; i < 64; ++i) {
    one[i]              = good_note;
    one[i].length_ticks = 1 + i % 7;
    one[i].velocity     = (uint8_t)(1 + i % 5);
    one[i].push_ticks   = (int16_t)(i % 3);
    two[63 - i]         = one[i];
  }
  const ScorePiece piece = piece_plain(0);
  ScoreView* const a     = piece_view(&piece, 1, one, 64);
  ScoreView* const b     = piece_view(&piece, 1, two, 64);
  for (uint32_t i = 0; i < 64; ++i) {
    const ScoreNote* const x = &a->sections[0]->notes[i];
    const ScoreNote* const y = &b->sections[0]->notes[i];
    CHECK(x->length_ticks == y->length_ticks && x->velocity == y->velocity);
    CHECK(x->push_ticks == y->push_ticks);
  }
  score_view_free(a);
  score_view_free(b);
}

static ScoreSection*
make_section(uint32_t first_bar, uint32_t n_bars, BaseMeter meter)
{
  const ScoreSection plan = {.first_bar = first_bar, .n_bars = n_bars, .label = "A"};
  ScoreSection*      section;
  CHECK(score_section_new(&plan, meter, &section) == BASE_OK);
  return section;
}

static BaseStatus
try_view(const ScorePiece* piece, const ScoreSection* a, const ScoreSection* b)
{
  const ScoreSection* const sections[] = {a, b};
  ScoreView*                view;
  const BaseStatus          status = score_view_new(piece, sections, b ? 2 : 1, &view);
  CHECK(!status == !!view);
  score_view_free(view);
  return status;
}

static void
a_view_has_no_gap_and_fits_its_piece(void)
{
  ScorePiece          piece = piece_plain(6);
  ScoreSection* const a     = make_section(0, 4, four);
  ScoreSection* const b     = make_section(4, 2, four);
  ScoreSection* const gap   = make_section(5, 1, four);
  ScoreSection* const over  = make_section(4, 3, four);
  ScoreSection* const waltz = make_section(4, 2, (BaseMeter){3, 4});
  CHECK(try_view(&piece, a, b) == BASE_OK);
  CHECK(try_view(&piece, a, NULL) == BASE_OK);
  CHECK(try_view(&piece, b, NULL) == BASE_BAD_INPUT);
  CHECK(try_view(&piece, b, a) == BASE_BAD_INPUT);
  CHECK(try_view(&piece, a, gap) == BASE_BAD_INPUT);
  CHECK(try_view(&piece, a, over) == BASE_BAD_INPUT);
  CHECK(try_view(&piece, a, waltz) == BASE_BAD_INPUT);
  piece.n_bars = 0;
  CHECK(try_view(&piece, a, over) == BASE_OK);
  piece.tempo_bpm = NAN;
  CHECK(try_view(&piece, a, b) == BASE_BAD_INPUT);
  score_section_release(a);
  score_section_release(b);
  score_section_release(gap);
  score_section_release(over);
  score_section_release(waltz);
}

static void
views_share_sections_until_the_last_lets_go(void)
{
  const ScorePiece          piece      = piece_plain(0);
  ScoreSection* const       section    = make_section(0, 4, four);
  const ScoreSection* const sections[] = {section};
  ScoreView *               one, *two;
  CHECK(score_view_new(&piece, sections, 1, &one) == BASE_OK);
  CHECK(score_view_new(&piece, sections, 1, &two) == BASE_OK);
  CHECK(section->n_users == 3);
  score_section_release(section);
  score_view_free(one);
  CHECK(two->sections[0] == section && section->n_users == 1);
  score_view_free(two);
  score_view_free(NULL);
  score_section_release(NULL);
}

static void
a_bar_finds_its_section(void)
{
  const ScorePiece    piece = piece_plain(0);
  ScoreSection*       made[40];
  const ScoreSection* sections[40];
  ScoreView*          view;
  for (uint32_t i = 0; i < 40; ++i) {
    made[i]     = make_section(i * 3U, 3, four);
    sections[i] = made[i];
  }
  CHECK(score_view_new(&piece, sections, 40, &view) == BASE_OK);
  CHECK(view->n_bars_ready == 120);
  for (uint32_t bar = 0; bar < 120; ++bar) {
    CHECK(score_view_section(view, bar) == sections[bar / 3U]);
  }
  CHECK(!score_view_section(view, 120) && !score_view_section(view, UINT32_MAX));
  score_view_free(view);
  for (uint32_t i = 0; i < 40; ++i) {
    score_section_release(made[i]);
  }
  CHECK(score_view_new(&piece, NULL, 0, &view) == BASE_OK);
  CHECK(!score_view_section(view, 0));
  score_view_free(view);
}

#define SPOIL(field, value)                                                            \
  do {                                                                                 \
    ScorePiece spoilt = piece_plain(4);                                                \
    CHECK(score_piece_is_valid(&spoilt));                                              \
    spoilt.field = value;                                                              \
    CHECK(!score_piece_is_valid(&spoilt));                                             \
  } while (0)

static void
every_value_of_a_piece_has_a_range(void)
{
  SPOIL(key, 12);
  SPOIL(mode, BASE_N_MODES);
  SPOIL(meter.beats, 0);
  SPOIL(meter.unit, 5);
  SPOIL(tempo_bpm, 19.9f);
  SPOIL(tempo_bpm, 300.1f);
  SPOIL(tempo_bpm, NAN);
  SPOIL(n_bars, SCORE_MAX_BARS + 1);
  SPOIL(swing, 1.1f);
  SPOIL(swing, -0.1f);
  SPOIL(swing_ticks, 0);
  SPOIL(swing_ticks, 59);
  SPOIL(swing_ticks, 961);
  SPOIL(dynamics, NAN);
  SPOIL(articulation, 2.0f);
  SPOIL(timbre, -1.0f);
  SPOIL(creativity, INFINITY);
  SPOIL(density, NAN);
  SPOIL(complexity, 1.5f);
  SPOIL(energy, -0.5f);
  SPOIL(parts[6].instrument, 255);
  SPOIL(parts[0].level_db, 24.5f);
  SPOIL(parts[0].pan, -1.5f);
  SPOIL(parts[0].send, NAN);
}

int
main(void)
{
  RUN(notes_and_chords_must_be_within_their_ranges);
  RUN(a_section_must_be_within_its_ranges);
  RUN(notes_may_not_be_denser_than_the_audio_thread_expects);
  RUN(notes_and_chords_are_copied_and_sorted);
  RUN(the_order_of_equal_notes_does_not_depend_on_how_they_came);
  RUN(a_view_has_no_gap_and_fits_its_piece);
  RUN(views_share_sections_until_the_last_lets_go);
  RUN(a_bar_finds_its_section);
  RUN(every_value_of_a_piece_has_a_range);
  return 0;
}
