// What the performer is told of a note (train/performer.py has the same numbers).

#ifndef COMPOSE_NOTE_FEATURES_H
#define COMPOSE_NOTE_FEATURES_H

#include "core/compose/performer.h"

/// [any] What note `i` of a part of a section is like.
ComposeFeatures compose_note_features(const ComposeBrief*   brief,
                                      const ComposeSection* section, BasePart part,
                                      const ComposeLine* line, uint32_t i);

/// [any] Whether note `i` is struck together with the one before.
bool compose_note_joins(const ComposeLine* line, uint32_t i);

/// [any] The velocity of a plain stroke of the section's drums.
float compose_note_stroke(const ComposeSection* section);

#endif
