// Progressions: how a style's chords follow one another through an idea.

#ifndef COMPOSE_PROGRESSION_H
#define COMPOSE_PROGRESSION_H

#include "core/compose/lead.h"

/// [any] Write the chords of a material; the melody is left alone.
void compose_progression(ComposeLead* self, const ComposeBrief* brief,
                         const PromptIntent* intent, uint32_t material,
                         BaseRandom* random);

#endif
