// Each allocation fails in turn: the intent is valid all the same.

#include "core/prompt/correct.h"
#include "core/prompt/prompt.h"
#include "tests/test.h"

#include <stdbool.h>

void* __real_malloc(size_t size);
void* __real_calloc(size_t n, size_t size);
void* __real_realloc(void* block, size_t size);
void* __wrap_malloc(size_t size);
void* __wrap_calloc(size_t n, size_t size);
void* __wrap_realloc(void* block, size_t size);

static int n_left = -1; ///< Allocations before one fails; -1 for never

static bool
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
__wrap_realloc(void* block, size_t size)
{
  return fails() ? NULL : __real_realloc(block, size);
}

static const char sentence[] = "slow jazz waltz in Bb, walking bass, no piano, 90 bpm";

static void
without_memory_the_intent_is_pop(void)
{
  PromptIntent intent;
  n_left = 0;
  prompt_read(NULL, sentence, strlen(sentence), &intent);
  n_left = -1;
  CHECK(intent.n_genres == 1 && intent.tempo_bpm.value >= 20);
  CHECK(intent.meter.beats == 4 && intent.parts[BASE_BASS].instrument == -1);
  CHECK(intent.n_remarks == 1);
}

static void
json_is_whole_or_nothing(void)
{
  PromptIntent intent;
  prompt_read(NULL, sentence, strlen(sentence), &intent);
  int failures = 0;
  for (int at = 0; at < 32; ++at) {
    n_left           = at;
    char* const json = prompt_json(&intent, sentence, strlen(sentence));
    n_left           = -1;
    failures += !json;
    CHECK(!json || json[strlen(json) - 2] == '}');
    free(json);
  }
  CHECK(failures >= 1 && failures < 32);
}

static void
corrections_are_whole_or_nothing(void)
{
  static const char lines[] = "tempo=fast\nlead=flute\nkey=C";
  PromptIntent      before;
  prompt_read(NULL, sentence, strlen(sentence), &before);
  int failures = 0;
  for (int at = 0; at < 32; ++at) {
    PromptIntent intent     = before;
    n_left                  = at;
    const BaseStatus status = prompt_correct(&intent, lines, strlen(lines));
    n_left                  = -1;
    failures += status != BASE_OK;
    CHECK(!status || !memcmp(&intent, &before, sizeof(intent)));
    CHECK(status || intent.key == 0);
  }
  CHECK(failures >= 3 && failures < 32);
}

int
main(void)
{
  RUN(without_memory_the_intent_is_pop);
  RUN(json_is_whole_or_nothing);
  RUN(corrections_are_whole_or_nothing);
  return 0;
}
