// The performer: gives each composed note its push and lift, and nothing else.

#ifndef COMPOSE_PERFORM_H
#define COMPOSE_PERFORM_H

#include "core/base/random.h"
#include "core/compose/brief.h"

/// [any] Fill `push_ticks` and `lift` of `n` notes.
void compose_perform(const ComposeBrief* brief, BaseRandom* random, ScoreNote* notes,
                     uint32_t n);

#endif
