// What the window looks like: each view drawn as a function of what it shows.
//
// Nothing here knows a screen; a context over any surface will do, scaled so
// that one unit is a logical pixel.  Every function stays within its box.

#ifndef UI_DRAW_H
#define UI_DRAW_H

#include "ui/mirror.h"
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
} UiFieldLook;

typedef struct {
  UiRect      box;
  const char *name, *low, *high; ///< Its name, and what its ends mean
  float       value, preset;     ///< 0..1
  UiHeat      heat;
} UiSliderLook;

typedef struct {
  UiRect      box;
  const char* name;
  float       share; ///< How much of it is filled while busy, 0..1
  bool        busy;
  UiHeat      heat;
} UiButtonLook;

typedef struct {
  UiRect      box;
  const char* name;
  bool        on;
  UiHeat      heat;
} UiToggleLook;

/// [ui] The prompt field, with an example while it is empty.
void ui_draw_field(cairo_t* cr, const UiTheme* theme, const UiFieldLook* look);

/// [ui] Where the text is set within a field's box.
UiRect ui_field_inner(UiRect box);

/// [ui] How far right of the text's beginning byte `at` lies.
double ui_field_x(cairo_t* cr, const UiText* text, size_t at);

/// [ui] The byte whose sign's edge is nearest to `x` right of the text's beginning.
size_t ui_field_at(cairo_t* cr, const UiText* text, double x);

/// [ui] The scroll nearest to `scroll` that shows the caret in a field's box.
double ui_field_reveal(cairo_t* cr, const UiText* text, UiRect box, double scroll);

/// [ui] A large slider that grows from its middle.
void ui_draw_slider(cairo_t* cr, const UiTheme* theme, const UiSliderLook* look);

/// [any] The value under `x` on a slider in `box`, 0..1.
float ui_slider_value(UiRect box, double x);

/// [ui] A button that stands out.
void ui_draw_button(cairo_t* cr, const UiTheme* theme, const UiButtonLook* look);

/// [ui] A switch with its name.
void ui_draw_toggle(cairo_t* cr, const UiTheme* theme, const UiToggleLook* look);

/// [ui] A number with its name.
void ui_draw_number(cairo_t* cr, const UiTheme* theme, UiRect box, const char* name,
                    const char* value);

/// [ui] The name of the game.
void ui_draw_name(cairo_t* cr, const UiTheme* theme, UiRect box);

/// [ui] What was understood: key, tempo, meter, length, and the sentence's reading.
void ui_draw_reading(cairo_t* cr, const UiTheme* theme, UiRect box,
                     const UiMirror* mirror);

/// [ui] Who plays, in the colours of the roll, and where the music is at `ticks`.
void ui_draw_legend(cairo_t* cr, const UiTheme* theme, UiRect box,
                    const UiMirror* mirror, double ticks);

/// [ui] How loud it is, at the right end of a box; `level_db` is 0 at full scale.
void ui_draw_meter(cairo_t* cr, const UiTheme* theme, UiRect box, double level_db);

/// [ui] What went wrong, or what is being done, or what one might do.
void ui_draw_status(cairo_t* cr, const UiTheme* theme, UiRect box,
                    const UiMirror* mirror, bool editing);

#endif
