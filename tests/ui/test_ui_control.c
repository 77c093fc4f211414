// What every control does: to the mirror at once, and to the plugin by one message.

#include "tests/test.h"
#include "tests/ui/hand.h"
#include "ui/bank.h"

static Recorder r;

static void
composing_can_be_stopped(void)
{
  hand_begin(&r);
  CHECK(!hand_finds(&r, UI_ON_CANCEL, 0));
  recorder_playhead(&r, 2.0, 0.0, false, true);
  hand_click(&r, UI_ON_CANCEL, 0);
  CHECK(r.n_cancels == 1 && r.n_composed == 0);
  hand_key(&r, UI_KEY_ESCAPE); // The field is not edited
  CHECK(r.n_cancels == 2);
  recorder_playhead(&r, 3.0, 0.0, false, false);
  CHECK(!hand_finds(&r, UI_ON_CANCEL, 0) && !ui_view_key(&r.view, UI_KEY_ESCAPE, 0, 0));
  recorder_free(&r);
}

static void
a_tab_opens_folds_and_opens_again(void)
{
  hand_begin(&r);
  const double before = r.view.roll.box.h;
  hand_click(&r, UI_ON_TAB, UI_TAB_MIXER);
  CHECK(hand_finds(&r, UI_ON_PARAM, PARAM_VOLUME));
  hand_click(&r, UI_ON_TAB, UI_TAB_MIXER);
  CHECK(!hand_finds(&r, UI_ON_PARAM, PARAM_VOLUME));
  CHECK(r.view.roll.box.h > before + 100);
  hand_click(&r, UI_ON_TAB, UI_TAB_COMPOSE);
  CHECK(hand_finds(&r, UI_ON_PARAM, PARAM_CREATIVITY) && r.view.roll.box.h == before);
  recorder_free(&r);
}

static void
another_player_is_found_by_search(void)
{
  hand_begin(&r);
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
  recorder_free(&r);
}

static void
every_line_of_a_long_list_is_within_every_window(void)
{
  static const double sizes[][2] = {
    {UI_WIDTH, UI_HEIGHT}, {UI_MIN_WIDTH, UI_MIN_HEIGHT}, {1600, 1000}};
  hand_begin(&r);
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
  recorder_free(&r);
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
  hand_begin(&r);
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
  recorder_free(&r);
}

static void
a_part_is_muted_from_the_legend(void)
{
  hand_begin(&r);
  hand_click(&r, UI_ON_PART, BASE_ARP);
  CHECK(mutes() == 1U << BASE_ARP);
  hand_click(&r, UI_ON_PART, BASE_ARP);
  CHECK(mutes() == 0);
  recorder_free(&r);
}

static void
takes_are_heard_compared_and_rated(void)
{
  hand_begin(&r);
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
  recorder_free(&r);
}

static void
a_new_take_can_be_compared_with_the_one_before(void)
{
  static uint64_t bytes[256];
  hand_begin(&r);
  CHECK(r.view.other_take == -1);
  r.view.mirror.takes.playing = 2; // As it was told before
  const size_t n              = scene_takes(&r.map, bytes, sizeof(bytes));
  ui_view_message(&r.view, &r.map.uris, bytes, n); // Now it is 3
  CHECK(r.view.other_take == 2);
  hand_click(&r, UI_ON_TAB, UI_TAB_TAKES);
  hand_click(&r, UI_ON_COMPARE, 0);
  CHECK(r.take == 2 && r.view.other_take == 3);
  recorder_free(&r);
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
  hand_begin(&r);
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
  recorder_free(&r);
  CHECK(!remove(path) && !remove(folder));
}

static void
settings_are_asked_for_and_told(void)
{
  hand_begin(&r);
  hand_click(&r, UI_ON_SETTINGS, 0);
  hand_choose(&r, "150 %");
  CHECK(r.n_fits == 1 && r.settings.percent == 150);
  hand_click(&r, UI_ON_SETTINGS, 0);
  hand_choose(&r, "light");
  CHECK(r.n_fits == 2 && r.settings.colours == UI_LIGHT);
  recorder_free(&r);
}

static void
a_click_beside_puts_a_menu_away(void)
{
  hand_begin(&r);
  hand_click(&r, UI_ON_SETTINGS, 0);
  CHECK(r.editing && r.view.menu.question);
  hand_click_at(&r, (UiPointer){30, 400, 1, false, false});
  CHECK(!r.editing && !r.view.menu.question && r.n_listens == 0);
  recorder_free(&r);
}

int
main(void)
{
  RUN(composing_can_be_stopped);
  RUN(a_tab_opens_folds_and_opens_again);
  RUN(another_player_is_found_by_search);
  RUN(every_line_of_a_long_list_is_within_every_window);
  RUN(solo_mutes_the_others_and_gives_back_what_was);
  RUN(a_part_is_muted_from_the_legend);
  RUN(takes_are_heard_compared_and_rated);
  RUN(a_new_take_can_be_compared_with_the_one_before);
  RUN(a_preset_sets_ports_and_composes);
  RUN(settings_are_asked_for_and_told);
  RUN(a_click_beside_puts_a_menu_away);
  scene_forget_fonts();
  return 0;
}
