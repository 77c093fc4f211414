// The networks give in C what they gave where they were trained.
//
//   test_compose_vectors MODELS VECTORS
//
// VECTORS/*_vectors.nn hold what went in and what came out of the same whole numbers in
// PyTorch; single values differ where a float sum was rounded to the next whole number.

#include "core/compose/models.h"
#include "core/nn/blob.h"
#include "tests/test.h"

// Of logits, whose likely ones lie ten or more apart from the unlikely
#define MOST_RMS 0.2
#define MOST_FAR 2.0

static const char *models_directory, *vectors_directory;

static char path[4096];

static const char*
join(const char* directory, const char* name)
{
  snprintf(path, sizeof(path), "%s/%s", directory, name);
  return path;
}

static NnBlob*
open_vectors(const char* name)
{
  NnBlob* blob = NULL;
  CHECK(nn_blob_open(join(vectors_directory, name), &blob) == BASE_OK);
  return blob;
}

static const uint32_t*
numbers(const NnBlob* blob, const char* name, uint32_t n_columns, uint32_t* n)
{
  const NnTensor* const tensor =
    nn_blob_tensor(blob, name, NN_UINT32, n_columns ? 2 : 1);
  CHECK(tensor && (!n_columns || tensor->shape[1] == n_columns));
  *n = tensor->shape[0];
  return (const uint32_t*)tensor->data;
}

static const float*
floats(const NnBlob* blob, const char* name, uint32_t n_rows, uint32_t n_columns)
{
  const NnTensor* const tensor = nn_blob_tensor(blob, name, NN_FLOAT32, 2);
  CHECK(tensor && tensor->shape[0] == n_rows && tensor->shape[1] == n_columns);
  return (const float*)tensor->data;
}

/// How far numbers are from what they should be.
typedef struct {
  double sum, most;
  size_t n;
} Error;

static void
compare(Error* error, const float* found, const float* wanted, uint32_t n)
{
  for (uint32_t i = 0; i < n; ++i) {
    const double far = fabs((double)found[i] - (double)wanted[i]);
    error->sum += far * far;
    error->most = fmax(error->most, far);
    ++error->n;
  }
}

static void
check(const Error* error, double most_rms, double most)
{
  const double rms = sqrt(error->sum / (double)error->n);
  printf("  %zu numbers, rms %.5f, at most %.4f\n", error->n, rms, error->most);
  CHECK(error->n > 0 && rms <= most_rms && error->most <= most);
}

static void
the_composer_thinks_as_it_was_taught(void)
{
  ComposeComposer* composer = NULL;
  NnBlob* const    blob     = open_vectors("composer_vectors.nn");
  uint32_t         n        = 0;
  uint32_t         n_words  = 0;
  const uint32_t*  rows     = numbers(blob, "rows", 4 + COMPOSE_N_BAR_WORDS, &n);
  const uint32_t*  words    = numbers(blob, "words", 0, &n_words);
  const uint32_t*  target   = numbers(blob, "target", 3, &n);
  const float*     where    = floats(blob, "whole.where", n, COMPOSE_N_WHERE);
  const float*     what     = floats(blob, "whole.what", n, COMPOSE_N_WHAT);
  const float*     much     = floats(blob, "whole.much", n, COMPOSE_N_MUCH);
  CHECK(n_words == COMPOSE_N_PIECE_WORDS);
  CHECK(!compose_composer_open(join(models_directory, "composer.nn"), &composer));
  ComposePieceWords piece;
  for (uint32_t i = 0; i < n_words; ++i) {
    piece.say[i] = (uint8_t)words[i];
  }
  ComposeQuill quill;
  CHECK(compose_quill_init(&quill, composer, &piece) == BASE_OK);
  Error error = {0};
  for (uint32_t t = 0; t < n; ++t) {
    const uint32_t* const row  = rows + (size_t)t * (4 + COMPOSE_N_BAR_WORDS);
    const uint32_t* const next = target + (size_t)t * 3;
    const ComposeStep     step = {(uint16_t)row[3], (uint16_t)row[1], (uint8_t)row[0],
                                  (uint8_t)row[2]};
    ComposeBarWords       bar;
    float                 logits[COMPOSE_N_WHAT];
    for (uint32_t i = 0; i < COMPOSE_N_BAR_WORDS; ++i) {
      bar.say[i] = (uint8_t)row[4 + i];
    }
    compose_quill_take(&quill, &step, &bar);
    compose_quill_where(&quill, logits);
    compare(&error, logits, where + (size_t)t * COMPOSE_N_WHERE, COMPOSE_N_WHERE);
    compose_quill_what(&quill, next[0], logits);
    compare(&error, logits, what + (size_t)t * COMPOSE_N_WHAT, COMPOSE_N_WHAT);
    compose_quill_much(&quill, next[0], next[1], logits);
    compare(&error, logits, much + (size_t)t * COMPOSE_N_MUCH, COMPOSE_N_MUCH);
    if (t == 0) { // Nothing has been rounded otherwise yet
      check(&error, 0.002, 0.01);
    }
  }
  check(&error, MOST_RMS, MOST_FAR);
  compose_quill_clear(&quill);
  compose_composer_free(composer);
  nn_blob_free(blob);
}

static ComposePartBarWords
bar_words(const uint32_t* words)
{
  return (ComposePartBarWords){(uint8_t)words[5], (uint8_t)words[6], (uint8_t)words[7]};
}

/// Let the arranger read what it was given.
static void
read_source(const NnBlob* blob, ComposeStylus* stylus)
{
  static ComposeStep  steps[COMPOSE_MAX_SOURCE];
  ComposePartBarWords bars[COMPOSE_MAX_WINDOW] = {{0, 0, 0}};
  uint32_t            n                        = 0;
  const uint32_t*     source                   = numbers(blob, "source", 4, &n);
  const uint32_t*     words                    = numbers(blob, "source_words", 8, &n);
  CHECK(n && n <= COMPOSE_MAX_SOURCE);
  for (uint32_t i = 0; i < n; ++i) {
    const uint32_t* const row = source + (size_t)i * 4;
    CHECK(row[3] < COMPOSE_MAX_WINDOW);
    steps[i]     = (ComposeStep){(uint16_t)row[3], (uint16_t)row[1], (uint8_t)row[0],
                                 (uint8_t)row[2]};
    bars[row[3]] = bar_words(words + (size_t)i * 8);
  }
  const ComposePartWords part = {(uint8_t)words[0], (uint8_t)words[1],
                                 (uint8_t)words[2], (uint8_t)words[3],
                                 (uint8_t)words[4]};
  compose_stylus_read(stylus, &part, steps, n, bars);
}

static ComposePartStep
part_step(const uint32_t* row)
{
  return (ComposePartStep){(uint8_t)row[0],
                           (uint8_t)row[1],
                           (uint8_t)row[2],
                           (uint8_t)row[3],
                           {(uint8_t)row[4], (uint8_t)row[5], (uint8_t)row[6]},
                           {{(uint8_t)row[7], (uint8_t)row[8], (uint8_t)row[9]},
                            {(uint8_t)row[10], (uint8_t)row[11], (uint8_t)row[12]}}};
}

static void
the_arranger_thinks_as_it_was_taught(void)
{
  ComposeArranger* arranger = NULL;
  NnBlob* const    blob     = open_vectors("arranger_vectors.nn");
  uint32_t         n        = 0;
  const uint32_t*  rows     = numbers(blob, "rows", 13, &n);
  const uint32_t*  words    = numbers(blob, "words", 8, &n);
  const uint32_t*  wanted   = numbers(blob, "wanted", 6, &n);
  const float*     where    = floats(blob, "whole.where", n, COMPOSE_N_WHERE);
  const float*     what     = floats(blob, "whole.what", n, COMPOSE_N_NOTES);
  const float*     much     = floats(blob, "whole.much", n, COMPOSE_N_PART_MUCH);
  ComposeStylus    stylus;
  Error            error = {0};
  CHECK(!compose_arranger_open(join(models_directory, "arranger.nn"), &arranger));
  CHECK(compose_stylus_init(&stylus, arranger) == BASE_OK);
  read_source(blob, &stylus);
  for (uint32_t t = 0; t < n; ++t) {
    const uint32_t* const     next = wanted + (size_t)t * 6;
    const ComposePartStep     step = part_step(rows + (size_t)t * 13);
    const ComposePartBarWords bar  = bar_words(words + (size_t)t * 8);
    const ComposeForce force = {(uint8_t)next[3], (uint8_t)next[4], (uint8_t)next[5]};
    float              logits[COMPOSE_N_NOTES];
    compose_stylus_take(&stylus, &step, &bar);
    compose_stylus_where(&stylus, logits);
    compare(&error, logits, where + (size_t)t * COMPOSE_N_WHERE, COMPOSE_N_WHERE);
    if (next[0] >= COMPOSE_BAR) {
      continue;
    }
    compose_stylus_what(&stylus, next[0], &force, logits);
    compare(&error, logits, what + (size_t)t * COMPOSE_N_NOTES, COMPOSE_N_NOTES);
    compose_stylus_much(&stylus, next[0], &force, next[1], logits);
    compare(&error, logits, much + (size_t)t * COMPOSE_N_PART_MUCH,
            COMPOSE_N_PART_MUCH);
  }
  check(&error, MOST_RMS, MOST_FAR);
  compose_stylus_clear(&stylus);
  compose_arranger_free(arranger);
  nn_blob_free(blob);
}

static void
the_performer_plays_as_it_was_taught(void)
{
  ComposePerformer*      performer = NULL;
  NnBlob* const          blob      = open_vectors("performer_vectors.nn");
  uint32_t               n         = 0;
  const uint32_t*        rows      = numbers(blob, "features", COMPOSE_N_FEATURES, &n);
  const float*           noise     = floats(blob, "noise", n, COMPOSE_N_NOISE);
  const float*           wanted    = floats(blob, "whole.values", n, COMPOSE_N_PLAYED);
  static ComposeFeatures features[COMPOSE_MAX_PERFORMED];
  static float           values[COMPOSE_MAX_PERFORMED * COMPOSE_N_PLAYED];
  CHECK(n <= COMPOSE_MAX_PERFORMED);
  CHECK(!compose_performer_open(join(models_directory, "performer.nn"), &performer));
  for (uint32_t i = 0; i < n * COMPOSE_N_FEATURES; ++i) {
    features[i / COMPOSE_N_FEATURES].value[i % COMPOSE_N_FEATURES] = (uint8_t)rows[i];
  }
  float* const scratch =
    (float*)malloc(compose_performer_scratch(performer) * sizeof(float));
  CHECK(scratch);
  compose_performer_run(performer, features, noise, n, values, scratch);
  Error error = {0};
  compare(&error, values, wanted, n * COMPOSE_N_PLAYED);
  check(&error, 0.05, 0.3);
  free(scratch);
  compose_performer_free(performer);
  nn_blob_free(blob);
}

static void
the_critic_hears_as_it_was_taught(void)
{
  ComposeCritic* critic = NULL;
  NnBlob* const  blob   = open_vectors("critic_vectors.nn");
  Error          error  = {0};
  CHECK(!compose_critic_open(join(models_directory, "critic.nn"), &critic));
  float* const scratch = (float*)malloc(compose_critic_scratch(critic) * sizeof(float));
  CHECK(scratch);
  for (uint32_t k = 0; k < 4; ++k) {
    ComposeStep       steps[COMPOSE_CRITIC_STEPS];
    ComposePieceWords piece;
    char              name[32];
    uint32_t          n = 0;
    snprintf(name, sizeof(name), "words.%u", k);
    const uint32_t* const words = numbers(blob, name, 0, &n);
    CHECK(n == COMPOSE_N_PIECE_WORDS);
    for (uint32_t i = 0; i < n; ++i) {
      piece.say[i] = (uint8_t)words[i];
    }
    snprintf(name, sizeof(name), "rows.%u", k);
    const uint32_t* const rows = numbers(blob, name, 4, &n);
    CHECK(n <= COMPOSE_CRITIC_STEPS);
    for (uint32_t i = 0; i < n; ++i) {
      const uint32_t* const row = rows + (size_t)i * 4;
      steps[i] = (ComposeStep){(uint16_t)row[3], (uint16_t)row[1], (uint8_t)row[0],
                               (uint8_t)row[2]};
    }
    snprintf(name, sizeof(name), "whole.%u", k);
    const NnTensor* const whole = nn_blob_tensor(blob, name, NN_FLOAT32, 1);
    CHECK(whole && whole->n == 1);
    const float found = compose_critic_hear(critic, &piece, steps, n, scratch);
    compare(&error, &found, (const float*)whole->data, 1);
  }
  check(&error, 0.05, 0.1);
  free(scratch);
  compose_critic_free(critic);
  nn_blob_free(blob);
}

static void
another_networks_file_is_refused(void)
{
  ComposeComposer*  composer  = NULL;
  ComposeArranger*  arranger  = NULL;
  ComposePerformer* performer = NULL;
  ComposeOriginal   original  = {0};
  CHECK(compose_composer_open(join(models_directory, "arranger.nn"), &composer) ==
        BASE_BAD_INPUT);
  CHECK(compose_arranger_open(join(models_directory, "composer.nn"), &arranger) ==
        BASE_BAD_INPUT);
  CHECK(compose_performer_open(join(models_directory, "prompt.nn"), &performer) ==
        BASE_BAD_INPUT);
  CHECK(compose_original_open(&original, join(models_directory, "performer.nn")) ==
        BASE_BAD_INPUT);
  CHECK(!composer && !arranger && !performer && !original.blob);
  CHECK(compose_composer_open(join(models_directory, "nothing.nn"), &composer) ==
        BASE_NOT_FOUND);
}

static void
without_models_nothing_is_open(void)
{
  ComposeModels* models = NULL;
  CHECK(compose_models_open(vectors_directory, &models) == BASE_NOT_FOUND && !models);
  CHECK(compose_models_open(models_directory, &models) == BASE_OK && models);
  compose_models_free(models);
  compose_models_free(NULL);
}

int
main(int argc, char** argv)
{
  CHECK(argc == 3);
  models_directory  = argv[1];
  vectors_directory = argv[2];
  RUN(the_composer_thinks_as_it_was_taught);
  RUN(the_arranger_thinks_as_it_was_taught);
  RUN(the_performer_plays_as_it_was_taught);
  RUN(the_critic_hears_as_it_was_taught);
  RUN(another_networks_file_is_refused);
  RUN(without_models_nothing_is_open);
  return 0;
}
