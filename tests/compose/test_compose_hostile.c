// Whatever is asked, valid music comes back, or an honest failure.

#include "core/param/instrument.h"
#include "tests/compose/ask.h"
#include "tests/test.h"

static AskPiece piece;

// The linker sends every allocation through here; the n-th one fails.
static long n_left = -1;

void* __real_malloc(size_t size);
void* __real_calloc(size_t n, size_t size);
void* __real_realloc(void* old, size_t size);
void* __wrap_malloc(size_t size);
void* __wrap_calloc(size_t n, size_t size);
void* __wrap_realloc(void* old, size_t size);

static int
fails(void)
{
  return n_left >= 0 && n_left-- == 0;
}

void*
__wrap_malloc(size_t size)
{
  return fails() ? NULL : __real_malloc(size);
}

void*
__wrap_calloc(size_t n, size_t size)
{
  return fails() ? NULL : __real_calloc(n, size);
}

void*
__wrap_realloc(void* old, size_t size)
{
  return fails() ? NULL : __real_realloc(old, size);
}

static void
check_plays(const ComposeRequest* request)
{
  ask_compose(request, NULL, 8, &piece);
  CHECK(score_piece_is_valid(&piece.piece));
  CHECK(piece.n > 0);
  ask_free(&piece);
}

static void
an_empty_intent_still_gives_a_piece(void)
{
  const ComposeRequest nothing = {0};
  check_plays(&nothing);
}

static void
numbers_that_are_none_are_taken_as_unsaid(void)
{
  static const float bad[] = {NAN, INFINITY, -INFINITY, 1e30f, -1e30f, -0.0f};
  for (uint32_t i = 0; i < sizeof(bad) / sizeof(bad[0]); ++i) {
    ComposeRequest      request = ask_style(PROMPT_FUNK, i);
    PromptIntent* const intent  = &request.intent;
    request.creativity = request.density = request.complexity = bad[i];
    request.energy = request.tempo_bpm = bad[i];
    intent->energy.value = intent->density.value = intent->complexity.value = bad[i];
    intent->dynamics.value = intent->articulation.value = bad[i];
    intent->timbre.value = intent->swing.value = intent->reverb.value = bad[i];
    intent->valence.value = intent->arousal.value = intent->tension.value = bad[i];
    intent->build.value = intent->tempo_bpm.value = intent->seconds = bad[i];
    intent->genres[0].weight = intent->genres[1].weight = bad[i];
    check_plays(&request);
  }
}

static void
numbers_out_of_range_do_no_harm(void)
{
  ComposeRequest      request = ask_style(PROMPT_BLUES, 3);
  PromptIntent* const intent  = &request.intent;
  request.key = request.mode = request.seed = request.take = UINT32_MAX;
  request.host_meter                                       = (BaseMeter){0, 4};
  intent->meter                                            = (BaseMeter){200, 3};
  intent->meter_source.origin                              = PROMPT_STATED;
  intent->key = intent->mode = 255;
  intent->n_bars             = UINT32_MAX;
  intent->n_genres           = UINT32_MAX;
  intent->n_chords = intent->n_form = UINT32_MAX;
  for (uint32_t i = 0; i < PROMPT_MAX_GENRES; ++i) {
    intent->genres[i].genre = UINT32_MAX - i;
  }
  for (uint32_t i = 0; i < PROMPT_MAX_CHORDS; ++i) {
    intent->chords[i] = (PromptChord){(uint8_t)(255 - i), 255, 255, i % 2U != 0};
  }
  for (uint32_t i = 0; i < PROMPT_MAX_FORM; ++i) {
    memset(intent->form[i], (int)(200 + i), sizeof(intent->form[i]));
  }
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    intent->parts[part].instrument = part % 2 ? INT32_MAX : INT32_MIN;
    intent->parts[part].wish       = PROMPT_WANTED;
  }
  memset(intent->wanted, 0xFF, sizeof(intent->wanted));
  check_plays(&request);
}

static void
every_meter_can_be_played(void)
{
  static const uint8_t units[] = {0, 1, 2, 3, 4, 8, 16, 32};
  for (uint32_t i = 0; i < 34; ++i) {
    ComposeRequest request = ask_style((PromptStyle)(i % PROMPT_N_STYLES), i);
    request.n_bars         = 1;
    request.host_meter     = (BaseMeter){(uint8_t)i, units[i * 3U % 8U]};
    check_plays(&request);
  }
}

static void
where_everything_is_excluded_there_is_silence(void)
{
  ComposeRequest request = ask_style(PROMPT_POP, 3);
  memset(request.intent.excluded, 0xFF, sizeof(request.intent.excluded));
  ask_compose(&request, NULL, UINT32_MAX, &piece);
  for (uint32_t i = 0; i < piece.n; ++i) {
    CHECK(piece.sections[i]->n_notes == 0 && piece.sections[i]->n_chords > 0);
  }
  ask_free(&piece);
}

/// Step to the end, trying every failed step again; returns how many failed.
static uint32_t
compose_stubbornly(ComposeSession* session, uint32_t* n_notes)
{
  uint32_t n_failed = 0;
  while (!compose_is_done(session)) {
    ScoreSection*    section = NULL;
    const BaseStatus status  = compose_step(session, &section);
    CHECK(status == BASE_OK || (status == BASE_NO_MEMORY && !section));
    n_failed += status != BASE_OK;
    *n_notes += section ? section->n_notes : 0;
    score_section_release(section);
  }
  return n_failed;
}

static void
each_allocation_may_fail_and_the_step_is_tried_again(void)
{
  ComposeRequest request  = ask_style(PROMPT_SOUL, 3);
  request.n_bars          = 8;
  uint32_t        n_usual = 0;
  ComposeSession* session = NULL;
  CHECK(compose_new(ask_models(), &request, NULL, &session) == BASE_OK);
  CHECK(compose_stubbornly(session, &n_usual) == 0);
  compose_free(session);

  uint32_t n_failed = 0;
  for (long i = 0; i < 1000; ++i) {
    uint32_t n_notes        = 0;
    n_left                  = i;
    const BaseStatus status = compose_new(ask_models(), &request, NULL, &session);
    CHECK((status == BASE_OK) == (session != NULL));
    if (!session) {
      CHECK(status == BASE_NO_MEMORY);
      ++n_failed;
      continue;
    }
    const uint32_t n_steps = compose_stubbornly(session, &n_notes);
    CHECK(n_notes == n_usual);
    compose_free(session);
    if (!n_steps) {
      break;
    }
    n_failed += n_steps;
  }
  CHECK(n_left >= 0 && n_failed > 3);
  n_left = -1;
}

int
main(void)
{
  RUN(an_empty_intent_still_gives_a_piece);
  RUN(numbers_that_are_none_are_taken_as_unsaid);
  RUN(numbers_out_of_range_do_no_harm);
  RUN(every_meter_can_be_played);
  RUN(where_everything_is_excluded_there_is_silence);
  RUN(each_allocation_may_fail_and_the_step_is_tried_again);
  return 0;
}
