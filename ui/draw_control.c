#include "ui/draw.h"

#include <math.h>

#define KNOB 9.0 ///< Radius

static void
draw_track(cairo_t* cr, const UiTheme* theme, const UiSliderLook* look)
{
  const UiRect track = look->track;
  const double rest  = track.x + look->rest * track.w;
  const double at    = track.x + look->way * track.w;
  ui_round(cr, track, track.h / 2);
  ui_ink(cr, theme->sunken, 1.0);
  cairo_fill_preserve(cr);
  ui_ink(cr, theme->line, 0.6);
  cairo_set_line_width(cr, 1.0);
  cairo_stroke(cr);
  cairo_rectangle(cr, fmin(rest, at), track.y, fabs(at - rest), track.h);
  ui_ink(cr, theme->accent, 0.9);
  cairo_fill(cr);
  if (look->rest > 0.0 && look->rest < 1.0) {
    cairo_rectangle(cr, rest - 0.75, track.y - 4, 1.5, track.h + 8);
    ui_ink(cr, theme->quiet, 0.6);
    cairo_fill(cr);
  }
}

static void
draw_knob(cairo_t* cr, const UiTheme* theme, double x, double y, double radius,
          UiHeat heat)
{
  if (heat) {
    const double r = radius + 5;
    ui_round(cr, (UiRect){x - r, y - r, 2 * r, 2 * r}, r);
    ui_ink(cr, theme->accent, heat == UI_ACTIVE ? 0.3 : 0.16);
    cairo_fill(cr);
  }
  ui_round(cr, (UiRect){x - radius, y - radius, 2 * radius, 2 * radius}, radius);
  ui_ink(cr, theme->text, 1.0);
  cairo_fill(cr);
  const double dot = radius * 0.4;
  ui_round(cr, (UiRect){x - dot, y - dot, 2 * dot, 2 * dot}, dot);
  ui_ink(cr, theme->accent, 1.0);
  cairo_fill(cr);
}

static void
draw_words(cairo_t* cr, const UiTheme* theme, const UiSliderLook* look, UiRect head)
{
  const bool   resting = fabs(look->way - look->rest) < 1e-4;
  const double name    = ui_text_width(cr, UI_STRONG, look->name);
  ui_ink(cr, resting ? theme->quiet : theme->accent, 1.0);
  // Where there is no room for both, a value at rest need not be told
  if (!resting || name + ui_text_width(cr, UI_BODY, look->value) + 8 <= head.w) {
    head.w -= ui_text_draw(cr, UI_BODY, head, UI_RIGHT, look->value) + 8;
  }
  ui_ink(cr, theme->text, 1.0);
  ui_text_draw(cr, UI_STRONG, head, UI_LEFT, look->name);
}

void
ui_draw_slider(cairo_t* cr, const UiTheme* theme, const UiSliderLook* look)
{
  const UiRect box  = look->box;
  const UiRect head = {box.x + 20, box.y + 14, box.w - 40, 20};
  const UiRect foot = {box.x + 20, box.y + box.h - 34, box.w - 40, 18};
  ui_round(cr, box, 12);
  ui_ink(cr, theme->panel, 1.0);
  cairo_fill(cr);
  draw_words(cr, theme, look, head);
  ui_ink(cr, theme->quiet, 1.0);
  ui_text_draw(cr, UI_SMALL, foot, UI_LEFT, look->low);
  ui_text_draw(cr, UI_SMALL, foot, UI_RIGHT, look->high);
  draw_track(cr, theme, look);
  draw_knob(cr, theme, look->track.x + look->way * look->track.w,
            look->track.y + look->track.h / 2, KNOB, look->heat);
}

void
ui_draw_small_slider(cairo_t* cr, const UiTheme* theme, const UiSliderLook* look)
{
  const UiRect box = look->box;
  draw_words(cr, theme, look, (UiRect){box.x, box.y, box.w, 18});
  draw_track(cr, theme, look);
  draw_knob(cr, theme, look->track.x + look->way * look->track.w,
            look->track.y + look->track.h / 2, 6.5, look->heat);
}

void
ui_draw_fader(cairo_t* cr, const UiTheme* theme, const UiSliderLook* look)
{
  const UiRect track = look->track;
  const double y     = track.y + (1.0 - look->way) * track.h;
  const double rest  = track.y + (1.0 - look->rest) * track.h;
  ui_round(cr, track, track.w / 2);
  ui_ink(cr, theme->sunken, 1.0);
  cairo_fill_preserve(cr);
  ui_ink(cr, theme->line, 0.6);
  cairo_set_line_width(cr, 1.0);
  cairo_stroke(cr);
  cairo_rectangle(cr, track.x - 5, rest - 0.5, track.w + 10, 1);
  ui_ink(cr, theme->quiet, 0.6);
  cairo_fill(cr);
  const UiRect cap = {track.x + track.w / 2 - 10, y - 6, 20, 12};
  if (look->heat) {
    ui_round(cr, ui_inset(cap, -3), 6);
    ui_ink(cr, theme->accent, look->heat == UI_ACTIVE ? 0.3 : 0.16);
    cairo_fill(cr);
  }
  ui_round(cr, cap, 3.5);
  ui_ink(cr, theme->text, 1.0);
  cairo_fill(cr);
  cairo_rectangle(cr, cap.x + 3, y - 0.75, cap.w - 6, 1.5);
  ui_ink(cr, theme->accent, 1.0);
  cairo_fill(cr);
}

void
ui_draw_meter(cairo_t* cr, const UiTheme* theme, UiRect track, double level_db,
              UiColour colour)
{
  const bool   upright = track.h > track.w;
  const double share   = fmin(fmax(1.0 + level_db / UI_METER_DB, 0.0), 1.0);
  const double radius  = (upright ? track.w : track.h) / 2;
  ui_round(cr, track, radius);
  ui_ink(cr, theme->line, 0.75);
  cairo_fill(cr);
  if (share > 0.0) {
    UiRect lit = track;
    if (upright) {
      lit.h = fmax(track.h * share, track.w);
      lit.y = track.y + track.h - lit.h;
    } else {
      lit.w = fmax(track.w * share, track.h);
    }
    ui_round(cr, lit, radius);
    ui_ink(cr, level_db >= 0.0 ? theme->alarm : colour, 1.0);
    cairo_fill(cr);
  }
}

void
ui_draw_focus(cairo_t* cr, const UiTheme* theme, UiRect box)
{
  ui_round(cr, ui_inset(box, -2), 8);
  ui_ink(cr, theme->ground, 0.9);
  cairo_set_line_width(cr, 4.0);
  cairo_stroke_preserve(cr);
  ui_ink(cr, theme->accent, 1.0);
  cairo_set_line_width(cr, 2.0);
  cairo_stroke(cr);
}

void
ui_draw_name(cairo_t* cr, const UiTheme* theme, UiRect box)
{
  // Four notes going up, as the pen would dash them off
  static const double steps[] = {11, 5, 8, 0};

  const double x = box.x, y = box.y + box.h / 2 - 8;
  for (unsigned i = 0; i < 4; ++i) {
    ui_round(cr, (UiRect){x + i * 6, y + steps[i], 8, 4}, 2);
    ui_ink(cr, theme->accent, 0.55 + 0.15 * i);
    cairo_fill(cr);
  }
  ui_ink(cr, theme->text, 1.0);
  ui_text_draw(cr, UI_TITLE, (UiRect){x + 38, box.y - 1, 160, box.h}, UI_LEFT, "estro");
}
