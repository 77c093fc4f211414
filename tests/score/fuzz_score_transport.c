// Any bytes as what a host does: no event out of order, no note left sounding.

#include "tests/score/transport.h"

int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t n_bytes);

/// Let bytes drive the transport; the stage watches.
int
LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t n_bytes)
{
  TransportViews views;
  transport_views_init(&views);
  transport_play(&views, bytes, n_bytes);
  transport_views_free(&views);
  return 0;
}
