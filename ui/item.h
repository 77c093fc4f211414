// What can be pointed at, pressed and reached by keys: one table for all.
//
// The table is made anew from the view whenever something in it may have
// moved; pointer, keyboard, tooltips and the focus ring only look into it.

#ifndef UI_ITEM_H
#define UI_ITEM_H

#include "core/param/param.h"
#include "ui/theme.h"

#include <stdint.h>

typedef enum {
  UI_ON_NOTHING,
  UI_ON_FIELD,
  UI_ON_GENERATE,
  UI_ON_CANCEL,
  UI_ON_PRESET_BOX,
  UI_ON_PRESET_STEP, ///< 0 back, 1 on
  UI_ON_SETTINGS,
  UI_ON_CHIP,     ///< Which chip
  UI_ON_CHIP_END, ///< Its cross, or its pin
  UI_ON_ADD,      ///< Another fact
  UI_ON_EXAMPLE,
  UI_ON_RULER,
  UI_ON_SCORE,
  UI_ON_FOLLOW,
  UI_ON_PART, ///< A part in the legend
  UI_ON_LISTEN,
  UI_ON_TAB,
  UI_ON_GRIP, ///< Drags the piece, or the selected bars, out
  UI_ON_SAVE,
  UI_ON_PARAM, ///< Which ParamId
  UI_ON_DICE,
  UI_ON_SOLO, ///< Which part
  UI_ON_INSTRUMENT,
  UI_ON_STRIP, ///< A mixer strip's head: drags the part out
  UI_ON_TAKE,
  UI_ON_STAR, ///< 8 times the take, plus the star
  UI_ON_COMPARE,
  UI_ON_BANK,
  UI_ON_PRESET,
  UI_ON_SEARCH,
  UI_ON_ENTRY, ///< The small field, where it stands over a control
  UI_ON_MENU,  ///< A line of the open menu
  UI_ON_MENU_SEARCH,
  UI_ON_FILE, ///< A line of the dialog's list
  UI_ON_FILE_NAME,
  UI_ON_FILE_UP,
  UI_ON_FILE_CANCEL,
  UI_ON_FILE_SAVE,
} UiPlace;

typedef enum {
  UI_PUSH,    ///< Acts when it is let go
  UI_SWITCH,  ///< A parameter that is on or off
  UI_SLIDE_X, ///< A parameter along x
  UI_SLIDE_Y, ///< A parameter along y
  UI_NUMBER,  ///< A parameter to be typed, turned or dragged
  UI_CHOICE,  ///< A parameter out of a menu
  UI_TEXT,    ///< A place to write in
  UI_GRAB,    ///< Can be dragged out of the window
  UI_PAGE,    ///< The score and its ruler
} UiKind;

typedef struct {
  uint16_t place, index;
} UiSpot;

typedef struct {
  UiSpot   spot;
  UiKind   kind;
  UiRect   box;
  UiRect   track; ///< Of sliders: where the value runs
  unsigned area;  ///< UI_AREA bit
  bool     mute;  ///< Not reached by the keyboard
} UiItem;

#define UI_MAX_ITEMS 320U

typedef struct UiView UiView;

/// [any] Whether two spots are one.
bool ui_same(UiSpot a, UiSpot b);

/// [ui] Make the table anew if anything may have moved.
void ui_items(UiView* view);

/// [ui] Add to the table; beyond its end nothing is added.
UiItem* ui_item_add(UiView* view, UiPlace place, unsigned index, UiKind kind,
                    UiRect box, unsigned area);

/// [ui] The item of a spot, or NULL if it is not there now.
const UiItem* ui_item(const UiView* view, UiSpot spot);

/// [ui] The same by its place.
const UiItem* ui_item_at(const UiView* view, UiPlace place, unsigned index);

/// [ui] The topmost item under a point, or NULL.
const UiItem* ui_item_under(const UiView* view, double x, double y);

/// [ui] The next item that keys reach, or the one before; NULL if there is none.
const UiItem* ui_item_next(const UiView* view, UiSpot spot, bool back);

#endif
