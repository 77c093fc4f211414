// What run() wishes from the author: the latest wish, and only that.
//
// Three slots: one is being written by run(), one is being read by the
// author's side, the third lies between them.  Neither side ever waits.

#ifndef PLUGIN_MAILBOX_H
#define PLUGIN_MAILBOX_H

#include "core/base/theory.h"
#include "core/base/thread.h"
#include "core/param/param.h"
#include "ttl/contract.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/// A little more than is kept, so that the reading notices that it was cut.
#define PLUGIN_PROMPT_BYTES (ESTRO_MAX_PROMPT_BYTES + 64)

/// Whole by itself: whichever wishes were overtaken, nothing is lost.
typedef struct {
  uint32_t  n_set;      ///< How often the sentence was set
  uint32_t  n_generate; ///< How often a new piece was asked for besides
  float     knobs[PARAM_N];
  BaseMeter host_meter; ///< beats 0 while the host has not told
  uint32_t  n_bytes;
  char      prompt[PLUGIN_PROMPT_BYTES]; ///< The sentence as it was set last
} PluginWish;

typedef struct {
  PluginWish  slots[3];
  atomic_uint middle; ///< Index of the slot between the sides, and FRESH
  unsigned    back;   ///< The writer's
  unsigned    front;  ///< The reader's
} PluginMailbox;

/// [init] Nothing was posted.
void plugin_mailbox_init(PluginMailbox* self);

/// [rt] Post a wish, overtaking one that was not taken yet.
RT_FN void plugin_mailbox_post(PluginMailbox* self, const PluginWish* wish);

/// [worker] The latest wish if it has not been taken yet, else NULL.
///
/// It stays valid until the next call.
const PluginWish* plugin_mailbox_take(PluginMailbox* self);

#endif
