#include "tests/ui/hand.h"

#include "tests/test.h"

void
hand_begin(Recorder* r)
{
  recorder_init(r);
  scene_tell(&r->map, &r->view);
  recorder_playhead(r, 1.0, 2880.0, false, false);
}

bool
hand_finds(Recorder* r, UiPlace place, unsigned index)
{
  ui_items(&r->view);
  return ui_item_at(&r->view, place, index) != NULL;
}

const UiItem*
hand_item(Recorder* r, UiPlace place, unsigned index)
{
  CHECK(hand_finds(r, place, index));
  return ui_item_at(&r->view, place, index);
}

unsigned
hand_chip(const Recorder* r, UiFact fact)
{
  for (unsigned i = 0; i < r->view.reading.n; ++i) {
    if (r->view.reading.chips[i].fact == fact) {
      return i;
    }
  }
  FAIL("no such chip");
  return 0;
}

UiPointer
hand_at(Recorder* r, UiPlace place, unsigned index, double share)
{
  const UiRect box = hand_item(r, place, index)->box;
  return (UiPointer){box.x + share * box.w, box.y + box.h / 2, 1, false, false};
}

void
hand_click_at(Recorder* r, UiPointer at)
{
  ui_view_move(&r->view, &at);
  ui_view_press(&r->view, &at);
  ui_view_release(&r->view, &at);
}

void
hand_click(Recorder* r, UiPlace place, unsigned index)
{
  hand_click_at(r, hand_at(r, place, index, 0.4));
}

void
hand_drag(Recorder* r, UiPointer from, UiPointer to)
{
  ui_view_move(&r->view, &from);
  ui_view_press(&r->view, &from);
  for (int i = 1; i <= 8; ++i) {
    UiPointer at = to;
    at.x         = from.x + (to.x - from.x) * i / 8;
    at.y         = from.y + (to.y - from.y) * i / 8;
    ui_view_move(&r->view, &at);
  }
  ui_view_release(&r->view, &to);
}

void
hand_choose(Recorder* r, const char* name)
{
  const UiMenu* const menu = &r->view.menu;
  CHECK(menu->question);
  for (unsigned i = 0; i < menu->n_shown; ++i) {
    if (!strcmp(menu->lines[menu->shown[i]].name, name)) {
      hand_click(r, UI_ON_MENU, i);
      return;
    }
  }
  FAIL("no such line in the menu");
}

void
hand_write(Recorder* r, const char* text)
{
  CHECK(r->view.editing);
  ui_view_key(&r->view, UI_KEY_ALL, false, true);
  CHECK(ui_view_insert(&r->view, text, strlen(text)));
}

void
hand_key(Recorder* r, UiKey key)
{
  ui_view_key(&r->view, key, false, false);
}
