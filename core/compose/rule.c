#include "core/compose/rule.h"

#include "core/compose/grid.h"
#include "core/compose/scale.h"

bool
compose_rule_forbids(float logit)
{
  return logit <= COMPOSE_NEVER / 2.0f; // Whatever else was added to it
}

float
compose_rule_weigh(float logit, float suits)
{
  return compose_rule_forbids(suits) ? COMPOSE_NEVER : logit + suits;
}

float
compose_rule_caution(const ComposeBrief* brief)
{
  return 1.0f - brief->creativity;
}

float
compose_rule_accent(const ComposeBrief* brief, uint32_t place)
{
  return compose_meter_accent(&brief->meter, place * COMPOSE_PLACE_TICKS);
}

ComposeTones
compose_rule_tones(uint16_t parent, const ScoreChord* chord)
{
  return (ComposeTones){compose_chord_tones(chord), compose_chord_scale(parent, chord)};
}
