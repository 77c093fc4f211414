// A section's message: its chords and notes.

#ifndef UI_DECODE_SECTION_H
#define UI_DECODE_SECTION_H

#include "ui/atoms.h"

/// [ui] Take in a section of the piece that is shown; returns UI_CHANGED bits.
unsigned ui_decode_section(UiMirror* mirror, const UiUris* uris, UiAtom object);

#endif
