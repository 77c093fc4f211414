// What stands above the staff of a lead sheet: sections and chords, each at its moment.

#ifndef HOST_MARKS_H
#define HOST_MARKS_H

#include "host/song.h"
#include "host/xml.h"

typedef struct {
  uint32_t ticks;
  char     chord[32]; ///< "" if a section begins
  char     label[32];
} HostMark;

typedef struct {
  HostMark* marks; ///< (n_marks), in time, owned
  size_t    n_marks, capacity;
  size_t    next; ///< The first that is not yet written
  bool      is_short_of_memory;
} HostMarks;

/// [host] Gather the excerpt's; false without memory.  `self` is host_marks_drop()'s
/// either way.
bool host_marks_gather(HostMarks* self, const HostSong* song, const HostPiece* piece,
                       const HostExcerpt* excerpt);

/// [host] Write what comes before `end` and was not yet written; `at` is where the
/// next note or rest begins.  Chords are spelled in the piece's key.
void host_marks_write(HostMarks* self, const HostPiece* piece, const HostXml* xml,
                      uint32_t at, uint32_t end);

/// [host] Free everything.  A zeroed one is fine.
void host_marks_drop(HostMarks* self);

#endif
