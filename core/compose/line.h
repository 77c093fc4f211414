// One part's notes of a section on their way out.

#ifndef COMPOSE_LINE_H
#define COMPOSE_LINE_H

#include "core/compose/lead.h"

#define COMPOSE_MAX_LINE_NOTES 2048U

/// What exceeds the room is left out.
typedef struct {
  uint32_t  n;
  ScoreNote notes[COMPOSE_MAX_LINE_NOTES]; ///< By start; ticks of the section
} ComposeLine;

/// [any] Add a note that does not begin before the last one.
///
/// Of the notes that sound already, one of the same pitch ends here; with `mono` all
/// do.
void compose_line_add(ComposeLine* self, const ScoreNote* note, bool mono);

/// [any] End every note where a chord begins to which it is foreign, and at
/// `end_ticks`.
void compose_line_suit(ComposeLine* self, const ComposeLead* lead, uint32_t end_ticks);

#endif
