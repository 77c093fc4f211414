// How each thing that we tell is written as an atom.

#ifndef PLUGIN_NOTIFY_WRITE_H
#define PLUGIN_NOTIFY_WRITE_H

#include "core/base/thread.h"
#include "plugin/notify.h"

/// All return the bytes that were needed, or 0 if there is no room: then
/// nothing was written.

/// [rt] patch:Set of a string.
RT_FN uint32_t plugin_write_text(PluginNotify* self, const PluginUrids* urids,
                                 LV2_URID property, const char* text, size_t n_bytes);

/// [rt] A Piece.
RT_FN uint32_t plugin_write_piece(PluginNotify* self, const PluginUrids* urids,
                                  const PluginTake* take);

/// [rt] A Section; of notes that can never fit, the first ones.
RT_FN uint32_t plugin_write_section(PluginNotify* self, const PluginUrids* urids,
                                    uint32_t take, const ScoreSection* section);

/// [rt] A Takes.
RT_FN uint32_t plugin_write_takes(PluginNotify* self, const PluginUrids* urids,
                                  const PluginShelf* shelf);

/// [rt] A Rendering.
RT_FN uint32_t plugin_write_rendering(PluginNotify* self, const PluginUrids* urids,
                                      const PluginNews* news);

/// [rt] A Playhead.
RT_FN uint32_t plugin_write_playhead(PluginNotify* self, const PluginUrids* urids,
                                     const PluginPlayhead* playhead);

#endif
