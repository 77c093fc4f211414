#include "core/nn/conv.h"

#include "core/nn/layer.h"
#include "core/nn/matrix.h"
#include "core/nn/stack.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_DILATION 4096U

typedef struct {
  const float* norm; ///< (width)
  NnMatrix     mix, out;
  uint32_t     dilation;
} Block;

struct NnConv {
  uint32_t         width, kernel, n_blocks;
  const NnKernels* kernels;
  const float*     norm; ///< (width), after the last block
  Block            block[NN_MAX_LAYERS];
};

static bool
open_block(const NnConv* self, const NnBlob* blob, const char* prefix, uint32_t i,
           Block* block)
{
  char name[64];
  snprintf(name, sizeof(name), "%s%u.norm", prefix, i);
  block->norm = nn_vector_from(blob, name, self->width);
  snprintf(name, sizeof(name), "%s%u.mix", prefix, i);
  if (!block->norm ||
      nn_matrix_from(blob, name, 0, self->kernel * self->width, &block->mix) ||
      block->mix.n_rows > NN_MAX_COLUMNS) {
    return false;
  }
  snprintf(name, sizeof(name), "%s%u.out", prefix, i);
  return !nn_matrix_from(blob, name, self->width, block->mix.n_rows, &block->out);
}

static bool
open_blocks(NnConv* self, const NnBlob* blob, const char* prefix)
{
  char name[64];
  snprintf(name, sizeof(name), "%sdilations", prefix);
  const NnTensor* const dilations = nn_blob_tensor(blob, name, NN_UINT32, 1);
  if (!dilations || dilations->n > NN_MAX_LAYERS) {
    return false;
  }
  self->n_blocks = dilations->shape[0];
  for (uint32_t i = 0; i < self->n_blocks; ++i) {
    const uint32_t dilation = ((const uint32_t*)dilations->data)[i];
    self->block[i].dilation = dilation;
    if (!dilation || dilation > MOST_DILATION ||
        !open_block(self, blob, prefix, i, &self->block[i])) {
      return false;
    }
  }
  return true;
}

BaseStatus
nn_conv_open(const NnBlob* blob, const char* prefix, uint32_t kernel, NnConv** conv)
{
  char name[64];
  snprintf(name, sizeof(name), "%snorm", prefix);
  const NnTensor* const norm = nn_blob_tensor(blob, name, NN_FLOAT32, 1);
  *conv                      = NULL;
  if (!norm || norm->shape[0] > NN_MAX_WIDTH || kernel % 2 == 0 ||
      kernel > NN_MAX_COLUMNS / norm->shape[0]) {
    return BASE_BAD_INPUT;
  }
  NnConv* const self = calloc(1, sizeof(*self));
  if (!self) {
    return BASE_NO_MEMORY;
  }
  self->width   = norm->shape[0];
  self->kernel  = kernel;
  self->kernels = nn_blob_kernels(blob);
  self->norm    = nn_vector_from(blob, name, self->width);
  if (!self->norm || !open_blocks(self, blob, prefix)) {
    nn_conv_free(self);
    return BASE_BAD_INPUT;
  }
  *conv = self;
  return BASE_OK;
}

void
nn_conv_free(NnConv* conv)
{
  free(conv);
}

uint32_t
nn_conv_width(const NnConv* conv)
{
  return conv->width;
}

/// The neighbours of position `t` side by side, zeros beyond the ends.
static void
gather(const NnConv* self, uint32_t dilation, const float* normed, uint32_t n,
       uint32_t t, float* side_by_side)
{
  const size_t width = self->width;
  for (uint32_t k = 0; k < self->kernel; ++k) {
    const int64_t from = (int64_t)t + ((int64_t)k - self->kernel / 2) * dilation;
    float* const  to   = side_by_side + k * width;
    if (from < 0 || from >= n) {
      memset(to, 0, width * sizeof(*to));
    } else {
      memcpy(to, normed + (size_t)from * width, width * sizeof(*to));
    }
  }
}

static void
norm_all(const NnConv* self, const float* gain, const float* x, uint32_t n, float* out)
{
  for (uint32_t t = 0; t < n; ++t) {
    const size_t at = (size_t)t * self->width;
    self->kernels->norm(x + at, gain, self->width, out + at);
  }
}

static void
run_block(const NnConv* self, const Block* block, float* x, uint32_t n, float* normed)
{
  float neighbours[NN_MAX_COLUMNS];
  float hidden[NN_MAX_COLUMNS];
  float found[NN_MAX_WIDTH];
  norm_all(self, block->norm, x, n, normed);
  for (uint32_t t = 0; t < n; ++t) {
    gather(self, block->dilation, normed, n, t, neighbours);
    nn_matrix_run(&block->mix, neighbours, hidden);
    nn_relu(hidden, block->mix.n_rows);
    nn_matrix_run(&block->out, hidden, found);
    nn_add(x + (size_t)t * self->width, found, self->width);
  }
}

void
nn_conv_run(const NnConv* conv, float* x, uint32_t n, float* scratch)
{
  for (uint32_t i = 0; i < conv->n_blocks; ++i) {
    run_block(conv, &conv->block[i], x, n, scratch);
  }
  norm_all(conv, conv->norm, x, n, scratch);
  memcpy(x, scratch, (size_t)n * conv->width * sizeof(*x));
}
