#include "ui/draw.h"

#include <math.h>

/// The fill of something that is pressed, for each heat.
static UiColour
heated(const UiTheme* theme, UiColour fill, UiHeat heat)
{
  static const double glow[] = {0.0, 0.12, 0.2};
  return heat == UI_ACTIVE ? ui_mix(fill, theme->ground, glow[heat])
                           : ui_mix(fill, theme->lit, glow[heat]);
}

void
ui_draw_frame(cairo_t* cr, const UiTheme* theme, UiRect box, double radius,
              UiColour fill, UiHeat heat)
{
  ui_round(cr, ui_inset(box, 0.5), radius);
  ui_ink(cr, fill, 1.0);
  cairo_fill_preserve(cr);
  ui_ink(cr, ui_mix(theme->line, theme->quiet, heat ? 0.5 : 0.0), 1.0);
  cairo_set_line_width(cr, 1.0);
  cairo_stroke(cr);
}

void
ui_draw_button(cairo_t* cr, const UiTheme* theme, const UiButtonLook* look)
{
  const UiColour fill = heated(theme, theme->accent, look->heat);
  cairo_save(cr);
  ui_round(cr, look->box, 10);
  cairo_clip(cr);
  ui_ink(cr, look->busy ? theme->sunken : fill, 1.0);
  cairo_paint(cr);
  if (look->busy) {
    cairo_rectangle(cr, look->box.x, look->box.y, look->box.w * look->share,
                    look->box.h);
    ui_ink(cr, theme->accent, 0.28);
    cairo_fill(cr);
    cairo_rectangle(cr, look->box.x, look->box.y + look->box.h - 3,
                    look->box.w * look->share, 3);
    ui_ink(cr, theme->accent, 1.0);
    cairo_fill(cr);
  }
  cairo_restore(cr);
  if (look->busy) {
    ui_round(cr, ui_inset(look->box, 0.5), 10);
    ui_ink(cr, look->heat ? theme->accent : theme->line, 1.0);
    cairo_set_line_width(cr, 1.0);
    cairo_stroke(cr);
  }
  ui_ink(cr, look->busy ? theme->text : theme->on_accent, 1.0);
  ui_text_draw(cr, UI_STRONG, look->box, UI_CENTRE, look->name);
}

void
ui_draw_plain(cairo_t* cr, const UiTheme* theme, UiRect box, const char* name,
              UiHeat heat, bool on, UiColour fill)
{
  const UiColour ground = on ? fill : theme->panel;
  ui_draw_frame(cr, theme, box, 6, heated(theme, ground, heat), heat);
  const bool dark = ui_contrast(ground, theme->text) >= 4.5;
  ui_ink(cr, dark ? theme->text : theme->ground, 1.0);
  ui_text_draw(cr, on ? UI_STRONG : UI_BODY, ui_inset(box, 3), UI_CENTRE, name);
}

void
ui_draw_icon_button(cairo_t* cr, const UiTheme* theme, UiRect box, UiIcon icon,
                    UiHeat heat, bool on)
{
  if (heat) {
    ui_round(cr, box, 6);
    ui_ink(cr, theme->line, heat == UI_ACTIVE ? 0.9 : 0.55);
    cairo_fill(cr);
  }
  ui_ink(cr, on ? theme->accent : heat ? theme->text : theme->quiet, 1.0);
  ui_icon(cr, icon, box);
}

void
ui_draw_toggle(cairo_t* cr, const UiTheme* theme, UiRect box, const char* name, bool on,
               UiHeat heat)
{
  const UiRect pill = {box.x + box.w - 34, box.y + (box.h - 18) / 2, 34, 18};
  ui_ink(cr, heat ? theme->text : theme->quiet, 1.0);
  ui_text_draw(cr, UI_BODY, (UiRect){box.x, box.y, box.w - 42, box.h}, UI_RIGHT, name);
  ui_round(cr, pill, 9);
  ui_ink(cr, on ? theme->accent : ui_mix(theme->line, theme->quiet, 0.25), 1.0);
  cairo_fill(cr);
  const double x = pill.x + (on ? pill.w - 16 : 2);
  ui_round(cr, (UiRect){x, pill.y + 2, 14, 14}, 7);
  ui_ink(cr, on ? theme->on_accent : theme->panel, 1.0);
  cairo_fill(cr);
}

void
ui_draw_value(cairo_t* cr, const UiTheme* theme, UiRect box, const char* name,
              const char* value, bool opens, UiHeat heat)
{
  const UiRect frame = {box.x, box.y + 20, box.w, box.h - 20};
  ui_ink(cr, theme->text, 1.0);
  ui_text_draw(cr, UI_STRONG, (UiRect){box.x, box.y, box.w, 18}, UI_LEFT, name);
  ui_draw_frame(cr, theme, frame, 7, theme->sunken, heat);
  ui_ink(cr, theme->text, 1.0);
  ui_text_draw(cr, UI_BODY,
               (UiRect){frame.x + 10, frame.y, frame.w - (opens ? 30 : 20), frame.h},
               UI_LEFT, value);
  if (opens) {
    ui_ink(cr, theme->quiet, 1.0);
    ui_icon(cr, UI_ICON_DOWN, (UiRect){frame.x + frame.w - 22, frame.y, 14, frame.h});
  }
}

void
ui_draw_scrolled(cairo_t* cr, const UiTheme* theme, UiRect list, unsigned top,
                 unsigned shown, unsigned total)
{
  if (total <= shown) {
    return;
  }
  const double each = list.h / total;
  ui_round(cr, (UiRect){list.x + list.w - 4, list.y, 4, list.h}, 2);
  ui_ink(cr, theme->line, 0.5);
  cairo_fill(cr);
  ui_round(cr, (UiRect){list.x + list.w - 4, list.y + top * each, 4, shown * each}, 2);
  ui_ink(cr, theme->quiet, 0.8);
  cairo_fill(cr);
}
