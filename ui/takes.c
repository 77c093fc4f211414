// The takes of this session: which plays, stars, and going back and forth.

#include "ui/takes.h"
#include "ui/panel.h"

#include <stdio.h>

#define ROW 26.0
#define SIDE 190.0

unsigned
ui_takes_rows(const UiView* view)
{
  return (unsigned)((view->layout.panel.h - 20) / ROW);
}

static int
index_of(const UiTakes* takes, int32_t number)
{
  for (uint32_t i = 0; i < takes->n; ++i) {
    if (takes->number[i] == number) {
      return (int)i;
    }
  }
  return -1;
}

void
ui_takes_play(UiView* view, int32_t number)
{
  UiTakes* const takes = &view->mirror.takes;
  if (number != takes->playing && index_of(takes, number) >= 0) {
    view->other_take = takes->playing;
    takes->playing   = number;
    view->out.take(view->out.handle, number);
    ui_view_rearrange(view);
  }
}

void
ui_takes_told(UiView* view, int32_t before)
{
  const UiTakes* const takes = &view->mirror.takes;
  if (takes->playing != before && index_of(takes, before) >= 0) {
    view->other_take = before; // A new piece can be compared with the one before
  }
  if (index_of(takes, view->other_take) < 0) {
    view->other_take = -1;
  }
}

void
ui_takes_compare(UiView* view)
{
  if (view->other_take >= 0) {
    ui_takes_play(view, view->other_take);
  }
}

void
ui_takes_rate(UiView* view, unsigned take, int stars)
{
  UiTakes* const takes = &view->mirror.takes;
  if (take >= takes->n) {
    return;
  }
  // Stars belong to the take that plays; another one is chosen by giving it stars
  ui_takes_play(view, takes->number[take]);
  takes->stars[take] = takes->stars[take] == stars ? 0 : stars;
  view->out.rate(view->out.handle, takes->stars[take]);
  view->damage |= UI_AREA_PANEL;
}

/// The newest take comes first.
static unsigned
take_in_row(const UiView* view, unsigned row)
{
  return view->mirror.takes.n - 1 - view->take_top - row;
}

void
ui_takes_items(UiView* view)
{
  const UiRect         area  = view->layout.panel;
  const UiTakes* const takes = &view->mirror.takes;
  const double         width = area.w - 2 * UI_MARGIN - SIDE - 16;
  const unsigned       rows  = ui_takes_rows(view);
  for (unsigned row = 0; row < rows && view->take_top + row < takes->n; ++row) {
    const unsigned i   = take_in_row(view, row);
    const UiRect   box = {UI_MARGIN, area.y + 8 + row * ROW, width, ROW - 2};
    ui_item_add(view, UI_ON_TAKE, i, UI_PUSH, box, UI_AREA_PANEL);
    for (unsigned star = 0; star < 5; ++star) {
      ui_item_add(view, UI_ON_STAR, 8 * i + star, UI_PUSH,
                  (UiRect){box.x + box.w - 106 + star * 19, box.y + 2, 19, ROW - 6},
                  UI_AREA_PANEL)
        ->mute = true;
    }
  }
  if (takes->n > 1) {
    ui_item_add(view, UI_ON_COMPARE, 0, UI_PUSH,
                (UiRect){area.w - UI_MARGIN - SIDE + 14, area.y + 84, SIDE - 28, 30},
                UI_AREA_PANEL);
  }
}

static void
draw_stars(UiView* view, cairo_t* cr, unsigned take, UiRect box)
{
  const UiTheme* const t = &view->theme;
  for (unsigned star = 0; star < 5; ++star) {
    const UiHeat hot   = ui_heat(view, UI_ON_STAR, 8 * take + star);
    const bool   lit   = view->mirror.takes.stars[take] > (int32_t)star;
    const bool   shown = hot || lit;
    ui_ink(cr, shown ? t->accent : t->quiet, shown ? 1.0 : 0.6);
    ui_icon(cr, lit ? UI_ICON_STAR : UI_ICON_HOLLOW_STAR,
            (UiRect){box.x + box.w - 106 + star * 19, box.y, 19, box.h});
  }
}

static void
draw_row(UiView* view, cairo_t* cr, const UiItem* item)
{
  const UiTheme* const t     = &view->theme;
  const UiTakes* const takes = &view->mirror.takes;
  const unsigned       i     = item->spot.index;
  const UiRect         box   = item->box;
  const bool           plays = takes->number[i] == takes->playing;
  char                 number[32];
  if (plays || ui_heat(view, UI_ON_TAKE, i)) {
    ui_round(cr, box, 6);
    ui_ink(cr, plays ? t->panel : t->line, plays ? 1.0 : 0.4);
    cairo_fill(cr);
  }
  if (plays) {
    ui_ink(cr, t->accent, 1.0);
    ui_icon(cr, UI_ICON_PLAY, (UiRect){box.x + 8, box.y, 12, box.h});
  }
  snprintf(number, sizeof(number), "Take %d", takes->number[i]);
  ui_ink(cr, plays ? t->text : t->quiet, 1.0);
  ui_text_draw(cr, plays ? UI_STRONG : UI_BODY, (UiRect){box.x + 28, box.y, 64, box.h},
               UI_LEFT, number);
  ui_ink(cr, t->text, 1.0);
  ui_text_draw(cr, UI_BODY, (UiRect){box.x + 96, box.y, box.w - 216, box.h}, UI_LEFT,
               takes->title[i]);
  draw_stars(view, cr, i, box);
}

static void
draw_side(UiView* view, cairo_t* cr)
{
  const UiTheme* const t    = &view->theme;
  const UiRect         area = view->layout.panel;
  const UiRect        card = {area.w - UI_MARGIN - SIDE, area.y + 8, SIDE, area.h - 20};
  const UiItem* const item = ui_item_at(view, UI_ON_COMPARE, 0);
  char                words[48];
  ui_round(cr, card, 9);
  ui_ink(cr, t->panel, 1.0);
  cairo_fill(cr);
  ui_ink(cr, t->text, 1.0);
  ui_text_draw(cr, UI_STRONG, (UiRect){card.x + 14, card.y + 10, SIDE - 28, 18},
               UI_LEFT, "Compare");
  ui_ink(cr, t->quiet, 1.0);
  ui_text_draw(cr, UI_SMALL, (UiRect){card.x + 14, card.y + 32, SIDE - 28, 16}, UI_LEFT,
               view->other_take >= 0 ? "Back and forth between"
                                     : "Choose another take,");
  snprintf(words, sizeof(words), "take %d and take %d", view->mirror.takes.playing,
           view->other_take);
  ui_text_draw(cr, UI_SMALL, (UiRect){card.x + 14, card.y + 48, SIDE - 28, 16}, UI_LEFT,
               view->other_take >= 0 ? words : "then go back and forth.");
  if (item) {
    ui_draw_plain(cr, t, item->box, "A / B", ui_heat(view, UI_ON_COMPARE, 0),
                  view->other_take >= 0, t->accent);
  }
}

void
ui_takes_draw(UiView* view, cairo_t* cr)
{
  for (unsigned i = 0; i < view->n_items; ++i) {
    if (view->items[i].spot.place == UI_ON_TAKE) {
      draw_row(view, cr, &view->items[i]);
    }
  }
  draw_side(view, cr);
  const UiRect list = {UI_MARGIN, view->layout.panel.y + 8,
                       view->layout.panel.w - 2 * UI_MARGIN - SIDE - 6,
                       view->layout.panel.h - 20};
  ui_draw_scrolled(cr, &view->theme, list, view->take_top, ui_takes_rows(view),
                   view->mirror.takes.n);
  if (!view->mirror.takes.n) {
    const UiRect area = view->layout.panel;
    ui_ink(cr, view->theme.quiet, 1.0);
    ui_text_draw(cr, UI_BODY, (UiRect){UI_MARGIN, area.y + 8, 500, 30}, UI_LEFT,
                 "Every piece that you generate is kept here until the session ends.");
  }
}
