// What keys do: in texts, in menus and dialogs, and moving from control to control.

#include "ui/act.h"
#include "ui/score.h"
#include "ui/view_edit.h"
#include "ui/view_value.h"

#include <string.h>

static void
focus_on(UiView* self, const UiItem* item)
{
  self->navigating = item != NULL;
  self->focus      = item ? item->spot : (UiSpot){0, 0};
  self->damage     = UI_AREA_ALL;
  if (item && item->kind == UI_TEXT && item->spot.place == UI_ON_FIELD) {
    ui_view_edit(self, true);
  }
}

static void
leave(UiView* self)
{
  ui_entry_close(self, false);
  ui_view_edit(self, false);
  focus_on(self, NULL);
}

/// On to the next control, from the focus or from what was written in.
static void
step_focus(UiView* self, bool back)
{
  const bool   writing = self->editing;
  const UiSpot prompt  = {UI_ON_FIELD, 0};
  const UiSpot from    = !writing              ? self->focus
                         : self->entry.purpose ? self->entry.spot
                                               : prompt;
  if (self->entry.purpose) {
    ui_entry_close(self, true);
  }
  ui_view_edit(self, false);
  ui_items(self);
  focus_on(self, ui_item_next(self, from, back));
}

static bool
key_in_menu(UiView* self, UiKey key)
{
  const bool searching = self->menu.searched && self->menu.search[0];
  switch (key) {
  case UI_KEY_UP:
  case UI_KEY_DOWN:
    ui_menu_step(self, key == UI_KEY_UP ? -1 : 1, 0);
    return true;
  case UI_KEY_TAB:
    ui_menu_step(self, 1, 0);
    return true;
  case UI_KEY_LEFT:
  case UI_KEY_RIGHT:
    if (!searching) {
      ui_menu_step(self, 0, key == UI_KEY_LEFT ? -1 : 1);
      return true;
    }
    return false;
  case UI_KEY_ENTER:
    if (self->menu.hot >= 0) {
      ui_menu_choose(self, (unsigned)self->menu.hot);
    }
    return true;
  case UI_KEY_ESCAPE:
    ui_menu_close(self);
    return true;
  default:
    return false;
  }
}

/// Enter and Escape of a text, by what it is for.
static bool
finish_text(UiView* self, bool take)
{
  const UiPurpose purpose = self->entry.purpose;
  const UiSpot    save    = {UI_ON_FILE_SAVE, 0};
  if (purpose == UI_FOR_NAME) {
    if (take) {
      ui_dialog_act(self, save);
    } else {
      ui_dialog_close(self);
    }
  } else if (purpose) {
    ui_entry_close(self, take);
  } else if (take) {
    ui_view_edit(self, false);
    ui_view_compose(self);
  } else {
    leave(self);
  }
  return true;
}

static bool
key_in_text(UiView* self, UiKey key, bool shift, bool word)
{
  if (key == UI_KEY_ENTER || key == UI_KEY_ESCAPE) {
    return finish_text(self, key == UI_KEY_ENTER);
  }
  if (key == UI_KEY_TAB) {
    step_focus(self, shift);
    return true;
  }
  return ui_view_text_key(self, key, shift, word);
}

static bool
key_on_score(UiView* self, UiKey key, bool word)
{
  const UiRect box = self->roll.box;
  switch (key) {
  case UI_KEY_LEFT:
  case UI_KEY_RIGHT:
    ui_score_scroll(self, key == UI_KEY_LEFT ? -60 : 60);
    return true;
  case UI_KEY_UP:
  case UI_KEY_DOWN:
    ui_score_zoom(self, key == UI_KEY_UP ? 1.25 : 0.8, box.x + box.w / 2);
    return true;
  case UI_KEY_HOME:
    ui_score_scroll(self, -1e9);
    return true;
  case UI_KEY_END:
    ui_score_scroll(self, self->mirror.piece.bars ? 1e9 : 0);
    return true;
  case UI_KEY_ENTER:
    ui_act_listen(self,
                  self->roll.left > 0 ? self->roll.left / self->roll.px_per_tick : 0,
                  !self->listening);
    return true;
  default:
    (void)word;
    return false;
  }
}

static bool
key_on_item(UiView* self, const UiItem* item, UiKey key, bool shift, bool word)
{
  const UiSpot end = {UI_ON_CHIP_END, item->spot.index};
  if (item->kind == UI_PAGE) {
    return key_on_score(self, key, word);
  }
  if (item->spot.place == UI_ON_PARAM && key != UI_KEY_ENTER) {
    return ui_value_key(self, item, key, shift);
  }
  if (item->spot.place == UI_ON_CHIP &&
      (key == UI_KEY_DELETE || key == UI_KEY_BACKSPACE) && ui_item(self, end)) {
    ui_act(self, ui_item(self, end));
    return true;
  }
  if (key == UI_KEY_ENTER) {
    if (ui_value_drags(item)) {
      ui_entry_param(self, item, NULL);
    } else if (item->kind == UI_TEXT) {
      ui_view_open_text(self, item);
    } else {
      ui_act(self, item);
    }
    return true;
  }
  if (key == UI_KEY_LEFT || key == UI_KEY_RIGHT || key == UI_KEY_UP ||
      key == UI_KEY_DOWN) {
    step_focus(self, key == UI_KEY_LEFT || key == UI_KEY_UP);
    return true;
  }
  return false;
}

static bool
key_in_window(UiView* self, UiKey key, bool shift, bool word)
{
  if (key == UI_KEY_ESCAPE) {
    if (self->mirror.playhead.busy) {
      self->out.cancel(self->out.handle);
      return true;
    }
    if (self->dialog.kind) {
      ui_dialog_close(self);
      return true;
    }
    leave(self);
    return true;
  }
  if (key == UI_KEY_TAB) {
    step_focus(self, shift);
    return true;
  }
  const UiItem* const item = ui_item(self, self->focus);
  return item && key_on_item(self, item, key, shift, word);
}

bool
ui_view_key(UiView* self, UiKey key, bool shift, bool word)
{
  bool used = false;
  if (!self->keyboard) {
    used = key == UI_KEY_ESCAPE && self->mirror.playhead.busy;
    if (used) {
      self->out.cancel(self->out.handle);
    }
    return used;
  }
  ui_items(self);
  if (self->menu.question) {
    used = key_in_menu(self, key);
  }
  if (!used) {
    used = self->editing ? key_in_text(self, key, shift, word)
                         : key_in_window(self, key, shift, word);
  }
  ui_view_claim(self);
  return used;
}

bool
ui_view_insert(UiView* self, const char* bytes, size_t n)
{
  const UiItem* const item =
    self->navigating && !self->editing ? ui_item(self, self->focus) : NULL;
  if (self->editing) {
    ui_text_insert(ui_view_text(self), bytes, n);
    ui_entry_changed(self);
    ui_view_touched(self);
    return true;
  }
  // A number typed on a control is its value; a space is left to the host
  if (item && ui_value_drags(item) && n == 1 && strchr("0123456789-+.", bytes[0])) {
    const char first[2] = {bytes[0], '\0'};
    ui_entry_param(self, item, first);
    ui_view_claim(self);
    return true;
  }
  return false;
}
