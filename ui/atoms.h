// Reading atoms that may lie: sizes are measured before anything is touched,
// and bytes are copied out, so that no alignment is assumed either.

#ifndef UI_ATOMS_H
#define UI_ATOMS_H

#include "ui/decode.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// An atom's type and its body, known to lie within what was received.
typedef struct {
  uint32_t    type;
  uint32_t    size; ///< Of the body
  const char* body; ///< NULL when there is no atom
} UiAtom;

/// [any] The atom that begins `bytes` (`n` left); body is NULL if it is not whole.
UiAtom ui_atom(const void* bytes, size_t n);

/// [any] The value of `key` in an object's body; body is NULL if it has none.
UiAtom ui_atom_get(UiAtom object, uint32_t key);

/// [any] The `index`-th member of a tuple; body is NULL beyond the last.
UiAtom ui_atom_member(UiAtom tuple, unsigned index);

/// [any] The object's class (its otype), or 0.
uint32_t ui_atom_class(UiAtom object);

/// [any] A number of any numeric type, false if it is none (or not finite).
bool ui_atom_number(UiAtom atom, const UiUris* uris, double* value);

/// [any] A whole number within `least` and `most`, false if it is none.
bool ui_atom_whole(UiAtom atom, const UiUris* uris, int32_t least, int32_t most,
                   int32_t* value);

/// [any] Copy a String, cleaned, into `out`; false (and "") if it is none.
bool ui_atom_text(UiAtom atom, const UiUris* uris, char* out, size_t size);

/// [any] The same, where line ends stay.
bool ui_atom_lines(UiAtom atom, const UiUris* uris, char* out, size_t size);

/// [any] How many Ints a vector of Ints holds, and where; 0 if it is none.
uint32_t ui_atom_ints(UiAtom atom, const UiUris* uris, const char** ints);

/// [any] The `i`-th of them.
int32_t ui_atom_int_at(const char* ints, uint32_t i);

/// [any] The same for Floats.
uint32_t ui_atom_floats(UiAtom atom, const UiUris* uris, const char** floats);
float    ui_atom_float_at(const char* floats, uint32_t i);

#endif
