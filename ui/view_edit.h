// What pointer gestures ask of the prompt field.

#ifndef UI_VIEW_EDIT_H
#define UI_VIEW_EDIT_H

#include "ui/view.h"

/// [ui] The text or the caret changed: show the caret, lit.
void ui_view_touched(UiView* self);

/// [ui] Begin or end editing, and tell who has the keyboard.
void ui_view_edit(UiView* self, bool on);

/// [ui] Compose what is written; the same sentence again asks for another take.
void ui_view_compose(UiView* self);

/// [ui] Offer the selection to others, as PRIMARY or on the clipboard.
void ui_view_share(UiView* self, bool primary);

#endif
