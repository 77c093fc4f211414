// Drawing: what is likely comes often, what is forbidden never.

#include "core/base/random.h"
#include "core/nn/draw.h"
#include "core/nn/layer.h"
#include "tests/test.h"

#define N 5

static const float logits[N] = {0.0f, 2.0f, 1.0f, 2.0f, -1.0f};

static const NnTaste plain = {1, 1, 0};

/// The shares of `n` draws.
static void
count(const uint8_t* allowed, NnTaste taste, double share[N])
{
  BaseRandom dice    = base_random(7, 0, 0, 0);
  const int  n_draws = 20000;
  memset(share, 0, N * sizeof(*share));
  for (int i = 0; i < n_draws; ++i) {
    const uint32_t drawn = nn_draw(logits, allowed, N, &taste, base_random_unit(&dice));
    CHECK(drawn < N);
    share[drawn] += 1.0 / n_draws;
  }
}

static void
shares_follow_the_logits(void)
{
  double share[N];
  double sum = 0;
  for (size_t i = 0; i < N; ++i) {
    sum += exp((double)logits[i]);
  }
  count(NULL, plain, share);
  for (size_t i = 0; i < N; ++i) {
    CHECK_NEAR(share[i], exp((double)logits[i]) / sum, 0.012);
  }
}

static void
heat_levels_and_cold_sharpens(void)
{
  double hot[N], cold[N];
  count(NULL, (NnTaste){100, 1, 0}, hot);
  count(NULL, (NnTaste){0.1f, 1, 0}, cold);
  CHECK_NEAR(hot[4], 0.2, 0.02);
  CHECK(cold[0] == 0 && cold[2] < 0.001 && cold[1] > 0.45 && cold[3] > 0.45);
}

static void
the_forbidden_never_comes(void)
{
  static const uint8_t allowed[N] = {1, 0, 1, 0, 1};
  double               share[N];
  count(allowed, (NnTaste){50, 1, 0}, share);
  CHECK(share[1] == 0 && share[3] == 0 && share[0] > 0.2 && share[4] > 0.2);
  CHECK(nn_draw(logits, (const uint8_t[N]){0}, N, &plain, 0) == NN_MAX_CHOICES);
  CHECK(nn_draw(logits, NULL, 0, &plain, 0) == NN_MAX_CHOICES);
}

static void
only_the_likeliest_are_kept(void)
{
  double share[N];
  count(NULL, (NnTaste){1, 1, 3}, share);
  CHECK(share[0] == 0 && share[4] == 0 && share[2] > 0.1);
  count(NULL, (NnTaste){1, 0.7f, 0}, share); // The two first have 0.75
  CHECK(share[0] == 0 && share[2] == 0 && share[4] == 0 && share[3] > 0.4);
  count(NULL, (NnTaste){1, 0, 0}, share);
  CHECK_NEAR(share[1], 1, 1e-9);
}

static void
without_heat_the_first_of_the_likeliest_comes(void)
{
  const NnTaste none = {0, 1, 0};
  CHECK(nn_draw(logits, NULL, N, &none, 0.99f) == 1);
  CHECK(nn_draw(logits, NULL, N, &plain, 0) == 1);
  CHECK(nn_draw(logits, NULL, N, &plain, 0.9999999f) == 4);
}

static void
strange_numbers_do_no_harm(void)
{
  const float   strange[N] = {NAN, -INFINITY, 3, 1e38f, -1e38f};
  const NnTaste tastes[]   = {{1, 1, 0}, {1e-30f, 2, 9}, {NAN, NAN, 0}, {1e30f, -1, 1}};
  for (size_t i = 0; i < 4; ++i) {
    for (float u = -0.5f; u < 2; u += 0.125f) {
      const uint32_t drawn = nn_draw(strange, NULL, N, &tastes[i], u);
      CHECK(drawn > 0 && drawn < N);
    }
  }
  CHECK(nn_draw(strange, NULL, 1, &plain, 0.5f) == NN_MAX_CHOICES);
}

/// Against plain sorting, with many equals.
static void
many_choices_stay_in_order(void)
{
  BaseRandom dice = base_random(8, 0, 0, 0);
  float      many[NN_MAX_CHOICES];
  for (uint32_t i = 0; i < NN_MAX_CHOICES; ++i) {
    many[i] = (float)base_random_below(&dice, 200) * 0.01f;
  }
  for (uint32_t most = 1; most <= NN_MAX_CHOICES; most += 93) {
    // The last of `most` kept is the one before which so many go
    const NnTaste  taste  = {1, 1, most};
    const uint32_t last   = nn_draw(many, NULL, NN_MAX_CHOICES, &taste, 1.5f);
    uint32_t       before = 0;
    for (uint32_t i = 0; i < NN_MAX_CHOICES; ++i) {
      before += many[i] > many[last] || (many[i] == many[last] && i < last);
    }
    CHECK(before == most - 1);
  }
}

static void
surprise_is_the_logarithm_of_the_share(void)
{
  double sum = 0;
  for (size_t i = 0; i < N; ++i) {
    sum += exp((double)logits[i]);
  }
  for (uint32_t i = 0; i < N; ++i) {
    CHECK_NEAR(nn_surprise(logits, N, i), log(sum) - (double)logits[i], 1e-5);
  }
}

int
main(void)
{
  RUN(shares_follow_the_logits);
  RUN(heat_levels_and_cold_sharpens);
  RUN(the_forbidden_never_comes);
  RUN(only_the_likeliest_are_kept);
  RUN(without_heat_the_first_of_the_likeliest_comes);
  RUN(strange_numbers_do_no_harm);
  RUN(many_choices_stay_in_order);
  RUN(surprise_is_the_logarithm_of_the_share);
  return 0;
}
