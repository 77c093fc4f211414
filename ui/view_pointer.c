#include "ui/act.h"
#include "ui/score.h"
#include "ui/tip.h"
#include "ui/view_edit.h"
#include "ui/view_value.h"

#include <math.h>

#define CLICK_PX 5.0 ///< Less than this is no drag

static const UiSpot nowhere = {UI_ON_NOTHING, 0};

static void
touch_item(UiView* self, UiSpot spot)
{
  const UiItem* const item = ui_item(self, spot);
  if (item) {
    self->damage |= item->area;
  }
}

static void
heat_up(UiView* self, const UiItem* item)
{
  const UiSpot spot = item ? item->spot : nowhere;
  if (!ui_same(spot, self->hot)) {
    touch_item(self, self->hot);
    touch_item(self, spot);
    self->hot = spot;
    ui_tip_away(self);
    if (spot.place == UI_ON_MENU &&
        !self->menu.lines[self->menu.shown[spot.index]].heading) {
      self->menu.hot = (int)spot.index;
      ui_view_damage(self, self->menu.box);
    }
  }
}

void
ui_view_open_text(UiView* self, const UiItem* item)
{
  const UiItem it = *item;
  if (it.spot.place == UI_ON_SEARCH && self->entry.purpose != UI_FOR_SEARCH) {
    ui_entry_open(self, UI_FOR_SEARCH, it.spot, it.box, self->browser.search);
  } else if (it.spot.place == UI_ON_FILE_NAME && self->entry.purpose != UI_FOR_NAME) {
    ui_entry_open(self, UI_FOR_NAME, it.spot, it.box, self->dialog.name);
  } else if (it.spot.place == UI_ON_FIELD) {
    ui_entry_close(self, true);
    ui_view_edit(self, true);
  }
}

static void
press_text(UiView* self, const UiItem* item, const UiPointer* at)
{
  const UiRect box = item->box;
  ui_view_open_text(self, item);
  UiText* const text = ui_view_text(self);
  const size_t  byte = ui_view_byte(self, box, at->x);
  if (at->clicks == 2) {
    ui_text_select_word(text, byte);
  } else if (at->clicks == 3) {
    ui_text_select_all(text);
  } else {
    ui_text_place(text, byte, at->shift);
  }
  ui_view_share(self, true);
  ui_view_touched(self);
}

/// What was being written ends when something else is pressed.
static void
end_writing(UiView* self, const UiItem* item)
{
  if (item && item->kind == UI_TEXT) {
    return;
  }
  if (self->entry.purpose && self->entry.purpose != UI_FOR_MENU &&
      self->entry.purpose != UI_FOR_NAME) {
    ui_entry_close(self, true);
  } else if (!self->entry.purpose) {
    ui_view_edit(self, false);
  }
  if (self->navigating) {
    self->navigating = false;
    self->focus      = nowhere;
    self->damage     = UI_AREA_ALL;
  }
}

void
ui_view_press(UiView* self, const UiPointer* at)
{
  ui_items(self);
  const UiItem* const found = ui_item_under(self, at->x, at->y);
  const UiItem        item  = found ? *found : (UiItem){.kind = UI_PUSH};
  ui_tip_enough(self);
  self->pressed   = *at;
  self->moved     = false;
  self->held      = item.spot;
  self->notice[0] = '\0';
  self->damage |= item.area | UI_AREA_STATUS;
  if (!found && self->menu.question) {
    ui_menu_close(self);
  } else {
    end_writing(self, found ? &item : NULL);
    if (found && item.kind == UI_TEXT) {
      press_text(self, &item, at);
    } else if (ui_value_drags(&item)) {
      ui_value_press(self, &item, at);
    } else if (item.kind == UI_PAGE) {
      self->held_left = self->roll.left;
      if (item.spot.place == UI_ON_RULER && at->shift) {
        const int32_t bar = ui_score_bar(self, at->x);
        self->bars        = (UiBars){bar, bar + 1};
        ui_view_rearrange(self);
      }
    }
  }
  ui_view_claim(self);
}

void
ui_view_cancel(UiView* self)
{
  const UiItem* const item = ui_item(self, self->held);
  touch_item(self, self->held);
  self->held = nowhere;
  if (ui_value_drags(item)) {
    self->out.touch(self->out.handle, (ParamId)item->spot.index, false);
  }
}

void
ui_view_release(UiView* self, const UiPointer* at)
{
  ui_items(self);
  const UiItem* const found = ui_item(self, self->held);
  const UiItem        item  = found ? *found : (UiItem){.kind = UI_TEXT};
  heat_up(self, ui_item_under(self, at->x, at->y));
  const bool over = found && ui_same(self->hot, item.spot);
  // Buttons do not mind a trembling hand, or two clicks; values do
  const bool still = !self->moved && self->pressed.clicks != 2;
  ui_view_cancel(self);
  if (found && item.kind == UI_TEXT) {
    ui_view_share(self, true);
  } else if (over && item.kind == UI_PAGE && !self->moved) {
    ui_page_click(self, &item);
  } else if (over && item.kind != UI_PAGE && (still || !ui_value_drags(&item))) {
    ui_act(self, &item);
  }
  ui_view_claim(self);
}

static void
drag(UiView* self, const UiItem* item, const UiPointer* at)
{
  UiExcerpt what;
  if (item->kind == UI_TEXT && self->editing) {
    ui_text_place(ui_view_text(self), ui_view_byte(self, item->box, at->x), true);
    ui_view_touched(self);
  } else if (ui_value_drags(item) && (self->moved || item->kind != UI_NUMBER)) {
    ui_value_drag(self, item, at);
  } else if (item->kind == UI_GRAB && self->moved &&
             ui_act_excerpt(self, item, &what)) {
    touch_item(self, self->held);
    self->held = nowhere;
    self->out.drag(self->out.handle, &what);
  } else if (item->kind == UI_PAGE && self->moved) {
    ui_page_drag(self, item, at);
  }
}

void
ui_view_move(UiView* self, const UiPointer* at)
{
  ui_items(self);
  const UiItem* const held = ui_item(self, self->held);
  const double        far  = hypot(at->x - self->pressed.x, at->y - self->pressed.y);
  self->moved              = self->moved || (self->held.place && far > CLICK_PX);
  heat_up(self, ui_item_under(self, at->x, at->y));
  if (self->hot.place == UI_ON_SCORE &&
      hypot(at->x - self->tip_x, at->y - self->tip_y) > 3) {
    ui_tip_away(self); // Another note may lie there
  }
  if (!self->tip) {
    self->tip_x = at->x;
    self->tip_y = at->y;
  }
  if (held) {
    const UiItem item = *held;
    drag(self, &item, at);
  }
}

void
ui_view_leave(UiView* self)
{
  ui_items(self);
  heat_up(self, NULL);
}

void
ui_view_middle(UiView* self, const UiPointer* at)
{
  ui_items(self);
  const UiItem* const item = ui_item_under(self, at->x, at->y);
  if (item && item->kind == UI_TEXT) {
    const UiRect box = item->box;
    ui_view_open_text(self, item);
    ui_text_place(ui_view_text(self), ui_view_byte(self, box, at->x), false);
    ui_view_touched(self);
    ui_view_claim(self);
    self->out.paste(self->out.handle, true);
  }
}

void
ui_view_right(UiView* self, const UiPointer* at)
{
  ui_items(self);
  const UiItem* const item = ui_item_under(self, at->x, at->y);
  if (ui_value_drags(item)) {
    const UiItem it = *item;
    end_writing(self, NULL);
    ui_entry_param(self, &it, NULL);
    ui_view_claim(self);
  }
}
