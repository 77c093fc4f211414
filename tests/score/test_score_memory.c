#include "core/score/text.h"
#include "tests/score/piece.h"
#include "tests/test.h"

#include <stddef.h>

// The linker sends the library's allocations through here
void* __real_malloc(size_t n_bytes);
void* __real_calloc(size_t n, size_t n_bytes);
void* __real_realloc(void* memory, size_t n_bytes);
void* __wrap_malloc(size_t n_bytes);
void* __wrap_calloc(size_t n, size_t n_bytes);
void* __wrap_realloc(void* memory, size_t n_bytes);

/// How many more allocations succeed; negative for all of them.
static int n_left = -1;

static int
is_refused(void)
{
  if (n_left < 0) {
    return 0;
  }
  return n_left-- == 0 ? (n_left = 0, 1) : 0;
}

void*
__wrap_malloc(size_t n_bytes)
{
  return is_refused() ? NULL : __real_malloc(n_bytes);
}

void*
__wrap_calloc(size_t n, size_t n_bytes)
{
  return is_refused() ? NULL : __real_calloc(n, n_bytes);
}

void*
__wrap_realloc(void* memory, size_t n_bytes)
{
  return is_refused() ? NULL : __real_realloc(memory, n_bytes);
}

static ScoreView*
some_view(void)
{
  BaseRandom       random = base_random(8, 0, 0, 0);
  const ScorePiece piece  = piece_random(&random);
  return piece_random_view(&piece, 9, 10, &random);
}

static void
writing_survives_every_failing_allocation(void)
{
  ScoreView* const view     = some_view();
  BaseStatus       status   = BASE_NO_MEMORY;
  int              n_failed = 0;
  char*            text;
  size_t           n;
  for (int i = 0; status; ++i) {
    n_left = i;
    status = score_text_write(view, &text, &n);
    n_left = -1;
    CHECK(status == BASE_OK || (status == BASE_NO_MEMORY && !text && !n));
    n_failed += status != BASE_OK;
  }
  CHECK(n_failed > 1);
  free(text);
  score_view_free(view);
}

static void
reading_survives_every_failing_allocation(void)
{
  ScoreView* const view     = some_view();
  BaseStatus       status   = BASE_NO_MEMORY;
  int              n_failed = 0;
  char*            text;
  size_t           n;
  ScoreView*       again;
  uint32_t         line;
  CHECK(score_text_write(view, &text, &n) == BASE_OK);
  for (int i = 0; status; ++i) {
    n_left = i;
    status = score_text_read(text, n, &again, &line);
    n_left = -1;
    CHECK(status == BASE_OK || (status == BASE_NO_MEMORY && !again));
    n_failed += status != BASE_OK;
  }
  CHECK(n_failed >= 3 + (int)view->n_sections);
  score_view_free(again);
  score_view_free(view);
  free(text);
}

static void
sections_and_views_say_that_memory_is_out(void)
{
  const ScorePiece   piece = piece_plain(0);
  const ScoreSection plan  = {.n_bars = 1, .label = "A"};
  ScoreSection*      section;
  ScoreView*         view;
  n_left = 0;
  CHECK(score_section_new(&plan, piece.meter, &section) == BASE_NO_MEMORY && !section);
  n_left = -1;
  CHECK(score_section_new(&plan, piece.meter, &section) == BASE_OK);
  const ScoreSection* const sections[] = {section};
  n_left                               = 0;
  CHECK(score_view_new(&piece, sections, 1, &view) == BASE_NO_MEMORY && !view);
  n_left = -1;
  CHECK(section->n_users == 1);
  score_section_release(section);
}

int
main(void)
{
  RUN(writing_survives_every_failing_allocation);
  RUN(reading_survives_every_failing_allocation);
  RUN(sections_and_views_say_that_memory_is_out);
  return 0;
}
