// Parameters as people read and write them.

#ifndef UI_VALUE_H
#define UI_VALUE_H

#include "core/param/param.h"

#include <stddef.h>

/// [any] Whether the middle means "as the sentence says" (param.h).
bool ui_value_is_relative(ParamId id);

/// [any] A value with its unit: "+20", "-3.5 dB", "auto"; whatever the locale.
void ui_value_text(ParamId id, float value, char* out, size_t size);

/// [any] The same without the unit, to be edited.
void ui_value_plain(ParamId id, float value, char* out, size_t size);

/// [any] What a typed text means, within the range; false if it is no value.
bool ui_value_read(ParamId id, const char* text, float* value);

/// [any] Where on a way from 0 to 1 a value lies, and back; faders give most of their
/// way to the loud end.
double ui_value_way(ParamId id, float value);
float  ui_value_at(ParamId id, double way);

/// [any] A step of the wheel or an arrow key.
float ui_value_step(ParamId id, bool fine);

#endif
