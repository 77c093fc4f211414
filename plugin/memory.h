// What a session file remembers of the author's side.

#ifndef PLUGIN_MEMORY_H
#define PLUGIN_MEMORY_H

#include "plugin/author.h"

#include <stddef.h>

/// A text of any length.
typedef struct {
  const char* bytes; ///< (n), or NULL if there is none
  size_t      n;
  char*       own; ///< What is to be freed, or NULL if the bytes are another's
} PluginText;

/// Everything but the ports; texts that are missing are NULL.
typedef struct {
  PluginText prompt;
  PluginText corrections;
  PluginText instruments;
  PluginText score;                  ///< Of the piece that plays
  PluginText takes;                  ///< All takes, in a format of its own
  PluginText models;                 ///< Checksums of what the music was made with
  bool       lost_score, lost_takes; ///< They were in files that are gone
  bool       whole; ///< A session's rather than a preset's: nothing else stays
} PluginMemory;

/// [init] What to save; to be freed with plugin_memory_clear().  Runs beside run().
BaseStatus plugin_memory_take(PluginAuthor* author, PluginMemory* memory);

/// [any] Free the texts.
void plugin_memory_clear(PluginMemory* memory);

/// [init] Go back to what was saved.  Runs beside run().
///
/// A score sounds at once, or at the next bar where another plays; a sentence without a
/// score (or with a damaged one) is composed by the next slices.
void plugin_memory_restore(PluginAuthor* author, const PluginMemory* memory);

#endif
