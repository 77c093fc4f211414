// Chords by degree of the scale, and the progressions that styles make of them.

#ifndef COMPOSE_HARMONY_H
#define COMPOSE_HARMONY_H

#include "core/compose/lead.h"

/// [any] Write the chords of a material; the melody is left alone.
void compose_harmony(ComposeLead* self, const ComposeBrief* brief,
                     const PromptIntent* intent, uint32_t material, BaseRandom* random);

/// [any] The chord on `degree` (1..7) of the mode in the style's colour, at tick 0.
ScoreChord compose_harmony_degree(const ComposeBrief* brief, uint32_t degree,
                                  BaseRandom* random);

/// [any] The chord that leads home in this mode.
ScoreChord compose_harmony_dominant(const ComposeBrief* brief, BaseRandom* random);

#endif
