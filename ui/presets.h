// What one can do with presets.

#ifndef UI_PRESETS_H
#define UI_PRESETS_H

#include "ui/view.h"

/// [any] How many rows there is room for.
unsigned ui_presets_rows(const UiView* view);

/// [ui] Scroll them, or the banks.
void ui_presets_scroll(UiView* view, int rows);
void ui_presets_scroll_banks(UiView* view, int rows);

/// [ui] Show a bank: 0 all, else one more than its index.
void ui_presets_bank(UiView* view, unsigned bank);

/// [ui] Set the ports and compose the sentence of a preset.
void ui_presets_apply(UiView* view, unsigned i);

/// [ui] The next preset, or the one before.
void ui_presets_step(UiView* view, int steps);

#endif
