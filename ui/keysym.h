// What keys mean: editing commands, or characters where no input method helps.

#ifndef UI_KEYSYM_H
#define UI_KEYSYM_H

#include "ui/view.h"

#include <stdbool.h>
#include <stddef.h>

/// [any] The editing command of a key, false if it is none.
bool ui_keysym_command(unsigned long keysym, bool control, bool shift, UiKey* key);

/// [any] The character of a key as UTF-8 in `text` (at least 4); returns its length.
size_t ui_keysym_text(unsigned long keysym, char* text);

#endif
