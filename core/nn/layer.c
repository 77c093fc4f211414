#include "core/nn/layer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

float
nn_exp(float x)
{
  const float within = x < -87.0f ? -87.0f : x > 88.0f ? 88.0f : x;
  const float halves = within * 1.44269504f;
  const int   whole  = (int)(halves < 0 ? halves - 0.5f : halves + 0.5f);
  // ln 2 in two parts, so that the rest is exact
  const float rest =
    (within - (float)whole * 0.693359375f) + (float)whole * 2.12194440e-4f;
  const float tail = 1.0f + rest / 6.0f * (1.0f + rest / 7.0f);
  float       sum  = 1.0f + rest / 5.0f * tail;
  for (int i = 4; i > 0; --i) {
    sum = 1.0f + rest / (float)i * sum;
  }
  const uint32_t bits = (uint32_t)(whole + 127) << 23;
  float          power;
  memcpy(&power, &bits, sizeof(power));
  return sum * power;
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

static const NnTensor*
side_tensor(const NnBlob* blob, const char* name, const char* side, uint32_t n)
{
  char full[64];
  snprintf(full, sizeof(full), "%s.%s", name, side);
  const NnTensor* const tensor = nn_blob_tensor(blob, full, NN_FLOAT32, 1);
  return tensor && tensor->shape[0] == n ? tensor : NULL;
}

BaseStatus
nn_rows_from(const NnBlob* blob, const char* name, uint32_t n_columns, NnRows* rows)
{
  const NnTensor* const weight = nn_blob_tensor(blob, name, NN_INT8, 2);
  if (!weight || weight->shape[1] != n_columns) {
    return BASE_BAD_INPUT;
  }
  const NnTensor* const scale = side_tensor(blob, name, "scale", weight->shape[0]);
  if (!scale) {
    return BASE_BAD_INPUT;
  }
  *rows = (NnRows){weight->shape[0], n_columns, weight->data, scale->data};
  return BASE_OK;
}

BaseStatus
nn_linear_from(const NnBlob* blob, const char* name, uint32_t n_rows,
               uint32_t n_columns, NnLinear* linear)
{
  const BaseStatus      status = nn_rows_from(blob, name, n_columns, &linear->rows);
  const NnTensor* const bias   = side_tensor(blob, name, "bias", n_rows);
  if (status || !bias || linear->rows.n_rows != n_rows) {
    return BASE_BAD_INPUT;
  }
  linear->bias = bias->data;
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
