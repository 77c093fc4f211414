#include "core/base/random.h"
#include "tests/score/transport.h"
#include "tests/test.h"

static void
no_transport_leaves_a_note_stuck(void)
{
  TransportViews views;
  size_t         n_events = 0;
  transport_views_init(&views);
  for (uint32_t i = 0; i < 4000; ++i) {
    BaseRandom     random = base_random(99, 0, 0, i);
    uint8_t        bytes[400];
    const uint32_t n = 1U + base_random_below(&random, sizeof(bytes));
    for (uint32_t j = 0; j < n; ++j) {
      bytes[j] = (uint8_t)base_random_bits(&random);
    }
    n_events += transport_play(&views, bytes, n);
  }
  printf("%zu events\n", n_events);
  CHECK(n_events > 100000); // Or it would have watched nothing
  transport_views_free(&views);
}

int
main(void)
{
  RUN(no_transport_leaves_a_note_stuck);
  return 0;
}
