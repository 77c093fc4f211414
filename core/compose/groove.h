// The groove of a piece: a round of drums that every section comes back to.

#ifndef COMPOSE_GROOVE_H
#define COMPOSE_GROOVE_H

#include "core/compose/band.h"

/// [worker] Write the groove of `brief` and keep it in `band`: the fullest of a few
/// drafts over the tonic, the same whenever and wherever it is written.
///
/// Meters that the networks divide have none.
void compose_groove(ComposeBand* band, const ComposeBrief* brief,
                    const ComposeGrid* grid, ComposeStylus* stylus);

#endif
