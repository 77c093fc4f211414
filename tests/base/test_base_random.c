#include "core/base/random.h"
#include "tests/test.h"

#include <stdbool.h>

static void
it_is_philox_as_published(void)
{
  // Known answers that Random123 1.14 ships for philox4x32-10
  static const struct {
    uint32_t counter[4], key[2], out[4];
  } known[] = {
    {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U}},
    {{0xffffffffU, 0xffffffffU, 0xffffffffU, 0xffffffffU},
     {0xffffffffU, 0xffffffffU},
     {0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU}},
    {{0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U},
     {0xa4093822U, 0x299f31d0U},
     {0xd16cfe09U, 0x94fdccebU, 0x5001e420U, 0x24126ea1U}},
  };
  for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); ++i) {
    BaseRandom random = {{known[i].key[0], known[i].key[1]}, {0}, {0}, 0};
    memcpy(random.counter, known[i].counter, sizeof(random.counter));
    for (int j = 0; j < 4; ++j) {
      CHECK(base_random_bits(&random) == known[i].out[j]);
    }
  }
}

static bool
streams_agree(BaseRandom a, BaseRandom b)
{
  bool same = true;
  for (int i = 0; i < 100; ++i) {
    same = base_random_bits(&a) == base_random_bits(&b) && same;
  }
  return same;
}

static void
a_place_always_gives_the_same_numbers_and_no_other_gives_them(void)
{
  const BaseRandom one = base_random(0x123456789ABCDEFU, 1, 2, 3);
  CHECK(streams_agree(one, base_random(0x123456789ABCDEFU, 1, 2, 3)));
  CHECK(!streams_agree(one, base_random(0x123456789ABCDEEU, 1, 2, 3)));
  CHECK(!streams_agree(one, base_random(0x023456789ABCDEFU, 1, 2, 3)));
  CHECK(!streams_agree(one, base_random(0x123456789ABCDEFU, 0, 2, 3)));
  CHECK(!streams_agree(one, base_random(0x123456789ABCDEFU, 1, 1, 3)));
  CHECK(!streams_agree(one, base_random(0x123456789ABCDEFU, 1, 2, 4)));
  CHECK(!streams_agree(one, base_random(0x123456789ABCDEFU, 3, 2, 1)));
}

static void
whole_numbers_stay_below_and_fill_the_range_evenly(void)
{
  BaseRandom random    = base_random(1, 0, 0, 0);
  uint32_t   count[10] = {0};
  for (int i = 0; i < 100000; ++i) {
    const uint32_t drawn = base_random_below(&random, 10);
    CHECK(drawn < 10);
    ++count[drawn];
  }
  for (int i = 0; i < 10; ++i) {
    CHECK_NEAR(count[i], 10000, 400); // Four standard deviations
  }
  for (int i = 0; i < 100; ++i) {
    CHECK(base_random_below(&random, 0) == 0 && base_random_below(&random, 1) == 0);
    CHECK(base_random_below(&random, UINT32_MAX) < UINT32_MAX);
  }
}

static void
units_stay_below_one(void)
{
  BaseRandom random = base_random(2, 0, 0, 0);
  double     sum    = 0.0;
  float      least = 1.0f, most = 0.0f;
  for (int i = 0; i < 100000; ++i) {
    const float unit = base_random_unit(&random);
    CHECK(unit >= 0.0f && unit < 1.0f);
    least = fminf(least, unit);
    most  = fmaxf(most, unit);
    sum += (double)unit;
  }
  CHECK_NEAR(sum / 100000.0, 0.5, 0.004);
  CHECK(least < 0.001f && most > 0.999f);
}

static void
choices_follow_their_weights(void)
{
  static const float weights[] = {0.0f, 1.0f, 0.0f, 3.0f, 0.0f};
  static const float none[]    = {0.0f, 0.0f, 0.0f};
  BaseRandom         random    = base_random(3, 0, 0, 0);
  uint32_t           count[5]  = {0};
  for (int i = 0; i < 40000; ++i) {
    ++count[base_random_choice(&random, weights, 5)];
  }
  CHECK(count[0] == 0 && count[2] == 0 && count[4] == 0);
  CHECK_NEAR(count[1], 10000, 350);
  CHECK_NEAR(count[3], 30000, 350);
  CHECK(base_random_choice(&random, none, 3) == 0);
  CHECK(base_random_choice(&random, NULL, 0) == 0);
}

int
main(void)
{
  RUN(it_is_philox_as_published);
  RUN(a_place_always_gives_the_same_numbers_and_no_other_gives_them);
  RUN(whole_numbers_stay_below_and_fill_the_range_evenly);
  RUN(units_stay_below_one);
  RUN(choices_follow_their_weights);
  return 0;
}
