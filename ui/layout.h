// Where everything lies in a window of a given size, in logical pixels.

#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "ui/theme.h"

#define UI_WIDTH 1000.0
#define UI_HEIGHT 700.0
#define UI_MIN_WIDTH 760.0
#define UI_MIN_HEIGHT 540.0

/// Areas that are redrawn by themselves, as bits.
enum {
  UI_AREA_HEADER  = 1U << 0U,
  UI_AREA_PROMPT  = 1U << 1U,
  UI_AREA_READING = 1U << 2U,
  UI_AREA_ROLL    = 1U << 3U,
  UI_AREA_LEGEND  = 1U << 4U,
  UI_AREA_SLIDERS = 1U << 5U,
  UI_AREA_STATUS  = 1U << 6U,
  UI_AREA_ALL     = (1U << 7U) - 1U,
};

#define UI_N_SLIDERS 3U

typedef struct {
  UiRect window;
  UiRect header, prompt, reading, roll, legend, sliders, status; ///< The areas
  UiRect field, generate;                                        ///< In the prompt's
  UiRect follow, seed;                                           ///< In the header's
  UiRect slider[UI_N_SLIDERS];
} UiLayout;

/// [any] Lay out a window; smaller than the least is laid out as the least.
UiLayout ui_layout(double width, double height);

/// [any] The rectangle of an area, one bit.
UiRect ui_layout_area(const UiLayout* layout, unsigned area);

#endif
