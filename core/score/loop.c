#include "core/score/loop.h"

#include "core/base/theory.h"

#include <math.h>

#define EIGHTH_TICKS (BASE_PPQ / 2.0)

// Hosts count in whole ticks of their own, and tempos glide
#define NEAR_TICKS 4.0

bool
score_loop_learn(ScoreLoop* self, double expected, double told, double passed)
{
  const double line   = floor((expected + NEAR_TICKS) / EIGHTH_TICKS) * EIGHTH_TICKS;
  const double length = floor((expected - told) / EIGHTH_TICKS + 0.5) * EIGHTH_TICKS;
  self->known         = passed > 0.0 && passed < EIGHTH_TICKS / 2.0 && length > 0.0 &&
                fabs(expected - told - length) <= NEAR_TICKS &&
                expected - line <= passed + NEAR_TICKS && line - length >= 0.0;
  self->from  = line - length;
  self->until = line;
  return self->known;
}

bool
score_loop_is_left(const ScoreLoop* self, double now, double told)
{
  const double length = self->until - self->from;
  return self->known && fabs(told - now - length) <= NEAR_TICKS;
}
