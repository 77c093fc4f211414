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
  PLUGIN_TELL_PROMPT  = 1U,
  PLUGIN_TELL_INTENT  = 2U,
  PLUGIN_TELL_SUMMARY = 4U,
  PLUGIN_TELL_STATUS  = 8U,
  PLUGIN_TELL_PIECE   = 16U,
  PLUGIN_TELL_ALL     = 31U,
};

/// Where the music is, as the window shows it.
typedef struct {
  double   ticks; ///< Within the piece
  bool     rolling, busy;
  uint32_t ready; ///< Bars
  float    peak;  ///< Since the last time it was told
} PluginPlayhead;

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

/// [rt] Send what is due of `take` (may be NULL) and end the block of `n` frames.
///
/// The playhead goes out about 30 times a second, and at once if `jumped`;
/// returns whether it did.
RT_FN bool plugin_notify_send(PluginNotify* self, const PluginUrids* urids,
                              const PluginTake* take, const char* status,
                              const PluginPlayhead* playhead, bool jumped, uint32_t n);

#endif
