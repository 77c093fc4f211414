// The long parts of a Section message: its chords and notes.

#ifndef UI_DECODE_SECTION_H
#define UI_DECODE_SECTION_H

#include "ui/atoms.h"

/// [ui] Read "0:Am 3840:F" into fresh `section->chords`, up to the first mistake.
///
/// No text is no chords; false without memory.
bool ui_decode_chords(UiSection* section, const UiUris* uris, UiAtom value);

/// [ui] Read five Ints a note into fresh `section->notes`; impossible notes are left
/// out.
///
/// No vector is no notes; false without memory.
bool ui_decode_notes(UiSection* section, const UiUris* uris, UiAtom value);

#endif
