// Tooltips, in plain words, for everything that can be pointed at.

#ifndef UI_TIP_H
#define UI_TIP_H

#include "ui/view.h"

/// [ui] What to say about an item, "" for nothing.
void ui_tip_text(const UiView* view, const UiItem* item, char* out, size_t size);

/// [ui] The pointer stays on something: show its tooltip when it is time.
void ui_tip_tick(UiView* view);

/// [ui] The pointer went on, or something was pressed.
void ui_tip_away(UiView* view);

/// [ui] What the pointer is on was pressed: it needs no explaining any more.
void ui_tip_enough(UiView* view);

/// [ui] Draw it over everything.
void ui_tip_draw(UiView* view, cairo_t* cr);

#endif
