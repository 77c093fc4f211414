#include "core/nn/stack_parts.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/// Added to the logit of what is not seen.
#define UNSEEN (-1e9f)

/// The blob, a prefix and a block's number: how tensors are called.
typedef struct {
  const NnBlob* blob;
  const char*   prefix;
  uint32_t      layer;
} Where;

static const char*
name_of(const Where* where, const char* what, char name[64])
{
  snprintf(name, 64, "%s%u.%s", where->prefix, where->layer, what);
  return name;
}

static const float*
vector(const Where* where, const char* what, uint32_t n)
{
  char name[64];
  return nn_vector_from(where->blob, name_of(where, what, name), n);
}

static bool
matrix(const Where* where, const char* what, uint32_t n_rows, uint32_t n_columns,
       NnMatrix* found)
{
  char name[64];
  return !nn_matrix_from(where->blob, name_of(where, what, name), n_rows, n_columns,
                         found);
}

/// A matrix's rows from `first` on, a multiple of 8.
static NnMatrix
rows_of(const NnMatrix* all, uint32_t first, uint32_t n)
{
  NnMatrix part = *all;
  part.n_rows   = n;
  part.weight += (size_t)first * ((all->n_columns + 3) / 4) * 4;
  part.scale += first;
  part.bias = all->bias ? all->bias + first : NULL;
  return part;
}

static const float*
table(const Where* where, const char* what, uint32_t n_rows, uint32_t n_columns)
{
  char                  name[64];
  const NnTensor* const tensor =
    nn_blob_tensor(where->blob, name_of(where, what, name), NN_FLOAT32, 2);
  if (!tensor || tensor->shape[0] != n_rows || tensor->shape[1] != n_columns) {
    return NULL;
  }
  return nn_sound_floats(tensor) ? tensor->data : NULL;
}

/// Both biases of each head in one table, by the kind of a pair.
static bool
open_bias(const Where* where, const char* far_name, const char* same_name,
          uint32_t n_heads, float* bias)
{
  const float* const far_bars = table(where, far_name, n_heads, NN_FAR_BARS);
  const float* const same     = table(where, same_name, n_heads, 2);
  if (!far_bars || !same) {
    return false;
  }
  for (uint32_t h = 0; h < n_heads; ++h) {
    float* const row = bias + (size_t)h * NN_N_KINDS;
    for (uint32_t kind = 0; kind < NN_UNSEEN_KIND; ++kind) {
      row[kind] = far_bars[h * NN_FAR_BARS + kind / 2] + same[2 * h + kind % 2];
    }
    row[NN_UNSEEN_KIND] = UNSEEN;
  }
  return true;
}

static bool
open_own(NnStack* self, const Where* where, NnAttention* own)
{
  const uint32_t width = self->width;
  NnMatrix       qkv;
  own->norm = vector(where, "norm_a", width);
  if (!own->norm || !matrix(where, "qkv", 3 * width, width, &qkv) ||
      !matrix(where, "out", width, width, &own->out)) {
    return false;
  }
  own->query     = rows_of(&qkv, 0, width);
  own->key_value = rows_of(&qkv, width, 2 * width);
  return open_bias(where, "far", "same", self->n_heads, own->bias);
}

static bool
open_cross(NnStack* self, const Where* where, NnAttention* cross)
{
  const uint32_t width = self->width;
  cross->norm          = vector(where, "norm_c", width);
  return cross->norm && matrix(where, "cross_q", width, width, &cross->query) &&
         matrix(where, "cross_kv", 2 * width, self->shape.source_width,
                &cross->key_value) &&
         matrix(where, "cross_out", width, width, &cross->out) &&
         open_bias(where, "cross_far", "cross_same", self->n_heads, cross->bias);
}

static bool
open_block(NnStack* self, const Where* where, NnBlock* block)
{
  const size_t   n_bias = (size_t)self->n_heads * NN_N_KINDS;
  const uint32_t width  = self->width;
  block->own.bias       = self->bias + n_bias * 2 * where->layer;
  block->cross.bias     = block->own.bias + n_bias;
  block->norm           = vector(where, "norm_b", width);
  return block->norm && open_own(self, where, &block->own) &&
         (!self->n_source_slots || open_cross(self, where, &block->cross)) &&
         matrix(where, "up", 0, width, &block->up) &&
         block->up.n_rows <= NN_MAX_COLUMNS &&
         matrix(where, "down", width, block->up.n_rows, &block->down);
}

static BaseStatus
open_blocks(NnStack* self, const NnBlob* blob, const char* prefix)
{
  for (uint32_t i = 0; i < self->n_layers; ++i) {
    const Where where = {blob, prefix, i};
    if (!open_block(self, &where, &self->block[i])) {
      return BASE_BAD_INPUT;
    }
  }
  char name[64];
  snprintf(name, sizeof(name), "%snorm", prefix);
  self->norm = nn_vector_from(blob, name, self->width);
  return self->norm ? BASE_OK : BASE_BAD_INPUT;
}

/// How many blocks there are by one or the other of their first tensors, so that none
/// is left out because a name was lost; and how wide the first is.
static uint32_t
count_blocks(const NnBlob* blob, const char* prefix, uint32_t* width)
{
  uint32_t n = 0;
  for (; n <= NN_MAX_LAYERS; ++n) {
    const Where           where = {blob, prefix, n};
    char                  name[64];
    const NnTensor* const norm =
      nn_blob_tensor(blob, name_of(&where, "norm_a", name), NN_FLOAT32, 1);
    if (!norm && !nn_blob_tensor(blob, name_of(&where, "qkv", name), NN_INT8, 4)) {
      break;
    }
    *width = n || !norm ? *width : norm->shape[0];
  }
  return n;
}

static bool
is_possible(const NnStackShape* shape)
{
  const uint32_t most = NN_MAX_POSITIONS;
  if (!shape->context || shape->context > most || shape->n_rewind > most ||
      shape->context + shape->n_rewind > most || shape->n_source > most ||
      !shape->n_source != !shape->source_width) {
    return false;
  }
  return shape->kind == NN_CAUSAL || (!shape->n_source && !shape->n_rewind);
}

static uint32_t
slots_for(uint32_t n)
{
  return (n + 7) / 8 * 8;
}

BaseStatus
nn_stack_open(const NnBlob* blob, const char* prefix, const NnStackShape* shape,
              NnStack** stack)
{
  uint32_t       width = 0;
  const uint32_t n     = count_blocks(blob, prefix, &width);
  *stack               = NULL;
  if (!is_possible(shape) || !n || n > NN_MAX_LAYERS || !width || width % NN_HEAD ||
      width > NN_MAX_WIDTH) {
    return BASE_BAD_INPUT;
  }
  const size_t   n_bias = 2 * (size_t)n * (width / NN_HEAD) * NN_N_KINDS;
  NnStack* const self   = calloc(1, sizeof(NnStack) + n_bias * sizeof(float));
  if (!self) {
    return BASE_NO_MEMORY;
  }
  self->shape             = *shape;
  self->width             = width;
  self->n_heads           = width / NN_HEAD;
  self->n_layers          = n;
  self->n_slots           = slots_for(shape->context + shape->n_rewind);
  self->n_source_slots    = slots_for(shape->n_source);
  self->kernels           = nn_blob_kernels(blob);
  const BaseStatus status = open_blocks(self, blob, prefix);
  if (status) {
    nn_stack_free(self);
    return status;
  }
  *stack = self;
  return BASE_OK;
}

void
nn_stack_free(NnStack* stack)
{
  free(stack);
}

uint32_t
nn_stack_width(const NnStack* stack)
{
  return stack->width;
}
