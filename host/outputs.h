// The files that were asked for: all of them appear at the end, or none.

#ifndef HOST_OUTPUTS_H
#define HOST_OUTPUTS_H

#include "host/midi.h"
#include "host/options.h"
#include "host/wav.h"

typedef struct {
  const HostOptions* options;
  HostGuard*         guard;
  HostWav            mix;
  HostWav            stems[HOST_N_PARTS];
  HostFile           midi, lead_sheet, explain;
  bool               made_folder; ///< The folder for stems was not there before
} HostOutputs;

/// [host] Begin every file whose name is known yet; `self` is then
/// host_outputs_drop()'s.
bool host_outputs_open(HostOutputs* self, const HostOptions* options, HostGuard* guard,
                       HostFault* fault);

/// [host] Begin a stem for each part of the piece.
bool host_outputs_open_stems(HostOutputs* self, const HostPiece* piece,
                             HostFault* fault);

/// What there is to be written when everything was played.
typedef struct {
  const HostPiece* piece;
  const HostSong*  song;
  HostExcerpt      excerpt;
  const char*      title;   ///< May be NULL
  const char*      reading; ///< May be NULL unless an explanation was asked for
} HostMusic;

/// [host] Write the notes, the sheet and the reading, and put every file in its place.
bool host_outputs_finish(HostOutputs* self, HostMidi* midi, const HostMusic* music,
                         HostFault* fault);

/// [host] Remove what was not finished, free the rest.  A zeroed one is fine.
void host_outputs_drop(HostOutputs* self);

#endif
