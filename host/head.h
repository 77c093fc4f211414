// Notes and rests of a lead sheet, one head at a time.

#ifndef HOST_HEAD_H
#define HOST_HEAD_H

#include "host/sign.h"
#include "host/staff.h"
#include "host/xml.h"

/// What stands at one place: the tones of `span`, or a rest where it is NULL.
typedef struct {
  const HostSpan* span;
  uint32_t        at_ticks;
  HostSign        sign; ///< How it is written, no longer than the span lasts
} HostHead;

/// [host] Write all tones, the lowest first, tied to what the span had before and has
/// after; spelled in the piece's key.
void host_head_write(const HostHead* self, const HostPiece* piece, const HostXml* xml);

/// [host] Write a bar of silence.
void host_head_write_silence(const HostXml* xml, uint32_t bar_ticks);

#endif
