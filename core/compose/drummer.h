// What kind of drummer a piece has: its seed decides.

#ifndef COMPOSE_DRUMMER_H
#define COMPOSE_DRUMMER_H

#include "core/compose/brief.h"

/// [any] Whether fills lead into what is more driven; other drummers just go on.
bool compose_drummer_fills(const ComposeBrief* brief);

/// [any] How closely what was played comes back: not at all at 0, nearly to the stroke
/// from 4 on.
float compose_drummer_loyalty(const ComposeBrief* brief);

/// [any] After how many bars, 1, 2 or 4, a round of four repeats itself.
uint32_t compose_drummer_period(const ComposeBrief* brief);

#endif
