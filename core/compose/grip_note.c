// How the pitches that may be struck next suit: 0 is fine, below it is not so good, or
// COMPOSE_NEVER.

#include "core/compose/grip.h"
#include "core/compose/scale.h"

/// Voices of a chord move so many semitones outside of the last one before it counts.
#define NEAR_VOICE 2

static float
caution(const ComposeGrip* self)
{
  return compose_rule_caution(self->band->stand->brief);
}

/// Whether `where` is a heavy place, such as a bar's first or middle one.
static bool
is_heavy(const ComposeGrip* self, uint32_t where)
{
  const ComposeBrief* const brief = self->band->stand->brief;
  return compose_rule_accent(brief, self->begin + where) >= 0.75f;
}

/// Whether the part plays chords, which are to sound clear.
static bool
is_chordal(const ComposeGrip* self)
{
  return self->band->part == BASE_CHORDS || self->band->part == BASE_PAD;
}

static bool
walks(const ComposeGrip* self)
{
  return self->band->part == BASE_BASS && self->band->stand->brief->style->walking;
}

/// What suits at `where`.
static ComposeTones
tones_at(const ComposeGrip* self, uint32_t where)
{
  const ScorePiece* const piece  = &self->band->stand->brief->piece;
  const uint16_t          parent = compose_parent((BaseMode)piece->mode);
  return compose_rule_tones(compose_rotate(parent, piece->key), &self->chord[where]);
}

/// How a pitch outside of chord and scale suits: a bass that walks leads through it.
static float
leading(const ComposeGrip* self, uint32_t where)
{
  return walks(self) && !is_heavy(self, where) ? -1.0f - caution(self) : COMPOSE_NEVER;
}

/// How a pitch between the chord's own suits.
static float
passing(const ComposeGrip* self, uint32_t where)
{
  const float foreign = is_chordal(self)        ? -2.5f
                        : is_heavy(self, where) ? -1.5f
                                                : -0.3f;
  return self->last ? COMPOSE_NEVER : foreign * caution(self);
}

static float
consonance(const ComposeGrip* self, uint32_t where, int pitch, ComposeTones tones)
{
  return compose_has(tones.chord, pitch)   ? 0.0f
         : compose_has(tones.scale, pitch) ? passing(self, where)
                                           : leading(self, where);
}

/// What the bass does under a chord that begins, and where it stands at the end.
static float
foundation(const ComposeGrip* self, uint32_t where, int pitch)
{
  const bool bass = pitch % 12 == self->chord[where].bass;
  if (bass || self->band->part != BASE_BASS) {
    return 0.0f;
  }
  if (self->last || compose_grip_is_due(self, where)) {
    return COMPOSE_NEVER;
  }
  return is_heavy(self, where) && !walks(self) ? -1.5f * caution(self) : 0.0f;
}

/// Chords move little: beyond a tone outside the last one every semitone is
/// unlikelier.
static float
lead_voices(const ComposeGrip* self, int pitch)
{
  const int above = pitch - self->high - NEAR_VOICE;
  const int below = self->low - NEAR_VOICE - pitch;
  const int far   = above > below ? above : below;
  return self->high < 0 || far <= 0 ? 0.0f : -1.0f * (float)far;
}

/// How far a line of single notes may leap.
static float
leap(const ComposeGrip* self, int pitch)
{
  const int step = self->before < 0 ? 0 : pitch - self->before;
  const int far  = step < 0 ? -step : step;
  return far > 16 ? COMPOSE_NEVER : far > 9 ? -caution(self) : 0.0f;
}

static float
ease(const ComposeGrip* self, int pitch)
{
  return self->reach.most == 1 ? leap(self, pitch)
         : is_chordal(self)    ? lead_voices(self, pitch)
                               : 0.0f;
}

/// How the pitch of `what` suits at `where`.
static float
suits(const ComposeGrip* self, uint32_t where, uint32_t what, ComposeTones tones)
{
  const int   pitch = compose_grip_pitch(self, where, what);
  const float near  = compose_reach_suits(&self->reach, pitch);
  return compose_rule_forbids(near)
           ? COMPOSE_NEVER
           : consonance(self, where, pitch, tones) + foundation(self, where, pitch) +
               ease(self, pitch) + near;
}

void
compose_grip_what(const ComposeGrip* self, uint32_t where, float* logits)
{
  const bool         drums = self->band->part == BASE_DRUMS;
  const bool         here  = self->n && where == self->at;
  const uint32_t     first = drums ? COMPOSE_DRUM : 0;
  const uint32_t     end   = drums ? COMPOSE_NO_NOTE : COMPOSE_DRUM;
  const ComposeTones tones = tones_at(self, where);
  for (uint32_t what = 0; what < COMPOSE_N_NOTES; ++what) {
    const bool  may   = what >= first && what < end && !(here && what <= self->top);
    const float likes = !may    ? COMPOSE_NEVER
                        : drums ? 0.0f
                                : suits(self, where, what, tones);
    logits[what]      = compose_rule_weigh(logits[what], likes);
  }
}
