// What is played, as MIDI: channel 1 + part, drums on channel 10.
//
// A host's buffer may be of any size.  What does not fit is let go, except the
// ends of notes, which are owed until they fit.

#ifndef PLUGIN_MIDI_OUT_H
#define PLUGIN_MIDI_OUT_H

#include "core/base/thread.h"
#include "core/score/player.h"
#include "core/score/score.h"
#include "plugin/urids.h"

#include <lv2/atom/atom.h>

#include <stdint.h>

typedef struct {
  LV2_Atom_Sequence* port; ///< NULL while closed
  uint8_t*           end;  ///< Where the next event goes
  uint32_t           room; ///< Bytes of events that still fit
  LV2_URID           midi_event;
  uint32_t           programs;              ///< Bit per part: to be announced
  uint8_t            program[BASE_N_PARTS]; ///< As last told
  uint32_t           on[BASE_N_PARTS][4];   ///< Bit per pitch: sounding outside
  uint32_t           owed[BASE_N_PARTS][4]; ///< Bit per pitch: its end did not fit
} PluginMidiOut;

/// [rt] Begin a block on `port` (may be NULL), whose size says how much fits.
///
/// Pays what is owed.
RT_FN void plugin_midi_out_open(PluginMidiOut* self, const PluginUrids* urids,
                                LV2_Atom_Sequence* port);

/// [rt] A new piece: announce its programs with the next event.
RT_FN void plugin_midi_out_set_piece(PluginMidiOut* self, const ScorePiece* piece);

/// [rt] A note begins or ends at `frame` of the block.
RT_FN void plugin_midi_out_event(PluginMidiOut* self, uint32_t frame,
                                 const ScoreEvent* event);

/// [rt] Everything that sounds outside shall end at the next chance.
RT_FN void plugin_midi_out_end_all(PluginMidiOut* self);

#endif
