// Chords by degree of the scale, in the colour of the style.

#ifndef COMPOSE_HARMONY_H
#define COMPOSE_HARMONY_H

#include "core/base/random.h"
#include "core/compose/brief.h"

/// [any] A chord `above` semitones over the tonic, at tick 0.
ScoreChord compose_harmony_chord(const ComposeBrief* brief, uint32_t above,
                                 BaseQuality quality);

/// [any] The chord on `degree` (1..7) of the mode, at tick 0.
ScoreChord compose_harmony_degree(const ComposeBrief* brief, uint32_t degree,
                                  BaseRandom* random);

/// [any] The dominant a fifth above `goal`, which leads there, at tick 0.
ScoreChord compose_harmony_lead_to(const ComposeBrief* brief, const ScoreChord* goal,
                                   BaseRandom* random);

/// [any] The chord that leads home in this mode, at tick 0.
ScoreChord compose_harmony_dominant(const ComposeBrief* brief, BaseRandom* random);

#endif
