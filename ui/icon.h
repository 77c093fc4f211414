// Small signs, drawn rather than set, so that they look the same everywhere.

#ifndef UI_ICON_H
#define UI_ICON_H

#include "ui/theme.h"

typedef enum {
  UI_ICON_CROSS,
  UI_ICON_PIN,
  UI_ICON_PLUS,
  UI_ICON_DOWN,
  UI_ICON_LEFT,
  UI_ICON_RIGHT,
  UI_ICON_UP,
  UI_ICON_GEAR,
  UI_ICON_DICE,
  UI_ICON_PLAY,
  UI_ICON_STOP,
  UI_ICON_GRIP,
  UI_ICON_STAR,
  UI_ICON_HOLLOW_STAR,
  UI_ICON_WARNING,
  UI_ICON_FOLDER,
  UI_ICON_FILE,
  UI_ICON_SEARCH,
  UI_ICON_FOLLOW,
} UiIcon;

/// [ui] An icon in the middle of `box`, about 12 wide, in the present colour.
void ui_icon(cairo_t* cr, UiIcon icon, UiRect box);

#endif
