// Who plays instead of whom the composer chose: one `part=instrument` a line.

#ifndef PLUGIN_CAST_H
#define PLUGIN_CAST_H

#include "core/score/score.h"

#include <stdbool.h>
#include <stddef.h>

/// [worker] Put the instruments that are named into the parts of `piece`.
///
/// Drums take kits and the others do not; the last line about a part wins, an empty
/// name leaves it alone.  False if a line was not understood; the others count.
bool plugin_cast(ScorePiece* piece, const char* lines, size_t n_bytes);

#endif
