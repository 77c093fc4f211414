// Tells the window and the host what has changed, a little in each block.
//
// What is due is remembered here and sent when there is room, so that neither
// the port nor the host's own buffers overflow.

#ifndef PLUGIN_NOTIFY_H
#define PLUGIN_NOTIFY_H

#include "core/base/thread.h"
#include "plugin/take.h"
#include "plugin/urids.h"

#include <lv2/atom/forge.h>

#include <stdbool.h>
#include <stdint.h>

/// Bits of what is due.
enum {
  PLUGIN_TELL_PROMPT      = 1U,
  PLUGIN_TELL_INTENT      = 2U,
  PLUGIN_TELL_SUMMARY     = 4U,
  PLUGIN_TELL_STATUS      = 8U,
  PLUGIN_TELL_CORRECTIONS = 16U,
  PLUGIN_TELL_INSTRUMENTS = 32U,
  PLUGIN_TELL_TAKES       = 64U,
  PLUGIN_TELL_RENDERING   = 128U,
  PLUGIN_TELL_PIECE       = 256U, ///< Last: sections come after it
  PLUGIN_TELL_ALL         = 511U,
};

/// Where the music is, as the window shows it.
typedef struct {
  double   ticks; ///< Within the piece
  bool     rolling, busy;
  uint32_t ready;               ///< Bars
  float    peak;                ///< Since the last time it was told
  float    peaks[BASE_N_PARTS]; ///< The same of each part
  float    loudness;            ///< LUFS
} PluginPlayhead;

/// What run() can tell; nothing of it is kept.
typedef struct {
  const PluginTake* take;         ///< May be NULL
  const char*       status;       ///< Never NULL
  const char*       render;       ///< Where a file is written; never NULL
  uint32_t          n_render;     ///< Its bytes, 0 if there is none
  float             share;        ///< Of the file, 0..1
  const char*       render_error; ///< Never NULL
} PluginNews;

typedef struct {
  LV2_Atom_Forge       forge;
  LV2_Atom_Forge_Frame sequence;
  bool                 open;
  uint32_t             due;          ///< Bits
  uint32_t             next_section; ///< The first one that was not told yet
  double               budget;       ///< Bytes that may be sent now
  double               rate_hz;
  uint32_t             frames_to_playhead; ///< 0: it is due
} PluginNotify;

/// [init] Nothing is due.
void plugin_notify_init(PluginNotify* self, LV2_URID_Map* map, double rate_hz);

/// [rt] Nothing has been told to anyone, as in a fresh instance.
RT_FN void plugin_notify_reset(PluginNotify* self);

/// [rt] Begin a block on `port` (may be NULL), whose size says how much fits.
RT_FN void plugin_notify_open(PluginNotify* self, const PluginUrids* urids,
                              LV2_Atom_Sequence* port);

/// [rt] Everything about the piece is to be told (again).
RT_FN void plugin_notify_piece(PluginNotify* self);

/// [rt] Whether the playhead is to be told in this block, which is the case about 30
/// times a second, and at once if `jumped`.
RT_FN bool plugin_notify_wants_playhead(const PluginNotify* self, bool jumped);

/// [rt] Send what is due and end the block of `n` frames; `playhead` may be NULL.
///
/// Returns whether the playhead was told.
RT_FN bool plugin_notify_send(PluginNotify* self, const PluginUrids* urids,
                              const PluginNews* news, const PluginPlayhead* playhead,
                              uint32_t n);

#endif
