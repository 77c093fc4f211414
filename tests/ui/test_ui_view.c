// What gestures do: to the mirror at once, and to the plugin by one message.

#include "tests/test.h"
#include "tests/ui/recorder.h"

static Recorder r;

static UiPointer
in(UiRect box, double share)
{
  return (UiPointer){box.x + share * box.w, box.y + box.h / 2, 1, false, false};
}

static UiRect
box_of(UiPlace place, unsigned index)
{
  ui_items(&r.view);
  const UiItem* const item = ui_item_at(&r.view, place, index);
  CHECK(item);
  return item->box;
}

/// Along the track of a parameter's slider.
static UiPointer
on_slider(ParamId id, double share)
{
  ui_items(&r.view);
  const UiItem* const item = ui_item_at(&r.view, UI_ON_PARAM, id);
  CHECK(item);
  return in(item->track, share);
}

static void
click(UiRect box, double share)
{
  const UiPointer at = in(box, share);
  ui_view_move(&r.view, &at);
  ui_view_press(&r.view, &at);
  ui_view_release(&r.view, &at);
}

static void
write_text(const char* text)
{
  click(r.view.layout.field, 0.5);
  ui_view_key(&r.view, UI_KEY_ALL, false, true);
  ui_view_insert(&r.view, text, strlen(text));
}

static void
keys_are_of_no_use_until_the_field_is_clicked(void)
{
  recorder_init(&r);
  CHECK(!ui_view_key(&r.view, UI_KEY_ENTER, false, false));
  ui_view_insert(&r.view, "abc", 3);
  CHECK(r.view.text.size_bytes == 0 && r.n_composed == 0);
  click(r.view.layout.field, 0.5);
  CHECK(r.editing);
  ui_view_insert(&r.view, "abc", 3);
  CHECK_TEXT(r.view.text.bytes, "abc");
  recorder_free(&r);
}

static void
enter_escape_and_a_click_elsewhere_end_editing(void)
{
  recorder_init(&r);
  write_text("funk");
  ui_view_key(&r.view, UI_KEY_ENTER, false, false);
  CHECK(!r.editing && r.n_composed == 1);
  CHECK_TEXT(r.prompt, "funk");
  click(r.view.layout.field, 0.5);
  ui_view_key(&r.view, UI_KEY_ESCAPE, false, false);
  CHECK(!r.editing && r.n_composed == 1);
  click(r.view.layout.field, 0.5);
  click(r.view.layout.legend, 0.5);
  CHECK(!r.editing);
  recorder_free(&r);
}

static void
the_same_sentence_again_is_another_take(void)
{
  recorder_init(&r);
  write_text("funk");
  click(box_of(UI_ON_GENERATE, 0), 0.5);
  CHECK(r.n_composed == 1 && r.n_sets == 0);
  click(box_of(UI_ON_GENERATE, 0), 0.5);
  CHECK(r.n_composed == 2 && r.n_sets == 1 && r.set_id == PARAM_SEED);
  CHECK(r.set_value == param_info(PARAM_SEED)->preset + 1);
  write_text("soul");
  click(box_of(UI_ON_GENERATE, 0), 0.5);
  CHECK(r.n_composed == 3 && r.n_sets == 1);
  recorder_free(&r);
}

static void
the_last_seed_is_followed_by_the_first(void)
{
  recorder_init(&r);
  ui_view_param(&r.view, PARAM_SEED, param_info(PARAM_SEED)->most);
  click(box_of(UI_ON_GENERATE, 0), 0.5);
  click(box_of(UI_ON_GENERATE, 0), 0.5);
  CHECK(r.set_value == param_info(PARAM_SEED)->least);
  recorder_free(&r);
}

static void
a_button_left_before_release_does_nothing(void)
{
  recorder_init(&r);
  const UiPointer on  = in(box_of(UI_ON_GENERATE, 0), 0.5),
                  off = in(r.view.layout.legend, 0.5);
  ui_view_move(&r.view, &on);
  ui_view_press(&r.view, &on);
  ui_view_move(&r.view, &off);
  ui_view_release(&r.view, &off);
  CHECK(r.n_composed == 0);
  recorder_free(&r);
}

static void
the_field_shows_the_plugins_prompt_unless_one_writes(void)
{
  static uint64_t bytes[256];
  recorder_init(&r);
  scene_tell(&r.map, &r.view);
  CHECK(!strncmp(r.view.text.bytes, "slow jazz waltz", 15));
  write_text("mine");
  const size_t n = scene_set(&r.map, bytes, sizeof(bytes), r.map.uris.prompt, "theirs");
  ui_view_message(&r.view, &r.map.uris, bytes, n);
  CHECK_TEXT(r.view.text.bytes, "mine");
  CHECK_TEXT(r.view.mirror.prompt, "theirs");
  recorder_free(&r);
}

static void
a_slider_follows_the_pointer_between_touch_and_release(void)
{
  recorder_init(&r);
  const UiPointer a = on_slider(PARAM_TIMBRE, 0.5), b = on_slider(PARAM_TIMBRE, 2.0);
  ui_view_press(&r.view, &a);
  ui_view_move(&r.view, &b);
  CHECK(r.n_touches == 1 && r.n_releases == 0);
  ui_view_release(&r.view, &a);
  CHECK(r.n_releases == 1 && r.set_id == PARAM_TIMBRE && r.set_value == 1.0f);
  CHECK(r.view.mirror.params[PARAM_TIMBRE] == 1.0f);
  recorder_free(&r);
}

static void
a_window_that_closes_lets_go_of_its_slider(void)
{
  recorder_init(&r);
  const UiPointer at = on_slider(PARAM_DYNAMICS, 0.7);
  ui_view_press(&r.view, &at);
  ui_view_cancel(&r.view);
  CHECK(r.n_touches == 1 && r.n_releases == 1);
  ui_view_cancel(&r.view);
  CHECK(r.n_releases == 1);
  recorder_free(&r);
}

static void
shift_makes_small_steps(void)
{
  recorder_init(&r);
  UiPointer a = on_slider(PARAM_DYNAMICS, 0.3), b = on_slider(PARAM_DYNAMICS, 0.6);
  a.shift = b.shift = true;
  ui_view_press(&r.view, &a);
  CHECK(r.n_sets == 0); // It does not jump to the pointer
  ui_view_move(&r.view, &b);
  ui_view_release(&r.view, &a);
  CHECK_NEAR(r.set_value, 0.53, 1e-3);
  a.shift = false;
  ui_view_wheel(&r.view, &a, 1.0, false);
  const float coarse = r.set_value;
  a.shift            = true;
  ui_view_wheel(&r.view, &a, 1.0, false);
  CHECK_NEAR(r.set_value - coarse, 0.005, 1e-4);
  CHECK(r.n_touches == 3 && r.n_releases == 3);
  recorder_free(&r);
}

static void
a_double_click_resets_a_slider(void)
{
  recorder_init(&r);
  UiPointer at = on_slider(PARAM_ARTICULATION, 0.9);
  ui_view_press(&r.view, &at);
  ui_view_release(&r.view, &at);
  CHECK(r.set_value > 0.8f);
  at.clicks = 2;
  ui_view_press(&r.view, &at);
  ui_view_move(&r.view, &at);
  ui_view_release(&r.view, &at);
  CHECK(r.set_value == param_info(PARAM_ARTICULATION)->preset);
  recorder_free(&r);
}

static void
the_hosts_automation_moves_a_slider_and_is_not_echoed(void)
{
  recorder_init(&r);
  r.view.damage = 0;
  ui_view_param(&r.view, PARAM_DYNAMICS, 0.75f);
  CHECK(r.view.damage == UI_AREA_PANEL && r.n_sets == 0);
  r.view.damage = 0;
  ui_view_param(&r.view, PARAM_DYNAMICS, 0.75f);
  CHECK(r.view.damage == 0);
  recorder_free(&r);
}

static void
following_the_host_is_switched_by_a_click(void)
{
  recorder_init(&r);
  click(box_of(UI_ON_PARAM, PARAM_FOLLOW_HOST), 0.5);
  CHECK(r.set_id == PARAM_FOLLOW_HOST && r.set_value == 0.0f);
  click(box_of(UI_ON_PARAM, PARAM_FOLLOW_HOST), 0.5);
  CHECK(r.set_value == 1.0f);
  recorder_free(&r);
}

static void
selecting_by_pointer_offers_the_text(void)
{
  recorder_init(&r);
  write_text("walking bass");
  UiPointer at = in(r.view.layout.field, 0.06);
  at.clicks    = 2;
  ui_view_press(&r.view, &at);
  ui_view_release(&r.view, &at);
  CHECK_TEXT(r.copied[1], "walking");
  ui_view_key(&r.view, UI_KEY_CUT, false, true);
  CHECK_TEXT(r.copied[0], "walking");
  CHECK_TEXT(r.view.text.bytes, " bass");
  ui_view_key(&r.view, UI_KEY_PASTE, false, true);
  CHECK_TEXT(r.view.text.bytes, "clipboard bass");
  ui_view_key(&r.view, UI_KEY_UNDO, false, true);
  CHECK_TEXT(r.view.text.bytes, " bass");
  const UiPointer end = in(r.view.layout.field, 0.99);
  ui_view_middle(&r.view, &end);
  CHECK_TEXT(r.view.text.bytes, " bassprimary");
  recorder_free(&r);
}

static void
the_caret_of_a_long_text_stays_in_sight(void)
{
  recorder_init(&r);
  write_text("x");
  for (int i = 0; i < 40; ++i) {
    ui_view_insert(&r.view, "a good many words ", 18);
  }
  CHECK(r.view.scroll > 1000.0);
  ui_view_key(&r.view, UI_KEY_HOME, false, false);
  CHECK(r.view.scroll == 0.0);
  recorder_free(&r);
}

static void
an_example_goes_to_the_field_to_be_changed(void)
{
  recorder_init(&r);
  click(ui_example_box(r.view.roll.box, 1), 0.5);
  CHECK(r.editing && r.n_composed == 0);
  CHECK_TEXT(r.view.text.bytes, ui_example(1));
  scene_tell(&r.map, &r.view);
  ui_items(&r.view);
  CHECK(!ui_item_at(&r.view, UI_ON_EXAMPLE, 1));
  recorder_free(&r);
}

static void
arrow_keys_bring_back_what_was_composed(void)
{
  recorder_init(&r);
  write_text("one");
  click(box_of(UI_ON_GENERATE, 0), 0.5);
  write_text("two");
  click(box_of(UI_ON_GENERATE, 0), 0.5);
  write_text("dra");
  ui_view_key(&r.view, UI_KEY_UP, false, false);
  ui_view_key(&r.view, UI_KEY_UP, false, false);
  CHECK_TEXT(r.view.text.bytes, "one");
  for (int i = 0; i < 5; ++i) {
    ui_view_key(&r.view, UI_KEY_DOWN, false, false);
  }
  CHECK_TEXT(r.view.text.bytes, "dra");
  recorder_free(&r);
}

static void
nothing_is_drawn_while_nothing_moves(void)
{
  recorder_init(&r);
  scene_tell(&r.map, &r.view);
  recorder_playhead(&r, 1.0, 960.0, false, false);
  r.view.damage = 0;
  for (int i = 0; i < 100; ++i) {
    recorder_playhead(&r, 1.0 + i / 30.0, 960.0, false, false);
  }
  CHECK(r.view.damage == 0);
  click(r.view.layout.field, 0.5);
  r.view.damage = 0;
  ui_view_tick(&r.view, 20.0);
  ui_view_tick(&r.view, 20.6);
  CHECK(r.view.damage == UI_AREA_PROMPT); // The caret
  recorder_free(&r);
}

static void
the_wheel_with_control_zooms_the_score(void)
{
  recorder_init(&r);
  scene_tell(&r.map, &r.view);
  UiPointer    at   = in(box_of(UI_ON_SCORE, 0), 0.5);
  const double zoom = r.view.roll.px_per_tick;
  at.control        = true;
  ui_view_wheel(&r.view, &at, 2.0, false);
  CHECK(r.view.roll.px_per_tick > 1.5 * zoom && r.n_sets == 0);
  ui_view_wheel(&r.view, &at, -100.0, false);
  CHECK(r.view.roll.px_per_tick == UI_ROLL_LEAST);
  ui_view_resize(&r.view, 900, 600, 1.0);
  CHECK(r.view.roll.px_per_tick == UI_ROLL_LEAST);
  recorder_free(&r);
}

static void
the_meter_rises_at_once_and_falls_to_rest(void)
{
  recorder_init(&r);
  ui_view_tick(&r.view, 0.5);
  CHECK(r.view.loudness_shown < -70.0); // Nothing was told, nothing is shown
  scene_tell(&r.map, &r.view);
  recorder_playhead(&r, 1.0, 960.0, false, false); // The scene's peak is 0.4
  CHECK_NEAR(r.view.level_db, 20.0 * log10(0.4), 0.1);
  r.view.mirror.playhead.peak = 0.0f;
  ui_view_tick(&r.view, 1.25);
  CHECK_NEAR(r.view.level_db, 20.0 * log10(0.4) - 9.0, 0.1);
  for (int i = 0; i < 200; ++i) {
    ui_view_tick(&r.view, 1.25 + i / 60.0);
  }
  CHECK(r.view.level_db == -48.0);
  r.view.damage = 0;
  ui_view_tick(&r.view, 9.0);
  CHECK(r.view.damage == 0);
  recorder_free(&r);
}

static void
the_playhead_runs_smoothly_between_messages(void)
{
  recorder_init(&r);
  scene_tell(&r.map, &r.view);
  const double per_s = 90.0 / 60.0 * BASE_PPQ;
  double       worst = 0.0;
  for (int i = 0; i < 240; ++i) {
    const double now = i / 60.0;
    // Every second frame a message, up to 8 ms late
    if (i % 2 == 0) {
      const double late = (i % 7) * 0.008 / 6.0;
      recorder_playhead(&r, now, (now - late) * per_s, true, false);
    } else {
      ui_view_tick(&r.view, now);
    }
    const double off = ui_follow_at(&r.view.follow, now) - (now - 0.004) * per_s;
    worst            = i > 20 ? fmax(worst, fabs(off)) : 0.0;
  }
  CHECK(worst < 0.006 * per_s);
  recorder_free(&r);
}

static void
the_playhead_jumps_and_stops_with_the_host(void)
{
  recorder_init(&r);
  scene_tell(&r.map, &r.view);
  recorder_playhead(&r, 1.0, 0.0, true, false);
  recorder_playhead(&r, 1.1, 40000.0, true, false);
  CHECK_NEAR(ui_follow_at(&r.view.follow, 1.1), 40000.0, 1e-6);
  recorder_playhead(&r, 1.2, 41000.0, false, false);
  CHECK_NEAR(ui_follow_at(&r.view.follow, 9.0), 41000.0, 1e-6);
  // A host that falls silent while rolling does not send it to the moon
  recorder_playhead(&r, 10.0, 0.0, true, false);
  CHECK(ui_follow_at(&r.view.follow, 99.0) < 1000.0);
  recorder_free(&r);
}

static void
the_page_follows_and_stops_at_the_end(void)
{
  recorder_init(&r);
  scene_tell(&r.map, &r.view);
  recorder_playhead(&r, 1.0, 0.0, true, false);
  const double first = r.view.roll.left;
  CHECK(first <= 0.0);
  recorder_playhead(&r, 2.0, 16 * 3 * BASE_PPQ, true, false);
  const double middle = r.view.roll.left;
  CHECK(middle > first);
  recorder_playhead(&r, 3.0, 31 * 3 * BASE_PPQ, true, false);
  const double last = r.view.roll.left;
  recorder_playhead(&r, 4.0, 31.9 * 3 * BASE_PPQ, true, false);
  CHECK(last > middle && r.view.roll.left == last);
  recorder_free(&r);
}

int
main(void)
{
  RUN(keys_are_of_no_use_until_the_field_is_clicked);
  RUN(enter_escape_and_a_click_elsewhere_end_editing);
  RUN(the_same_sentence_again_is_another_take);
  RUN(the_last_seed_is_followed_by_the_first);
  RUN(a_button_left_before_release_does_nothing);
  RUN(the_field_shows_the_plugins_prompt_unless_one_writes);
  RUN(a_slider_follows_the_pointer_between_touch_and_release);
  RUN(a_window_that_closes_lets_go_of_its_slider);
  RUN(shift_makes_small_steps);
  RUN(a_double_click_resets_a_slider);
  RUN(the_hosts_automation_moves_a_slider_and_is_not_echoed);
  RUN(following_the_host_is_switched_by_a_click);
  RUN(selecting_by_pointer_offers_the_text);
  RUN(the_caret_of_a_long_text_stays_in_sight);
  RUN(an_example_goes_to_the_field_to_be_changed);
  RUN(arrow_keys_bring_back_what_was_composed);
  RUN(nothing_is_drawn_while_nothing_moves);
  RUN(the_wheel_with_control_zooms_the_score);
  RUN(the_meter_rises_at_once_and_falls_to_rest);
  RUN(the_playhead_runs_smoothly_between_messages);
  RUN(the_playhead_jumps_and_stops_with_the_host);
  RUN(the_page_follows_and_stops_at_the_end);
  scene_forget_fonts();
  return 0;
}
