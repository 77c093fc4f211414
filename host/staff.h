// A part's notes as one voice on a staff: on a grid, one after the other.

#ifndef HOST_STAFF_H
#define HOST_STAFF_H

#include "host/song.h"

#define HOST_MAX_CHORD 6U

/// Tones that begin and end together.
typedef struct {
  uint32_t start_ticks, end_ticks; ///< From the excerpt's beginning
  uint32_t n_pitches;
  uint8_t  pitches[HOST_MAX_CHORD]; ///< Upwards
} HostSpan;

typedef struct {
  HostSpan* spans; ///< (n_spans), in time, without overlap, owned
  size_t    n_spans;
  uint16_t* grid; ///< (n_beats), ticks of the grid within each quarter, owned
  size_t    n_beats;
} HostStaff;

/// [host] Write out `part` of the excerpt; false without memory.  `self` is
/// host_staff_drop()'s either way.
///
/// Each quarter gets the coarsest of sixteenths, triplets, thirty-seconds and
/// sextuplets that its onsets fit; a note ends where the next one begins at
/// the latest.  Where eighths are counted nothing is divided by three.
bool host_staff_write(HostStaff* self, const HostSong* song, const HostPiece* piece,
                      const HostExcerpt* excerpt, uint32_t part);

/// [any] Whether the quarter around `ticks` is divided by three.
bool host_staff_has_triplets(const HostStaff* self, uint32_t ticks);

/// [host] Free everything.  A zeroed one is fine.
void host_staff_drop(HostStaff* self);

#endif
