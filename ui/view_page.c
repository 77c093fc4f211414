// The pointer on the score, and the wheel on whatever it turns.

#include "ui/act.h"
#include "ui/presets.h"
#include "ui/score.h"
#include "ui/takes.h"
#include "ui/tip.h"
#include "ui/view_value.h"

#include <math.h>

void
ui_page_click(UiView* self, const UiItem* item)
{
  const int32_t bar = ui_score_bar(self, self->pressed.x);
  if (item->spot.place == UI_ON_RULER && self->pressed.shift) {
    return; // Bars were selected
  }
  if (self->bars.last > self->bars.first) {
    self->bars = (UiBars){0, 0}; // A click beside lets the selection go
    ui_view_rearrange(self);
    return;
  }
  ui_act_listen(self, (double)bar * ui_mirror_bar_ticks(&self->mirror), true);
}

void
ui_page_drag(UiView* self, const UiItem* item, const UiPointer* at)
{
  const int32_t from = ui_score_bar(self, self->pressed.x);
  const int32_t to   = ui_score_bar(self, at->x);
  if (item->spot.place == UI_ON_RULER && self->pressed.shift) {
    self->bars = (UiBars){from < to ? from : to, (from < to ? to : from) + 1};
    ui_view_rearrange(self);
  } else if (item->spot.place == UI_ON_RULER && from >= self->bars.first &&
             from < self->bars.last) {
    const UiExcerpt what = {-1, self->bars};
    self->held           = (UiSpot){UI_ON_NOTHING, 0};
    self->out.drag(self->out.handle, &what);
  } else {
    ui_score_scroll(self,
                    self->held_left - (at->x - self->pressed.x) - self->roll.left);
  }
}

static void
scroll_panel(UiView* self, double x, int rows)
{
  if (self->tab == UI_TAB_PRESETS && x < UI_MARGIN + 150) {
    ui_presets_scroll_banks(self, rows);
  } else if (self->tab == UI_TAB_PRESETS) {
    ui_presets_scroll(self, rows);
  } else if (self->tab == UI_TAB_TAKES) {
    const unsigned n = self->mirror.takes.n, shown = ui_takes_rows(self);
    const int      most = n > shown ? (int)(n - shown) : 0;
    const int      top  = (int)self->take_top + rows;
    self->take_top      = (unsigned)(top < 0 ? 0 : top > most ? most : top);
    self->stale         = true;
    self->damage |= UI_AREA_PANEL;
  }
}

void
ui_view_wheel(UiView* self, const UiPointer* at, double steps, bool sideways)
{
  ui_items(self);
  const UiItem* const item = ui_item_under(self, at->x, at->y);
  ui_tip_away(self);
  if (self->dialog.kind) {
    ui_dialog_scroll(self, steps > 0 ? -2 : 2);
  } else if (self->menu.question) {
    ui_menu_step(self, steps > 0 ? -1 : 1, 0);
  } else if (item && item->spot.place == UI_ON_PARAM && item->kind != UI_SWITCH) {
    ui_value_turn(self, (ParamId)item->spot.index, steps, at->shift);
  } else if (item && item->kind == UI_PAGE) {
    if (at->control && !sideways) {
      ui_score_zoom(self, pow(1.25, steps), at->x);
    } else {
      ui_score_scroll(self, -steps * 80.0);
    }
  } else if (ui_inside(self->layout.panel, at->x, at->y)) {
    scroll_panel(self, at->x, steps > 0 ? -1 : 1);
  }
}
