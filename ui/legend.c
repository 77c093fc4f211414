// Under the score: who plays, where the music is, and the tabs.

#include "ui/panel.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define SWATCH 14.0
#define BETWEEN 10.0
#define PLACE 150.0

static bool
muted(const UiView* view, unsigned part)
{
  return view->mirror.params[PARAM_MUTE + part] >= 0.5f;
}

/// How wide a part's entry is with or without its name.
static double
entry_width(UiView* view, unsigned part, bool with_name)
{
  const double name =
    with_name ? ui_text_width(view->ruler, UI_SMALL, base_part_name((BasePart)part)) + 5
              : 0.0;
  return SWATCH + name +
         ui_text_width(view->ruler, UI_SMALL, view->mirror.piece.parts[part]) + 12;
}

static bool
names_fit(UiView* view)
{
  double width = 0;
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    width +=
      view->mirror.piece.parts[i][0] ? entry_width(view, i, true) + BETWEEN : 0.0;
  }
  return width <= view->layout.legend.w - 2 * UI_MARGIN - PLACE;
}

void
ui_legend_items(UiView* view)
{
  const UiRect area  = view->layout.legend;
  const bool   names = names_fit(view);
  double       x     = UI_MARGIN - 6;
  if (!view->mirror.piece.known) {
    return;
  }
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    if (view->mirror.piece.parts[i][0]) {
      const double width = entry_width(view, i, names);
      if (x + width > area.w - UI_MARGIN - PLACE) {
        break;
      }
      ui_item_add(view, UI_ON_PART, i, UI_GRAB, (UiRect){x, area.y + 4, width, 22},
                  UI_AREA_LEGEND);
      x += width + BETWEEN;
    }
  }
  ui_item_add(view, UI_ON_LISTEN, 0, UI_PUSH,
              (UiRect){area.w - UI_MARGIN - 26, area.y + 3, 26, 24}, UI_AREA_LEGEND);
}

/// The part's colour, hollow while it is muted.
static void
draw_swatch(UiView* view, cairo_t* cr, const UiItem* item)
{
  const unsigned part = item->spot.index;
  const UiRect   box  = item->box;
  ui_round(cr, (UiRect){box.x + 6, box.y + box.h / 2 - 4, 8, 8}, 2.5);
  ui_ink(cr, view->theme.parts[part], 1.0);
  if (muted(view, part)) {
    cairo_set_line_width(cr, 1.0);
    cairo_stroke(cr);
  } else {
    cairo_fill(cr);
  }
}

/// Who plays it, struck through while it is muted.
static void
draw_player(UiView* view, cairo_t* cr, const UiItem* item, double x)
{
  const UiTheme* const t    = &view->theme;
  const UiRect         box  = item->box;
  const bool           mute = muted(view, item->spot.index);
  ui_ink(cr, mute ? t->quiet : t->text, 1.0);
  const double used =
    ui_text_draw(cr, UI_SMALL, (UiRect){x, box.y, box.x + box.w - x, box.h}, UI_LEFT,
                 view->mirror.piece.parts[item->spot.index]);
  if (mute) {
    cairo_rectangle(cr, x, box.y + box.h / 2, used, 1);
    cairo_fill(cr);
  }
}

static void
draw_part(UiView* view, cairo_t* cr, const UiItem* item, bool names)
{
  const UiTheme* const t    = &view->theme;
  const unsigned       part = item->spot.index;
  const UiRect         box  = item->box;
  double               x    = box.x + 6 + SWATCH;
  if (ui_heat(view, UI_ON_PART, part)) {
    ui_round(cr, box, 6);
    ui_ink(cr, t->line, 0.6);
    cairo_fill(cr);
  }
  draw_swatch(view, cr, item);
  if (names) {
    ui_ink(cr, t->quiet, 1.0);
    x += 5 + ui_text_draw(cr, UI_SMALL, (UiRect){x, box.y, 90, box.h}, UI_LEFT,
                          base_part_name((BasePart)part));
  }
  draw_player(view, cr, item, x);
}

static void
say_place(const UiView* view, char* line, size_t size)
{
  const UiMirror* const m    = &view->mirror;
  const int32_t         bar  = ui_mirror_bar_ticks(m);
  const int32_t         beat = BASE_PPQ * 4 / m->piece.meter.unit;
  const double          at   = fmax(view->ticks, 0.0);
  const double          bars = floor(at / bar);
  snprintf(line, size, "bar %.0f  beat %.0f", bars + 1,
           floor((at - bars * bar) / beat) + 1);
}

void
ui_legend_draw(UiView* view, cairo_t* cr)
{
  const UiRect area  = view->layout.legend;
  const bool   names = names_fit(view);
  char         line[64];
  if (!view->mirror.piece.known) {
    return;
  }
  for (unsigned i = 0; i < view->n_items; ++i) {
    if (view->items[i].spot.place == UI_ON_PART) {
      draw_part(view, cr, &view->items[i], names);
    }
  }
  const UiItem* const listen = ui_item_at(view, UI_ON_LISTEN, 0);
  say_place(view, line, sizeof(line));
  ui_ink(cr, view->theme.quiet, 1.0);
  ui_text_draw(cr, UI_SMALL,
               (UiRect){area.w - UI_MARGIN - PLACE, area.y, PLACE - 34, area.h},
               UI_RIGHT, line);
  if (listen) {
    ui_draw_icon_button(cr, &view->theme, listen->box,
                        view->listening ? UI_ICON_STOP : UI_ICON_PLAY,
                        ui_heat(view, UI_ON_LISTEN, 0), view->listening);
  }
}

static const char* const tab_names[UI_N_TABS] = {"Play", "Compose", "Mixer", "Takes",
                                                 "Presets"};

void
ui_tabs_items(UiView* view)
{
  const UiRect area  = view->layout.tabs;
  const double right = area.w - UI_MARGIN;
  double       x     = UI_MARGIN;
  for (unsigned i = 0; i < UI_N_TABS; ++i) {
    const double width = ui_text_width(view->ruler, UI_STRONG, tab_names[i]) + 28;
    ui_item_add(view, UI_ON_TAB, i, UI_PUSH, (UiRect){x, area.y + 6, width, 28},
                UI_AREA_TABS);
    x += width + 4;
  }
  if (view->mirror.n_sections) {
    ui_item_add(view, UI_ON_GRIP, 0, UI_GRAB,
                (UiRect){right - 218, area.y + 6, 130, 28}, UI_AREA_TABS);
    ui_item_add(view, UI_ON_SAVE, 0, UI_PUSH, (UiRect){right - 80, area.y + 6, 80, 28},
                UI_AREA_TABS);
  }
}

static void
draw_tab(UiView* view, cairo_t* cr, const UiItem* item)
{
  const UiTheme* const t    = &view->theme;
  const bool           open = item->spot.index == view->tab && !view->layout.folded;
  const UiHeat         heat = ui_heat(view, UI_ON_TAB, item->spot.index);
  if (open || heat) {
    ui_round(cr, item->box, 7);
    ui_ink(cr, open ? t->panel : t->line, open ? 1.0 : 0.5);
    cairo_fill(cr);
  }
  ui_ink(cr, open || heat ? t->text : t->quiet, 1.0);
  ui_text_draw(cr, open ? UI_STRONG : UI_BODY, item->box, UI_CENTRE,
               tab_names[item->spot.index]);
  if (open) {
    ui_round(
      cr, (UiRect){item->box.x + item->box.w / 2 - 8, item->box.y + 24.5, 16, 2.5}, 1);
    ui_ink(cr, t->accent, 1.0);
    cairo_fill(cr);
  }
}

static void
draw_grip(UiView* view, cairo_t* cr, const UiItem* item)
{
  const UiTheme* const t        = &view->theme;
  const UiRect         box      = item->box;
  const UiHeat         heat     = ui_heat(view, UI_ON_GRIP, 0);
  static const double  dashes[] = {4, 3};
  ui_round(cr, ui_inset(box, 0.5), 7);
  ui_ink(cr, heat ? t->line : t->panel, 1.0);
  cairo_fill_preserve(cr);
  ui_ink(cr, heat ? t->accent : ui_mix(t->line, t->quiet, 0.4), 1.0);
  cairo_set_dash(cr, dashes, 2, 0);
  cairo_set_line_width(cr, 1.0);
  cairo_stroke(cr);
  cairo_set_dash(cr, NULL, 0, 0);
  ui_ink(cr, t->text, 1.0);
  ui_icon(cr, UI_ICON_GRIP, (UiRect){box.x + 10, box.y, 12, box.h});
  ui_text_draw(cr, UI_BODY, (UiRect){box.x + 30, box.y, box.w - 36, box.h}, UI_LEFT,
               view->bars.last > view->bars.first ? "Drag bars out" : "Drag MIDI out");
}

void
ui_tabs_draw(UiView* view, cairo_t* cr)
{
  for (unsigned i = 0; i < view->n_items; ++i) {
    const UiItem* const item = &view->items[i];
    if (item->spot.place == UI_ON_TAB) {
      draw_tab(view, cr, item);
    } else if (item->spot.place == UI_ON_GRIP) {
      draw_grip(view, cr, item);
    } else if (item->spot.place == UI_ON_SAVE) {
      ui_draw_plain(cr, &view->theme, item->box, "Save\xE2\x80\xA6",
                    ui_heat(view, UI_ON_SAVE, 0), false, view->theme.accent);
    }
  }
}
