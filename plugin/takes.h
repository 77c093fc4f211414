// The pieces of this session that are kept, to be compared and gone back to.
//
// The author owns the list; the oldest comes first.

#ifndef PLUGIN_TAKES_H
#define PLUGIN_TAKES_H

#include "core/score/phrase.h"
#include "plugin/mailbox.h"
#include "plugin/take.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What a piece is made from, besides the knobs.
typedef struct {
  ScorePhrase motif;
  PluginLines corrections;
  uint32_t    n_prompt;
  char        prompt[PLUGIN_PROMPT_BYTES]; ///< (n_prompt)
} PluginSource;

typedef struct {
  uint32_t       id;     ///< As the piece's own number
  uint32_t       rating; ///< 0..5
  bool           ended;  ///< It gets no further bars
  PluginSource*  source;
  PluginReading* reading; ///< May be NULL
  ScoreView*     view;    ///< NULL while it plays: the author has it
} PluginKept;

typedef struct {
  uint32_t   n;
  PluginKept kept[PLUGIN_MAX_TAKES];
} PluginTakes;

/// [any] The kept take of this number, or NULL.
PluginKept* plugin_takes_find(PluginTakes* self, uint32_t id);

/// [worker] Keep a take with a copy of `source` and one user of `reading` (may be NULL)
/// more; NULL without memory.
///
/// Where there are too many, the oldest that has no stars goes, and never `playing`.
PluginKept* plugin_takes_add(PluginTakes* self, uint32_t id, const PluginSource* source,
                             PluginReading* reading, uint32_t playing);

/// [worker] Forget this take, if it is kept.
void plugin_takes_drop(PluginTakes* self, uint32_t id);

/// [worker] Forget them all.
void plugin_takes_clear(PluginTakes* self);

/// [worker] How the window shows them.
void plugin_takes_list(const PluginTakes* self, uint32_t playing, PluginShelf* shelf);

#endif
