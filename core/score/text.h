// A view as readable text, and back: how a session remembers its music.
//
// One line per fact, space-separated, the version first; numbers are written
// in the C locale and read back exactly.  Instruments go by name, so that the
// catalogue may grow.  Unknown line names are skipped, so that a later minor
// version can be read.

#ifndef SCORE_TEXT_H
#define SCORE_TEXT_H

#include "core/score/score.h"

#include <stddef.h>

/// [worker] Write `view` to a fresh NUL-terminated string, freed by the caller.
BaseStatus score_text_write(const ScoreView* view, char** text, size_t* n_bytes);

/// [worker] Read a view from `n_bytes` of anything.
///
/// Fails with BASE_BAD_INPUT (and the line's number in `*line` if not NULL),
/// BASE_TOO_NEW or BASE_NO_MEMORY; `*view` is then NULL.
BaseStatus score_text_read(const char* text, size_t n_bytes, ScoreView** view,
                           uint32_t* line);

#endif
