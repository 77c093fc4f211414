#include "ui/menu.h"

#include "ui/panel.h"
#include "ui/utf8.h"

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

void
ui_menu_show(UiView* view, bool searched)
{
  UiMenu* const menu = &view->menu;
  menu->searched     = searched;
  find(menu);
  ui_menu_lay_out(view);
  if (searched) {
    ui_entry_open(view, UI_FOR_MENU, (UiSpot){UI_ON_MENU_SEARCH, 0},
                  ui_menu_field(menu), "");
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
