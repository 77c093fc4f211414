// Where everything lies in a window of a given size, in logical pixels.

#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "ui/theme.h"

#define UI_WIDTH 1060.0
#define UI_HEIGHT 740.0
#define UI_MIN_WIDTH 860.0
#define UI_MIN_HEIGHT 600.0
#define UI_MARGIN 24.0

/// Rows of chips that there is room for.
#define UI_MOST_ROWS 3U
#define UI_CHIP_ROW 32.0

/// Areas that are redrawn by themselves, as bits.
enum {
  UI_AREA_HEADER  = 1U << 0U,
  UI_AREA_PROMPT  = 1U << 1U,
  UI_AREA_READING = 1U << 2U,
  UI_AREA_ROLL    = 1U << 3U,
  UI_AREA_LEGEND  = 1U << 4U,
  UI_AREA_TABS    = 1U << 5U,
  UI_AREA_PANEL   = 1U << 6U,
  UI_AREA_STATUS  = 1U << 7U,
  UI_AREA_ALL     = (1U << 8U) - 1U,
};

typedef struct {
  UiRect   window;
  UiRect   header, prompt, reading, roll, legend, tabs, panel, status; ///< The areas
  UiRect   field, generate; ///< In the prompt's
  UiRect   card;            ///< The roll without the margins
  unsigned rows;            ///< Of chips
  bool     folded;          ///< Whether the panel is away
} UiLayout;

/// [any] Lay out a window; smaller than the least is laid out as the least.
///
/// `rows` of chips are shown, up to UI_MOST_ROWS; folded, there is no panel.
UiLayout ui_layout(double width, double height, unsigned rows, bool folded);

/// [any] The rectangle of an area, one bit.
UiRect ui_layout_area(const UiLayout* layout, unsigned area);

/// [any] Whether two boxes share a pixel.
bool ui_overlap(UiRect a, UiRect b);

#endif
