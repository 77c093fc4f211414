#include "ui/menu.h"

#include "ui/panel.h"
#include "ui/utf8.h"

#include <math.h>
#include <string.h>

#define ROW 22.0
#define PAD 8.0
#define FIELD 34.0

void
ui_menu_begin(UiView* view, UiQuestion question, unsigned index, UiRect anchor)
{
  static UiMenu const blank;
  view->menu          = blank;
  view->menu.question = question;
  view->menu.index    = index;
  view->menu.anchor   = anchor;
  view->menu.hot      = -1;
}

static void
add(UiView* view, const char* name, int value, bool heading, bool checked)
{
  UiMenu* const menu = &view->menu;
  if (menu->n_lines < UI_MENU_LINES) {
    UiMenuLine* const line = &menu->lines[menu->n_lines++];
    ui_copy(line->name, sizeof(line->name), name);
    line->value   = value;
    line->heading = heading;
    line->checked = checked;
  }
}

void
ui_menu_add(UiView* view, const char* name, int value, bool checked)
{
  add(view, name, value, false, checked);
}

void
ui_menu_heading(UiView* view, const char* name)
{
  add(view, name, 0, true, false);
}

static void
find(UiMenu* menu)
{
  menu->n_shown = 0;
  menu->hot     = -1;
  for (unsigned i = 0; i < menu->n_lines; ++i) {
    const UiMenuLine* const line = &menu->lines[i];
    if (menu->search[0] ? !line->heading && ui_holds(line->name, menu->search) : true) {
      if (line->checked || (menu->search[0] && menu->hot < 0)) {
        menu->hot = (int)menu->n_shown;
      }
      menu->shown[menu->n_shown++] = i;
    }
  }
}

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

/// As many rows as the window is high, then another column.
static void
lay_out(UiView* view)
{
  UiMenu* const  menu    = &view->menu;
  const UiRect   window  = view->layout.window;
  const double   field   = menu->searched ? FIELD : 0;
  const unsigned fitting = (unsigned)((window.h - 40 - field - 2 * PAD) / ROW);
  const unsigned most    = fitting ? fitting : 1;
  const double   wide    = (window.w - 40) / widest(view);
  const unsigned room    = wide < 2 ? 1 : (unsigned)wide;
  unsigned       columns = (menu->n_lines + most - 1) / most;
  columns                = columns > room ? room : columns;
  columns += columns == 0;
  const unsigned even = (menu->n_lines + columns - 1) / columns;
  menu->rows          = even < most ? (even ? even : 1) : most;
  // What is pushed on may need another row
  while (places(menu, menu->n_shown, menu->rows) > columns * menu->rows) {
    ++menu->rows;
  }
  // In a small window lines move together, so that all can be reached
  menu->row      = fmin(ROW, (window.h - 40 - field - 2 * PAD) / menu->rows);
  menu->column   = widest(view);
  const double w = columns * menu->column + 2 * PAD;
  const double h = menu->rows * menu->row + 2 * PAD + field;
  double       y = menu->anchor.y + menu->anchor.h + 4;
  if (y + h > window.h - 10) {
    const double above = menu->anchor.y - h - 4;
    y                  = above >= 10 ? above : fmax(window.h - 10 - h, 10);
  }
  const double x = fmin(fmax(menu->anchor.x, 10), fmax(window.w - w - 10, 10));
  menu->box      = (UiRect){x, y, w, h};
}

void
ui_menu_show(UiView* view, bool searched)
{
  UiMenu* const menu = &view->menu;
  menu->searched     = searched;
  find(menu);
  lay_out(view);
  const UiRect field = {menu->box.x + PAD, menu->box.y + PAD, menu->box.w - 2 * PAD,
                        26};
  if (searched) {
    ui_entry_open(view, UI_FOR_MENU, (UiSpot){UI_ON_MENU_SEARCH, 0}, field, "");
  }
  ui_view_rearrange(view);
}

void
ui_menu_close(UiView* view)
{
  if (view->menu.question) {
    view->menu.question = UI_ASK_NOTHING;
    if (view->entry.purpose == UI_FOR_MENU) {
      ui_entry_close(view, false);
    }
    ui_view_rearrange(view);
  }
}

void
ui_menu_search(UiView* view, const char* text)
{
  UiMenu* const menu = &view->menu;
  ui_copy(menu->search, sizeof(menu->search), text);
  find(menu);
  ui_view_rearrange(view);
}

static bool
can_choose(const UiMenu* menu, int shown)
{
  return shown >= 0 && shown < (int)menu->n_shown &&
         !menu->lines[menu->shown[shown]].heading;
}

void
ui_menu_step(UiView* view, int lines, int columns)
{
  UiMenu* const menu = &view->menu;
  const int     n    = (int)menu->n_shown;
  const int     by   = lines + columns * (int)menu->rows;
  int           at   = menu->hot < 0 && by > 0 ? -1 : menu->hot;
  for (int i = 0; i < n; ++i) {
    at += i ? (by > 0 ? 1 : -1) : by;
    if (at < 0 || at >= n) {
      break;
    }
    if (can_choose(menu, at)) {
      menu->hot = at;
      break;
    }
  }
  ui_view_damage(view, menu->box);
}

void
ui_menu_items(UiView* view)
{
  const UiMenu* const menu  = &view->menu;
  const double        field = menu->searched ? FIELD : 0;
  if (menu->searched) {
    ui_item_add(
      view, UI_ON_MENU_SEARCH, 0, UI_TEXT,
      (UiRect){menu->box.x + PAD, menu->box.y + PAD, menu->box.w - 2 * PAD, 26},
      UI_AREA_ALL);
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

void
ui_menu_draw(UiView* view, cairo_t* cr)
{
  const UiTheme* const t    = &view->theme;
  const UiMenu* const  menu = &view->menu;
  for (int i = 3; i > 0; --i) { // A shadow
    ui_round(cr,
             ui_inset((UiRect){menu->box.x, menu->box.y + 2, menu->box.w, menu->box.h},
                      -2.0 * i),
             11 + 2 * i);
    cairo_set_source_rgba(cr, 0, 0, 0, 0.09);
    cairo_fill(cr);
  }
  ui_draw_frame(cr, t, menu->box, 10, t->panel, UI_IDLE);
  for (unsigned i = 0; i < view->n_items; ++i) {
    if (view->items[i].spot.place == UI_ON_MENU) {
      draw_line(view, cr, &view->items[i]);
    }
  }
  if (menu->searched) {
    ui_entry_field(
      view, cr,
      (UiRect){menu->box.x + PAD, menu->box.y + PAD, menu->box.w - 2 * PAD, 26},
      UI_FOR_MENU, menu->search, "Search");
    if (!menu->n_shown) {
      ui_ink(cr, t->quiet, 1.0);
      ui_text_draw(
        cr, UI_BODY,
        (UiRect){menu->box.x + 20, menu->box.y + FIELD + PAD, menu->box.w - 40, ROW},
        UI_LEFT, "Nothing has that in its name.");
    }
  }
}
