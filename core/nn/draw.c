#include "core/nn/draw.h"

#include "core/nn/layer.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  float    share;
  uint32_t index;
} Choice;

/// Whether `a` is to be laid before `b`.
static bool
goes_first(Choice a, Choice b)
{
  return a.share > b.share || (a.share == b.share && a.index < b.index);
}

/// Let the choice at `at` sink to its place in a heap whose first goes first.
static void
sink(Choice* heap, uint32_t n, uint32_t at)
{
  const Choice choice = heap[at];
  for (uint32_t child = 2 * at + 1; child < n; child = 2 * at + 1) {
    if (child + 1 < n && goes_first(heap[child + 1], heap[child])) {
      ++child;
    }
    if (!goes_first(heap[child], choice)) {
      break;
    }
    heap[at] = heap[child];
    at       = child;
  }
  heap[at] = choice;
}

static uint32_t
collect(const float* logits, const uint8_t* allowed, uint32_t n, Choice* choices)
{
  uint32_t n_choices = 0;
  for (uint32_t i = 0; i < n; ++i) {
    if ((!allowed || allowed[i]) && logits[i] == logits[i]) {
      choices[n_choices++] = (Choice){logits[i], i};
    }
  }
  for (uint32_t i = n_choices / 2; i-- > 0;) {
    sink(choices, n_choices, i);
  }
  return n_choices;
}

/// Shares of 1 and below from logits; order stays.  Returns their sum.
static float
weigh(Choice* choices, uint32_t n, float temperature)
{
  const float most = choices[0].share;
  float       sum  = 0;
  for (uint32_t i = 0; i < n; ++i) {
    choices[i].share = nn_exp((choices[i].share - most) / temperature);
    sum += choices[i].share;
  }
  return sum;
}

/// Take the likeliest off the heap.
static Choice
take_first(Choice* heap, uint32_t* n)
{
  const Choice first = heap[0];
  heap[0]            = heap[--*n];
  if (*n) {
    sink(heap, *n, 0);
  }
  return first;
}

uint32_t
nn_draw(const float* logits, const uint8_t* allowed, uint32_t n, const NnTaste* taste,
        float uniform)
{
  Choice   heap[NN_MAX_CHOICES];
  Choice   kept[NN_MAX_CHOICES];
  uint32_t left =
    collect(logits, allowed, n < NN_MAX_CHOICES ? n : NN_MAX_CHOICES, heap);
  if (!left || !(taste->temperature > 0)) {
    return left ? heap[0].index : NN_MAX_CHOICES;
  }
  const float    enough = weigh(heap, left, taste->temperature) * taste->nucleus;
  const uint32_t most   = taste->most && taste->most < left ? taste->most : left;
  uint32_t       n_kept = 0;
  float          sum    = 0;
  do {
    kept[n_kept] = take_first(heap, &left);
    sum += kept[n_kept++].share;
  } while (n_kept < most && sum < enough);
  float    rest   = uniform * sum;
  uint32_t chosen = 0;
  while (chosen + 1 < n_kept && rest >= kept[chosen].share) {
    rest -= kept[chosen++].share;
  }
  return kept[chosen].index;
}

float
nn_surprise(const float* logits, uint32_t n, uint32_t choice)
{
  float most = logits[0];
  float sum  = 0;
  for (uint32_t i = 1; i < n; ++i) {
    most = logits[i] > most ? logits[i] : most;
  }
  for (uint32_t i = 0; i < n; ++i) {
    sum += nn_exp(logits[i] - most);
  }
  return nn_log(sum) - (logits[choice] - most);
}
