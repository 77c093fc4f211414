// How a chord or a note that a hand may write next suits, before the network is asked:
// 0 is fine, below it is not so good, or COMPOSE_NEVER.

#ifndef COMPOSE_HAND_LIKES_H
#define COMPOSE_HAND_LIKES_H

#include "core/compose/hand.h"

/// [any] How a chord (its "what") suits key, style and cadence.
float compose_hand_chord(const ComposeHand* self, uint32_t what);

/// [any] How a note (its "what") at `where` suits `tones`, which are those above the
/// tonic of the chord that sounds, and how it can be sung after the last one.
float compose_hand_note(const ComposeHand* self, uint32_t where, uint32_t what,
                        ComposeTones tones);

#endif
