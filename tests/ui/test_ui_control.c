// What every control does: to the mirror at once, and to the plugin by one message.

#include "tests/test.h"
#include "tests/ui/hand.h"
#include "ui/bank.h"
#include "ui/excerpt.h"
#include "ui/lines.h"
#include "ui/tip.h"

#include <sys/stat.h>

static Recorder r;

static void
start(void)
{
  recorder_init(&r);
  scene_tell(&r.map, &r.view);
  recorder_playhead(&r, 1.0, 2880.0, false, false);
}

static void
finish(void)
{
  recorder_free(&r);
}

static unsigned
chip_of(UiFact fact)
{
  for (unsigned i = 0; i < r.view.reading.n; ++i) {
    if (r.view.reading.chips[i].fact == fact) {
      return i;
    }
  }
  CHECK(!"such a chip");
  return 0;
}

static void
a_chip_is_changed_in_place(void)
{
  start();
  hand_click(&r, UI_ON_CHIP, chip_of(UI_FACT_TEMPO));
  CHECK(r.view.entry.purpose == UI_FOR_CHIP && r.editing);
  CHECK_TEXT(r.view.entry.text.bytes, "90");
  hand_write(&r, "104");
  hand_key(&r, UI_KEY_ENTER);
  CHECK_TEXT(r.corrections, "lead=tenor sax\ntempo=104\n");
  CHECK(!r.editing && r.n_composed == 0);
  CHECK(r.view.reading.chips[chip_of(UI_FACT_TEMPO)].pinned);
  finish();
}

static void
escape_leaves_a_chip_as_it_was(void)
{
  start();
  hand_click(&r, UI_ON_CHIP, chip_of(UI_FACT_TEMPO));
  hand_write(&r, "104");
  hand_key(&r, UI_KEY_ESCAPE);
  CHECK(!r.editing && r.n_corrections == 0 && !r.view.entry.purpose);
  finish();
}

static void
a_value_written_as_it_was_is_no_correction(void)
{
  start();
  hand_click(&r, UI_ON_CHIP, chip_of(UI_FACT_TEMPO));
  hand_key(&r, UI_KEY_ENTER);
  CHECK(r.n_corrections == 0 && !r.editing);
  hand_click(&r, UI_ON_CHIP, chip_of(UI_FACT_METER));
  hand_choose(&r, "3/4"); // Chosen, it is meant
  CHECK_TEXT(r.corrections, "lead=tenor sax\nmeter=3/4\n");
  finish();
}

static void
a_chip_is_taken_away_and_released(void)
{
  start();
  const unsigned tempo = chip_of(UI_FACT_TEMPO);
  ui_view_param(&r.view, PARAM_TEMPO, 120.0f); // A knob would win over the correction
  hand_click(&r, UI_ON_CHIP_END, tempo);
  CHECK_TEXT(r.corrections, "lead=tenor sax\ntempo=\n");
  CHECK(r.set_id == PARAM_TEMPO && r.set_value == 0.0f);
  hand_click(&r, UI_ON_CHIP_END, chip_of(UI_FACT_TEMPO)); // A pin now
  CHECK_TEXT(r.corrections, "lead=tenor sax\n");
  hand_click(&r, UI_ON_CHIP_END, chip_of(UI_FACT_PART));
  CHECK_TEXT(r.corrections, "");
  finish();
}

static void
keys_and_meters_are_chosen_from_a_list(void)
{
  start();
  hand_click(&r, UI_ON_CHIP, chip_of(UI_FACT_KEY));
  hand_choose(&r, "F# minor");
  CHECK_TEXT(r.corrections, "lead=tenor sax\nkey=F# minor\n");
  hand_click(&r, UI_ON_CHIP, chip_of(UI_FACT_METER));
  hand_choose(&r, "7/8");
  CHECK_TEXT(r.corrections, "lead=tenor sax\nkey=F# minor\nmeter=7/8\n");
  hand_click(&r, UI_ON_ADD, 0);
  hand_choose(&r, "key change");
  hand_choose(&r, "+2");
  CHECK_TEXT(r.corrections, "lead=tenor sax\nkey=F# minor\nmeter=7/8\nmodulation=+2\n");
  finish();
}

static void
a_fact_is_added(void)
{
  start();
  hand_click(&r, UI_ON_ADD, 0);
  hand_choose(&r, "chord progression");
  CHECK(r.view.entry.purpose == UI_FOR_CHIP);
  hand_write(&r, "Am F C G");
  hand_key(&r, UI_KEY_ENTER);
  CHECK_TEXT(r.corrections, "lead=tenor sax\nprogression=Am F C G\n");
  hand_click(&r, UI_ON_ADD, 0);
  hand_choose(&r, "who plays pad");
  hand_choose(&r, "none");
  CHECK(strstr(r.corrections, "\npad=none\n"));
  finish();
}

static void
composing_can_be_stopped(void)
{
  start();
  CHECK(!hand_finds(&r, UI_ON_CANCEL, 0));
  recorder_playhead(&r, 2.0, 0.0, false, true);
  hand_click(&r, UI_ON_CANCEL, 0);
  CHECK(r.n_cancels == 1 && r.n_composed == 0);
  hand_key(&r, UI_KEY_ESCAPE); // The field is not edited
  CHECK(r.n_cancels == 2);
  recorder_playhead(&r, 3.0, 0.0, false, false);
  CHECK(!hand_finds(&r, UI_ON_CANCEL, 0) && !ui_view_key(&r.view, UI_KEY_ESCAPE, 0, 0));
  finish();
}

static void
a_tab_opens_folds_and_opens_again(void)
{
  start();
  const double before = r.view.roll.box.h;
  hand_click(&r, UI_ON_TAB, UI_TAB_MIXER);
  CHECK(hand_finds(&r, UI_ON_PARAM, PARAM_VOLUME));
  hand_click(&r, UI_ON_TAB, UI_TAB_MIXER);
  CHECK(!hand_finds(&r, UI_ON_PARAM, PARAM_VOLUME));
  CHECK(r.view.roll.box.h > before + 100);
  hand_click(&r, UI_ON_TAB, UI_TAB_COMPOSE);
  CHECK(hand_finds(&r, UI_ON_PARAM, PARAM_CREATIVITY) && r.view.roll.box.h == before);
  finish();
}

static void
another_player_is_found_by_search(void)
{
  start();
  hand_click(&r, UI_ON_TAB, UI_TAB_MIXER);
  hand_click(&r, UI_ON_INSTRUMENT, BASE_LEAD);
  CHECK(r.view.menu.question == UI_ASK_INSTRUMENT && r.editing);
  CHECK(ui_view_insert(&r.view, "FLUT", 4));
  CHECK(r.view.menu.n_shown == 2); // flute, pan flute
  hand_key(&r, UI_KEY_ENTER);
  CHECK_TEXT(r.instruments, "lead=flute\n");
  CHECK(!r.view.menu.question && !r.editing);
  hand_click(&r, UI_ON_INSTRUMENT, BASE_DRUMS);
  hand_choose(&r, "909 kit");
  CHECK_TEXT(r.instruments, "lead=flute\ndrums=909 kit\n");
  hand_click(&r, UI_ON_INSTRUMENT, BASE_LEAD);
  hand_choose(&r, "as composed");
  CHECK_TEXT(r.instruments, "drums=909 kit\n");
  finish();
}

static void
every_line_of_a_long_list_is_within_every_window(void)
{
  static const double sizes[][2] = {
    {UI_WIDTH, UI_HEIGHT}, {UI_MIN_WIDTH, UI_MIN_HEIGHT}, {1600, 1000}};
  start();
  hand_click(&r, UI_ON_TAB, UI_TAB_MIXER);
  for (unsigned i = 0; i < 3; ++i) {
    ui_view_resize(&r.view, sizes[i][0], sizes[i][1], 1.0);
    hand_click(&r, UI_ON_INSTRUMENT, BASE_LEAD);
    const UiRect box = r.view.menu.box;
    CHECK(r.view.menu.n_shown > 100);
    CHECK(box.x >= 0 && box.y >= 0 && box.x + box.w <= sizes[i][0] &&
          box.y + box.h <= sizes[i][1]);
    for (unsigned k = 0; k < r.view.menu.n_shown; ++k) {
      const UiRect line = hand_item(&r, UI_ON_MENU, k)->box;
      CHECK(line.x >= box.x && line.x + line.w <= box.x + box.w + 1e-6);
      CHECK(line.y >= box.y && line.y + line.h <= box.y + box.h && line.h > 14);
    }
    hand_key(&r, UI_KEY_ESCAPE);
  }
  finish();
}

static unsigned
mutes(void)
{
  unsigned bits = 0;
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    bits |= (r.view.mirror.params[PARAM_MUTE + i] >= 0.5f ? 1U : 0U) << i;
  }
  return bits;
}

static void
solo_mutes_the_others_and_gives_back_what_was(void)
{
  start();
  hand_click(&r, UI_ON_TAB, UI_TAB_MIXER);
  hand_click(&r, UI_ON_PARAM, PARAM_MUTE + BASE_PAD);
  CHECK(mutes() == 1U << BASE_PAD);
  hand_click(&r, UI_ON_SOLO, BASE_BASS);
  CHECK(mutes() == (127U & ~(1U << BASE_BASS)));
  hand_click(&r, UI_ON_SOLO, BASE_DRUMS);
  CHECK(mutes() == (127U & ~(1U << BASE_BASS) & ~(1U << BASE_DRUMS)));
  hand_click(&r, UI_ON_SOLO, BASE_BASS);
  hand_click(&r, UI_ON_SOLO, BASE_DRUMS);
  CHECK(mutes() == 1U << BASE_PAD && r.n_touches == r.n_releases);
  finish();
}

static void
a_part_is_muted_from_the_legend(void)
{
  start();
  hand_click(&r, UI_ON_PART, BASE_ARP);
  CHECK(mutes() == 1U << BASE_ARP);
  hand_click(&r, UI_ON_PART, BASE_ARP);
  CHECK(mutes() == 0);
  finish();
}

static void
takes_are_heard_compared_and_rated(void)
{
  start();
  hand_click(&r, UI_ON_TAB, UI_TAB_TAKES);
  hand_click(&r, UI_ON_TAKE, 0);
  CHECK(r.n_takes == 1 && r.take == 1 && r.view.mirror.takes.playing == 1);
  hand_click(&r, UI_ON_COMPARE, 0);
  CHECK(r.take == 3);
  hand_click(&r, UI_ON_COMPARE, 0);
  CHECK(r.take == 1);
  hand_click(&r, UI_ON_STAR, 3);
  CHECK(r.n_ratings == 1 && r.rating == 4 && r.view.mirror.takes.stars[0] == 4);
  hand_click(&r, UI_ON_STAR, 3);
  CHECK(r.rating == 0);
  hand_click(&r, UI_ON_STAR, 8 * 3);
  CHECK(r.take == 4 && r.rating == 1); // Stars belong to the take that plays
  finish();
}

static void
a_new_take_can_be_compared_with_the_one_before(void)
{
  static uint64_t bytes[256];
  start();
  CHECK(r.view.other_take == -1);
  r.view.mirror.takes.playing = 2; // As it was told before
  const size_t n              = scene_takes(&r.map, bytes, sizeof(bytes));
  ui_view_message(&r.view, &r.map.uris, bytes, n); // Now it is 3
  CHECK(r.view.other_take == 2);
  hand_click(&r, UI_ON_TAB, UI_TAB_TAKES);
  hand_click(&r, UI_ON_COMPARE, 0);
  CHECK(r.take == 2 && r.view.other_take == 3);
  finish();
}

static void
a_preset_sets_ports_and_composes(void)
{
  char folder[] = "/tmp/estro-presets-XXXXXX", path[64];
  CHECK(mkdtemp(folder));
  snprintf(path, sizeof(path), "%s/a.ttl", folder);
  FILE* const file = fopen(path, "w");
  CHECK(file);
  fputs("@prefix lv2: <http://lv2plug.in/ns/lv2core#> .\n"
        "@prefix pset: <http://lv2plug.in/ns/ext/presets#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix state: <http://lv2plug.in/ns/ext/state#> .\n"
        "<urn:b> a pset:Bank ; rdfs:label \"Weathers\" .\n"
        "<urn:p1> a pset:Preset ; pset:bank <urn:b> ; rdfs:label \"Snow\" ;\n"
        " state:state [ <urn:estro:estro#prompt> \"slow snow, celesta\" ] ;\n"
        " lv2:port [ lv2:symbol \"timbre\" ; pset:value 0.25 ] ,\n"
        "  [ lv2:symbol \"seed\" ; pset:value 6 ] , [ lv2:symbol \"no\" ; pset:value 6 "
        "] .\n"
        "<urn:p2> a pset:Preset ; rdfs:label \"Rain\" ;\n"
        " state:state [ <urn:estro:estro#prompt> \"rain\" ] .\n"
        "<urn:p3> a pset:Preset ; rdfs:label \"No sentence\" .\n",
        file);
  fclose(file);
  start();
  ui_banks_load(&r.view.banks, folder);
  ui_browser_find(&r.view.browser, &r.view.banks);
  ui_view_rearrange(&r.view);
  CHECK(r.view.banks.n == 2 && r.view.banks.n_banks == 2);
  hand_click(&r, UI_ON_PRESET_BOX, 0);
  CHECK(r.view.tab == UI_TAB_PRESETS);
  hand_click(&r, UI_ON_SEARCH, 0);
  hand_write(&r, "CELEST"); // In the sentence, not in the name
  CHECK(r.view.browser.n_shown == 1);
  hand_click(&r, UI_ON_PRESET, r.view.browser.shown[0]);
  CHECK_TEXT(r.prompt, "slow snow, celesta");
  CHECK(r.n_composed == 1 && r.view.mirror.params[PARAM_TIMBRE] == 0.25f);
  CHECK(r.view.mirror.params[PARAM_SEED] == 6.0f && r.n_sets == 2);
  hand_click(&r, UI_ON_PRESET_STEP, 1);
  CHECK_TEXT(r.prompt, "rain");
  hand_click(&r, UI_ON_BANK, 1);
  CHECK(r.view.browser.n_shown == 0 || r.view.browser.search[0]);
  finish();
  CHECK(!remove(path) && !remove(folder));
}

static void
a_click_on_a_bar_is_heard_while_the_host_stands(void)
{
  start();
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
  finish();
}

static void
bars_are_selected_and_dragged_out(void)
{
  start();
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
  finish();
}

static void
one_part_is_dragged_from_its_strip(void)
{
  start();
  hand_click(&r, UI_ON_TAB, UI_TAB_MIXER);
  const UiPointer from = hand_at(&r, UI_ON_STRIP, BASE_BASS, 0.5);
  UiPointer       to   = from;
  to.y -= 100;
  hand_drag(&r, from, to);
  CHECK(r.n_drags == 1 && r.dragged.part == BASE_BASS);
  hand_drag(&r, hand_at(&r, UI_ON_GRIP, 0, 0.5), to);
  CHECK(r.n_drags == 2 && r.dragged.part == -1);
  finish();
}

static void
the_score_is_dragged_and_comes_back_to_the_playhead(void)
{
  start();
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
  finish();
}

static void
a_note_is_named_under_the_pointer(void)
{
  char text[320];
  bool named = false;
  start();
  const UiRect box = hand_item(&r, UI_ON_SCORE, 0)->box;
  for (double y = box.y + 60; y < box.y + box.h - 66 && !named; y += 1) {
    r.view.tip_x = box.x + 200;
    r.view.tip_y = y;
    ui_tip_text(&r.view, hand_item(&r, UI_ON_SCORE, 0), text, sizeof(text));
    named = strstr(text, "velocity") != NULL;
  }
  CHECK(named && (strstr(text, "warm pad") || strstr(text, "bass")));
  finish();
}

static void
a_tooltip_waits_and_goes(void)
{
  start();
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
  finish();
}

static void
everything_that_can_be_pointed_at_is_explained(void)
{
  char text[320];
  start();
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
  finish();
}

static void
tab_reaches_every_control(void)
{
  start();
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
  finish();
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
  CHECK(!"reached by Tab");
}

static void
keys_change_what_has_the_focus(void)
{
  start();
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
  finish();
}

static void
a_space_is_the_hosts_unless_one_writes(void)
{
  start();
  focus(UI_ON_PARAM, PARAM_SWING);
  CHECK(!ui_view_insert(&r.view, " ", 1));
  hand_click(&r, UI_ON_FIELD, 0);
  CHECK(ui_view_insert(&r.view, " ", 1));
  finish();
}

static void
enter_acts_on_what_has_the_focus(void)
{
  start();
  focus(UI_ON_TAB, UI_TAB_TAKES);
  hand_key(&r, UI_KEY_ENTER);
  CHECK(r.view.tab == UI_TAB_TAKES);
  focus(UI_ON_TAKE, 1);
  hand_key(&r, UI_KEY_ENTER);
  CHECK(r.take == 2);
  focus(UI_ON_CHIP, chip_of(UI_FACT_METER));
  hand_key(&r, UI_KEY_ENTER);
  CHECK(r.view.menu.question == UI_ASK_CHIP);
  hand_key(&r, UI_KEY_DOWN);
  hand_key(&r, UI_KEY_ENTER);
  CHECK(strstr(r.corrections, "meter=6/8")); // The one after 3/4
  focus(UI_ON_CHIP, chip_of(UI_FACT_GENRE));
  hand_key(&r, UI_KEY_DELETE);
  CHECK(strstr(r.corrections, "genre=\n"));
  finish();
}

static void
a_right_click_types_and_a_number_is_turned(void)
{
  start();
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
  finish();
}

static void
settings_are_asked_for_and_told(void)
{
  start();
  hand_click(&r, UI_ON_SETTINGS, 0);
  hand_choose(&r, "150 %");
  CHECK(r.n_fits == 1 && r.settings.percent == 150);
  hand_click(&r, UI_ON_SETTINGS, 0);
  hand_choose(&r, "light");
  CHECK(r.n_fits == 2 && r.settings.colours == UI_LIGHT);
  finish();
}

static void
a_click_beside_puts_a_menu_away(void)
{
  start();
  hand_click(&r, UI_ON_SETTINGS, 0);
  CHECK(r.editing && r.view.menu.question);
  hand_click_at(&r, (UiPointer){30, 400, 1, false, false});
  CHECK(!r.editing && !r.view.menu.question && r.n_listens == 0);
  finish();
}

int
main(void)
{
  RUN(a_chip_is_changed_in_place);
  RUN(escape_leaves_a_chip_as_it_was);
  RUN(a_value_written_as_it_was_is_no_correction);
  RUN(a_chip_is_taken_away_and_released);
  RUN(keys_and_meters_are_chosen_from_a_list);
  RUN(a_fact_is_added);
  RUN(composing_can_be_stopped);
  RUN(a_tab_opens_folds_and_opens_again);
  RUN(another_player_is_found_by_search);
  RUN(every_line_of_a_long_list_is_within_every_window);
  RUN(solo_mutes_the_others_and_gives_back_what_was);
  RUN(a_part_is_muted_from_the_legend);
  RUN(takes_are_heard_compared_and_rated);
  RUN(a_new_take_can_be_compared_with_the_one_before);
  RUN(a_preset_sets_ports_and_composes);
  RUN(a_click_on_a_bar_is_heard_while_the_host_stands);
  RUN(bars_are_selected_and_dragged_out);
  RUN(one_part_is_dragged_from_its_strip);
  RUN(the_score_is_dragged_and_comes_back_to_the_playhead);
  RUN(a_note_is_named_under_the_pointer);
  RUN(a_tooltip_waits_and_goes);
  RUN(everything_that_can_be_pointed_at_is_explained);
  RUN(tab_reaches_every_control);
  RUN(keys_change_what_has_the_focus);
  RUN(a_space_is_the_hosts_unless_one_writes);
  RUN(enter_acts_on_what_has_the_focus);
  RUN(a_right_click_types_and_a_number_is_turned);
  RUN(settings_are_asked_for_and_told);
  RUN(a_click_beside_puts_a_menu_away);
  scene_forget_fonts();
  return 0;
}
