// What controls look like: each drawn as a function of what it shows.
//
// Nothing here knows a screen; a context over any surface will do, scaled so
// that one unit is a logical pixel.  Every function stays within its box.

#ifndef UI_DRAW_H
#define UI_DRAW_H

#include "ui/icon.h"
#include "ui/text.h"
#include "ui/theme.h"

#define UI_METER_DB 48.0 ///< What a meter spans below full scale

/// How near the pointer is.
typedef enum { UI_IDLE, UI_HOT, UI_ACTIVE } UiHeat;

typedef struct {
  UiRect        box;
  const UiText* text;
  double        scroll;         ///< How much of the text is hidden on the left
  bool          focused, caret; ///< Whether it is edited, and the caret lit
  UiHeat        heat;
  UiFace        face;
  double        padding;
  const char*   invitation; ///< While it is empty
} UiFieldLook;

typedef struct {
  UiRect      box, track;
  const char *name, *value;
  const char *low, *high; ///< What its ends mean, NULL for none
  double      way, rest;  ///< Where it is and where it rests, 0..1
  UiHeat      heat;
} UiSliderLook;

typedef struct {
  UiRect      box;
  const char* name;
  double      share; ///< How much of it is filled while busy, 0..1
  bool        busy;
  UiHeat      heat;
} UiButtonLook;

/// [ui] A field with text, or its invitation while it is empty.
void ui_draw_field(cairo_t* cr, const UiTheme* theme, const UiFieldLook* look);

/// [ui] Where the text is set within a field's box.
UiRect ui_field_inner(UiRect box, double padding);

/// [ui] How far right of the text's beginning byte `at` lies.
double ui_field_x(cairo_t* cr, UiFace face, const UiText* text, size_t at);

/// [ui] The byte whose sign's edge is nearest to `x` right of the text's beginning.
size_t ui_field_at(cairo_t* cr, UiFace face, const UiText* text, double x);

/// [ui] The scroll nearest to `scroll` that shows the caret in `room`.
double ui_field_reveal(cairo_t* cr, UiFace face, const UiText* text, double room,
                       double scroll);

/// [ui] A large slider that grows from where it rests.
void ui_draw_slider(cairo_t* cr, const UiTheme* theme, const UiSliderLook* look);

/// [ui] A slider in two lines: name and value, and the track.
void ui_draw_small_slider(cairo_t* cr, const UiTheme* theme, const UiSliderLook* look);

/// [ui] An upright one without its name.
void ui_draw_fader(cairo_t* cr, const UiTheme* theme, const UiSliderLook* look);

/// [ui] A button that stands out.
void ui_draw_button(cairo_t* cr, const UiTheme* theme, const UiButtonLook* look);

/// [ui] A quiet button; `on` fills it with `fill`.
void ui_draw_plain(cairo_t* cr, const UiTheme* theme, UiRect box, const char* name,
                   UiHeat heat, bool on, UiColour fill);

/// [ui] An icon that can be pressed, with a frame while the pointer is there.
void ui_draw_icon_button(cairo_t* cr, const UiTheme* theme, UiRect box, UiIcon icon,
                         UiHeat heat, bool on);

/// [ui] A switch with its name.
void ui_draw_toggle(cairo_t* cr, const UiTheme* theme, UiRect box, const char* name,
                    bool on, UiHeat heat);

/// [ui] A value in a frame, under its name; with `opens` there is a menu behind it.
void ui_draw_value(cairo_t* cr, const UiTheme* theme, UiRect box, const char* name,
                   const char* value, bool opens, UiHeat heat);

/// [ui] A sunken or raised frame to put something in.
void ui_draw_frame(cairo_t* cr, const UiTheme* theme, UiRect box, double radius,
                   UiColour fill, UiHeat heat);

/// [ui] How loud something is, lying or standing as the box does.
void ui_draw_meter(cairo_t* cr, const UiTheme* theme, UiRect track, double level_db,
                   UiColour colour);

/// [ui] A thin bar at the right of a list that shows `shown` of `total` rows from
/// `top` on; nothing where all are shown.
void ui_draw_scrolled(cairo_t* cr, const UiTheme* theme, UiRect list, unsigned top,
                      unsigned shown, unsigned total);

/// [ui] The ring around what the keyboard moves.
void ui_draw_focus(cairo_t* cr, const UiTheme* theme, UiRect box);

/// [ui] The name of the game.
void ui_draw_name(cairo_t* cr, const UiTheme* theme, UiRect box);

#endif
