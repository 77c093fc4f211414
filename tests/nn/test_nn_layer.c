// The layers against plain arithmetic.

#include "core/nn/layer.h"
#include "tests/test.h"

static void
exp_and_its_kin_are_near_the_true_ones(void)
{
  for (double x = -80; x < 80; x += 0.37) {
    CHECK_NEAR(nn_exp((float)x) / exp((float)x), 1, 2e-6);
    CHECK_NEAR(nn_tanh((float)x), tanh((float)x), 2e-6);
    CHECK_NEAR(nn_sigmoid((float)x), 1 / (1 + exp(-(float)x)), 2e-6);
  }
  CHECK(nn_exp(1e9f) > 1e38f && nn_exp(-1e9f) == 0);
}

static void
the_logarithm_is_near_the_true_one(void)
{
  for (double x = 1e-37; x < 1e38; x *= 1.173) {
    const double y = log((double)(float)x);
    CHECK_NEAR(nn_log((float)x), y, 1e-6 * fmax(1, fabs(y)));
  }
  CHECK(nn_log(1) == 0);
}

static void
small_layers_do_what_they_say(void)
{
  static const int8_t weight[4] = {1, 2, 3, -4};
  static const float  scale[2]  = {1, 0.5f};
  const NnRows        rows      = {2, 2, weight, scale};
  float               x[4]      = {1, -3, 2, 0};
  float               mean[2];
  nn_rows_add(&rows, 1, x);
  CHECK(x[0] == 2.5f && x[1] == -5 && x[2] == 2);
  nn_add(x, x + 2, 2);
  CHECK(x[0] == 4.5f && x[1] == -5);
  nn_mean(x, 2, 2, mean);
  CHECK(mean[0] == 3.25f && mean[1] == -2.5f);
  nn_relu_squared(x, 4);
  CHECK(x[0] == 20.25f && x[1] == 0 && x[2] == 4 && x[3] == 0);
}

static void
a_linear_layer_multiplies_and_adds(void)
{
  static const int8_t weight[6] = {1, -2, 3, 127, 0, -127};
  static const float  scale[2]  = {0.5f, 0.01f};
  static const float  bias[2]   = {1, -1};
  const NnLinear      linear    = {{2, 3, weight, scale}, bias};
  const float         in[3]     = {1, 2, 3};
  float               out[2];
  nn_linear_run(&linear, in, out);
  CHECK_NEAR(out[0], 0.5 * (1 - 4 + 9) + 1, 1e-6);
  CHECK_NEAR(out[1], 0.01 * (127 - 381) - 1, 1e-6);
}

static void
softmax_sums_to_one_at_any_size(void)
{
  float x[4] = {1000, 999, -1000, 1000};
  nn_softmax(x, 4);
  CHECK_NEAR(x[0] + x[1] + x[2] + x[3], 1, 1e-6);
  CHECK(x[0] == x[3] && x[1] < x[0] && x[2] < 1e-30f);
}

static void
pooling_listens_to_the_heavier_word(void)
{
  static const int8_t   weight[4] = {100, 0, 0, 100};
  static const float    scale[2]  = {0.01f, 0.01f};
  static const float    own[2]    = {0, 20};
  static const float    query[2]  = {0, 0};
  static const uint32_t ids[2]    = {0, 1};
  const NnRows          rows      = {2, 2, weight, scale};
  float                 share[2];
  float                 out[2];
  nn_pool(&rows, own, query, ids, 2, share, out);
  CHECK_NEAR(out[0], 0, 1e-6);
  CHECK_NEAR(out[1], 1, 1e-6);
  nn_pool(&rows, own, query, ids, 0, share, out);
  CHECK(out[0] == 0 && out[1] == 0);
}

static void
a_zero_vector_has_no_direction(void)
{
  float zero[3] = {0, 0, 0};
  float some[2] = {3, 4};
  nn_normalise(zero, 3);
  nn_normalise(some, 2);
  CHECK(zero[0] == 0 && zero[1] == 0 && zero[2] == 0);
  CHECK_NEAR(some[0], 0.6, 1e-6);
}

int
main(void)
{
  RUN(exp_and_its_kin_are_near_the_true_ones);
  RUN(the_logarithm_is_near_the_true_one);
  RUN(small_layers_do_what_they_say);
  RUN(a_linear_layer_multiplies_and_adds);
  RUN(softmax_sums_to_one_at_any_size);
  RUN(pooling_listens_to_the_heavier_word);
  RUN(a_zero_vector_has_no_direction);
  return 0;
}
