// Changing what was understood, in place.

#ifndef UI_CHIP_EDIT_H
#define UI_CHIP_EDIT_H

#include "ui/view.h"

/// [ui] Begin to change a chip: by a menu or, where anything may be said, by a field.
void ui_chip_ask(UiView* view, unsigned chip);

/// [ui] Its cross takes the fact away, its pin lets the sentence speak again.
void ui_chip_end(UiView* view, unsigned chip);

/// [ui] Ask which fact to add, and then for its value.
void ui_chip_add(UiView* view);
void ui_chip_add_fact(UiView* view, UiFact fact);

/// [ui] A value was written, or chosen, for the chip that was asked about.
///
/// One that is written as it was changes nothing; one that is chosen is meant.
void ui_chip_take(UiView* view, const char* value, bool chosen);

/// [ui] Take up a new reading.
void ui_chip_read(UiView* view);

#endif
