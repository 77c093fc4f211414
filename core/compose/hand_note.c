#include "core/compose/hand_likes.h"

#include "core/compose/scale.h"

/// Whether the melody comes to rest in this bar.
static bool
is_resting(const ComposeHand* self)
{
  return self->task->words.say[COMPOSE_SAY_ENDS] == COMPOSE_ENDS_RESTING;
}

/// How a pitch outside of chord and scale suits: as chromatic as the piece is said to
/// be, between beats.
static float
chromatic(const ComposeHand* self, float accent)
{
  const uint32_t word    = self->writer->words.say[COMPOSE_SAY_CHROMA];
  const float    caution = compose_rule_caution(self->writer->brief);
  const bool     many    = word == COMPOSE_CHROMA_MANY;
  const bool     between = accent < 0.5f || many;
  const bool     may     = word >= COMPOSE_CHROMA_FEW && caution < 0.8f && between;
  return may && !is_resting(self) ? 0.6f - 1.2f * caution : COMPOSE_NEVER;
}

/// How a pitch between the chord's own suits: less on heavy places, outside of the
/// mode, and where the melody rests.
static float
passing(const ComposeHand* self, uint32_t where, int above, float accent)
{
  const ComposeBrief* const brief   = self->writer->brief;
  const float               caution = compose_rule_caution(brief);
  const uint16_t            mode    = base_mode_mask((BaseMode)brief->piece.mode);
  const bool                rests   = is_resting(self) && where * 2U >= self->places;
  const float foreign = compose_has(mode, above) ? 0.0f : -0.5f - 1.5f * caution;
  const float heavy   = accent >= 0.75f ? -1.4f * caution : 0.0f;
  return foreign + heavy - (rests ? 1.5f : 0.0f);
}

static float
consonance(const ComposeHand* self, uint32_t where, int above, ComposeTones tones)
{
  const float accent = compose_rule_accent(self->writer->brief, self->begin + where);
  return compose_has(tones.chord, above)   ? 0.0f
         : compose_has(tones.scale, above) ? passing(self, where, above, accent)
                                           : chromatic(self, accent);
}

/// How a pitch can be sung after the last one.
static float
ease(const ComposeHand* self, int pitch)
{
  const float caution = compose_rule_caution(self->writer->brief);
  const int   step    = self->last < 0 ? 0 : pitch - self->last;
  const int   far     = step < 0 ? -step : step;
  return far > 12  ? COMPOSE_NEVER
         : far > 9 ? -2.0f
         : far > 7 ? -2.0f * caution
         : far > 4 ? -caution
                   : 0.0f;
}

float
compose_hand_note(const ComposeHand* self, uint32_t where, uint32_t what,
                  ComposeTones tones)
{
  return consonance(self, where, (int)(what % 12U), tones) +
         ease(self, self->low + (int)what);
}
