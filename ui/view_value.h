// Moving parameters: by dragging, the wheel, keys and resets.

#ifndef UI_VIEW_VALUE_H
#define UI_VIEW_VALUE_H

#include "ui/view.h"

/// [ui] Set a parameter here and there; nothing is told if it stays as it is.
void ui_view_set(UiView* self, ParamId id, float value);

/// [ui] The same as one gesture.
void ui_view_nudge(UiView* self, ParamId id, float value);

/// [ui] Turn it by steps, as the wheel does.
void ui_value_turn(UiView* self, ParamId id, double steps, bool fine);

/// [any] Whether an item is a parameter that can be dragged.
bool ui_value_drags(const UiItem* item);

/// [ui] The button goes down on one, and moves.
void ui_value_press(UiView* self, const UiItem* item, const UiPointer* at);
void ui_value_drag(UiView* self, const UiItem* item, const UiPointer* at);

/// [ui] It is let go without having moved: numbers are typed, menus open.
void ui_value_click(UiView* self, const UiItem* item);

/// [ui] An arrow, Home or End while it has the focus; false if it is of no use.
bool ui_value_key(UiView* self, const UiItem* item, UiKey key, bool fine);

/// [ui] A menu of a parameter's choices.
void ui_value_menu(UiView* self, const UiItem* item);

#endif
