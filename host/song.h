// The sections that the plugin tells of: labels, chords and notes as composed.

#ifndef HOST_SONG_H
#define HOST_SONG_H

#include "host/piece.h"

#include <stddef.h>

#define HOST_NOTE_INTS 5U

/// A note on the grid, as it comes over the wire.
typedef struct {
  int32_t start_ticks, length_ticks; ///< From the section's beginning
  int32_t part, pitch, velocity;
} HostNote;

typedef struct {
  uint32_t  first_bar, n_bars;
  char      label[32];
  char*     chords; ///< "0:Am 3840:F/C", owned
  HostNote* notes;  ///< (n_notes), owned
  size_t    n_notes;
} HostSection;

typedef struct {
  int32_t      take; ///< Which piece they belong to
  HostSection* sections;
  size_t       n_sections; ///< In order and without gaps from bar 0
} HostSong;

/// [host] Take the next section; its texts and notes become the song's, whatever
/// happens.
///
/// One of another take replaces all that were there; one that is known already, or
/// leaves a gap, is passed over.
void host_song_add(HostSong* self, int32_t take, HostSection* section);

/// [host] Free everything.  A zeroed one is fine.
void host_song_drop(HostSong* self);

/// What is written of a piece: some bars, some parts.
typedef struct {
  uint32_t begin_ticks, end_ticks; ///< Of the piece; it begins again after its end
  uint8_t  parts;                  ///< A bit for each part
} HostExcerpt;

/// Something that happens at a moment of the excerpt; `data` is the caller's.
typedef void (*HostVisit)(void* data, uint32_t ticks, const HostSection* section,
                          const char* chord);

/// [any] Visit the beginnings of sections (`chord` is NULL) and their chords in
/// order; ticks count from the excerpt's beginning.
void host_song_visit(const HostSong* self, const HostPiece* piece,
                     const HostExcerpt* excerpt, HostVisit visit, void* data);

#endif
