#include "ui/layout.h"

#define MARGIN 24.0
#define GAP 16.0

/// Takes strips from the top of what is left.
static UiRect
strip(double* y, double width, double height)
{
  const UiRect rect = {0, *y, width, height};
  *y += height;
  return rect;
}

UiLayout
ui_layout(double width, double height)
{
  UiLayout     l      = {0};
  const double w      = width > UI_MIN_WIDTH ? width : UI_MIN_WIDTH;
  const double h      = height > UI_MIN_HEIGHT ? height : UI_MIN_HEIGHT;
  const double inner  = w - 2 * MARGIN;
  const double bottom = 30 + 100 + 16 + 36; // status, gap, sliders, legend
  double       y      = 0;

  l.window  = (UiRect){0, 0, w, h};
  l.header  = strip(&y, w, 60);
  l.prompt  = strip(&y, w, 52);
  l.reading = strip(&y, w, 50);
  l.roll    = strip(&y, w, h - y - bottom);
  l.legend  = strip(&y, w, 36);
  y += 16;
  l.sliders = strip(&y, w, 100);
  l.status  = strip(&y, w, 30);

  l.generate = (UiRect){w - MARGIN - 128, l.prompt.y + 3, 128, 46};
  l.field    = (UiRect){MARGIN, l.prompt.y + 3, inner - 128 - 12, 46};
  l.seed     = (UiRect){w - MARGIN - 104, 18, 104, 26};
  l.follow   = (UiRect){l.seed.x - 132 - GAP, 18, 132, 26};

  const double each = (inner - 2 * GAP) / UI_N_SLIDERS;
  for (unsigned i = 0; i < UI_N_SLIDERS; ++i) {
    l.slider[i] = (UiRect){MARGIN + i * (each + GAP), l.sliders.y, each, 96};
  }
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
  case UI_AREA_SLIDERS:
    return layout->sliders;
  case UI_AREA_STATUS:
    return layout->status;
  default:
    return layout->window;
  }
}
