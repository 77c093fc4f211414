// Small layers: functions of single numbers, tables of int8 rows, and the linear layers
// of the text model, whose vectors stay float (those of matrix.h are faster).  Every
// sum has a fixed order, so that all machines agree.

#ifndef NN_LAYER_H
#define NN_LAYER_H

#include "core/base/status.h"
#include "core/nn/blob.h"

#include <stddef.h>
#include <stdint.h>

/// A table or matrix whose rows are int8 with a scale each.
typedef struct {
  uint32_t      n_rows, n_columns;
  const int8_t* weight; ///< (n_rows, n_columns), borrowed from the blob
  const float*  scale;  ///< (n_rows), borrowed from the blob
} NnRows;

typedef struct {
  NnRows       rows;
  const float* bias; ///< (n_rows), borrowed from the blob
} NnLinear;

/// [any] e to the x, within 1e-6 of the true value for x in -80..88; 0 below, as if 88
/// above.
float nn_exp(float x);

/// [any] The natural logarithm, within 1e-6 of the true value or of 1; `x` is positive
/// and no denormal.
float nn_log(float x);

/// [any] The hyperbolic tangent, by nn_exp().
float nn_tanh(float x);

/// [any] 1 / (1 + exp(-x))
float nn_sigmoid(float x);

/// [worker] Borrow `NAME` and `NAME.scale` as rows of `n_columns`; BASE_BAD_INPUT if
/// they are missing, shaped otherwise or hold numbers that no exporter writes.
BaseStatus nn_rows_from(const NnBlob* blob, const char* name, uint32_t n_columns,
                        NnRows* rows);

/// [worker] The same with `NAME.bias`, and `n_rows` rows.
BaseStatus nn_linear_from(const NnBlob* blob, const char* name, uint32_t n_rows,
                          uint32_t n_columns, NnLinear* linear);

/// [any] out = weight * in + bias; `out` has n_rows, `in` n_columns items, apart.
void nn_linear_run(const NnLinear* self, const float* in, float* out);

/// [any] Negative items become 0.
void nn_relu(float* x, uint32_t n);

/// [any] The same, and the others their squares.
void nn_relu_squared(float* x, uint32_t n);

/// [any] x += y, apart; `n` items.
void nn_add(float* x, const float* y, uint32_t n);

/// [any] x += row `row` of a table, below n_rows; `x` has n_columns items.
void nn_rows_add(const NnRows* rows, uint32_t row, float* x);

/// [any] The mean of `n` vectors (n, width), n at least 1, added up in their order.
void nn_mean(const float* x, uint32_t n, uint32_t width, float* out);

/// [any] Exponentials that sum to 1.
void nn_softmax(float* x, uint32_t n);

/// [any] Scale `x` to length 1; a zero vector stays.
void nn_normalise(float* x, uint32_t n);

/// [any] Attention pooling: the mean of the rows `ids` (n), weighted by the softmax of
/// their product with `query` (n_columns) plus their own `weight` (n_rows).
///
/// `share` (n) is scratch and holds the weights afterwards; `out` has n_columns items.
/// Every id must be below n_rows.
void nn_pool(const NnRows* rows, const float* weight, const float* query,
             const uint32_t* ids, uint32_t n, float* share, float* out);

#endif
