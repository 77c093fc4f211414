// The degree of a chord in a key, as Roman numerals.

#ifndef UI_ROMAN_H
#define UI_ROMAN_H

#include "core/base/theory.h"

#include <stdbool.h>
#include <stddef.h>

/// [any] "Bbmaj7/D" in F major becomes "IVmaj7"; false (and "") if it is no chord.
///
/// Degrees are counted in the major scale, so that a flat third is "bIII" in every
/// mode; small letters tell a minor third.
bool ui_roman(const char* chord, unsigned key, char* out, size_t size);

/// [any] The pitch class that a name begins with, and how long it is; -1 if none.
int ui_roman_root(const char* name, size_t* n_bytes);

#endif
