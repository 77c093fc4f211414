// Tunes: short motifs, repeated and varied in phrases that breathe and close.

#ifndef COMPOSE_MELODY_H
#define COMPOSE_MELODY_H

#include "core/compose/lead.h"

/// [any] Write the melody of a material over its chords.
void compose_melody(ComposeLead* self, const ComposeBrief* brief, uint32_t material,
                    BaseRandom* random);

#endif
