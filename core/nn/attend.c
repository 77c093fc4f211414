#include "core/nn/attend.h"

#include "core/nn/bits.h"

#include <string.h>

/// Where one head's part of a cache lies.
typedef struct {
  int8_t* key;         ///< (slots / 8, NN_HEAD / 4, 8, 4)
  int8_t* value;       ///< (slots / 2, NN_HEAD, 2)
  float*  key_scale;   ///< (slots)
  float*  value_scale; ///< (slots)
} Head;

size_t
nn_cache_bytes(uint32_t n_slots, uint32_t n_heads)
{
  return (size_t)n_slots * n_heads * NN_SLOT_BYTES;
}

static Head
head_of(const NnCache* cache, size_t head)
{
  const size_t n      = cache->n_slots;
  char* const  memory = cache->memory + head * n * NN_SLOT_BYTES;
  char* const  scales = memory + 2 * n * NN_HEAD;
  return (Head){(int8_t*)memory, (int8_t*)memory + n * NN_HEAD, (float*)(void*)scales,
                (float*)(void*)scales + n};
}

void
nn_cache_put(const NnCache* self, const NnKernels* kernels, uint32_t slot,
             const float* keys, const float* values)
{
  for (size_t h = 0; h < self->n_heads; ++h) {
    const Head    head = head_of(self, h);
    int8_t* const key =
      head.key + (size_t)(slot / 8) * 8 * NN_HEAD + (size_t)(slot % 8) * 4;
    int8_t* const value = head.value + (size_t)(slot / 2) * 2 * NN_HEAD + slot % 2;
    int8_t        q[NN_HEAD];

    head.key_scale[slot] = kernels->quantise(keys + h * NN_HEAD, NN_HEAD, q);
    for (size_t d = 0; d < NN_HEAD; d += 4) {
      memcpy(key + d * 8, q + d, 4);
    }
    head.value_scale[slot] = kernels->quantise(values + h * NN_HEAD, NN_HEAD, q);
    for (size_t d = 0; d < NN_HEAD; ++d) {
      value[2 * d] = q[d];
    }
  }
}

/// The root of NN_HEAD, by which logits are divided.
#define ROOT 5.656854249f

/// Products of a query with the keys of a view.
static void
find_logits(const Head* head, const NnKernels* kernels, const float* query,
            const NnView* view)
{
  int8_t      q[NN_HEAD];
  const float scale = kernels->quantise(query, NN_HEAD, q) / ROOT;
  for (size_t i = 0; i < 2; ++i) {
    const size_t first = view->first[i];
    const size_t done  = i ? view->n[0] : 0;
    kernels->times(head->key + first * NN_HEAD, view->n[i], NN_HEAD,
                   head->key_scale + first, NULL, q, scale, view->share + done);
    memcpy(view->scale + done, head->value_scale + first, view->n[i] * sizeof(float));
  }
}

/// The values of a view, mixed by their shares, whose greatest becomes NN_MOST_P.
static void
mix_values(const Head* head, const NnKernels* kernels, const NnView* view, float most,
           int32_t sum[NN_HEAD])
{
  int32_t more[NN_HEAD];
  kernels->mix(view->share, NN_MOST_P / most,
               head->value + (size_t)view->first[0] * NN_HEAD, view->n[0], sum);
  if (view->n[1]) {
    kernels->mix(view->share + view->n[0], NN_MOST_P / most,
                 head->value + (size_t)view->first[1] * NN_HEAD, view->n[1], more);
    for (size_t d = 0; d < NN_HEAD; ++d) {
      sum[d] += more[d];
    }
  }
}

void
nn_cache_ask(const NnCache* self, const NnKernels* kernels, const float* queries,
             const NnView* view, const float* bias, float* out)
{
  for (size_t h = 0; h < self->n_heads; ++h) {
    const Head head         = head_of(self, h);
    int32_t    sum[NN_HEAD] = {0};
    float      most         = 0;
    find_logits(&head, kernels, queries + h * NN_HEAD, view);
    const float all = kernels->weigh(view->share, view->kind, bias + h * NN_N_KINDS,
                                     view->scale, view->n[0] + view->n[1], &most);
    if (most >= NN_TINY) {
      mix_values(&head, kernels, view, most, sum);
    }
    const float by = most / NN_MOST_P / all;
    for (size_t d = 0; d < NN_HEAD; ++d) {
      out[h * NN_HEAD + d] = (float)sum[d] * by;
    }
  }
}
