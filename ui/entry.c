#include "ui/entry.h"

#include "ui/chip_edit.h"
#include "ui/panel.h"
#include "ui/utf8.h"
#include "ui/value.h"
#include "ui/view_edit.h"
#include "ui/view_value.h"

#include <string.h>

#define PADDING 9.0

void
ui_entry_open(UiView* view, UiPurpose purpose, UiSpot spot, UiRect box,
              const char* text)
{
  UiEntry* const entry = &view->entry;
  entry->purpose       = purpose;
  entry->spot          = spot;
  entry->box           = box;
  entry->scroll        = 0.0;
  ui_text_free(&entry->text);
  ui_text_init(&entry->text);
  ui_text_insert(&entry->text, text, strlen(text));
  ui_text_select_all(&entry->text);
  ui_view_edit(view, true);
  ui_view_touched(view);
}

static void
take_value(UiView* view)
{
  const UiEntry* const entry = &view->entry;
  const ParamId        id    = (ParamId)entry->spot.index;
  float                value = 0.0f;
  if (ui_value_read(id, entry->text.bytes, &value)) {
    view->out.touch(view->out.handle, id, true);
    ui_view_set(view, id, value);
    view->out.touch(view->out.handle, id, false);
  }
}

void
ui_entry_close(UiView* view, bool take)
{
  UiEntry* const  entry   = &view->entry;
  const UiPurpose purpose = entry->purpose;
  if (!purpose) {
    return;
  }
  entry->purpose = UI_FOR_NOTHING; // What follows may open it again
  view->stale    = true;
  ui_view_damage(view, ui_inset(entry->box, -4));
  ui_view_edit(view, false);
  if (take && purpose == UI_FOR_PARAM) {
    take_value(view);
  } else if (take && purpose == UI_FOR_CHIP) {
    ui_chip_take(view, entry->text.bytes, false);
  }
}

void
ui_entry_changed(UiView* view)
{
  const char* const text = view->entry.text.bytes;
  switch (view->entry.purpose) {
  case UI_FOR_MENU:
    ui_menu_search(view, text);
    break;
  case UI_FOR_SEARCH:
    ui_copy(view->browser.search, sizeof(view->browser.search), text);
    ui_browser_find(&view->browser, &view->banks);
    view->stale = true;
    view->damage |= UI_AREA_PANEL;
    break;
  case UI_FOR_NAME:
    ui_dialog_name(view, text);
    break;
  default:
    break;
  }
}

static void
draw(UiView* view, cairo_t* cr, UiRect box, const UiText* text, bool mine,
     const char* invitation)
{
  const UiFieldLook look = {box,
                            text,
                            mine ? view->entry.scroll : 0.0,
                            mine,
                            mine && view->caret,
                            UI_IDLE,
                            UI_BODY,
                            PADDING,
                            invitation};
  ui_draw_field(cr, &view->theme, &look);
}

void
ui_entry_draw(UiView* view, cairo_t* cr)
{
  const UiPurpose purpose = view->entry.purpose;
  if (purpose == UI_FOR_PARAM || purpose == UI_FOR_CHIP) {
    draw(view, cr, view->entry.box, &view->entry.text, true, "");
  }
}

void
ui_entry_field(UiView* view, cairo_t* cr, UiRect box, UiPurpose purpose,
               const char* shown, const char* invitation)
{
  const UiTheme* const t = &view->theme;
  if (view->entry.purpose == purpose) {
    draw(view, cr, box, &view->entry.text, true, invitation);
    return;
  }
  ui_draw_frame(cr, t, box, 6, t->sunken,
                ui_inside(box, view->tip_x, view->tip_y) && view->hot.place ? UI_HOT
                                                                            : UI_IDLE);
  ui_ink(cr, shown[0] ? t->text : t->quiet, 1.0);
  ui_text_draw(cr, UI_BODY,
               (UiRect){box.x + PADDING, box.y, box.w - 2 * PADDING, box.h}, UI_LEFT,
               shown[0] ? shown : invitation);
}

void
ui_entry_param(UiView* view, const UiItem* item, const char* first)
{
  const ParamId id = (ParamId)item->spot.index;
  char          value[64];
  if (param_info(id)->kind == PARAM_TOGGLE || param_info(id)->kind == PARAM_TRIGGER) {
    return;
  }
  ui_value_plain(id, view->mirror.params[id], value, sizeof(value));
  UiRect box = item->box;
  if (item->kind == UI_SLIDE_Y) {
    box = (UiRect){box.x - 2, box.y + box.h / 2 - 13, 64, 26};
  } else if (item->kind == UI_SLIDE_X) {
    box = (UiRect){box.x + box.w - 92, box.y, 92, 26};
  } else {
    box = (UiRect){box.x, box.y + 20, box.w, box.h - 20};
  }
  ui_entry_open(view, UI_FOR_PARAM, item->spot, box, value);
  if (first) {
    ui_text_insert(&view->entry.text, first, strlen(first));
    ui_view_touched(view);
  }
}
