// The worker's side: reads sentences, composes, keeps the score.
//
// Its lock is taken by the worker, by save and restore, and by cleanup; never
// by run(), except where the host runs the worker inside schedule_work().

#ifndef PLUGIN_AUTHOR_H
#define PLUGIN_AUTHOR_H

#include "core/base/status.h"
#include "core/compose/compose.h"
#include "plugin/mailbox.h"
#include "plugin/render.h"
#include "plugin/take.h"
#include "plugin/takes.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/// What a listener should be told; plugin_status_text() has the words.
typedef enum {
  PLUGIN_FINE,
  PLUGIN_NO_WORKER,
  PLUGIN_NO_MODEL,
  PLUGIN_NO_COMPOSER,
  PLUGIN_NO_MEMORY,
  PLUGIN_CANNOT_COMPOSE,
  PLUGIN_DAMAGED_SCORE,
  PLUGIN_LOST_SCORE,
  PLUGIN_LOST_TAKES,
  PLUGIN_NEWER_STATE,
  PLUGIN_OTHER_MODELS,
  PLUGIN_UNKNOWN_INSTRUMENT,
  PLUGIN_N_STATUSES,
} PluginStatus;

/// Bits of PluginAuthor.progress.
enum {
  PLUGIN_BUSY      = 1U,  ///< There is more to compose
  PLUGIN_REPLACING = 2U,  ///< A new piece is wished for and nothing of it is ready
  PLUGIN_STUCK     = 4U,  ///< The last slice could not go on; try again later
  PLUGIN_ENDED     = 8U,  ///< This piece gets no further bars
  PLUGIN_RENDERING = 16U, ///< A file is being written
};

typedef struct {
  // Between the threads
  PluginMailbox  mailbox;     ///< From run()
  PluginHandover handover;    ///< To run()
  atomic_uint    progress;    ///< Bits
  atomic_uint    answered;    ///< The serial of the wish taken last
  atomic_uint    status;      ///< PluginStatus
  atomic_uint    wanted_bars; ///< Of an endless piece, from its beginning
  atomic_bool    cancelled;   ///< Stop before the next step

  // Guarded by the lock
  pthread_mutex_t lock;
  uint32_t        serial, asked[PLUGIN_N_ASKS]; ///< As seen last
  float           knobs[PARAM_N];
  BaseMeter       host_meter;
  double          tempo_bpm;   ///< At which files are written
  PluginSource    source;      ///< Of the piece that is wished for, or plays
  PluginLines     instruments; ///< Who plays instead
  PluginEntry     entry;       ///< How the latest piece takes over
  bool            wants_piece; ///< A new piece shall be begun
  bool            replacing;   ///< The session's first section is not there yet
  bool            trying;      ///< The piece that plays is new and not finished
  bool            ended;       ///< Nothing more can be composed for `view`
  bool            unpublished; ///< run() does not have the latest yet
  PluginReading*  reading;     ///< May be NULL
  ScoreView*      view;        ///< Everything that is ready; may be NULL
  ScoreView*      before;      ///< What the session goes on from; may be NULL
  ScoreSection*   pending;     ///< Composed, but not yet in the view; may be NULL
  ComposeSession* session;     ///< May be NULL
  PromptModel*    model;       ///< Constant once opened; NULL if it cannot be read
  ComposeModels*  composing;   ///< Likewise; without them there is no new music
  uint32_t        n_takes;     ///< Counts pieces, so that each is told from the last
  uint32_t        previous;    ///< The take that played before `trying` began
  PluginTakes     takes;
  PluginRender    render;
} PluginAuthor;

/// [any] A status in plain words, "" if all is well; never NULL.
const char* plugin_status_text(PluginStatus status);

/// [init] False without memory.
bool plugin_author_init(PluginAuthor* self, double rate_hz);

/// [init] Open the weights that lie in the bundle; without the prompt's sentences are
/// read by grammar and tables alone, without the composer's nothing is composed.
BaseStatus plugin_author_open(PluginAuthor* self, const char* bundle_path);

/// [init] Free everything; run() and the worker have ended.
void plugin_author_clear(PluginAuthor* self);

/// [worker] Go on for about 25 ms at most, publishing whatever becomes ready.
void plugin_author_slice(PluginAuthor* self);

/// [any] Tell the listener about something besides composing.
void plugin_author_tell(PluginAuthor* self, PluginStatus status);

/// [worker] Let run() know how things stand; what it stands on was published before.
/// The lock is held.
void plugin_author_show(PluginAuthor* self, bool stuck);

#endif
