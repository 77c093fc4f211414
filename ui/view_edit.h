// Writing in the window, between its gestures and its text.

#ifndef UI_VIEW_EDIT_H
#define UI_VIEW_EDIT_H

#include "ui/view.h"

/// [ui] The text that is written in: the prompt's or the entry's.
UiText* ui_view_text(UiView* self);

/// [ui] Begin or end writing.
void ui_view_edit(UiView* self, bool on);

/// [ui] Take the keyboard if something needs it, else give it back.
void ui_view_claim(UiView* self);

/// [ui] The text or its caret changed: keep it in sight, and lit.
void ui_view_touched(UiView* self);

/// [ui] Compose what is written; the same sentence again means another take.
void ui_view_compose(UiView* self);

/// [ui] The same, but the seed stays.
void ui_view_sentence(UiView* self);

/// [ui] Offer the selection to other programs, if there is one.
void ui_view_share(UiView* self, bool primary);

/// [ui] A key of text editing; false if it is of no use in a text.
bool ui_view_text_key(UiView* self, UiKey key, bool shift, bool word);

/// [ui] Begin to write in a text item.
void ui_view_open_text(UiView* self, const UiItem* item);

/// [ui] Where a text item's text is, and the byte under `x`.
size_t ui_view_byte(UiView* self, UiRect box, double x);

#endif
