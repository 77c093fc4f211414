// What leaves the window as a MIDI file: the piece, some bars, one part.

#ifndef UI_EXCERPT_H
#define UI_EXCERPT_H

#include "ui/view.h"

/// [ui] The file's `*n` bytes, to be freed; NULL without memory or music.
uint8_t* ui_excerpt_midi(const UiMirror* mirror, const UiExcerpt* what, size_t* n);

/// [ui] A name for it, without its ending, that every file system takes.
void ui_excerpt_name(const UiMirror* mirror, const UiExcerpt* what, char* out,
                     size_t size);

/// [ui] Write a whole file, or none; false if that cannot be done.
bool ui_excerpt_write(const char* path, const uint8_t* bytes, size_t n);

#endif
