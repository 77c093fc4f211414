// What the rules for lead sheets (hand.h) and for parts (grip.h) have in common.
//
// The networks say in logits how likely each choice is; a rule adds to a logit how well
// the choice suits, or forbids it.

#ifndef COMPOSE_RULE_H
#define COMPOSE_RULE_H

#include "core/compose/brief.h"

/// What is forbidden; it is drawn only where nothing else is left.
#define COMPOSE_NEVER (-1.0e9f)

/// [any] Whether a choice of this logit, or one that suits so badly, is forbidden.
bool compose_rule_forbids(float logit);

/// [any] The logit of a choice that suits by `suits`, 0 leaving it as it is.
float compose_rule_weigh(float logit, float suits);

/// [any] How careful a piece is, 0 bold .. 1: the less creative, the more.
float compose_rule_caution(const ComposeBrief* brief);

/// [any] How heavy `place` of a written bar is, 0 (between beats) .. 1 (the first).
float compose_rule_accent(const ComposeBrief* brief, uint32_t place);

/// The pitch classes that suit while a chord sounds.
typedef struct {
  uint16_t chord; ///< Its own
  uint16_t scale; ///< Those that pass between them, its own too
} ComposeTones;

/// [any] What suits over `chord`, in a piece whose chords are built from `parent`.
ComposeTones compose_rule_tones(uint16_t parent, const ScoreChord* chord);

#endif
