// When the next note of a bar may be struck, and how long or hard.

#include "core/compose/grip.h"

/// Voices of a full chord, and how much likelier they are to be added than left out.
#define TRIAD 3U
#define FILL_UP 1.6f

bool
compose_grip_is_due(const ComposeGrip* self, uint32_t where)
{
  const bool struck = self->n_here && self->at >= where;
  return self->band->part == BASE_BASS && self->change[where] && !struck;
}

/// Whether a rhythm may have an onset here; where beats swing there are no triplets
/// beside them.
static bool
is_on_grid(const ComposeGrip* self, uint32_t where)
{
  const ComposeBrief* const brief    = self->band->stand->brief;
  const bool                swings   = brief->piece.swing > 0.0f;
  const bool                triplets = !brief->meter.ternary[0] && !swings;
  return where % COMPOSE_SIXTEENTH == 0 || (triplets && where % COMPOSE_TRIPLET == 0);
}

static bool
may_strike(const ComposeGrip* self, uint32_t where)
{
  const bool here  = self->n && where == self->at;
  const bool later = !self->n || where > self->at;
  if (self->last && self->begin + where) {
    return false;
  }
  return (here ? self->n_here < self->reach.most : later) &&
         (self->change[where] || is_on_grid(self, where));
}

/// The first place at which the bass must strike next; the bar's end if there is none.
static uint32_t
next_due(const ComposeGrip* self)
{
  uint32_t where = self->n ? self->at + 1U : 0;
  while (where < self->places && !compose_grip_is_due(self, where)) {
    ++where;
  }
  return where;
}

/// Whether a chord has begun that is not yet one.
static bool
is_thin(const ComposeGrip* self)
{
  return self->n && self->band->part == BASE_CHORDS && self->n_here < TRIAD;
}

void
compose_grip_where(const ComposeGrip* self, float* logits)
{
  const uint32_t due = next_due(self);
  for (uint32_t where = 0; where < COMPOSE_MAX_PLACES; ++where) {
    if (where > due || where >= self->places || !may_strike(self, where)) {
      logits[where] = COMPOSE_NEVER;
    }
  }
  if (due < self->places || (self->steady && !self->n)) {
    logits[COMPOSE_BAR] = COMPOSE_NEVER;
  }
  if (is_thin(self) && !compose_rule_forbids(logits[self->at])) {
    logits[self->at] += FILL_UP;
  }
  logits[COMPOSE_END] = COMPOSE_NEVER;
}

void
compose_grip_much(const ComposeGrip* self, uint32_t where, float* logits)
{
  const bool     drums = self->band->part == BASE_DRUMS;
  const uint32_t first = drums ? COMPOSE_GHOST : 0;
  const uint32_t end   = drums ? COMPOSE_NO_LENGTH : COMPOSE_GHOST;
  const uint32_t least = self->last && !drums ? self->places - where : 0;
  for (uint32_t much = 0; much < COMPOSE_N_PART_MUCH; ++much) {
    const bool kind  = much >= first && much < end;
    const bool rings = much + 1U == end || compose_steps_length(much) >= least;
    if (!kind || !rings) {
      logits[much] = COMPOSE_NEVER;
    }
  }
}
