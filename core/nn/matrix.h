// Matrices of int8 times vectors that are brought to int8 on the way.
//
// A vector x becomes q = round(x * 127 / absmax), halves to even, with the scale
// absmax / 127; the products are summed in int32, where no order matters, and one
// float product per row brings them back.  So every machine agrees to the bit.
//
// In the file a matrix lies as the kernels walk over it: blocks of 8 rows, in them
// groups of 4 columns, (rows / 8, columns / 4, 8, 4), both rounded up and filled with
// zeros.  Numbers of a file are 0 or at least 2^-40 in size, and so is every result
// (smaller ones become 0): then no sum or square of them is ever denormal, and how
// the host has set its floating point unit does not matter.

#ifndef NN_MATRIX_H
#define NN_MATRIX_H

#include "core/base/status.h"
#include "core/nn/blob.h"
#include "core/nn/kernel.h"

#include <stdbool.h>
#include <stdint.h>

/// Columns of the widest matrix, and items of the longest vector.
#define NN_MAX_COLUMNS 4096U

typedef struct {
  uint32_t         n_rows, n_columns;
  const int8_t*    weight;  ///< (rows / 8, columns / 4, 8, 4), borrowed from the blob
  const float*     scale;   ///< (n_rows), borrowed from the blob
  const float*     bias;    ///< (n_rows), borrowed from the blob, or NULL
  const NnKernels* kernels; ///< The blob's
} NnMatrix;

/// [worker] Borrow `NAME` (int8, rank 4), `NAME.scale` and, where there is one,
/// `NAME.bias`.
///
/// `n_rows` 0 takes as many as there are scales.  BASE_BAD_INPUT if a tensor is
/// missing, shaped otherwise or holds numbers that no exporter writes.
BaseStatus nn_matrix_from(const NnBlob* blob, const char* name, uint32_t n_rows,
                          uint32_t n_columns, NnMatrix* matrix);

/// [worker] Borrow a float vector of `n` items; NULL if it is missing, shaped otherwise
/// or holds numbers that no exporter writes.  `n` 0 takes any length.
const float* nn_vector_from(const NnBlob* blob, const char* name, uint32_t n);

/// [worker] Whether all floats of a tensor are 0 or from 2^-40 to 2^10 in size.
bool nn_sound_floats(const NnTensor* tensor);

/// [any] out = weight * in + bias; `in` has n_columns, `out` n_rows items, apart.
void nn_matrix_run(const NnMatrix* self, const float* in, float* out);

#endif
