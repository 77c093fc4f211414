// What a pointer finds, drags and is told.

#include "tests/test.h"
#include "tests/ui/hand.h"
#include "ui/tip.h"

static Recorder r;

static void
a_click_on_a_bar_is_heard_while_the_host_stands(void)
{
  hand_begin(&r);
  UiPointer at = hand_at(&r, UI_ON_SCORE, 0, 0.5);
  hand_click_at(&r, at);
  CHECK(r.n_listens == 1 && r.listening);
  CHECK_NEAR(fmod(r.listen_ticks, 3 * BASE_PPQ), 0.0, 1e-9);
  CHECK(r.listen_ticks > 0);
  hand_click(&r, UI_ON_LISTEN, 0);
  CHECK(r.n_listens == 2 && !r.listening);
  recorder_playhead(&r, 9.0, 0.0, true, false); // The host rolls
  hand_click_at(&r, at);
  CHECK(r.n_listens == 2 && r.view.notice[0]);
  recorder_free(&r);
}

static void
bars_are_selected_and_dragged_out(void)
{
  hand_begin(&r);
  UiPointer from = hand_at(&r, UI_ON_RULER, 0, 0.25);
  UiPointer to   = hand_at(&r, UI_ON_RULER, 0, 0.55);
  from.shift = to.shift = true;
  hand_drag(&r, from, to);
  const UiBars bars = r.view.bars;
  CHECK(bars.last - bars.first >= 3 && r.n_drags == 0 && r.n_listens == 0);
  from.shift = to.shift = false;
  UiPointer inside      = from;
  inside.x += 30;
  hand_drag(&r, inside, to);
  CHECK(r.n_drags == 1 && r.dragged.part == -1);
  CHECK(r.dragged.bars.first == bars.first && r.dragged.bars.last == bars.last);
  hand_click_at(&r, hand_at(&r, UI_ON_SCORE, 0, 0.1));
  CHECK(r.view.bars.first == r.view.bars.last && r.n_listens == 0);
  recorder_free(&r);
}

static void
one_part_is_dragged_from_its_strip(void)
{
  hand_begin(&r);
  hand_click(&r, UI_ON_TAB, UI_TAB_MIXER);
  const UiPointer from = hand_at(&r, UI_ON_STRIP, BASE_BASS, 0.5);
  UiPointer       to   = from;
  to.y -= 100;
  hand_drag(&r, from, to);
  CHECK(r.n_drags == 1 && r.dragged.part == BASE_BASS);
  hand_drag(&r, hand_at(&r, UI_ON_GRIP, 0, 0.5), to);
  CHECK(r.n_drags == 2 && r.dragged.part == -1);
  recorder_free(&r);
}

static void
the_score_is_dragged_and_comes_back_to_the_playhead(void)
{
  hand_begin(&r);
  const double    left = r.view.roll.left;
  const UiPointer from = hand_at(&r, UI_ON_SCORE, 0, 0.8);
  const UiPointer to   = hand_at(&r, UI_ON_SCORE, 0, 0.3);
  hand_drag(&r, from, to);
  CHECK_NEAR(r.view.roll.left - left, from.x - to.x, 2.0);
  CHECK(r.n_listens == 0 && r.view.adrift);
  hand_click(&r, UI_ON_FOLLOW, 0);
  CHECK(r.view.roll.left == left && !hand_finds(&r, UI_ON_FOLLOW, 0));
  ui_view_wheel(&r.view, &to, -2.0, false);
  CHECK(r.view.roll.left > left);
  recorder_free(&r);
}

static void
a_note_is_named_under_the_pointer(void)
{
  char text[320];
  bool named = false;
  hand_begin(&r);
  const UiRect box = hand_item(&r, UI_ON_SCORE, 0)->box;
  for (double y = box.y + 60; y < box.y + box.h - 66 && !named; y += 1) {
    r.view.tip_x = box.x + 200;
    r.view.tip_y = y;
    ui_tip_text(&r.view, hand_item(&r, UI_ON_SCORE, 0), text, sizeof(text));
    named = strstr(text, "velocity") != NULL;
  }
  CHECK(named && (strstr(text, "warm pad") || strstr(text, "bass")));
  recorder_free(&r);
}

static void
a_tooltip_waits_and_goes(void)
{
  hand_begin(&r);
  const UiPointer at = hand_at(&r, UI_ON_GENERATE, 0, 0.5);
  ui_view_move(&r.view, &at);
  ui_view_tick(&r.view, 1.3);
  CHECK(!r.view.tip);
  ui_view_tick(&r.view, 1.9);
  CHECK(r.view.tip && strstr(r.view.tip_text, "Compose"));
  ui_view_press(&r.view, &at);
  CHECK(!r.view.tip);
  ui_view_release(&r.view, &at);
  ui_view_tick(&r.view, 9.0);
  CHECK(!r.view.tip); // It was pressed, so it is known
  recorder_free(&r);
}

static void
everything_that_can_be_pointed_at_is_explained(void)
{
  char text[320];
  hand_begin(&r);
  for (unsigned tab = 0; tab < UI_N_TABS; ++tab) {
    if (tab) {
      hand_click(&r, UI_ON_TAB, tab);
    }
    ui_items(&r.view);
    for (unsigned i = 0; i < r.view.n_items; ++i) {
      const UiItem* const item = &r.view.items[i];
      ui_tip_text(&r.view, item, text, sizeof(text));
      CHECK(text[0] || item->spot.place == UI_ON_SCORE ||
            item->spot.place == UI_ON_BANK);
    }
  }
  recorder_free(&r);
}

int
main(void)
{
  RUN(a_click_on_a_bar_is_heard_while_the_host_stands);
  RUN(bars_are_selected_and_dragged_out);
  RUN(one_part_is_dragged_from_its_strip);
  RUN(the_score_is_dragged_and_comes_back_to_the_playhead);
  RUN(a_note_is_named_under_the_pointer);
  RUN(a_tooltip_waits_and_goes);
  RUN(everything_that_can_be_pointed_at_is_explained);
  scene_forget_fonts();
  return 0;
}
