// What one can do with takes.

#ifndef UI_TAKES_H
#define UI_TAKES_H

#include "ui/view.h"

/// [any] How many lines of takes there is room for.
unsigned ui_takes_rows(const UiView* view);

/// [ui] Let a take play; the one before can be gone back to.
void ui_takes_play(UiView* view, int32_t number);

/// [ui] The plugin told its takes; `before` played until then.
void ui_takes_told(UiView* view, int32_t before);

/// [ui] Go back to the take before, and forth again.
void ui_takes_compare(UiView* view);

/// [ui] Give the take of that index stars; as many as it has takes them away.
void ui_takes_rate(UiView* view, unsigned take, int stars);

#endif
