// What the host says to the plugin and hears from it, as atoms.

#ifndef HOST_MESSAGE_H
#define HOST_MESSAGE_H

#include "host/song.h"
#include "host/uris.h"

#include <lv2/atom/forge.h>

/// The numbers of the URIs that are spoken here.
typedef struct {
  LV2_URID atom_bool, atom_double, atom_float, atom_int, atom_long, atom_object;
  LV2_URID atom_string, atom_tuple, atom_urid, atom_vector, atom_chunk, atom_sequence;
  LV2_URID midi_event;
  LV2_URID patch_get, patch_set, patch_put, patch_property, patch_value, patch_body;
  LV2_URID time_position, time_bar, time_bar_beat, time_beat_unit, time_beats_per_bar;
  LV2_URID time_bpm, time_frame, time_speed;
  LV2_URID prompt, intent, summary, status;
  LV2_URID piece, section;
  LV2_URID key, mode, tempo, beats, unit, bars, title, parts, programs;
  LV2_URID take, first, label, chords, notes;
} HostUrids;

/// [host] Map them all.
void host_urids_init(HostUrids* self, HostUris* uris);

typedef struct {
  double  speed;
  bool    is_placed; ///< Whether the rest is said
  int64_t frame;
  int64_t bar;
  double  tempo_bpm; ///< Quarters per minute
  int32_t beats, unit;
} HostPosition;

/// [host] Append time:Position at `frame` of the block.
void host_say_position(LV2_Atom_Forge* forge, const HostUrids* urids, uint32_t frame,
                       const HostPosition* position);

/// [host] Append patch:Set of the prompt, `n` bytes without a terminator.
void host_say_prompt(LV2_Atom_Forge* forge, const HostUrids* urids, const char* prompt,
                     uint32_t n);

/// [host] Append patch:Get of everything.
void host_say_get(LV2_Atom_Forge* forge, const HostUrids* urids);

/// [any] The number in an atom of any kind, in whole; `otherwise` if it is none.
int32_t host_atom_whole(const HostUrids* urids, const LV2_Atom* atom,
                        int32_t otherwise);

/// [any] A string atom's text, cut to `capacity`; "" if it is none.
void host_atom_text(const HostUrids* urids, const LV2_Atom* atom, char* text,
                    size_t capacity);

/// [host] Take a section of the piece.
void host_hear_section(HostSong* song, const HostUrids* urids,
                       const LV2_Atom_Object* object);

/// What was heard so far; the texts are owned and may be NULL.
typedef struct {
  HostPiece piece;
  HostSong  song;
  uint32_t  n_pieces;
  char*     intent;
  char*     summary;
  char*     status;
  char*     prompt;
} HostHeard;

/// [host] Take everything that lies in the notify port after a run().
///
/// What is misshapen or unknown is passed over.
void host_hear(HostHeard* self, const HostUrids* urids,
               const LV2_Atom_Sequence* notify);

/// [host] Free the texts and the song.
void host_heard_drop(HostHeard* self);

#endif
