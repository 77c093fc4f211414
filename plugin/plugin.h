// One instance: its ports, its clocks, its player, its synth, its author.

#ifndef PLUGIN_PLUGIN_H
#define PLUGIN_PLUGIN_H

#include "core/param/param.h"
#include "core/score/clock.h"
#include "core/score/player.h"
#include "core/synth/synth.h"
#include "plugin/author.h"
#include "plugin/keys.h"
#include "plugin/midi_out.h"
#include "plugin/notify.h"
#include "plugin/urids.h"
#include "ttl/contract.h"

#include <lv2/core/lv2.h>
#include <lv2/log/logger.h>
#include <lv2/state/state.h>
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

/// Who decides whether our own clock runs.
typedef enum {
  PLUGIN_LISTEN_AUTO,
  PLUGIN_LISTEN_ON,  ///< The window: play while the host stands
  PLUGIN_LISTEN_OFF, ///< The window: be still
} PluginListening;

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
  uint32_t          n_pieces_before; ///< Pieces asked for before the last reset
  PluginTake*       take;            ///< What is played; NULL before the first one
  PluginTake*       waiting;         ///< What is played from the next bar on, or NULL
  uint32_t          piece;           ///< The take number the synth has been set to
  bool              has_piece;
  ScoreClock        host_clock, own_clock;
  ScoreClock*       clock; ///< Whichever of them is played by
  PluginListening   listening;
  PluginKeys        keys;
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
  unsigned          told_share; ///< Of a file, in thousandths
  unsigned          told_error;
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

/// [rt] Ask the author for something, with what was played by hand.
RT_FN void plugin_ask(Plugin* self, PluginAsk ask);

// params.c

/// [rt] Read every parameter once and send it to where it acts.
RT_FN void plugin_move_parameters(Plugin* self);

/// [rt] Send the parameters that the synth glides to.
RT_FN void plugin_move_synth(Plugin* self);

// install.c

/// [rt] Take the latest the author has published.
RT_FN void plugin_take_score(Plugin* self);

/// [rt] Play what was waiting, whatever the time.
RT_FN void plugin_end_waiting(Plugin* self);

// play.c

/// [rt] An export begins in silence, whatever was heard before it.
RT_FN void plugin_notice_export(Plugin* self);

/// [rt] Play frames `from` to `to` of the block.
RT_FN void plugin_play(Plugin* self, uint32_t from, uint32_t to);

// transport.c

/// [rt] Decide whose time is played by, and set our own clock by the piece.
RT_FN void plugin_choose_clock(Plugin* self);

/// [rt] While the host stands: play from `ticks`, or be still.
RT_FN void plugin_listen(Plugin* self, double ticks, bool rolling);

/// [rt] Frames, at most `most`, until the bar line; 0 on it, and where no time passes.
RT_FN uint32_t plugin_frames_to_bar(const Plugin* self, uint32_t most);

// errands.c

/// [rt] Whether the author has yet to hear the latest wish.
RT_FN bool plugin_has_unheard_wish(const Plugin* self);

/// [rt] Ask the host for a slice if there is something to do; `n` frames have passed.
RT_FN void plugin_ask_for_work(Plugin* self, uint32_t n);

/// [rt] Before the next `n` frames while freewheeling: have slices worked until what
/// is wished for is there.
RT_FN void plugin_settle(Plugin* self, uint32_t n);

// state_save.c and state_restore.c

/// [init] The host's calls to keep a session and to go back to it; beside run().
LV2_State_Status plugin_save(LV2_Handle instance, LV2_State_Store_Function store,
                             LV2_State_Handle handle, uint32_t flags,
                             const LV2_Feature* const* features);
LV2_State_Status plugin_restore(LV2_Handle                  instance,
                                LV2_State_Retrieve_Function retrieve,
                                LV2_State_Handle handle, uint32_t flags,
                                const LV2_Feature* const* features);

// work.c

/// [any] The extension's interface, or NULL.
const void* plugin_worker_interface(void);

#endif
