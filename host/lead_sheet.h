// One part with chord symbols as MusicXML 4.0, for notation programs.

#ifndef HOST_LEAD_SHEET_H
#define HOST_LEAD_SHEET_H

#include "host/file.h"
#include "host/song.h"

typedef struct {
  const HostPiece* piece;
  const HostSong*  song;
  HostExcerpt      excerpt; ///< Whole bars
  uint32_t         part;    ///< Whose notes; no drums
  const char*      title;   ///< UTF-8
} HostLeadSheet;

/// [host] Write the sheet: key, meter, tempo, sections as rehearsal marks, chords.
///
/// Notes are split and tied at bar lines and beats, and spelled by the key.
bool host_lead_sheet_write(const HostLeadSheet* self, HostFile* file, HostFault* fault);

/// [any] The excerpt, its last bar made whole.
HostExcerpt host_lead_sheet_bars(const HostPiece* piece, HostExcerpt excerpt);

/// [any] The part that a lead sheet shows, of those that are wanted (0 for all): the
/// lead, or whoever comes first.
uint32_t host_lead_sheet_part(const HostPiece* piece, uint8_t parts);

#endif
