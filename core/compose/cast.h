// Who plays: which parts are used, on which instruments, where they stand.

#ifndef COMPOSE_CAST_H
#define COMPOSE_CAST_H

#include "core/compose/brief.h"

/// [any] Fill the brief's parts, `enters` and `wanted` as the intent wishes.
///
/// Nothing excluded is used.  With `piece` the parts are taken from there.
void compose_cast(ComposeBrief* self, const PromptIntent* intent,
                  const ScorePiece* piece);

#endif
