// Writes the piece that plays as a WAV file, in slices of the worker's time.
//
// It has a synth of its own; what is heard meanwhile is not touched.  The file takes
// its name only when it is whole: until then it is called like it, with ".part".

#ifndef PLUGIN_RENDER_H
#define PLUGIN_RENDER_H

#include "core/base/status.h"
#include "core/score/clock.h"
#include "core/score/player.h"
#include "core/synth/synth.h"
#include "plugin/mailbox.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/// Why a file was not written; plugin_render_error() has the words.
typedef enum {
  PLUGIN_RENDER_FINE,
  PLUGIN_RENDER_NO_PIECE,
  PLUGIN_RENDER_NO_FILE,
  PLUGIN_RENDER_NO_ROOM,
  PLUGIN_RENDER_NO_MEMORY,
  PLUGIN_RENDER_CANCELLED,
  PLUGIN_RENDER_N_ERRORS,
} PluginRenderError;

typedef struct {
  // Between the threads
  atomic_uint share; ///< Thousandths that are done
  atomic_uint error; ///< PluginRenderError

  // The worker's
  double            rate_hz;
  bool              wanted; ///< Something is to be begun
  char              path[PLUGIN_LINES_BYTES];
  char              part[PLUGIN_LINES_BYTES + 8];
  FILE*             file; ///< NULL unless something is being written
  Synth*            synth;
  ScoreView*        view;
  ScorePlayer       player;
  ScoreClock        clock;
  ScorePlaySettings settings;
  double            end_ticks;
  uint64_t          n_frames; ///< Written so far
  uint32_t          n_late;   ///< Frames that are not written: the synth's latency
} PluginRender;

/// [any] What went wrong in plain words, "" if nothing did; never NULL.
const char* plugin_render_error(PluginRenderError error);

/// [init] Nothing is written.
void plugin_render_init(PluginRender* self, double rate_hz);

/// [worker] Want what plays as a file of this name, in place of any that is being
/// written.
void plugin_render_want(PluginRender* self, const PluginLines* path);

/// [worker] Whether something is wanted or being written.
bool plugin_render_is_busy(const PluginRender* self);

/// [worker] Begin what is wanted: `view` (may be NULL) as the knobs have it, at a
/// tempo.
void plugin_render_begin(PluginRender* self, const ScoreView* view,
                         const float knobs[PARAM_N], double tempo_bpm);

/// [worker] Go on for a few milliseconds.
void plugin_render_step(PluginRender* self);

/// [worker] Stop and leave nothing behind.
void plugin_render_stop(PluginRender* self, PluginRenderError error);

#endif
