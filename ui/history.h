// What was composed before in this window, to be fetched back by arrow keys.

#ifndef UI_HISTORY_H
#define UI_HISTORY_H

#include <stddef.h>

#define UI_HISTORY_MAX 64

typedef struct {
  char*    lines[UI_HISTORY_MAX]; ///< Oldest first
  unsigned n_lines;
  unsigned at;    ///< Which one is shown; n_lines while it is the draft
  char*    draft; ///< What was being written when the walk began, or NULL
} UiHistory;

/// [init] An empty history.
void ui_history_init(UiHistory* self);

/// [init] Free every line.
void ui_history_free(UiHistory* self);

/// [ui] Remember a line; empty lines and a repeated last line are not kept.
void ui_history_add(UiHistory* self, const char* line);

/// [ui] The line before; `now` is what is written at present, kept as the draft.
///
/// NULL when there is none (or no memory); the string lives until the next call.
const char* ui_history_back(UiHistory* self, const char* now);

/// [ui] The line after, at last the draft; NULL when there is none.
const char* ui_history_forward(UiHistory* self);

#endif
