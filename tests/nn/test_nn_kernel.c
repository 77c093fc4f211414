// Every path that this machine has against the plain one, bit for bit.

#include "core/base/random.h"
#include "core/nn/bits.h"
#include "core/nn/kernel_paths.h"
#include "tests/test.h"

#include <stdbool.h>

#define MAX_N 1024
#define ROUNDS 300

static const NnKernels* fast;
static BaseRandom       dice;

static uint32_t
below(uint32_t n)
{
  return base_random_below(&dice, n);
}

/// A number of any size that activations and weights may have, now and then 0.
static float
any_number(void)
{
  const float unit = 2.0f * base_random_unit(&dice) - 1.0f;
  return below(16) ? unit * ldexpf(1.0f, (int)below(20) - 14) : 0.0f;
}

static void
fill(float* x, uint32_t n)
{
  for (uint32_t i = 0; i < n; ++i) {
    x[i] = any_number();
  }
}

static void
fill_bytes(int8_t* x, size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    x[i] = (int8_t)((int)below(255) - 127);
  }
}

/// Small and large, odd and even sizes up to `most`.
static uint32_t
any_size(uint32_t most)
{
  return 1 + below(below(2) ? 40 : most);
}

static bool
are_same(const void* a, const void* b, size_t n_items)
{
  return !memcmp(a, b, 4 * n_items);
}

/// Guards on both sides show that nothing is written beyond the end.
typedef struct {
  int8_t before[64];
  int8_t q[MAX_N + 4];
  int8_t after[64];
} Bytes;

static void
check_quantise(const float* x, uint32_t n)
{
  Bytes a, b;
  memset(&a, 77, sizeof(a));
  memset(&b, 77, sizeof(b));
  const float scale_a = nn_kernels_plain()->quantise(x, n, a.q);
  const float scale_b = fast->quantise(x, n, b.q);
  CHECK(are_same(&scale_a, &scale_b, 1) && !memcmp(&a, &b, sizeof(a)));
}

static void
vectors_become_the_same_bytes(void)
{
  for (uint32_t i = 0; i < ROUNDS; ++i) {
    float          x[MAX_N];
    const uint32_t n = any_size(MAX_N);
    fill(x, n);
    check_quantise(x, n);
    x[below(n)] = NAN;
    check_quantise(x, n);
    x[below(n)] = 1e38f;
    check_quantise(x, n);
    x[below(n)] = -INFINITY;
    check_quantise(x, n);
    for (uint32_t k = 0; k < n; ++k) {
      x[k] = (float)((int)below(255) - 127) + 0.5f * (float)below(2); // Many halves
    }
    x[0] = 127.0f;
    check_quantise(x, n);
    memset(x, 0, sizeof(x));
    x[below(n)] = 1e-13f;
    check_quantise(x, n);
  }
}

static void
matrices_multiply_to_the_same_bits(void)
{
  static int8_t weight[104 * MAX_N];
  for (uint32_t i = 0; i < ROUNDS; ++i) {
    const uint32_t n_rows    = any_size(100);
    const uint32_t n_columns = any_size(MAX_N);
    int8_t         q[MAX_N + 4];
    float          scale[100], bias[100], a[101], b[101];
    fill_bytes(weight, sizeof(weight));
    fill_bytes(q, sizeof(q));
    fill(scale, n_rows);
    fill(bias, n_rows);
    if (i % 8 == 0) { // As large as they get
      memset(weight, i % 16 ? 127 : -127, sizeof(weight));
      memset(q, 127, sizeof(q));
    }
    const float  x_scale = below(8) ? 0.01f : below(2) ? 1e-12f : 0.0f;
    const float* with    = below(2) ? bias : NULL;
    a[n_rows] = b[n_rows] = 5;
    nn_kernels_plain()->times(weight, n_rows, n_columns, scale, with, q, x_scale, a);
    fast->times(weight, n_rows, n_columns, scale, with, q, x_scale, b);
    CHECK(are_same(a, b, n_rows + 1));
  }
}

static void
norms_are_the_same_bits(void)
{
  for (uint32_t i = 0; i < ROUNDS; ++i) {
    const uint32_t n = any_size(MAX_N - 1);
    float          x[MAX_N], gain[MAX_N], a[MAX_N], b[MAX_N];
    fill(x, n);
    fill(gain, n);
    a[n] = b[n] = 5;
    nn_kernels_plain()->norm(x, gain, n, a);
    fast->norm(x, gain, n, b);
    CHECK(are_same(a, b, n + 1));
    nn_kernels_plain()->norm(x, gain, n, x); // In place
    CHECK(are_same(a, x, n));
  }
}

static void
attention_is_the_same_bits(void)
{
  static int8_t value[MAX_N * NN_HEAD];
  for (uint32_t i = 0; i < ROUNDS; ++i) {
    const uint32_t n = (any_size(MAX_N) + 7) / 8 * 8;
    uint32_t       kind[MAX_N];
    float          bias[67], scale[MAX_N], a[MAX_N], b[MAX_N], most_a, most_b;
    int32_t        sum_a[NN_HEAD], sum_b[NN_HEAD];
    fill(bias, 66);
    bias[66] = -1e9f;
    fill(a, n);
    fill(scale, n);
    fill_bytes(value, sizeof(value));
    for (uint32_t k = 0; k < n; ++k) {
      kind[k]  = below(67);
      scale[k] = fabsf(scale[k]) + 1e-10f;
    }
    memcpy(b, a, sizeof(a));
    const float all_a = nn_kernels_plain()->weigh(a, kind, bias, scale, n, &most_a);
    const float all_b = fast->weigh(b, kind, bias, scale, n, &most_b);
    CHECK(are_same(&all_a, &all_b, 1) && are_same(&most_a, &most_b, 1));
    CHECK(are_same(a, b, n) && all_a >= 1.0f);
    nn_kernels_plain()->mix(a, NN_MOST_P / most_a, value, n, sum_a);
    fast->mix(b, NN_MOST_P / most_b, value, n, sum_b);
    CHECK(are_same(sum_a, sum_b, NN_HEAD));
  }
}

static void
the_largest_sums_of_shares_fit(void)
{
  static int8_t value[MAX_N * NN_HEAD];
  float         share[MAX_N];
  int32_t       sum[NN_HEAD];
  memset(value, 127, sizeof(value));
  for (uint32_t i = 0; i < MAX_N; ++i) {
    share[i] = 0.25f;
  }
  fast->mix(share, NN_MOST_P / 0.25f, value, MAX_N, sum);
  CHECK(sum[0] == 16383 * 127 * MAX_N && sum[NN_HEAD - 1] == sum[0]);
}

int
main(void)
{
  static const char* const names[] = {"plain", "avx2", "vnni", "neon"};
  CHECK(!nn_kernels_named("none") && nn_kernels_best());
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
    fast = nn_kernels_named(names[i]);
    dice = base_random(4, 0, 0, 0);
    printf("%s: %s\n", names[i], fast ? "on this machine" : "not on this machine");
    if (fast) {
      RUN(vectors_become_the_same_bytes);
      RUN(matrices_multiply_to_the_same_bits);
      RUN(norms_are_the_same_bits);
      RUN(attention_is_the_same_bits);
      RUN(the_largest_sums_of_shares_fit);
    }
  }
  return 0;
}
