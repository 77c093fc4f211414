// What one can do with the score: scroll, zoom, point at bars and notes.

#ifndef UI_SCORE_H
#define UI_SCORE_H

#include "ui/view.h"

/// [any] The bar under `x`, within the piece.
int32_t ui_score_bar(const UiView* view, double x);

/// [any] The note under a point, or NULL.
const UiNote* ui_score_note(const UiView* view, double x, double y);

/// [ui] Move on by so many pixels; the playhead is no longer followed.
void ui_score_scroll(UiView* view, double px);

/// [ui] Show it larger by `factor`, or smaller, around `x`.
void ui_score_zoom(UiView* view, double factor, double x);

/// [ui] The pointer clicked on the score or its ruler, or drags from there.
void ui_page_click(UiView* view, const UiItem* item);
void ui_page_drag(UiView* view, const UiItem* item, const UiPointer* at);

#endif
