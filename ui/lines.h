// Lists of `name=value`, one a line: how corrections and instruments are told.

#ifndef UI_LINES_H
#define UI_LINES_H

#include <stdbool.h>
#include <stddef.h>

/// [any] The value of `name` in `out`; false (and "") if no line has it.
bool ui_lines_get(const char* lines, const char* name, char* out, size_t size);

/// [any] Give `name` a value, or with NULL take its line away.
///
/// The others keep their order; false if it does not fit into `size`.
bool ui_lines_set(char* lines, size_t size, const char* name, const char* value);

/// [any] Add a line whatever others say of `name`; false if it does not fit.
bool ui_lines_add(char* lines, size_t size, const char* name, const char* value);

#endif
