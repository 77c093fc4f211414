// A transport gone wild: bytes become whatever a host may do to the player.
//
// The same bytes do the same.  The stage watches all the while.

#ifndef TESTS_SCORE_TRANSPORT_H
#define TESTS_SCORE_TRANSPORT_H

#include "core/score/score.h"

#include <stddef.h>
#include <stdint.h>

#define TRANSPORT_N_VIEWS 5

/// Views that differ in meter, length, take and how much of them is ready.
typedef struct {
  ScoreView* views[TRANSPORT_N_VIEWS];
} TransportViews;

void transport_views_init(TransportViews* self);

void transport_views_free(TransportViews* self);

/// Do what the bytes say, then stop; nothing may sound after that.
///
/// Returns how many events there were.
size_t transport_play(const TransportViews* views, const uint8_t* bytes,
                      size_t n_bytes);

#endif
