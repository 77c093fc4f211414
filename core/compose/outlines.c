#include "core/compose/outlines.h"

#include <string.h>

/// The numbers of values of the words that a file may say, 0 being open.
static const uint8_t piece_values[COMPOSE_N_PIECE_WORDS] = {27, 7, 12, 6, 5, 3, 5};
static const uint8_t bar_values[COMPOSE_N_BAR_WORDS] = {8, 8, 2, 7, 5, 4, 6, 4, 7, 4};

// Weights are powers of two, so that they add up alike everywhere
#define BEST 30
#define OTHER_METER 8
#define OTHER_MODE 2
#define MOST_TILT 5.0f

/// Whether no word of `n` rows is beyond its values.
static bool
are_words(const uint8_t* rows, size_t n, const uint8_t* values, uint32_t width)
{
  for (size_t i = 0; i < n * width; ++i) {
    if (rows[i] > values[i % width]) {
      return false;
    }
  }
  return true;
}

/// Whether every outline has bars, and not more than there are.
static bool
are_sizes(const ComposeOutlines* self)
{
  for (uint32_t i = 0; i < self->n; ++i) {
    if (!self->size[i] || self->size[i] > self->most) {
      return false;
    }
  }
  return self->n > 0;
}

static bool
is_sound(const ComposeOutlines* self)
{
  return are_sizes(self) &&
         are_words(self->piece, self->n, piece_values, COMPOSE_N_PIECE_WORDS) &&
         are_words(self->bars, (size_t)self->n * self->most, bar_values,
                   COMPOSE_N_BAR_WORDS);
}

BaseStatus
compose_outlines_open(ComposeOutlines* self, const char* path)
{
  *self                   = (ComposeOutlines){0};
  const BaseStatus status = nn_blob_share(path, &self->blob);
  if (status) {
    return status;
  }
  const NnTensor* const piece = nn_blob_tensor(self->blob, "piece", NN_UINT8, 2);
  const NnTensor* const bars  = nn_blob_tensor(self->blob, "bars", NN_UINT8, 3);
  const NnTensor* const size  = nn_blob_tensor(self->blob, "n", NN_UINT8, 1);
  const bool fits = piece && bars && size && piece->shape[0] == size->shape[0] &&
                    bars->shape[0] == size->shape[0] &&
                    piece->shape[1] == COMPOSE_N_PIECE_WORDS &&
                    bars->shape[2] == COMPOSE_N_BAR_WORDS;
  if (fits) {
    self->n     = size->shape[0];
    self->most  = bars->shape[1];
    self->piece = (const uint8_t*)piece->data;
    self->bars  = (const uint8_t*)bars->data;
    self->size  = (const uint8_t*)size->data;
  }
  if (!fits || !is_sound(self)) {
    compose_outlines_close(self);
    return BASE_BAD_INPUT;
  }
  return BASE_OK;
}

void
compose_outlines_close(ComposeOutlines* self)
{
  nn_blob_release(self->blob);
  *self = (ComposeOutlines){0};
}

ComposePieceWords
compose_outlines_piece(const ComposeOutlines* self, uint32_t which)
{
  ComposePieceWords words;
  memcpy(words.say, self->piece + (size_t)which * COMPOSE_N_PIECE_WORDS,
         sizeof(words.say));
  return words;
}

ComposeBarWords
compose_outlines_bar(const ComposeOutlines* self, uint32_t which, uint32_t bar)
{
  const size_t    row = (size_t)which * self->most + bar % self->size[which];
  ComposeBarWords words;
  memcpy(words.say, self->bars + row * COMPOSE_N_BAR_WORDS, sizeof(words.say));
  return words;
}

/// The mean of a word over an outline's bars.
static float
mean_of(const ComposeOutlines* self, uint32_t which, ComposeBarWord word)
{
  uint32_t sum = 0;
  for (uint32_t bar = 0; bar < self->size[which]; ++bar) {
    sum += compose_outlines_bar(self, which, bar).say[word];
  }
  return (float)sum / (float)self->size[which];
}

static int
distance(int a, int b)
{
  return a > b ? a - b : b - a;
}

static bool
is_minor(uint32_t mode_word)
{
  return mode_word == 2 || mode_word == 3 || mode_word == 4 || mode_word == 7;
}

/// How far an outline leans to where it is wished, as powers of two.
static int
tilt(const ComposeOutlines* self, const ComposePieceWords* words, uint32_t which,
     const ComposeOutlineWish* wish)
{
  // Middling outlines have means of 4.5, 3 and sums of 5
  const float busy = mean_of(self, which, COMPOSE_SAY_DENSITY) - 4.5f;
  const float rich = mean_of(self, which, COMPOSE_SAY_RHYTHM) - 3.0f;
  const float plain =
    (float)(words->say[COMPOSE_SAY_COLOUR] + words->say[COMPOSE_SAY_CHROMA]) - 5.0f;
  const float sum = 3.0f * wish->busy * busy + wish->rich * (rich + plain);
  const float cut = sum < -MOST_TILT ? -MOST_TILT : sum > MOST_TILT ? MOST_TILT : sum;
  return (int)(cut + 100.5f) - 100;
}

static uint64_t
weight_of(const ComposeOutlines* self, uint32_t which, const ComposeOutlineWish* wish)
{
  const ComposePieceWords words = compose_outlines_piece(self, which);
  const uint8_t* const    own   = words.say;
  const uint8_t* const    said  = wish->words.say;
  if (own[COMPOSE_SAY_STYLE] != said[COMPOSE_SAY_STYLE]) {
    return 0;
  }
  const bool meter = own[COMPOSE_SAY_METER] == said[COMPOSE_SAY_METER];
  const bool mode = is_minor(own[COMPOSE_SAY_MODE]) == is_minor(said[COMPOSE_SAY_MODE]);
  const int  tempo = own[COMPOSE_SAY_TEMPO]
                       ? distance(own[COMPOSE_SAY_TEMPO], said[COMPOSE_SAY_TEMPO])
                       : 1;
  return UINT64_C(1) << (BEST + tilt(self, &words, which, wish) - tempo -
                         (meter ? 0 : OTHER_METER) - (mode ? 0 : OTHER_MODE));
}

uint32_t
compose_outlines_draw(const ComposeOutlines* self, const ComposeOutlineWish* wish,
                      BaseRandom* random)
{
  uint64_t sum = 0;
  for (uint32_t i = 0; i < self->n; ++i) {
    sum += weight_of(self, i, wish);
  }
  uint64_t drawn = (uint64_t)((double)base_random_unit(random) * (double)sum);
  for (uint32_t i = 0; i < self->n; ++i) {
    const uint64_t weight = weight_of(self, i, wish);
    if (drawn < weight) {
      return i;
    }
    drawn -= weight;
  }
  return base_random_below(random, self->n); // None of its style
}
