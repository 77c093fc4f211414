// The same request gives the same notes, however it is worked through.

#include "tests/compose/ask.h"
#include "tests/test.h"

static AskPiece one, two;

static void
the_same_request_gives_the_same_notes(void)
{
  for (uint32_t style = 0; style < PROMPT_N_STYLES; style += 3) {
    ComposeRequest request = ask_style((PromptStyle)style, 7);
    request.n_bars         = 12;
    ask_compose(&request, NULL, UINT32_MAX, &one);
    request.take = 99; // Only counts
    ask_compose(&request, NULL, UINT32_MAX, &two);
    CHECK(one.n == two.n && two.piece.take == 99);
    for (uint32_t i = 0; i < one.n; ++i) {
      ask_check_same(one.sections[i], two.sections[i]);
    }
    ask_free(&one);
    ask_free(&two);
  }
}

static void
another_seed_gives_another_piece(void)
{
  uint32_t differ = 0;
  for (uint32_t style = 0; style < PROMPT_N_STYLES; style += 3) {
    ComposeRequest request = ask_style((PromptStyle)style, 12);
    request.n_bars         = 20;
    ask_compose(&request, NULL, UINT32_MAX, &one);
    request.seed = 24; // The same key
    ask_compose(&request, NULL, UINT32_MAX, &two);
    CHECK(one.n == two.n && one.n > 1);
    for (uint32_t i = 0; i < one.n; ++i) {
      differ += one.sections[i]->n_notes != two.sections[i]->n_notes;
    }
    ask_free(&one);
    ask_free(&two);
  }
  CHECK(differ > PROMPT_N_STYLES / 2U);
}

static void
two_sessions_do_not_disturb_each_other(void)
{
  const ComposeRequest a          = ask_style(PROMPT_JAZZ, 3);
  const ComposeRequest b          = ask_style(PROMPT_TECHNO, 4);
  ComposeSession*      sessions[] = {NULL, NULL};
  uint32_t             i          = 0;
  ask_compose(&a, NULL, UINT32_MAX, &one);
  CHECK(compose_new(ask_models(), &a, NULL, &sessions[0]) == BASE_OK);
  CHECK(compose_new(ask_models(), &b, NULL, &sessions[1]) == BASE_OK);
  while (!compose_is_done(sessions[0])) {
    ScoreSection* section = NULL;
    ScoreSection* other   = NULL;
    CHECK(compose_step(sessions[0], &section) == BASE_OK);
    CHECK(compose_step(sessions[1], &other) == BASE_OK);
    if (section) {
      ask_check_same(section, one.sections[i++]);
    }
    score_section_release(section);
    score_section_release(other);
  }
  CHECK(i == one.n);
  compose_free(sessions[0]);
  compose_free(sessions[1]);
  ask_free(&one);
}

/// Stop `whole` after `n` sections and go on in a new session.
static void
check_continued(const ComposeRequest* request, const AskPiece* whole, uint32_t n,
                uint32_t n_bars)
{
  const ScoreSection* parts[ASK_MAX_SECTIONS];
  ScoreView*          before = NULL;
  memcpy(parts, whole->sections, sizeof(parts));
  CHECK(score_view_new(&whole->piece, parts, n, &before) == BASE_OK);
  ask_compose(request, before, n_bars, &two);
  CHECK(two.n + n == whole->n);
  for (uint32_t i = 0; i < two.n; ++i) {
    ask_check_same(two.sections[i], whole->sections[n + i]);
  }
  ask_free(&two);
  score_view_free(before);
}

static void
going_on_equals_never_stopping(void)
{
  for (uint32_t style = 0; style < PROMPT_N_STYLES; style += 7) {
    ComposeRequest request = ask_style((PromptStyle)style, style + 5);
    request.n_bars         = 24;
    ask_compose(&request, NULL, UINT32_MAX, &one);
    for (uint32_t n = 0; n <= one.n; ++n) {
      check_continued(&request, &one, n, UINT32_MAX);
    }
    ask_free(&one);
  }
}

static void
an_endless_piece_goes_on_as_if_never_stopped(void)
{
  ComposeRequest request = ask_style(PROMPT_LOFI, 8);
  request.intent.endless = true;
  ask_compose(&request, NULL, 80, &one);
  CHECK(one.piece.n_bars == 0);
  for (uint32_t n = 0; n <= one.n; n += 4) {
    check_continued(&request, &one, n, 80);
  }
  ask_free(&one);
}

static void
an_endless_piece_does_not_decay(void)
{
  for (uint32_t style = 0; style < PROMPT_N_STYLES; style += 9) {
    ComposeRequest request = ask_style((PromptStyle)style, style);
    request.intent.endless = true;
    ask_compose(&request, NULL, 200, &one);
    uint32_t notes[4]      = {0};
    uint32_t pitches[4][4] = {{0}};
    for (uint32_t i = 0; i < one.n; ++i) {
      const ScoreSection* const s       = one.sections[i];
      const uint32_t            quarter = s->first_bar / 50U % 4U;
      notes[quarter] += s->n_notes;
      for (uint32_t k = 0; k < s->n_notes; ++k) {
        pitches[quarter][s->notes[k].pitch / 32U] |= 1U << s->notes[k].pitch % 32U;
      }
    }
    for (uint32_t q = 1; q < 4; ++q) {
      CHECK(notes[q] * 2U > notes[0] && notes[q] < notes[0] * 3U);
      CHECK(pitches[q][1] && pitches[q][2]);
    }
    ask_free(&one);
  }
}

static void
a_view_that_ends_within_a_section_is_continued_from_there(void)
{
  const ComposeRequest request = ask_style(PROMPT_POP, 9);
  ask_compose(&request, NULL, UINT32_MAX, &one);
  ScoreSection short_one = *one.sections[0];
  short_one.n_bars       = 1;
  short_one.n_notes      = 0;
  ScoreSection* cut      = NULL;
  ScoreView*    before   = NULL;
  short_one.n_chords     = 1;
  CHECK(score_section_new(&short_one, one.piece.meter, &cut) == BASE_OK);
  const ScoreSection* const parts[] = {cut};
  CHECK(score_view_new(&one.piece, parts, 1, &before) == BASE_OK);
  ask_compose(&request, before, UINT32_MAX, &two);
  CHECK(two.sections[0]->first_bar == 1);
  CHECK(two.sections[0]->n_bars == one.sections[0]->n_bars - 1);
  CHECK(two.n == one.n);
  score_view_free(before);
  score_section_release(cut);
  ask_free(&one);
  ask_free(&two);
}

int
main(void)
{
  RUN(the_same_request_gives_the_same_notes);
  RUN(another_seed_gives_another_piece);
  RUN(two_sessions_do_not_disturb_each_other);
  RUN(going_on_equals_never_stopping);
  RUN(an_endless_piece_goes_on_as_if_never_stopped);
  RUN(an_endless_piece_does_not_decay);
  RUN(a_view_that_ends_within_a_section_is_continued_from_there);
  return 0;
}
