#include "ui/layout.h"

/// Takes strips from the top of what is left.
static UiRect
strip(double* y, double width, double height)
{
  const UiRect rect = {0, *y, width, height};
  *y += height;
  return rect;
}

UiLayout
ui_layout(double width, double height, unsigned rows, bool folded)
{
  UiLayout     l     = {.folded = folded};
  const double w     = width > UI_MIN_WIDTH ? width : UI_MIN_WIDTH;
  const double h     = height > UI_MIN_HEIGHT ? height : UI_MIN_HEIGHT;
  const double panel = folded ? 0.0 : 166.0;
  const double below = 30 + 38 + panel + 28; // legend, tabs, panel, status
  double       y     = 0;

  l.rows    = rows < 1 ? 1 : rows > UI_MOST_ROWS ? UI_MOST_ROWS : rows;
  l.window  = (UiRect){0, 0, w, h};
  l.header  = strip(&y, w, 54);
  l.prompt  = strip(&y, w, 52);
  l.reading = strip(&y, w, 16 + UI_CHIP_ROW * l.rows);
  l.roll    = strip(&y, w, h - y - below);
  l.legend  = strip(&y, w, 30);
  l.tabs    = strip(&y, w, 38);
  l.panel   = strip(&y, w, panel);
  l.status  = strip(&y, w, 28);

  const double button = 132;
  l.generate          = (UiRect){w - UI_MARGIN - button, l.prompt.y + 3, button, 46};
  l.field = (UiRect){UI_MARGIN, l.prompt.y + 3, w - 2 * UI_MARGIN - button - 12, 46};
  l.card  = (UiRect){UI_MARGIN, l.roll.y, w - 2 * UI_MARGIN, l.roll.h};
  return l;
}

UiRect
ui_layout_area(const UiLayout* layout, unsigned area)
{
  switch (area) {
  case UI_AREA_HEADER:
    return layout->header;
  case UI_AREA_PROMPT:
    return layout->prompt;
  case UI_AREA_READING:
    return layout->reading;
  case UI_AREA_ROLL:
    return layout->roll;
  case UI_AREA_LEGEND:
    return layout->legend;
  case UI_AREA_TABS:
    return layout->tabs;
  case UI_AREA_PANEL:
    return layout->panel;
  case UI_AREA_STATUS:
    return layout->status;
  default:
    return layout->window;
  }
}

bool
ui_overlap(UiRect a, UiRect b)
{
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
