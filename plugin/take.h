// What the author hands to run(): one immutable object, by one exchange of a pointer.
//
// Readings are shared between takes and counted by the author's side alone.

#ifndef PLUGIN_TAKE_H
#define PLUGIN_TAKE_H

#include "core/base/thread.h"
#include "core/prompt/prompt.h"
#include "core/score/score.h"

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

/// So many pieces are kept.
#define PLUGIN_MAX_TAKES 16U
#define PLUGIN_TITLE_BYTES 64U

/// What was understood of a sentence.
typedef struct {
  char*    prompt; ///< (n_prompt), and a NUL
  size_t   n_prompt;
  char*    corrections; ///< (n_corrections), and a NUL
  size_t   n_corrections;
  char*    json; ///< (n_json), and a NUL
  size_t   n_json;
  char     summary[512];
  size_t   n_summary;
  unsigned n_users;
} PluginReading;

/// The takes that are kept, as the window lists them; unused places are zero.
typedef struct {
  uint32_t n;
  uint32_t playing; ///< The number of the one that plays
  int32_t  ids[PLUGIN_MAX_TAKES];
  int32_t  ratings[PLUGIN_MAX_TAKES];
  char     titles[PLUGIN_MAX_TAKES][PLUGIN_TITLE_BYTES];
} PluginShelf;

/// When a new piece takes over from one that plays.
typedef enum {
  PLUGIN_ENTER_NOW,
  PLUGIN_ENTER_NEXT_BAR, ///< And plays from its beginning where no host leads
  PLUGIN_ENTER_IN_PLACE, ///< At the next bar, going on where the other was
} PluginEntry;

typedef struct PluginTake PluginTake;

struct PluginTake {
  PluginReading* reading; ///< May be NULL
  ScoreView*     view;    ///< With the instruments that are asked for; may be NULL
  PluginEntry    entry;
  char           title[48];   ///< "D harmonic minor", or ""
  char*          instruments; ///< (n_instruments), and a NUL
  size_t         n_instruments;
  PluginShelf    shelf;
  PluginTake*    next; ///< Of those that went back
};

typedef struct {
  _Atomic(PluginTake*) fresh;   ///< Published and not yet taken
  _Atomic(PluginTake*) retired; ///< Used up, a list
} PluginHandover;

/// [worker] The reading of `intent`, with one user; NULL without memory.
///
/// The sentence is kept up to `n_kept` bytes.
PluginReading* plugin_reading_new(const PromptIntent* intent, const char* sentence,
                                  size_t n_bytes, size_t n_kept,
                                  const char* corrections, size_t n_corrections);

/// [worker] One user less; the last one frees it.  NULL is fine.
void plugin_reading_release(PluginReading* self);

/// [worker] A take with a copy of `view` and of `instruments`; the first two may be
/// NULL.  NULL without memory.
PluginTake* plugin_take_new(PluginReading* reading, const ScoreView* view,
                            const char* instruments, size_t n_instruments);

/// [worker] Free a take.  NULL is fine.
void plugin_take_free(PluginTake* self);

/// [init] Nothing is on its way.
void plugin_handover_init(PluginHandover* self);

/// [worker] Give `take` to run(); one that it never looked at is freed.
void plugin_handover_publish(PluginHandover* self, PluginTake* take);

/// [worker] Free what run() has given back.
void plugin_handover_collect(PluginHandover* self);

/// [rt] What was published since the last call, or NULL.
RT_FN PluginTake* plugin_handover_take(PluginHandover* self);

/// [rt] Give back what is no longer played.
RT_FN void plugin_handover_retire(PluginHandover* self, PluginTake* take);

#endif
