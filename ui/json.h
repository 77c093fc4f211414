// Just enough JSON to read what the plugin tells, from text that may lie.
//
// A value is a piece of the text; nothing is copied or allocated.  Whatever is
// not there, not whole or nested too deep is a value without a beginning, of
// which every question may still be asked.

#ifndef UI_JSON_H
#define UI_JSON_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  const char *begin, *end; ///< `begin` is NULL if there is no value
} UiJson;

/// [any] The value that `n` bytes hold.
UiJson ui_json(const char* text, size_t n);

/// [any] A member of an object by its name, which is written without escapes.
UiJson ui_json_get(UiJson object, const char* name);

/// [any] The `index`-th value of an array, or member's value of an object.
UiJson ui_json_at(UiJson list, unsigned index);

/// [any] The name of an object's `index`-th member in `out`; false beyond the last.
bool ui_json_name(UiJson object, unsigned index, char* out, size_t size);

/// [any] A string's text, escapes undone, cleaned and cut to fit; false (and "") if
/// it is none.
bool ui_json_text(UiJson value, char* out, size_t size);

/// [any] A number, or `otherwise`.
double ui_json_number(UiJson value, double otherwise);

/// [any] Whether it is `true`.
bool ui_json_true(UiJson value);

#endif
