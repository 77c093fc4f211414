// The small field: wherever a value, a name or a search is written, one at a time.

#ifndef UI_ENTRY_H
#define UI_ENTRY_H

#include "ui/item.h"
#include "ui/text.h"

typedef enum {
  UI_FOR_NOTHING,
  UI_FOR_PARAM,  ///< The value of a parameter
  UI_FOR_CHIP,   ///< A fact
  UI_FOR_MENU,   ///< What is searched in a menu
  UI_FOR_SEARCH, ///< What is searched in the presets
  UI_FOR_NAME,   ///< A file's name
} UiPurpose;

typedef struct {
  UiText    text;
  UiPurpose purpose; ///< UI_FOR_NOTHING while it is away
  UiSpot    spot;    ///< Whose value it is
  UiRect    box;
  double    scroll;
} UiEntry;

/// [ui] Write for a purpose, in `box`, beginning with `text`, all of it selected.
void ui_entry_open(UiView* view, UiPurpose purpose, UiSpot spot, UiRect box,
                   const char* text);

/// [ui] Take what is written, or leave all as it was; the field goes away.
void ui_entry_close(UiView* view, bool take);

/// [ui] What is written was changed.
void ui_entry_changed(UiView* view);

/// [ui] Draw it where it stands over everything else.
void ui_entry_draw(UiView* view, cairo_t* cr);

/// [ui] Draw a search or name field that stands in a panel, being written in or not.
void ui_entry_field(UiView* view, cairo_t* cr, UiRect box, UiPurpose purpose,
                    const char* shown, const char* invitation);

/// [ui] Begin to type a parameter's value.
void ui_entry_param(UiView* view, const UiItem* item, const char* first);

#endif
