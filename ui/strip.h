// A long picture of the score that moves under the playhead.
//
// Drawing a page of notes costs milliseconds, moving a picture nearly none:
// the page is drawn for some width ahead and then copied at whole pixels.

#ifndef UI_STRIP_H
#define UI_STRIP_H

#include "ui/roll.h"

typedef struct {
  cairo_surface_t* surface; ///< NULL until first drawn
  UiRoll           roll;    ///< What was drawn: its box is the strip's
  double           scale;
  uint32_t         version; ///< Of the mirror's score
} UiStrip;

/// [init] Free the picture.
void ui_strip_free(UiStrip* self);

/// [ui] Draw `roll`'s page, from the picture where that is possible.
///
/// `scale` is what `cr` is scaled by; `roll->left` times `scale` is best whole.
void ui_strip_draw(UiStrip* self, cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
                   const UiMirror* mirror, double scale);

#endif
