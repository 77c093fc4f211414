#include "core/nn/layer.h"

#include "core/nn/bits.h"
#include "core/nn/matrix.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

float
nn_exp(float x)
{
  if (x < -80.0f) {
    return 0;
  }
  const float   within = x > 88.0f ? 88.0f : x;
  const int32_t whole  = nn_round(within * NN_EXP_HALVES);
  const float   rest =
    (within - (float)whole * NN_EXP_LN_HIGH) + (float)whole * NN_EXP_LN_LOW;
  static const float series[] = {NN_EXP_SERIES};
  float              sum      = series[0];
  for (size_t i = 1; i < sizeof(series) / sizeof(series[0]); ++i) {
    sum = sum * rest + series[i];
  }
  const uint32_t bits = (uint32_t)(whole + 127) << 23;
  float          power;
  memcpy(&power, &bits, sizeof(power));
  return sum * power;
}

float
nn_log(float x)
{
  uint32_t bits;
  memcpy(&bits, &x, sizeof(bits));
  // x = m * 2^whole with m between the roots of 1/2 and 2
  const uint32_t from_root = bits - 0x3F3504F3U;
  const int32_t  whole     = (int32_t)from_root >> 23;
  bits -= (uint32_t)whole << 23;
  float m;
  memcpy(&m, &bits, sizeof(m));
  const float z      = (m - 1.0f) / (m + 1.0f); // ln m = 2 artanh z
  const float square = z * z;
  float       sum    = 1.0f / 9;
  sum                = sum * square + 1.0f / 7;
  sum                = sum * square + 1.0f / 5;
  sum                = sum * square + 1.0f / 3;
  sum                = sum * square + 1.0f;
  return 2.0f * z * sum + (float)whole * 0.693147181f;
}

float
nn_tanh(float x)
{
  if (x > 9.0f || x < -9.0f) {
    return x > 0 ? 1.0f : -1.0f;
  }
  const float e = nn_exp(2.0f * x);
  return (e - 1.0f) / (e + 1.0f);
}

float
nn_sigmoid(float x)
{
  return 1.0f / (1.0f + nn_exp(-x));
}

/// The floats `NAME.SIDE` (n), or NULL.
static const float*
side_of(const NnBlob* blob, const char* name, const char* side, uint32_t n)
{
  char full[64];
  snprintf(full, sizeof(full), "%s.%s", name, side);
  return nn_vector_from(blob, full, n);
}

BaseStatus
nn_rows_from(const NnBlob* blob, const char* name, uint32_t n_columns, NnRows* rows)
{
  const NnTensor* const weight = nn_blob_tensor(blob, name, NN_INT8, 2);
  if (!weight || weight->shape[1] != n_columns) {
    return BASE_BAD_INPUT;
  }
  const float* const scale = side_of(blob, name, "scale", weight->shape[0]);
  if (!scale) {
    return BASE_BAD_INPUT;
  }
  *rows = (NnRows){weight->shape[0], n_columns, weight->data, scale};
  return BASE_OK;
}

BaseStatus
nn_linear_from(const NnBlob* blob, const char* name, uint32_t n_rows,
               uint32_t n_columns, NnLinear* linear)
{
  const BaseStatus   status = nn_rows_from(blob, name, n_columns, &linear->rows);
  const float* const bias   = side_of(blob, name, "bias", n_rows);
  if (status || !bias || linear->rows.n_rows != n_rows) {
    return BASE_BAD_INPUT;
  }
  linear->bias = bias;
  return BASE_OK;
}

void
nn_linear_run(const NnLinear* self, const float* in, float* out)
{
  const uint32_t n = self->rows.n_columns;
  for (uint32_t row = 0; row < self->rows.n_rows; ++row) {
    const int8_t* const weight = self->rows.weight + (size_t)row * n;
    float               sum    = 0;
    for (uint32_t i = 0; i < n; ++i) {
      sum += (float)weight[i] * in[i];
    }
    out[row] = sum * self->rows.scale[row] + self->bias[row];
  }
}

void
nn_relu(float* x, uint32_t n)
{
  for (uint32_t i = 0; i < n; ++i) {
    x[i] = x[i] > 0 ? x[i] : 0;
  }
}

void
nn_relu_squared(float* x, uint32_t n)
{
  for (uint32_t i = 0; i < n; ++i) {
    x[i] = x[i] > 0 ? x[i] * x[i] : 0;
  }
}

void
nn_add(float* x, const float* y, uint32_t n)
{
  for (uint32_t i = 0; i < n; ++i) {
    x[i] += y[i];
  }
}

void
nn_rows_add(const NnRows* rows, uint32_t row, float* x)
{
  const int8_t* const weight = rows->weight + (size_t)row * rows->n_columns;
  for (uint32_t i = 0; i < rows->n_columns; ++i) {
    x[i] += (float)weight[i] * rows->scale[row];
  }
}

void
nn_mean(const float* x, uint32_t n, uint32_t width, float* out)
{
  memset(out, 0, width * sizeof(*out));
  for (uint32_t i = 0; i < n; ++i) {
    nn_add(out, x + (size_t)i * width, width);
  }
  for (uint32_t k = 0; k < width; ++k) {
    out[k] /= (float)n;
  }
}

void
nn_softmax(float* x, uint32_t n)
{
  float most = x[0];
  float sum  = 0;
  for (uint32_t i = 1; i < n; ++i) {
    most = x[i] > most ? x[i] : most;
  }
  for (uint32_t i = 0; i < n; ++i) {
    x[i] = nn_exp(x[i] - most);
    sum += x[i];
  }
  for (uint32_t i = 0; i < n; ++i) {
    x[i] /= sum;
  }
}

void
nn_normalise(float* x, uint32_t n)
{
  float sum = 0;
  for (uint32_t i = 0; i < n; ++i) {
    sum += x[i] * x[i];
  }
  const float length = sqrtf(sum);
  for (uint32_t i = 0; i < n && length > 0; ++i) {
    x[i] /= length;
  }
}

static float
row_product(const NnRows* rows, uint32_t row, const float* by)
{
  const int8_t* const weight = rows->weight + (size_t)row * rows->n_columns;
  float               sum    = 0;
  for (uint32_t i = 0; i < rows->n_columns; ++i) {
    sum += (float)weight[i] * by[i];
  }
  return sum * rows->scale[row];
}

void
nn_pool(const NnRows* rows, const float* weight, const float* query,
        const uint32_t* ids, uint32_t n, float* share, float* out)
{
  memset(out, 0, rows->n_columns * sizeof(*out));
  if (!n) {
    return;
  }
  for (uint32_t i = 0; i < n; ++i) {
    share[i] = row_product(rows, ids[i], query) + weight[ids[i]];
  }
  nn_softmax(share, n);
  for (uint32_t i = 0; i < n; ++i) {
    const int8_t* const row   = rows->weight + (size_t)ids[i] * rows->n_columns;
    const float         times = share[i] * rows->scale[ids[i]];
    for (uint32_t k = 0; k < rows->n_columns; ++k) {
      out[k] += (float)row[k] * times;
    }
  }
}
