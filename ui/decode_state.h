// What changes while a piece plays: the place, the takes, files being written.

#ifndef UI_DECODE_STATE_H
#define UI_DECODE_STATE_H

#include "ui/atoms.h"

/// [ui] Each takes in one object; returns UI_CHANGED bits.
unsigned ui_decode_playhead(UiMirror* mirror, const UiUris* uris, UiAtom object,
                            double now_s);
unsigned ui_decode_takes(UiMirror* mirror, const UiUris* uris, UiAtom object);
unsigned ui_decode_rendering(UiMirror* mirror, const UiUris* uris, UiAtom object);

#endif
