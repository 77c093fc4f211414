// The encoder in C against the vectors that training wrote, and what it adds.
//
//   test_prompt_model WEIGHTS VECTORS

#include "core/prompt/genre.h"
#include "core/prompt/model.h"
#include "tests/test.h"

#include <stdbool.h>
#include <unistd.h>

static PromptModel* model;
static const char*  weights_path;
static const char*  vectors_path;

/// Tokens of a text that is folded already.
static uint32_t
tokens_of(char* text, uint32_t* ids)
{
  uint32_t n    = 0;
  char*    rest = text;
  for (char* word = strtok_r(text, " ", &rest); word;
       word       = strtok_r(NULL, " ", &rest)) {
    n = prompt_model_tokens(model, word, ids, n);
  }
  return n;
}

static void
check_numbers(const char* text, const float* values, int n)
{
  char* rest = NULL;
  for (int i = 0; i < n; ++i) {
    CHECK_NEAR(values[i], strtof(text, &rest), 2e-4);
    text = rest;
  }
}

/// "text | tokens | genre | share | mood | amounts"
static void
check_vector(char* line)
{
  char* field[6];
  char* rest = line;
  for (int i = 0; i < 6; ++i) {
    field[i]        = rest;
    char* const bar = strstr(rest, " | ");
    if (bar) {
      *bar = '\0';
      rest = bar + 3;
    }
  }
  uint32_t       ids[PROMPT_MODEL_TOKENS];
  const uint32_t n = tokens_of(field[0], ids);
  PromptFeeling  feeling;
  CHECK(n == (uint32_t)atoi(field[1]));
  prompt_model_feel(model, ids, n, &feeling);
  CHECK_NEAR(feeling.genre[prompt_genre_find(field[2])], strtof(field[3], NULL), 2e-4);
  check_numbers(field[4], feeling.mood, 3);
  check_numbers(field[5], feeling.amounts, PROMPT_MODEL_AMOUNTS);
}

static void
the_engine_agrees_with_the_training(void)
{
  char        line[512];
  int         n    = 0;
  FILE* const file = fopen(vectors_path, "r");
  CHECK(file);
  while (fgets(line, sizeof(line), file)) {
    if (line[0] != '#') {
      check_vector(line);
      ++n;
    }
  }
  fclose(file);
  CHECK(n >= 5);
}

static PromptIntent
reading_of(const PromptModel* with, const char* sentence)
{
  PromptIntent intent;
  prompt_read(with, sentence, strlen(sentence), &intent);
  return intent;
}

static void
a_boss_raid_is_fierce(void)
{
  const PromptIntent intent =
    reading_of(model, "boss raid in D minor at 140 bpm, no drums");
  CHECK(intent.arousal.value > 0.3f && intent.tension.value > 0.2f);
  CHECK(intent.arousal.source.origin == PROMPT_INFERRED);
  CHECK(intent.genres[0].source.origin == PROMPT_INFERRED);
  CHECK(intent.key == 2 && intent.parts[BASE_DRUMS].wish == PROMPT_EXCLUDED);
}

static void
what_is_stated_wins_over_what_is_felt(void)
{
  const PromptIntent intent = reading_of(model, "happy bossa nova for a boss fight");
  CHECK_TEXT(prompt_genre(intent.genres[0].genre)->name, "bossa nova");
  CHECK(intent.valence.value > 0 && intent.valence.source.origin == PROMPT_STATED);
}

static void
facts_alone_leave_nothing_to_feel(void)
{
  const PromptIntent with = reading_of(model, "jazz waltz in Bb, walking bass, 90 bpm");
  const PromptIntent without =
    reading_of(NULL, "jazz waltz in Bb, walking bass, 90 bpm");
  CHECK(with.valence.value == without.valence.value);
  CHECK(with.genres[0].genre == without.genres[0].genre && with.n_genres == 1);
}

static void
a_word_of_its_own_is_no_slip(void)
{
  CHECK(prompt_model_knows(model, "horse"));
  const PromptIntent intent = reading_of(model, "horse");
  CHECK(strcmp(prompt_genre(intent.genres[0].genre)->name, "house") != 0);
}

static void
a_missing_or_torn_file_is_refused(void)
{
  PromptModel* none;
  char         path[] = "/tmp/estro_prompt_XXXXXX";
  CHECK(prompt_model_open("/nowhere/prompt.nn", &none) == BASE_NOT_FOUND && !none);
  const int   fd   = mkstemp(path);
  FILE* const from = fopen(weights_path, "rb");
  static char bytes[5 << 20];
  CHECK(fd >= 0 && from);
  const size_t n = fread(bytes, 1, sizeof(bytes), from);
  fclose(from);
  CHECK(n > 100000 && n <= 4000000);
  CHECK(write(fd, bytes, n / 2) == (ssize_t)(n / 2));
  CHECK(prompt_model_open(path, &none) == BASE_BAD_INPUT && !none);
  close(fd);
  unlink(path);
  prompt_model_free(NULL);
}

int
main(int argc, char** argv)
{
  CHECK(argc == 3);
  weights_path = argv[1];
  vectors_path = argv[2];
  CHECK(prompt_model_open(weights_path, &model) == BASE_OK);
  CHECK(prompt_model_checksum(model) != 0);
  RUN(the_engine_agrees_with_the_training);
  RUN(a_boss_raid_is_fierce);
  RUN(what_is_stated_wins_over_what_is_felt);
  RUN(facts_alone_leave_nothing_to_feel);
  RUN(a_word_of_its_own_is_no_slip);
  RUN(a_missing_or_torn_file_is_refused);
  prompt_model_free(model);
  return 0;
}
