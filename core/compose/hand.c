#include "core/compose/hand.h"

#include "core/compose/hand_likes.h"
#include "core/compose/scale.h"

/// Other basses than the root are this much unlikelier.
#define OTHER_BASS (-0.7f)

/// The chord that must come next, NULL if there is none.
static const ComposeDue*
due(const ComposeHand* self)
{
  return self->n_done < self->task->n_due ? &self->task->due[self->n_done] : NULL;
}

/// The next note that was played by hand, NULL if there is none.
static const ComposeTune*
tune(const ComposeHand* self)
{
  return self->n_notes < self->task->n_tune ? &self->task->tune[self->n_notes] : NULL;
}

/// How many chords may begin in a bar for which none are due.
static uint32_t
most_chords(const ComposeHand* self)
{
  static const uint8_t most[] = {2, 0, 1, 2, 4};
  return self->task->n_due ? 0 : most[self->task->words.say[COMPOSE_SAY_CHANGES]];
}

static bool
may_chord(const ComposeHand* self, uint32_t where)
{
  const ComposeDue* const next = due(self);
  const bool taken = where == self->at && (self->chord_here || self->note_here);
  if (next) {
    return where == next->where;
  }
  return !taken && self->n_chords < most_chords(self) &&
         compose_rule_accent(self->writer->brief, self->begin + where) >= 0.5f;
}

/// Whether the rhythm that is asked for has an onset here.
static bool
is_on_grid(const ComposeHand* self, uint32_t where)
{
  const uint32_t word   = self->task->words.say[COMPOSE_SAY_RHYTHM];
  const bool     eighth = where % COMPOSE_EIGHTH == 0;
  if (word == COMPOSE_RHYTHM_TRIPLETS) {
    return where % COMPOSE_TRIPLET == 0 || eighth;
  }
  return word && word < COMPOSE_RHYTHM_QUARTERS ? eighth
                                                : where % COMPOSE_SIXTEENTH == 0;
}

static bool
may_note(const ComposeHand* self, uint32_t where)
{
  const ComposeDue* const  next  = due(self);
  const ComposeTune* const own   = tune(self);
  const bool               taken = where == self->at && self->note_here;
  if (taken || (next && next->where <= where)) {
    return false;
  }
  if (self->task->n_tune) {
    return own && own->where == where;
  }
  return self->n_notes < self->most_notes && is_on_grid(self, where) &&
         (!self->task->ends || where == 0);
}

/// The next step is before this place: what must come is not passed over.
static uint32_t
until(const ComposeHand* self)
{
  const ComposeDue* const  next = due(self);
  const ComposeTune* const own  = tune(self);
  const uint32_t           end  = next ? next->where + 1U : self->places;
  return own && own->where + 1U < end ? own->where + 1U : end;
}

void
compose_hand_where(const ComposeHand* self, float* logits)
{
  const uint32_t end = until(self);
  bool           any = false;
  for (uint32_t where = 0; where < COMPOSE_MAX_PLACES; ++where) {
    const bool may = where >= self->at && where < end &&
                     (may_chord(self, where) || may_note(self, where));
    any           = any || may;
    logits[where] = may ? logits[where] : COMPOSE_NEVER;
  }
  const bool lacks = any && !self->n_notes && self->most_notes > 0;
  if (lacks || due(self) || tune(self)) {
    logits[COMPOSE_BAR] = COMPOSE_NEVER;
  }
  logits[COMPOSE_END] = COMPOSE_NEVER;
}

/// How a chord suits where one may be.
static float
chord_suits(const ComposeHand* self, uint32_t what)
{
  const ComposeDue* const next  = due(self);
  const uint16_t          roots = self->task->roots;
  if (next && next->what != COMPOSE_NO_WHAT) {
    return what == next->what ? 0.0f : COMPOSE_NEVER;
  }
  const bool asked = !roots || (roots >> compose_steps_root(what)) & 1U;
  return asked && what != self->force ? compose_hand_chord(self, what) : COMPOSE_NEVER;
}

/// How a note suits where one may be.
static float
note_suits(const ComposeHand* self, uint32_t where, uint32_t what, ComposeTones tones)
{
  const ComposeTune* const own   = tune(self);
  const int                pitch = self->low + (int)what;
  if (own) {
    return own->what == what ? 0.0f : COMPOSE_NEVER;
  }
  if (pitch < self->writer->low || pitch > self->writer->high) {
    return COMPOSE_NEVER;
  }
  if (self->task->ends) { // On the tonic
    return what % 12U ? COMPOSE_NEVER : 0.0f;
  }
  return compose_hand_note(self, where, what, tones);
}

/// What suits over the chord that sounds; over none, over the tonic's.
static ComposeTones
sounding(const ComposeHand* self)
{
  const bool        any   = self->force != COMPOSE_NO_WHAT;
  const ComposeStep step  = {.what = (uint16_t)(any ? self->force : COMPOSE_CHORD),
                             .much = COMPOSE_BASS};
  const ScoreChord  chord = compose_steps_read(&step, 0, 0);
  return compose_rule_tones(compose_parent((BaseMode)self->writer->brief->piece.mode),
                            &chord);
}

void
compose_hand_what(const ComposeHand* self, uint32_t where, float* logits)
{
  const ComposeTones tones = sounding(self);
  const bool         note  = may_note(self, where);
  const bool         chord = may_chord(self, where);
  for (uint32_t what = 0; what < COMPOSE_CHORD; ++what) {
    const float suits = note ? note_suits(self, where, what, tones) : COMPOSE_NEVER;
    logits[what]      = compose_rule_weigh(logits[what], suits);
  }
  for (uint32_t what = COMPOSE_CHORD; what < COMPOSE_NO_WHAT; ++what) {
    const float suits = chord ? chord_suits(self, what) : COMPOSE_NEVER;
    logits[what]      = compose_rule_weigh(logits[what], suits);
  }
  logits[COMPOSE_NO_WHAT] = COMPOSE_NEVER;
}

/// How the bass `above` a chord's root suits.
static float
bass_suits(const ComposeHand* self, uint32_t what, uint32_t above)
{
  const ComposeDue* const next  = due(self);
  const uint16_t          tones = base_quality_mask(compose_steps_quality(what));
  const bool              plain = self->task->ends || self->task->n_due ||
                     compose_rule_caution(self->writer->brief) > 0.6f;
  const bool due_here = next && next->much != COMPOSE_NO_MUCH;
  const bool may      = due_here ? next->much == COMPOSE_BASS + above
                                 : !above || (!plain && compose_has(tones, (int)above));
  return !may ? COMPOSE_NEVER : above ? OTHER_BASS : 0.0f;
}

/// How a note's length suits: the tune's own, else as fine as the onsets; the last note
/// of a piece fills its bar.
static float
length_suits(const ComposeHand* self, uint32_t where, uint32_t much)
{
  const ComposeTune* const own = tune(self);
  const uint32_t least   = self->task->ends ? self->places - where : COMPOSE_SIXTEENTH;
  const bool     longest = much + 1U == COMPOSE_BASS;
  const bool     may =
    own ? own->much == much : longest || compose_steps_length(much) >= least;
  return may ? 0.0f : COMPOSE_NEVER;
}

void
compose_hand_much(const ComposeHand* self, uint32_t where, uint32_t what, float* logits)
{
  const bool chord = what >= COMPOSE_CHORD;
  for (uint32_t much = 0; much < COMPOSE_NO_MUCH; ++much) {
    const bool  bass  = much >= COMPOSE_BASS;
    const float suits = bass != chord ? COMPOSE_NEVER
                        : chord       ? bass_suits(self, what, much - COMPOSE_BASS)
                                      : length_suits(self, where, much);
    logits[much]      = compose_rule_weigh(logits[much], suits);
  }
  logits[COMPOSE_NO_MUCH] = COMPOSE_NEVER;
}
