// Where the lines of a list stand, and how they look.

#include "ui/menu.h"
#include "ui/panel.h"

#include <math.h>

#define ROW 22.0
#define PAD 8.0
#define FIELD 34.0

static double
widest(UiView* view)
{
  const UiMenu* const menu  = &view->menu;
  double              width = 90;
  for (unsigned i = 0; i < menu->n_lines; ++i) {
    width = fmax(width, ui_text_width(view->ruler, UI_BODY, menu->lines[i].name) + 40);
  }
  return fmin(width, 260);
}

/// The places that the first `n` shown lines take in columns of `rows`; no heading
/// stands alone at a column's end.
static unsigned
places(const UiMenu* menu, unsigned n, unsigned rows)
{
  unsigned at = 0;
  for (unsigned i = 0; i < n; ++i) {
    const bool heading = menu->lines[menu->shown[i]].heading;
    at += heading && rows > 1 && at % rows == rows - 1;
    ++at;
  }
  return at;
}

/// How many columns would hold all lines in a window that has room for `most` rows and
/// `room` columns.
static unsigned
columns_of(const UiMenu* menu, unsigned most, unsigned room)
{
  const unsigned wanted  = (menu->n_lines + most - 1) / most;
  const unsigned columns = wanted > room ? room : wanted;
  return columns ? columns : 1;
}

/// As many rows as the window is high, then another column; returns how many columns.
static unsigned
set_rows(UiMenu* menu, UiRect window, double high)
{
  const unsigned fitting = (unsigned)(high / ROW);
  const unsigned most    = fitting ? fitting : 1;
  const double   wide    = (window.w - 40) / menu->column;
  const unsigned columns = columns_of(menu, most, wide < 2 ? 1 : (unsigned)wide);
  const unsigned even    = (menu->n_lines + columns - 1) / columns;
  menu->rows             = even < most ? (even ? even : 1) : most;
  // What is pushed on may need another row
  while (places(menu, menu->n_shown, menu->rows) > columns * menu->rows) {
    ++menu->rows;
  }
  // In a small window lines move together, so that all can be reached
  menu->row = fmin(ROW, high / menu->rows);
  return columns;
}

/// Under its anchor, or over it where the window ends.
static UiRect
box_of(const UiMenu* menu, UiRect window, double w, double h)
{
  const double under = menu->anchor.y + menu->anchor.h + 4;
  const double above = menu->anchor.y - h - 4;
  const double least = above >= 10 ? above : fmax(window.h - 10 - h, 10);
  const double x     = fmin(fmax(menu->anchor.x, 10), fmax(window.w - w - 10, 10));
  return (UiRect){x, under + h > window.h - 10 ? least : under, w, h};
}

void
ui_menu_lay_out(UiView* view)
{
  UiMenu* const menu     = &view->menu;
  const UiRect  window   = view->layout.window;
  const double  around   = (menu->searched ? FIELD : 0) + 2 * PAD;
  menu->column           = widest(view);
  const unsigned columns = set_rows(menu, window, window.h - 40 - around);
  menu->box              = box_of(menu, window, columns * menu->column + 2 * PAD,
                                  menu->rows * menu->row + around);
}

UiRect
ui_menu_field(const UiMenu* menu)
{
  return (UiRect){menu->box.x + PAD, menu->box.y + PAD, menu->box.w - 2 * PAD, 26};
}

void
ui_menu_items(UiView* view)
{
  const UiMenu* const menu  = &view->menu;
  const double        field = menu->searched ? FIELD : 0;
  if (menu->searched) {
    ui_item_add(view, UI_ON_MENU_SEARCH, 0, UI_TEXT, ui_menu_field(menu), UI_AREA_ALL);
  }
  for (unsigned i = 0; i < menu->n_shown; ++i) {
    const unsigned at     = places(menu, i + 1, menu->rows) - 1;
    const unsigned column = at / menu->rows, row = at % menu->rows;
    const UiRect   box = {menu->box.x + PAD + column * menu->column,
                          menu->box.y + PAD + field + row * menu->row, menu->column,
                          menu->row};
    if (box.x + box.w > menu->box.x + menu->box.w) {
      break;
    }
    ui_item_add(view, UI_ON_MENU, i, UI_PUSH, box, UI_AREA_ALL)->mute =
      menu->lines[menu->shown[i]].heading;
  }
}

static void
draw_line(const UiView* view, cairo_t* cr, const UiItem* item)
{
  const UiTheme* const    t    = &view->theme;
  const UiMenu* const     menu = &view->menu;
  const UiMenuLine* const line = &menu->lines[menu->shown[item->spot.index]];
  const bool              hot  = menu->hot == (int)item->spot.index;
  const UiRect            box  = item->box;
  if (hot && !line->heading) {
    ui_round(cr, ui_inset(box, 1), 5);
    ui_ink(cr, t->accent, 0.22);
    cairo_fill(cr);
  }
  ui_ink(cr, line->heading ? t->quiet : t->text, 1.0);
  ui_text_draw(cr,
               line->heading   ? UI_SMALL
               : line->checked ? UI_STRONG
                               : UI_BODY,
               (UiRect){box.x + (line->heading ? 8 : 22),
                        box.y + (line->heading ? 3 : 0), box.w - 28,
                        box.h - (line->heading ? 3 : 0)},
               UI_LEFT, line->name);
  if (line->checked) {
    ui_round(cr, (UiRect){box.x + 9, box.y + box.h / 2 - 3, 6, 6}, 3);
    ui_ink(cr, t->accent, 1.0);
    cairo_fill(cr);
  }
}

static void
draw_shadow(cairo_t* cr, UiRect box)
{
  for (int i = 3; i > 0; --i) {
    ui_round(cr, ui_inset((UiRect){box.x, box.y + 2, box.w, box.h}, -2.0 * i),
             11 + 2 * i);
    cairo_set_source_rgba(cr, 0, 0, 0, 0.09);
    cairo_fill(cr);
  }
}

static void
draw_search(UiView* view, cairo_t* cr)
{
  const UiMenu* const menu = &view->menu;
  ui_entry_field(view, cr, ui_menu_field(menu), UI_FOR_MENU, menu->search, "Search");
  if (!menu->n_shown) {
    ui_ink(cr, view->theme.quiet, 1.0);
    ui_text_draw(
      cr, UI_BODY,
      (UiRect){menu->box.x + 20, menu->box.y + FIELD + PAD, menu->box.w - 40, ROW},
      UI_LEFT, "Nothing has that in its name.");
  }
}

void
ui_menu_draw(UiView* view, cairo_t* cr)
{
  const UiMenu* const menu = &view->menu;
  draw_shadow(cr, menu->box);
  ui_draw_frame(cr, &view->theme, menu->box, 10, view->theme.panel, UI_IDLE);
  for (unsigned i = 0; i < view->n_items; ++i) {
    if (view->items[i].spot.place == UI_ON_MENU) {
      draw_line(view, cr, &view->items[i]);
    }
  }
  if (menu->searched) {
    draw_search(view, cr);
  }
}
