// UTF-8 that may come from anywhere: what is not valid never gets in.

#ifndef UI_UTF8_H
#define UI_UTF8_H

#include <stddef.h>
#include <stdint.h>

/// [any] Copy what can be shown of `n` bytes into `out` (`size`, at least 1).
///
/// Bad bytes are left out, line ends and tabs become spaces, other control
/// characters go; what does not fit is cut between two characters.  `out` is
/// always ended by a zero.  Returns its length.
size_t ui_utf8_clean(const char* bytes, size_t n, char* out, size_t size);

/// [any] Copy a valid text, cut between two characters to fit into `size`.
void ui_copy(char* out, size_t size, const char* text);

/// [any] The end of the written sign that begins at `at` in valid UTF-8.
///
/// Accents, joiners and skin tones stay with the letter that they follow.
size_t ui_utf8_next(const char* bytes, size_t n, size_t at);

/// [any] The beginning of the written sign that ends at `at`.
size_t ui_utf8_previous(const char* bytes, size_t n, size_t at);

#endif
