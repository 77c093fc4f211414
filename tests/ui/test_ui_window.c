// The real window in a real server: typed into, dragged, closed.

#include "tests/test.h"
#include "tests/ui/ui_host.h"

#include <X11/keysym.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define RESIDENT_KIB 400000 // It keeps freed memory for a while
#else
#define RESIDENT_KIB 8000
#endif

#define FIRST_PARAM (ESTRO_PORT_AUDIO + ESTRO_N_AUDIO)

static const char* module;
static UiHost      host;

static UiLayout
layout(void)
{
  return ui_layout(UI_WIDTH, UI_HEIGHT, 1, false);
}

static int
middle_x(UiRect box)
{
  return (int)(box.x + box.w / 2);
}

static int
middle_y(UiRect box)
{
  return (int)(box.y + box.h / 2);
}

/// The three large sliders share the panel with two small ones.
static UiRect
slider(unsigned i)
{
  static UiView      view;
  static UiOut const out;
  UiRect             box;
  CHECK(ui_view_init(&view, &out));
  ui_items(&view);
  box = ui_item_at(&view, UI_ON_PARAM, PARAM_DYNAMICS + i)->track;
  ui_view_free(&view);
  return box;
}

static void
click_field(void)
{
  const UiRect field = layout().field;
  ui_host_click(&host, middle_x(field), middle_y(field), Button1);
}

static void
click_beside(void)
{
  const UiRect legend = layout().legend;
  ui_host_click(&host, middle_x(legend), middle_y(legend), Button1);
}

static void
open_stereo(void)
{
  ui_host_init(&host, module);
  ui_host_open(&host, ESTRO_URI, true);
  CHECK(host.ui && host.window);
  ui_host_run(&host, 10);
}

static void
close_all(void)
{
  ui_host_close(&host);
  ui_host_free(&host);
}

static void
a_window_asks_for_everything_once(void)
{
  open_stereo();
  CHECK(host.n_gets == 1);
  close_all();
}

static void
without_a_parent_there_is_no_window(void)
{
  ui_host_init(&host, module);
  ui_host_open(&host, ESTRO_URI, false);
  CHECK(!host.ui && !host.window);
  ui_host_free(&host);
}

static void
the_keyboard_is_taken_for_writing_and_given_back(void)
{
  open_stereo();
  CHECK(ui_host_focus(&host) == host.top);
  click_field();
  CHECK(ui_host_focus(&host) == host.window);
  ui_host_key(&host, XK_Escape, false, false);
  ui_host_run(&host, 2);
  CHECK(ui_host_focus(&host) == host.top);
  click_field();
  CHECK(ui_host_focus(&host) == host.window);
  click_beside();
  CHECK(ui_host_focus(&host) == host.top);
  close_all();
}

static void
closing_while_writing_gives_the_keyboard_back(void)
{
  open_stereo();
  click_field();
  CHECK(ui_host_focus(&host) == host.window);
  ui_host_close(&host);
  CHECK(ui_host_focus(&host) == host.top);
  ui_host_free(&host);
}

static void
a_typed_sentence_is_composed_by_enter(void)
{
  open_stereo();
  click_field();
  ui_host_type(&host, "slow Jazz in a");
  ui_host_key(&host, XK_BackSpace, false, false);
  ui_host_type(&host, "d");
  ui_host_key(&host, XK_Return, false, false);
  ui_host_run(&host, 4);
  CHECK(host.n_prompts == 1);
  CHECK_TEXT(host.prompt, "slow Jazz in d");
  CHECK(host.n_writes[FIRST_PARAM + PARAM_SEED] == 0);
  close_all();
}

static void
generating_again_moves_the_seed_on(void)
{
  const UiRect button = layout().generate;
  open_stereo();
  click_field();
  ui_host_type(&host, "funk");
  ui_host_click(&host, middle_x(button), middle_y(button), Button1);
  CHECK(host.n_prompts == 1 && host.n_writes[FIRST_PARAM + PARAM_SEED] == 0);
  ui_host_click(&host, middle_x(button), middle_y(button), Button1);
  CHECK(host.n_prompts == 2 && host.n_writes[FIRST_PARAM + PARAM_SEED] == 1);
  CHECK(host.controls[FIRST_PARAM + PARAM_SEED] ==
        param_info(PARAM_SEED)->preset + 1.0f);
  close_all();
}

static void
a_window_manager_may_look_at_clicks_first(void)
{
  const UiRect button = layout().generate;
  open_stereo();
  XGrabButton(host.display, Button1, AnyModifier, host.top, True, ButtonPressMask,
              GrabModeSync, GrabModeAsync, None, None);
  ui_host_click(&host, middle_x(button), middle_y(button), Button1);
  XAllowEvents(host.display, ReplayPointer, CurrentTime);
  ui_host_run(&host, 4);
  CHECK(host.n_prompts == 1);
  close_all();
}

static void
copied_text_can_be_pasted(void)
{
  open_stereo();
  click_field();
  ui_host_type(&host, "waltz");
  ui_host_key(&host, XK_a, true, false);
  ui_host_key(&host, XK_c, true, false);
  ui_host_key(&host, XK_End, false, false);
  ui_host_key(&host, XK_v, true, false);
  ui_host_run(&host, 4);
  ui_host_key(&host, XK_Return, false, false);
  ui_host_run(&host, 4);
  CHECK_TEXT(host.prompt, "waltzwaltz");
  close_all();
}

static void
a_dragged_slider_writes_its_port(void)
{
  const unsigned port = FIRST_PARAM + PARAM_ARTICULATION;
  const UiRect   box  = slider(1);
  open_stereo();
  ui_host_drag(&host, middle_x(box), middle_y(box), (int)(box.x + box.w) + 2,
               middle_y(box));
  CHECK(host.n_writes[port] > 1 && host.n_touches == 1);
  CHECK_NEAR(host.controls[port], 1.0, 1e-6);
  close_all();
}

static void
the_multi_plugin_has_its_own_ports(void)
{
  const unsigned port = ESTRO_PORT_AUDIO + ESTRO_MULTI_N_AUDIO + PARAM_DYNAMICS;
  const UiRect   box  = slider(0);
  ui_host_init(&host, module);
  ui_host_open(&host, ESTRO_MULTI_URI, true);
  ui_host_run(&host, 10);
  ui_host_click(&host, (int)box.x + 22, middle_y(box), Button1);
  CHECK(host.n_writes[port] == 1);
  close_all();
}

static void
keys_go_past_a_window_that_is_not_written_in(void)
{
  open_stereo();
  XSelectInput(host.display, host.top, KeyPressMask);
  click_beside();
  ui_host_key(&host, XK_space, false, false);
  XEvent event;
  CHECK(XCheckTypedWindowEvent(host.display, host.top, KeyPress, &event));
  click_field();
  ui_host_key(&host, XK_space, false, false);
  CHECK(!XCheckTypedWindowEvent(host.display, host.top, KeyPress, &event));
  ui_host_key(&host, XK_F5, false, false); // Of no use in a text field
  ui_host_run(&host, 2);
  XSync(host.display, False);
  CHECK(XCheckTypedEvent(host.display, KeyPress, &event));
  CHECK(XLookupKeysym(&event.xkey, 0) == XK_F5);
  close_all();
}

static void
tell_scene(void)
{
  static uint64_t bytes[ESTRO_ATOM_BYTES / 8];
  ui_host_tell(&host, bytes, scene_piece(&host.map, bytes, sizeof(bytes), 1));
  for (unsigned i = 0; i < SCENE_SECTIONS; ++i) {
    ui_host_tell(&host, bytes, scene_section(&host.map, bytes, sizeof(bytes), 1, i));
  }
}

static void
what_the_plugin_tells_is_seen(void)
{
  open_stereo();
  const int    y     = middle_y(layout().legend);
  const double empty = ui_host_variety(&host, y);
  tell_scene();
  ui_host_run(&host, 10);
  CHECK(empty == 0.0 && ui_host_variety(&host, y) > 0.05);
  close_all();
}

static void
a_large_screen_gets_a_large_window(void)
{
  XWindowAttributes is;
  ui_host_init(&host, module);
  host.scale = 1.5f;
  ui_host_open(&host, ESTRO_URI, true);
  ui_host_run(&host, 10);
  CHECK(XGetWindowAttributes(host.display, host.window, &is));
  CHECK(is.width == 1.5 * UI_WIDTH && is.height == 1.5 * UI_HEIGHT);
  const UiRect field = layout().field;
  ui_host_click(&host, 300, (int)(1.5 * (field.y + field.h)) - 6, Button1);
  CHECK(ui_host_focus(&host) == host.window);
  close_all();
}

static void
a_storm_of_sizes_is_weathered(void)
{
  open_stereo();
  tell_scene();
  const LV2UI_Resize* const resize =
    (const LV2UI_Resize*)host.descriptor->extension_data(LV2_UI__resize);
  for (int i = 0; i < 60; ++i) {
    CHECK(!resize->ui_resize(host.ui, 1 + i * 37 % 1100, 1 + i * 53 % 900));
    ui_host_run(&host, i % 3 == 0);
  }
  CHECK(!resize->ui_resize(host.ui, 900, 600));
  CHECK(resize->ui_resize(host.ui, 0, -5));
  ui_host_run(&host, 10);
  const int y = middle_y(ui_layout(900, 600, 1, false).legend);
  CHECK(ui_host_variety(&host, y) > 0.05);
  close_all();
}

static void
two_windows_do_not_know_each_other(void)
{
  static UiHost other;
  open_stereo();
  ui_host_init(&other, module);
  ui_host_open(&other, ESTRO_MULTI_URI, true);
  ui_host_run(&other, 10);
  ui_host_click(&other, middle_x(layout().generate), middle_y(layout().generate),
                Button1);
  ui_host_run(&host, 4);
  CHECK(other.n_prompts == 1 && host.n_prompts == 0);
  ui_host_close(&other);
  ui_host_free(&other);
  ui_host_run(&host, 4);
  close_all();
}

/// Memory of this process that lies in RAM, in KiB; 0 where it cannot be told.
static long
resident(void)
{
  long        size = 0, pages = 0;
  FILE* const file = fopen("/proc/self/statm", "r");
  if (file && fscanf(file, "%ld %ld", &size, &pages) != 2) {
    pages = 0;
  }
  if (file) {
    fclose(file);
  }
  return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static void
a_window_opens_and_closes_again_and_again(void)
{
  long after_ten = 0;
  ui_host_init(&host, module);
  for (unsigned i = 0; i < 100; ++i) {
    ui_host_open(&host, ESTRO_URI, true);
    CHECK(host.ui);
    tell_scene();
    ui_host_run(&host, 3);
    ui_host_close(&host);
    after_ten = i == 9 ? resident() : after_ten;
  }
  // A window that leaked its picture would have taken 270 MB by now
  printf("  %ld KiB more after ninety windows\n", resident() - after_ten);
  CHECK(resident() - after_ten < RESIDENT_KIB);
  ui_host_free(&host);
}

static void
tab_and_arrows_move_a_slider_and_space_goes_to_the_host(void)
{
  open_stereo();
  XSelectInput(host.display, host.top, KeyPressMask);
  click_field();
  XEvent event;
  for (unsigned i = 0; i < 40 && !host.n_writes[FIRST_PARAM + PARAM_DYNAMICS]; ++i) {
    ui_host_key(&host, XK_Tab, false, false);
    ui_host_key(&host, XK_End, false, false);
  }
  CHECK(host.controls[FIRST_PARAM + PARAM_DYNAMICS] == 1.0f);
  while (XCheckTypedEvent(host.display, KeyPress, &event)) {
    // Keys of no use on the way
  }
  ui_host_key(&host, XK_Left, false, false);
  CHECK_NEAR(host.controls[FIRST_PARAM + PARAM_DYNAMICS], 0.95, 1e-6);
  CHECK(!XCheckTypedEvent(host.display, KeyPress, &event));
  ui_host_key(&host, XK_space, false, false);
  ui_host_run(&host, 2);
  XSync(host.display, False);
  CHECK(XCheckTypedEvent(host.display, KeyPress, &event));
  CHECK(XLookupKeysym(&event.xkey, 0) == XK_space);
  ui_host_key(&host, XK_Escape, false, false);
  ui_host_run(&host, 2);
  CHECK(ui_host_focus(&host) == host.top);
  close_all();
}

static void
escape_over_the_window_stops_composing(void)
{
  uint64_t bytes[64];
  open_stereo();
  click_beside(); // The pointer is over the window, the keyboard is the host's
  ui_host_key(&host, XK_Escape, false, false);
  CHECK(host.n_cancels == 0);
  ui_host_tell(&host, bytes,
               scene_playhead(&host.map, bytes, sizeof(bytes), 0.0, false, true));
  ui_host_run(&host, 4);
  ui_host_key(&host, XK_Escape, false, false);
  ui_host_run(&host, 4);
  CHECK(host.n_cancels == 1 && ui_host_focus(&host) == host.top);
  ui_host_tell(&host, bytes,
               scene_playhead(&host.map, bytes, sizeof(bytes), 0.0, false, false));
  ui_host_run(&host, 4);
  ui_host_key(&host, XK_Escape, false, false);
  CHECK(host.n_cancels == 1);
  close_all();
}

static void
a_parent_that_disappears_does_not_end_the_host(void)
{
  open_stereo();
  click_field();
  XDestroyWindow(host.display, host.top);
  XSync(host.display, False);
  for (unsigned i = 0; i < 5; ++i) {
    host.idle->idle(host.ui);
  }
  CHECK(host.idle->idle(host.ui) != 0);
  close_all();
}

int
main(int argc, char** argv)
{
  CHECK(argc == 2);
  module = argv[1];
  RUN(a_window_asks_for_everything_once);
  RUN(without_a_parent_there_is_no_window);
  RUN(the_keyboard_is_taken_for_writing_and_given_back);
  RUN(closing_while_writing_gives_the_keyboard_back);
  RUN(a_typed_sentence_is_composed_by_enter);
  RUN(generating_again_moves_the_seed_on);
  RUN(a_window_manager_may_look_at_clicks_first);
  RUN(copied_text_can_be_pasted);
  RUN(a_dragged_slider_writes_its_port);
  RUN(the_multi_plugin_has_its_own_ports);
  RUN(keys_go_past_a_window_that_is_not_written_in);
  RUN(what_the_plugin_tells_is_seen);
  RUN(a_large_screen_gets_a_large_window);
  RUN(a_storm_of_sizes_is_weathered);
  RUN(two_windows_do_not_know_each_other);
  RUN(a_window_opens_and_closes_again_and_again);
  RUN(tab_and_arrows_move_a_slider_and_space_goes_to_the_host);
  RUN(escape_over_the_window_stops_composing);
  RUN(a_parent_that_disappears_does_not_end_the_host);
  scene_forget_fonts();
  return 0;
}
