#include "core/compose/drummer.h"

#include "core/base/random.h"

#define STREAM 0x10BA0000U

typedef enum { FILLS, LOYALTY, PERIOD } Trait;

/// A trait of the piece's drummer, 0..1.
static float
drawn(const ComposeBrief* brief, Trait trait)
{
  BaseRandom random = base_random(brief->piece.seed, STREAM, (uint32_t)trait, 0);
  return base_random_unit(&random);
}

bool
compose_drummer_fills(const ComposeBrief* brief)
{
  return drawn(brief, FILLS) < 0.5f;
}

float
compose_drummer_loyalty(const ComposeBrief* brief)
{
  const float trait = drawn(brief, LOYALTY);
  return trait < 0.3f ? 0.0f : trait < 0.5f ? 0.8f : 4.8f;
}

uint32_t
compose_drummer_period(const ComposeBrief* brief)
{
  const float trait = drawn(brief, PERIOD);
  return trait < 0.15f ? 1 : trait < 0.5f ? 2 : 4;
}
