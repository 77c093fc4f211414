#include "core/prompt/model.h"

#include "core/nn/layer.h"
#include "core/prompt/genre.h"

#include <stdlib.h>
#include <string.h>

#define WIDTH 128U
#define HIDDEN 192U
#define MAX_WORD 64U

struct PromptModel {
  const NnBlob*   blob; ///< Shared by all who read the same file
  NnRows          table;
  const float*    weight; ///< (tokens) what each adds to its attention
  const float*    query;  ///< (WIDTH)
  NnLinear        hidden, genre, mood, amounts;
  const char*     words;    ///< The tokens' spellings, sorted, closed by zeros
  const uint32_t* words_at; ///< (tokens) where each begins
  uint32_t        n_genres; ///< Of the weights
  uint32_t        genre_id[PROMPT_MODEL_GENRES]; ///< In our table, or beyond its end
};

static const float*
floats(const NnBlob* blob, const char* name, uint32_t n)
{
  const NnTensor* const tensor = nn_blob_tensor(blob, name, NN_FLOAT32, 1);
  return tensor && tensor->shape[0] == n ? tensor->data : NULL;
}

/// Spellings are closed by a zero and begin where they say.
static BaseStatus
open_words(PromptModel* self)
{
  const NnTensor* const words = nn_blob_tensor(self->blob, "words", NN_UINT8, 1);
  const NnTensor* const at    = nn_blob_tensor(self->blob, "words.at", NN_UINT32, 1);
  if (!words || !at || at->n != self->table.n_rows) {
    return BASE_BAD_INPUT;
  }
  self->words    = words->data;
  self->words_at = at->data;
  for (size_t i = 0; i < at->n; ++i) {
    if (self->words_at[i] >= words->n) {
      return BASE_BAD_INPUT;
    }
  }
  return self->words[words->n - 1] ? BASE_BAD_INPUT : BASE_OK;
}

/// Genres go by name, so that the table may grow without new weights.
static BaseStatus
open_genres(PromptModel* self)
{
  const NnTensor* const names = nn_blob_tensor(self->blob, "genres", NN_UINT8, 1);
  if (!names || ((const char*)names->data)[names->n - 1]) {
    return BASE_BAD_INPUT;
  }
  const char* const text = names->data;
  for (size_t i = 0; i < names->n; i += strlen(text + i) + 1) {
    if (self->n_genres == PROMPT_MODEL_GENRES) {
      return BASE_BAD_INPUT;
    }
    self->genre_id[self->n_genres++] = prompt_genre_find(text + i);
  }
  return BASE_OK;
}

static BaseStatus
open_layers(PromptModel* self)
{
  const NnBlob* const blob   = self->blob;
  BaseStatus          status = nn_rows_from(blob, "table", WIDTH, &self->table);
  status                     = status ? status : open_words(self);
  status                     = status ? status : open_genres(self);
  self->weight = status ? NULL : floats(blob, "weight", self->table.n_rows);
  self->query  = floats(blob, "query", WIDTH);
  if (status || !self->weight || !self->query) {
    return BASE_BAD_INPUT;
  }
  const uint32_t n = self->n_genres;
  status           = nn_linear_from(blob, "hidden", HIDDEN, WIDTH, &self->hidden);
  status = status ? status : nn_linear_from(blob, "genre", n, HIDDEN, &self->genre);
  status = status ? status : nn_linear_from(blob, "mood", 3, HIDDEN, &self->mood);
  return status ? status
                : nn_linear_from(blob, "amounts", PROMPT_MODEL_AMOUNTS, HIDDEN,
                                 &self->amounts);
}

BaseStatus
prompt_model_open(const char* path, PromptModel** model)
{
  const NnBlob*    blob   = NULL;
  const BaseStatus status = nn_blob_share(path, &blob);
  *model                  = NULL;
  if (status) {
    return status;
  }
  PromptModel* const self = calloc(1, sizeof(*self));
  if (!self) {
    nn_blob_release(blob);
    return BASE_NO_MEMORY;
  }
  self->blob = blob;
  if (open_layers(self)) {
    prompt_model_free(self);
    return BASE_BAD_INPUT;
  }
  *model = self;
  return BASE_OK;
}

void
prompt_model_free(PromptModel* model)
{
  if (model) {
    nn_blob_release(model->blob);
    free(model);
  }
}

uint64_t
prompt_model_checksum(const PromptModel* model)
{
  return nn_blob_checksum(model->blob);
}

/// The token of this spelling, or the number of tokens.
static uint32_t
find_token(const PromptModel* model, const char* spelling)
{
  const uint32_t n    = model->table.n_rows;
  uint32_t       low  = 0;
  uint32_t       high = n;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (strcmp(model->words + model->words_at[middle], spelling) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < n && !strcmp(model->words + model->words_at[low], spelling) ? low : n;
}

bool
prompt_model_knows(const PromptModel* model, const char* word)
{
  return find_token(model, word) < model->table.n_rows;
}

/// The longest token at `word`, "##" before it if it goes on; its length in `length`.
static uint32_t
longest_token(const PromptModel* model, const char* word, size_t n, bool goes_on,
              size_t* length)
{
  char         spelling[MAX_WORD + 3] = "##";
  const size_t marks                  = goes_on ? 2 : 0;
  for (*length = n; *length > 0; --*length) {
    memcpy(spelling + marks, word, *length);
    spelling[marks + *length] = '\0';
    const uint32_t id         = find_token(model, spelling);
    if (id < model->table.n_rows) {
      return id;
    }
  }
  return model->table.n_rows;
}

uint32_t
prompt_model_tokens(const PromptModel* model, const char* word, uint32_t* ids,
                    uint32_t n)
{
  const size_t   size  = strlen(word);
  const uint32_t begin = n;
  if (size > MAX_WORD) {
    return n;
  }
  for (size_t at = 0, length; at < size; at += length) {
    const uint32_t id = longest_token(model, word + at, size - at, at > 0, &length);
    if (id == model->table.n_rows || n == PROMPT_MODEL_TOKENS) {
      return begin;
    }
    ids[n++] = id;
  }
  return n;
}

void
prompt_model_feel(const PromptModel* model, const uint32_t* ids, uint32_t n,
                  PromptFeeling* feeling)
{
  float share[PROMPT_MODEL_TOKENS];
  float pooled[WIDTH];
  float hidden[HIDDEN];
  float genre[PROMPT_MODEL_GENRES];
  nn_pool(&model->table, model->weight, model->query, ids, n, share, pooled);
  nn_normalise(pooled, WIDTH);
  nn_linear_run(&model->hidden, pooled, hidden);
  nn_relu(hidden, HIDDEN);
  nn_linear_run(&model->genre, hidden, genre);
  nn_softmax(genre, model->n_genres);
  nn_linear_run(&model->mood, hidden, feeling->mood);
  nn_linear_run(&model->amounts, hidden, feeling->amounts);
  memset(feeling->genre, 0, sizeof(feeling->genre));
  for (uint32_t i = 0; i < model->n_genres; ++i) {
    if (model->genre_id[i] < prompt_n_genres()) {
      feeling->genre[model->genre_id[i]] = genre[i];
    }
  }
  for (uint32_t i = 0; i < 3; ++i) {
    feeling->mood[i] = nn_tanh(feeling->mood[i]);
  }
  for (uint32_t i = 0; i < PROMPT_MODEL_AMOUNTS; ++i) {
    feeling->amounts[i] = nn_sigmoid(feeling->amounts[i]);
  }
}
