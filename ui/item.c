#include "ui/item.h"

#include "ui/panel.h"

bool
ui_same(UiSpot a, UiSpot b)
{
  return a.place == b.place && a.index == b.index;
}

UiItem*
ui_item_add(UiView* view, UiPlace place, unsigned index, UiKind kind, UiRect box,
            unsigned area)
{
  static UiItem const blank;
  UiItem* const       item =
    &view->items[view->n_items < UI_MAX_ITEMS ? view->n_items++ : UI_MAX_ITEMS - 1];
  *item       = blank;
  item->spot  = (UiSpot){(uint16_t)place, (uint16_t)index};
  item->kind  = kind;
  item->box   = box;
  item->track = box;
  item->area  = area;
  return item;
}

static void
add_panel(UiView* view)
{
  static void (*const panels[UI_N_TABS])(UiView*) = {
    ui_play_items, ui_compose_items, ui_mixer_items, ui_takes_items, ui_presets_items};
  if (!view->layout.folded) {
    panels[view->tab](view);
  }
}

void
ui_items(UiView* view)
{
  if (!view->stale) {
    return;
  }
  view->stale   = false;
  view->n_items = 0;
  if (view->dialog.kind) {
    ui_dialog_items(view); // Nothing behind it can be reached
    return;
  }
  if (view->menu.question) {
    ui_menu_items(view);
    return;
  }
  ui_prompt_items(view); // First in the order of Tab
  ui_chips_items(view);
  ui_score_items(view);
  ui_legend_items(view);
  ui_tabs_items(view);
  add_panel(view);
  ui_header_items(view);
  if (view->entry.purpose == UI_FOR_PARAM || view->entry.purpose == UI_FOR_CHIP) {
    ui_item_add(view, UI_ON_ENTRY, 0, UI_TEXT, view->entry.box, UI_AREA_ALL)->mute =
      true;
  }
}

const UiItem*
ui_item(const UiView* view, UiSpot spot)
{
  for (unsigned i = 0; i < view->n_items; ++i) {
    if (ui_same(view->items[i].spot, spot)) {
      return &view->items[i];
    }
  }
  return NULL;
}

const UiItem*
ui_item_at(const UiView* view, UiPlace place, unsigned index)
{
  return ui_item(view, (UiSpot){(uint16_t)place, (uint16_t)index});
}

const UiItem*
ui_item_under(const UiView* view, double x, double y)
{
  for (unsigned i = view->n_items; i-- > 0;) {
    if (ui_inside(view->items[i].box, x, y)) {
      return &view->items[i];
    }
  }
  return NULL;
}

const UiItem*
ui_item_next(const UiView* view, UiSpot spot, bool back)
{
  const UiItem* const from = ui_item(view, spot);
  const unsigned      n    = view->n_items;
  unsigned            at   = from ? (unsigned)(from - view->items) : back ? 0 : n - 1;
  for (unsigned i = 0; i < n; ++i) {
    at = back ? (at + n - 1) % n : (at + 1) % n;
    if (!view->items[at].mute) {
      return &view->items[at];
    }
  }
  return NULL;
}

UiHeat
ui_heat(const UiView* view, UiPlace place, unsigned index)
{
  const UiSpot spot = {(uint16_t)place, (uint16_t)index};
  return ui_same(view->held, spot)  ? UI_ACTIVE
         : ui_same(view->hot, spot) ? UI_HOT
                                    : UI_IDLE;
}
