#include "ui/draw.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define KNOB 9.0 ///< Radius

static UiRect
track_of(UiRect box)
{
  return (UiRect){box.x + 20, box.y + 46, box.w - 40, 8};
}

float
ui_slider_value(UiRect box, double x)
{
  const UiRect track = track_of(box);
  return (float)fmin(fmax((x - track.x) / track.w, 0.0), 1.0);
}

/// The middle is what the sentence says; everything else is more or less of it.
static void
say_value(const UiSliderLook* look, char* line, size_t size)
{
  const long off = lroundf((look->value - look->preset) * 200.0f);
  if (off == 0) {
    snprintf(line, size, "as written");
  } else {
    snprintf(line, size, "%s%ld", off > 0 ? "+" : "\xE2\x88\x92", labs(off));
  }
}

static void
draw_track(cairo_t* cr, const UiTheme* theme, const UiSliderLook* look)
{
  const UiRect track  = track_of(look->box);
  const double middle = track.x + (double)look->preset * track.w;
  const double at     = track.x + (double)look->value * track.w;
  ui_round(cr, track, 4);
  ui_ink(cr, theme->sunken, 1.0);
  cairo_fill(cr);
  cairo_rectangle(cr, fmin(middle, at), track.y, fabs(at - middle), track.h);
  ui_ink(cr, theme->accent, 0.9);
  cairo_fill(cr);
  cairo_rectangle(cr, middle - 0.75, track.y - 5, 1.5, track.h + 10);
  ui_ink(cr, theme->quiet, 0.55);
  cairo_fill(cr);
}

static void
draw_knob(cairo_t* cr, const UiTheme* theme, const UiSliderLook* look)
{
  const UiRect track = track_of(look->box);
  const double x     = track.x + (double)look->value * track.w;
  const double y     = track.y + track.h / 2;
  if (look->heat) {
    ui_round(cr, (UiRect){x - 15, y - 15, 30, 30}, 15);
    ui_ink(cr, theme->accent, look->heat == UI_ACTIVE ? 0.3 : 0.16);
    cairo_fill(cr);
  }
  ui_round(cr, (UiRect){x - KNOB, y - KNOB, 2 * KNOB, 2 * KNOB}, KNOB);
  ui_ink(cr, theme->text, 1.0);
  cairo_fill(cr);
  ui_round(cr, (UiRect){x - 3.5, y - 3.5, 7, 7}, 3.5);
  ui_ink(cr, theme->accent, 1.0);
  cairo_fill(cr);
}

void
ui_draw_slider(cairo_t* cr, const UiTheme* theme, const UiSliderLook* look)
{
  const UiRect box = look->box;
  char         value[32];
  say_value(look, value, sizeof(value));

  ui_round(cr, box, 12);
  ui_ink(cr, theme->panel, 1.0);
  cairo_fill(cr);

  const UiRect head = {box.x + 20, box.y + 12, box.w - 40, 20};
  const UiRect foot = {box.x + 20, box.y + 68, box.w - 40, 18};
  ui_ink(cr, theme->text, 1.0);
  ui_text_draw(cr, UI_STRONG, head, UI_LEFT, look->name);
  ui_ink(cr, look->value != look->preset ? theme->accent : theme->quiet, 1.0);
  ui_text_draw(cr, UI_BODY, head, UI_RIGHT, value);
  ui_ink(cr, theme->quiet, 1.0);
  ui_text_draw(cr, UI_SMALL, foot, UI_LEFT, look->low);
  ui_text_draw(cr, UI_SMALL, foot, UI_RIGHT, look->high);
  draw_track(cr, theme, look);
  draw_knob(cr, theme, look);
}

void
ui_draw_button(cairo_t* cr, const UiTheme* theme, const UiButtonLook* look)
{
  static const double glow[] = {0.0, 0.14, -0.14};

  const double   way   = glow[look->heat];
  const UiColour white = {1, 1, 1};
  const UiColour fill  = way < 0 ? ui_mix(theme->accent, theme->ground, -way)
                                 : ui_mix(theme->accent, white, way);
  cairo_save(cr);
  ui_round(cr, look->box, 10);
  cairo_clip(cr);
  ui_ink(cr, fill, look->busy ? 0.55 : 1.0);
  cairo_paint(cr);
  if (look->busy) {
    cairo_rectangle(cr, look->box.x, look->box.y, look->box.w * (double)look->share,
                    look->box.h);
    ui_ink(cr, fill, 1.0);
    cairo_fill(cr);
  }
  cairo_restore(cr);
  ui_ink(cr, theme->on_accent, 1.0);
  ui_text_draw(cr, UI_STRONG, look->box, UI_CENTRE, look->name);
}

void
ui_draw_toggle(cairo_t* cr, const UiTheme* theme, const UiToggleLook* look)
{
  const UiRect box  = look->box;
  const UiRect pill = {box.x + box.w - 34, box.y + (box.h - 18) / 2, 34, 18};
  ui_ink(cr, look->heat ? theme->text : theme->quiet, 1.0);
  ui_text_draw(cr, UI_BODY, (UiRect){box.x, box.y, box.w - 44, box.h}, UI_RIGHT,
               look->name);
  ui_round(cr, pill, 9);
  ui_ink(cr, look->on ? theme->accent : theme->line, 1.0);
  cairo_fill(cr);
  const double x = pill.x + (look->on ? pill.w - 16 : 2);
  ui_round(cr, (UiRect){x, pill.y + 2, 14, 14}, 7);
  ui_ink(cr, look->on ? theme->on_accent : theme->quiet, 1.0);
  cairo_fill(cr);
}

void
ui_draw_number(cairo_t* cr, const UiTheme* theme, UiRect box, const char* name,
               const char* value)
{
  const UiRect frame = {box.x + 40, box.y, box.w - 40, box.h};
  ui_ink(cr, theme->quiet, 1.0);
  ui_text_draw(cr, UI_BODY, (UiRect){box.x, box.y, 34, box.h}, UI_LEFT, name);
  ui_round(cr, ui_inset(frame, 0.5), 7);
  ui_ink(cr, theme->sunken, 1.0);
  cairo_fill_preserve(cr);
  ui_ink(cr, theme->line, 1.0);
  cairo_set_line_width(cr, 1.0);
  cairo_stroke(cr);
  ui_ink(cr, theme->text, 1.0);
  ui_text_draw(cr, UI_BODY, frame, UI_CENTRE, value);
}
