#include "core/nn/kernel.h"

#include "core/nn/bits.h"
#include "core/nn/kernel_paths.h"
#include "core/nn/layer.h"

#include <math.h>
#include <stddef.h>

#define LANES 8U

static float
sum_of_lanes(const float s[LANES])
{
  return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

static float
quantise(const float* x, uint32_t n, int8_t* q)
{
  float most = 0;
  for (uint32_t i = 0; i < n; ++i) {
    const float size = fabsf(x[i]);
    most             = size > most ? size : most;
  }
  if (!(most >= NN_TINY && most <= NN_HUGE)) {
    memset(q, 0, (n + 3U) & ~3U);
    return 0;
  }
  const float times = NN_MOST_Q / most;
  for (uint32_t i = 0; i < n; ++i) {
    q[i] = (int8_t)(x[i] == x[i] ? nn_round(x[i] * times) : 0);
  }
  memset(q + n, 0, -n & 3U);
  return most / NN_MOST_Q;
}

/// The sums of one block of eight rows.
static void
sum_block(const int8_t* restrict weight, uint32_t n_groups, const int8_t* restrict q,
          int32_t sum[LANES])
{
  memset(sum, 0, LANES * sizeof(*sum));
  for (uint32_t group = 0; group < n_groups; ++group) {
    for (uint32_t row = 0; row < LANES; ++row) {
      for (uint32_t i = 0; i < 4; ++i) {
        sum[row] += weight[4 * row + i] * q[i];
      }
    }
    weight += 32;
    q += 4;
  }
}

static void
times(const int8_t* weight, uint32_t n_rows, uint32_t n_columns, const float* scale,
      const float* bias, const int8_t* q, float x_scale, float* out)
{
  const uint32_t n_groups = (n_columns + 3) / 4;
  for (uint32_t first = 0; first < n_rows; first += LANES) {
    int32_t sum[LANES];
    sum_block(weight + (size_t)first * n_groups * 4, n_groups, q, sum);
    for (uint32_t i = 0; i < LANES && first + i < n_rows; ++i) {
      const float y = (float)sum[i] * (scale[first + i] * x_scale);
      out[first + i] =
        (fabsf(y) >= NN_TINY ? y : 0.0f) + (bias ? bias[first + i] : 0.0f);
    }
  }
}

static void
norm(const float* x, const float* gain, uint32_t n, float* out)
{
  float sum[LANES] = {0};
  for (uint32_t i = 0; i < n; ++i) {
    sum[i % LANES] += x[i] * x[i];
  }
  const float by = 1.0f / sqrtf(sum_of_lanes(sum) / (float)n + NN_NORM_LEAST);
  for (uint32_t i = 0; i < n; ++i) {
    out[i] = x[i] * by * gain[i];
  }
}

static float
weigh(float* share, const uint32_t* kind, const float* bias, const float* scale,
      uint32_t n, float* most)
{
  float sum[LANES] = {0};
  float top        = share[0] + bias[kind[0]];
  for (uint32_t i = 0; i < n; ++i) {
    share[i] += bias[kind[i]];
    top = share[i] > top ? share[i] : top;
  }
  *most = 0;
  for (uint32_t i = 0; i < n; ++i) {
    const float less = share[i] - top;
    const float e    = less < NN_FAINT ? 0.0f : nn_exp(less);
    sum[i % LANES] += e;
    share[i] = e * scale[i];
    *most    = share[i] > *most ? share[i] : *most;
  }
  return sum_of_lanes(sum);
}

static void
mix(const float* share, float by, const int8_t* value, uint32_t n, int32_t* out)
{
  memset(out, 0, NN_HEAD * sizeof(*out));
  for (uint32_t i = 0; i < n; i += 2) {
    const int32_t a = nn_round(share[i] * by);
    const int32_t b = nn_round(share[i + 1] * by);
    for (size_t d = 0; d < NN_HEAD; ++d) {
      out[d] += a * value[2 * d] + b * value[2 * d + 1];
    }
    value += (size_t)2 * NN_HEAD;
  }
}

const NnKernels*
nn_kernels_plain(void)
{
  static const NnKernels plain = {"plain", quantise, times, norm, weigh, mix};
  return &plain;
}
