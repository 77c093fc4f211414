// Small random networks and what PyTorch makes of them, from train/nn_export.py.

#ifndef TESTS_NN_VECTORS_H
#define TESTS_NN_VECTORS_H

#include "core/nn/kernel_paths.h"
#include "core/nn/stack.h"
#include "tests/test.h"

/// A tensor (n, width) of the vectors.
typedef struct {
  const float* x;
  uint32_t     n, width;
} Rows;

static inline Rows
rows_of(const NnBlob* blob, const char* name)
{
  const NnTensor* const tensor = nn_blob_tensor(blob, name, NN_FLOAT32, 2);
  CHECK(tensor);
  return (Rows){tensor->data, tensor->shape[0], tensor->shape[1]};
}

/// Bars and places, as many as the tensor has.
static inline const NnPlace*
places_of(const NnBlob* blob, const char* name)
{
  const NnTensor* const tensor = nn_blob_tensor(blob, name, NN_UINT32, 2);
  CHECK(tensor && tensor->shape[1] == 2);
  return tensor->data;
}

/// Root mean square of the difference as a share of that of `b`.
static inline double
difference(const float* a, const float* b, size_t n)
{
  double apart = 0;
  double size  = 0;
  for (size_t i = 0; i < n; ++i) {
    apart += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
    size += (double)b[i] * b[i];
  }
  return sqrt(apart / size);
}

/// Hold `x` against the vectors `float.NAME` and `whole.NAME`.
static inline void
check_against(const NnBlob* blob, const char* name, const float* x, double tolerance)
{
  char full[40];
  snprintf(full, sizeof(full), "float.%s", name);
  const Rows exact = rows_of(blob, full);
  snprintf(full, sizeof(full), "whole.%s", name);
  const Rows   whole = rows_of(blob, full);
  const size_t n     = (size_t)exact.n * exact.width;
  printf("  %s: %.2g from float, %.2g from whole numbers in PyTorch\n", name,
         difference(x, exact.x, n), difference(x, whole.x, n));
  CHECK(difference(x, exact.x, n) < tolerance);
  CHECK(difference(x, whole.x, n) < 1e-5);
}

#endif
