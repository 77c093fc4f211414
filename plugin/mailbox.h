// What run() wishes from the author: the latest wish, and only that.
//
// Three slots: one is being written by run(), one is being read by the
// author's side, the third lies between them.  Neither side ever waits.

#ifndef PLUGIN_MAILBOX_H
#define PLUGIN_MAILBOX_H

#include "core/base/theory.h"
#include "core/base/thread.h"
#include "core/param/param.h"
#include "core/score/phrase.h"
#include "ttl/contract.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/// A little more than is kept, so that the reading notices that it was cut.
#define PLUGIN_PROMPT_BYTES (ESTRO_MAX_PROMPT_BYTES + 64)

/// Of corrections, of instruments, of a path.
#define PLUGIN_LINES_BYTES 2048U

/// What may be asked for.
typedef enum {
  PLUGIN_ASK_PROMPT,      ///< A piece from this sentence
  PLUGIN_ASK_GENERATE,    ///< Another piece
  PLUGIN_ASK_CORRECTIONS, ///< A piece with these facts
  PLUGIN_ASK_PROGRAM,     ///< A piece from this preset's sentence; new pieces end here
  PLUGIN_ASK_CANCEL,      ///< No new piece after all
  PLUGIN_ASK_TAKE,        ///< An earlier piece
  PLUGIN_ASK_INSTRUMENTS, ///< Who plays instead
  PLUGIN_ASK_RATING,      ///< Stars for the piece that plays
  PLUGIN_ASK_RENDER,      ///< The piece as a file
  PLUGIN_N_ASKS,
} PluginAsk;

/// Lines or a path as they came.
typedef struct {
  uint32_t n_bytes;
  char     bytes[PLUGIN_LINES_BYTES];
} PluginLines;

/// Whole by itself: whichever wishes were overtaken, nothing is lost.
typedef struct {
  uint32_t    serial;               ///< Counts everything that was ever asked for
  uint32_t    asked[PLUGIN_N_ASKS]; ///< The serial of the latest of each kind
  uint32_t    n_pieces;             ///< How often a new piece was asked for
  float       knobs[PARAM_N];
  BaseMeter   host_meter; ///< beats 0 while the host has not told
  uint32_t    take;       ///< Of the latest asks
  uint32_t    rating;
  uint32_t    program; ///< 128 times the bank, plus the program
  double      tempo_bpm;
  ScorePhrase motif; ///< Played before the latest PLUGIN_ASK_GENERATE
  PluginLines corrections, instruments, render;
  uint32_t    n_bytes;
  char        prompt[PLUGIN_PROMPT_BYTES]; ///< The sentence as it was set last
} PluginWish;

typedef struct {
  PluginWish  slots[3];
  atomic_uint middle; ///< Index of the slot between the sides, and FRESH
  unsigned    back;   ///< The writer's
  unsigned    front;  ///< The reader's
} PluginMailbox;

/// [init] Nothing was posted.
void plugin_mailbox_init(PluginMailbox* self);

/// [rt] Note in a wish that this is asked for now.
RT_FN void plugin_wish_ask(PluginWish* self, PluginAsk ask);

/// [rt] Post a wish, overtaking one that was not taken yet.
RT_FN void plugin_mailbox_post(PluginMailbox* self, const PluginWish* wish);

/// [worker] The latest wish if it has not been taken yet, else NULL.
///
/// It stays valid until the next call.
const PluginWish* plugin_mailbox_take(PluginMailbox* self);

#endif
