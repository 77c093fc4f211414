// The kept takes as text, for a session file.
//
// A line "estro takes 1"; then of each take a line with its stars and the lengths of
// what follows (sentence, corrections, motif, score), each of which ends in a line
// break.  The take that plays has no score here: it is saved beside this.

#ifndef PLUGIN_TAKES_TEXT_H
#define PLUGIN_TAKES_TEXT_H

#include "core/base/status.h"
#include "plugin/takes.h"

/// [worker] Write the takes into fresh memory that the caller frees; `*text` is NULL
/// on failure.
///
/// `view` (may be NULL) is what plays and lies with the author; it is written too,
/// unless it is `saved` beside this.
BaseStatus plugin_takes_write(const PluginTakes* takes, const ScoreView* view,
                              bool saved, char** text, size_t* n_bytes);

/// [worker] Add the takes of `text` to an empty list, numbered from `*n_takes` + 1 on.
///
/// `*playing` becomes the number of the one that plays, or 0.  False if anything was
/// damaged; what came before it is kept.
bool plugin_takes_read(PluginTakes* takes, const char* text, size_t n_bytes,
                       uint32_t* n_takes, uint32_t* playing);

/// [any] The same music always saves as the same bytes, whatever its number is here.
BaseStatus plugin_score_write(const ScoreView* view, char** text, size_t* n_bytes);

#endif
