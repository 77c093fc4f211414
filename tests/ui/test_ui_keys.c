// Everything can be reached and turned from the keyboard.

#include "tests/test.h"
#include "tests/ui/hand.h"

static Recorder r;

static void
tab_reaches_every_control(void)
{
  hand_begin(&r);
  hand_click(&r, UI_ON_TAB, UI_TAB_MIXER);
  hand_click(&r, UI_ON_FIELD, 0);
  unsigned       reached = 0, wanted = 0;
  bool           seen[UI_MAX_ITEMS] = {false};
  const unsigned n                  = r.view.n_items;
  for (unsigned i = 0; i < n; ++i) {
    wanted += !r.view.items[i].mute;
  }
  for (unsigned i = 0; i < 2 * n; ++i) {
    hand_key(&r, UI_KEY_TAB);
    CHECK(r.editing); // The keyboard stays with the window
    const UiItem* const item = ui_item(&r.view, r.view.focus);
    CHECK(item);
    seen[item - r.view.items] = true;
  }
  for (unsigned i = 0; i < n; ++i) {
    reached += seen[i];
  }
  CHECK(reached == wanted && wanted > 40);
  hand_key(&r, UI_KEY_ESCAPE);
  CHECK(!r.editing && !r.view.navigating);
  recorder_free(&r);
}

static void
focus(UiPlace place, unsigned index)
{
  hand_click(&r, UI_ON_FIELD, 0);
  for (unsigned i = 0; i < 400; ++i) {
    hand_key(&r, UI_KEY_TAB);
    if (r.view.focus.place == place && r.view.focus.index == index) {
      return;
    }
  }
  FAIL("not reached by Tab");
}

static void
keys_change_what_has_the_focus(void)
{
  hand_begin(&r);
  focus(UI_ON_PARAM, PARAM_TIMBRE);
  hand_key(&r, UI_KEY_RIGHT);
  CHECK_NEAR(r.set_value, 0.55, 1e-6);
  ui_view_key(&r.view, UI_KEY_LEFT, true, false);
  CHECK_NEAR(r.set_value, 0.545, 1e-6);
  hand_key(&r, UI_KEY_HOME);
  CHECK(r.set_value == 0.0f);
  hand_key(&r, UI_KEY_END);
  CHECK(r.set_value == 1.0f);
  hand_key(&r, UI_KEY_DELETE);
  CHECK(r.set_value == 0.5f);
  CHECK(ui_view_insert(&r.view, "+", 1) && r.view.entry.purpose == UI_FOR_PARAM);
  CHECK(ui_view_insert(&r.view, "30", 2));
  hand_key(&r, UI_KEY_ENTER);
  CHECK_NEAR(r.set_value, 0.65, 1e-6);
  CHECK(r.set_id == PARAM_TIMBRE && r.n_touches == r.n_releases);
  recorder_free(&r);
}

static void
a_space_is_the_hosts_unless_one_writes(void)
{
  hand_begin(&r);
  focus(UI_ON_PARAM, PARAM_SWING);
  CHECK(!ui_view_insert(&r.view, " ", 1));
  hand_click(&r, UI_ON_FIELD, 0);
  CHECK(ui_view_insert(&r.view, " ", 1));
  recorder_free(&r);
}

static void
enter_acts_on_what_has_the_focus(void)
{
  hand_begin(&r);
  focus(UI_ON_TAB, UI_TAB_TAKES);
  hand_key(&r, UI_KEY_ENTER);
  CHECK(r.view.tab == UI_TAB_TAKES);
  focus(UI_ON_TAKE, 1);
  hand_key(&r, UI_KEY_ENTER);
  CHECK(r.take == 2);
  focus(UI_ON_CHIP, hand_chip(&r, UI_FACT_METER));
  hand_key(&r, UI_KEY_ENTER);
  CHECK(r.view.menu.question == UI_ASK_CHIP);
  hand_key(&r, UI_KEY_DOWN);
  hand_key(&r, UI_KEY_ENTER);
  CHECK(strstr(r.corrections, "meter=6/8")); // The one after 3/4
  focus(UI_ON_CHIP, hand_chip(&r, UI_FACT_GENRE));
  hand_key(&r, UI_KEY_DELETE);
  CHECK(strstr(r.corrections, "genre=\n"));
  recorder_free(&r);
}

static void
a_right_click_types_and_a_number_is_turned(void)
{
  hand_begin(&r);
  hand_click(&r, UI_ON_TAB, UI_TAB_COMPOSE);
  const UiPointer bars = hand_at(&r, UI_ON_PARAM, PARAM_BARS, 0.5);
  ui_view_right(&r.view, &bars);
  hand_write(&r, "24");
  hand_key(&r, UI_KEY_ENTER);
  CHECK(r.set_id == PARAM_BARS && r.set_value == 24.0f);
  hand_click_at(&r, bars); // A click types too
  hand_write(&r, "nonsense");
  hand_key(&r, UI_KEY_ENTER);
  CHECK(r.set_value == 24.0f);
  UiPointer up = bars;
  up.y -= 30;
  hand_drag(&r, bars, up);
  CHECK(r.set_value == 34.0f && !r.view.entry.purpose);
  const UiPointer tempo = hand_at(&r, UI_ON_PARAM, PARAM_TEMPO, 0.5);
  ui_view_wheel(&r.view, &tempo, 1.0, false);
  CHECK(r.set_id == PARAM_TEMPO && r.set_value == 90.0f); // The piece's own, from auto
  hand_click(&r, UI_ON_DICE, 0);
  CHECK(r.set_id == PARAM_SEED && r.set_value != 1.0f);
  hand_click(&r, UI_ON_PARAM, PARAM_MODE);
  hand_choose(&r, "dorian");
  CHECK(r.set_id == PARAM_MODE && r.set_value == 1 + BASE_DORIAN);
  recorder_free(&r);
}

int
main(void)
{
  RUN(tab_reaches_every_control);
  RUN(keys_change_what_has_the_focus);
  RUN(a_space_is_the_hosts_unless_one_writes);
  RUN(enter_acts_on_what_has_the_focus);
  RUN(a_right_click_types_and_a_number_is_turned);
  scene_forget_fonts();
  return 0;
}
