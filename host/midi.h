// Gathers what the plugin plays and writes it as a standard MIDI file.
//
// Type 1, 960 ticks per quarter: a first track with tempo, meter and key, then
// one named track for each part.

#ifndef HOST_MIDI_H
#define HOST_MIDI_H

#include "host/file.h"
#include "host/song.h"

#include <stddef.h>

typedef struct {
  uint8_t* bytes;
  size_t   n_bytes, capacity;
  uint32_t last_ticks;
  bool     has_notes;
  uint8_t  sounding[128]; ///< Notes begun and not ended, by pitch
} HostTrack;

typedef struct {
  HostTrack tracks[HOST_N_PARTS]; ///< Without headers yet
  bool      is_short_of_memory;
} HostMidi;

/// [host] Take a message of `n` bytes, 1 to 3, at or after the last one's time.
///
/// Channels 1 to 6 are the parts from the lead to the bass, 10 the drums;
/// anything else, and what is no channel message, is left out; so is a program
/// before the part's first note, because the track opens with the piece's.
void host_midi_add(HostMidi* self, uint32_t ticks, const uint8_t* bytes, uint32_t n);

/// [host] Write the file: the excerpt's parts, its sections as markers, its chords as
/// texts.
///
/// Times count from the excerpt's beginning; notes that still sound end with it.
bool host_midi_write(HostMidi* self, const HostPiece* piece, const HostSong* song,
                     const HostExcerpt* excerpt, HostFile* file, HostFault* fault);

/// [host] Append `n` bytes as they are; notes it in `self` when memory is short.
void host_track_push(HostMidi* self, HostTrack* track, const void* bytes, size_t n);

/// [host] Append the time from the last event on: seven bits to a byte, all but the
/// last marked.
void host_track_delta(HostMidi* self, HostTrack* track, uint32_t ticks);

/// [host] Free what was gathered.  A zeroed one is fine.
void host_midi_drop(HostMidi* self);

#endif
