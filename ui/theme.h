// Colours, sizes of letters, and how letters and boxes are set.
//
// Lengths are logical pixels: what they are at 100 %.  A context is scaled
// before it comes here.

#ifndef UI_THEME_H
#define UI_THEME_H

#include "core/base/theory.h"

#include <cairo.h>
#include <stdbool.h>

typedef struct {
  double r, g, b; ///< 0..1
} UiColour;

typedef struct {
  double x, y, w, h;
} UiRect;

/// Where everything gets its colour; text on ground and panel is at least 4.5:1.
typedef struct {
  UiColour ground; ///< Behind everything
  UiColour panel;  ///< Cards
  UiColour sunken; ///< Fields and tracks
  UiColour line;   ///< Hair lines and borders
  UiColour grid;   ///< Beat lines, fainter than `line`
  UiColour text, quiet;
  UiColour accent, on_accent; ///< What one may press, and letters on it
  UiColour alarm;
  UiColour lit;                 ///< Towards this a sounding note shines
  UiColour parts[BASE_N_PARTS]; ///< Apart for colour-blind eyes too
} UiTheme;

extern const UiTheme ui_theme_dark;
extern const UiTheme ui_theme_light;

/// [any] The dark or the light theme moved towards a host's background, with letters
/// that stay readable on it.
UiTheme ui_theme_for(UiColour background);

/// [any] How two colours stand out from each other, 1..21 (WCAG 2).
double ui_contrast(UiColour a, UiColour b);

typedef enum {
  UI_SMALL, ///< Legends, bar numbers
  UI_BODY,
  UI_STRONG, ///< Body, bold
  UI_FIELD,  ///< The prompt
  UI_TITLE,  ///< The name of the game
} UiFace;

typedef enum { UI_LEFT, UI_CENTRE, UI_RIGHT } UiAlign;

/// [ui] Letters of that kind from here on, set the same at every scale.
void ui_face(cairo_t* cr, UiFace face);

/// [ui] Paint with a colour, `alpha` 0..1.
void ui_ink(cairo_t* cr, UiColour colour, double alpha);

/// [ui] A colour on the way from `a` to `b`, `way` 0..1.
UiColour ui_mix(UiColour a, UiColour b, double way);

/// [ui] How far `text` moves the pen in that face.
double ui_text_width(cairo_t* cr, UiFace face, const char* text);

/// [ui] Set a line of text in the middle of a box's height, cut with an ellipsis.
///
/// Returns the width that was used.
double ui_text_draw(cairo_t* cr, UiFace face, UiRect box, UiAlign align,
                    const char* text);

/// [ui] A path around a box with round corners.
void ui_round(cairo_t* cr, UiRect box, double radius);

/// [any] `box` made smaller on all sides.
UiRect ui_inset(UiRect box, double by);

/// [any] Whether a point lies in a box.
bool ui_inside(UiRect box, double x, double y);

#endif
