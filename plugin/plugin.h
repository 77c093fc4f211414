// One instance: its ports, its clocks, its player, its synth, its author.

#ifndef PLUGIN_PLUGIN_H
#define PLUGIN_PLUGIN_H

#include "core/param/param.h"
#include "core/score/clock.h"
#include "core/score/player.h"
#include "core/synth/synth.h"
#include "plugin/author.h"
#include "plugin/midi_out.h"
#include "plugin/notify.h"
#include "plugin/urids.h"
#include "ttl/contract.h"

#include <lv2/core/lv2.h>
#include <lv2/log/logger.h>
#include <lv2/worker/worker.h>

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/// Sound is made in stretches of at most this many frames.
#define PLUGIN_CHUNK_FRAMES 256U

/// How the host is asked for the worker.
typedef struct {
  const LV2_Worker_Schedule* schedule; ///< NULL if the host has none
  atomic_bool                in_flight;
  atomic_uint                n_slices;    ///< Slices that have ended
  uint64_t                   frames_left; ///< Until a slice that is late is given up
  bool impatient; ///< The worker does not run beside run(): no more waiting
} PluginErrands;

typedef struct {
  // Ports
  const LV2_Atom_Sequence* control;
  LV2_Atom_Sequence*       notify_port;
  LV2_Atom_Sequence*       midi_port;
  float*                   audio[ESTRO_MULTI_N_AUDIO];
  const float*             knobs[PARAM_N];
  float*                   latency; ///< May be NULL
  unsigned                 n_audio;

  PluginUrids    urids;
  LV2_Log_Logger log;
  double         rate_hz;

  // Owned by run()
  float             values[PARAM_N]; ///< As read at the block's beginning
  PluginWish        wish;            ///< As posted last
  uint32_t          n_wishes_before; ///< Sentences and triggers before the last reset
  PluginTake*       take;            ///< What is played; NULL before the first one
  uint32_t          piece;           ///< The take number the synth has been set to
  bool              has_piece;
  ScoreClock        host_clock, own_clock;
  ScoreClock*       clock; ///< Whichever of them is played by
  bool              was_rolling;
  bool              was_freewheeling;
  bool              is_fresh; ///< Nothing was played since the last reset
  ScorePlayer       player;
  ScorePlaySettings settings;
  Synth*            synth;
  PluginMidiOut     midi_out;
  PluginNotify      notify;
  PluginPlayhead    playhead;
  uint32_t          told_jumps; ///< Of the clock, when the playhead was told last
  bool              told_rolling;
  unsigned          told_status;
  bool              can_generate; ///< The trigger has been low
  PluginErrands     errands;
  float             spare[PLUGIN_CHUNK_FRAMES]; ///< For outputs that lead nowhere

  PluginAuthor author;
  _Alignas(8) uint8_t events[ESTRO_ATOM_BYTES]; ///< A copy, where in and out share
} Plugin;

/// [rt] Forget everything that depends on what was played before.
RT_FN void plugin_reset(Plugin* self);

/// [rt] The host's call for `n` frames.
RT_FN void plugin_run(LV2_Handle handle, uint32_t n);

// messages.c

/// [rt] One event of the control port: MIDI, the host's position, patch messages.
RT_FN void plugin_take_message(Plugin* self, const LV2_Atom* message);

/// [rt] Let the author know the latest wish.
RT_FN void plugin_post_wish(Plugin* self);

// params.c

/// [rt] Read every parameter once and send it to where it acts.
RT_FN void plugin_move_parameters(Plugin* self);

/// [rt] Send the parameters that the synth glides to.
RT_FN void plugin_move_synth(Plugin* self);

// play.c

/// [rt] Take the latest the author has published.
RT_FN void plugin_take_score(Plugin* self);

/// [rt] Decide whose time is played by, and set our own clock by the piece.
RT_FN void plugin_choose_clock(Plugin* self);

/// [rt] An export begins in silence, whatever was heard before it.
RT_FN void plugin_notice_export(Plugin* self);

/// [rt] Play frames `from` to `to` of the block.
RT_FN void plugin_play(Plugin* self, uint32_t from, uint32_t to);

// errands.c

/// [rt] Whether the author has yet to hear the latest wish.
RT_FN bool plugin_has_unheard_wish(const Plugin* self);

/// [rt] Ask the host for a slice if there is something to do; `n` frames have passed.
RT_FN void plugin_ask_for_work(Plugin* self, uint32_t n);

/// [rt] Before the next `n` frames while freewheeling: have slices worked until what
/// is wished for is there.
RT_FN void plugin_settle(Plugin* self, uint32_t n);

// state.c and work.c

/// [any] The extension's interface, or NULL.
const void* plugin_state_interface(void);
const void* plugin_worker_interface(void);

#endif
