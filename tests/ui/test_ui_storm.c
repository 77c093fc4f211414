// Thousands of gestures that make no sense, in any order, with messages between.
//
// Nothing is asked but that the view stays whole: everything that was touched is
// let go, the keyboard is only held for a reason, and every picture can be drawn.

#include "tests/test.h"
#include "tests/ui/hand.h"

#include <dirent.h>

static Recorder r;
static uint32_t seed;
static char     folder[] = "/tmp/estro-storm-XXXXXX";

static void
clear_folder(void)
{
  DIR* const all = opendir(folder);
  CHECK(all);
  for (struct dirent* one = readdir(all); one; one = readdir(all)) {
    char path[300];
    snprintf(path, sizeof(path), "%s/%s", folder, one->d_name);
    remove(path); // The folder itself stays, it is not empty
  }
  closedir(all);
  CHECK(!remove(folder));
}

static unsigned
any(unsigned n)
{
  seed = seed * 1664525U + 1013904223U;
  return (seed >> 9U) % n;
}

static UiPointer
somewhere(void)
{
  ui_items(&r.view);
  UiPointer at = {any(1100), any(800), 1 + any(3), any(5) == 0, any(7) == 0};
  if (any(4) && r.view.n_items) { // Mostly at something
    const UiRect box = r.view.items[any(r.view.n_items)].box;
    at.x             = box.x + box.w * any(100) / 100.0;
    at.y             = box.y + box.h * any(100) / 100.0;
  }
  return at;
}

static void
say_something(double now_s)
{
  static uint64_t bytes[ESTRO_ATOM_BYTES / 8];
  size_t          n = 0;
  switch (any(6)) {
  case 0:
    recorder_playhead(&r, now_s, any(100000), any(2), any(2));
    return;
  case 1:
    n = scene_takes(&r.map, bytes, sizeof(bytes));
    break;
  case 2:
    n = scene_piece(&r.map, bytes, sizeof(bytes), (int32_t)any(3));
    break;
  case 3:
    n =
      scene_section(&r.map, bytes, sizeof(bytes), (int32_t)any(3), any(SCENE_SECTIONS));
    break;
  case 4:
    n = scene_set(&r.map, bytes, sizeof(bytes), r.map.uris.intent,
                  any(2) ? scene_intent : "{}");
    break;
  default:
    ui_view_param(&r.view, (ParamId)any(PARAM_N), (float)any(200) - 60.0f);
    return;
  }
  ui_view_message(&r.view, &r.map.uris, bytes, n);
}

static void
do_something(double now_s)
{
  UiPointer at = somewhere();
  switch (any(12)) {
  case 0:
  case 1:
  case 2:
    hand_click_at(&r, at);
    break;
  case 3:
    hand_drag(&r, at, somewhere());
    break;
  case 4:
    ui_view_wheel(&r.view, &at, (double)any(7) - 3.0, any(3) == 0);
    break;
  case 5:
  case 6:
    ui_view_key(&r.view, (UiKey)any(UI_KEY_REDO + 1), any(2), any(2));
    break;
  case 7:
    ui_view_insert(&r.view, "7\xC3\xBC \xE9\x9F\xB3", 1 + any(3) * 3);
    break;
  case 8:
    ui_view_right(&r.view, &at);
    break;
  case 9:
    say_something(now_s);
    break;
  case 10:
    ui_view_middle(&r.view, &at);
    break;
  default:
    if (any(10) == 0) {
      ui_view_resize(&r.view, 1 + any(1500), 1 + any(1200), 0.5 + any(6) * 0.5);
    } else if (any(3) == 0) {
      ui_view_unfocus(&r.view);
      r.editing = false;
    } else {
      ui_view_leave(&r.view);
    }
    break;
  }
}

static void
draw(void)
{
  cairo_surface_t* const picture = cairo_image_surface_create(
    CAIRO_FORMAT_RGB24, (int)r.view.width, (int)r.view.height);
  cairo_t* const cr = cairo_create(picture);
  cairo_scale(cr, r.view.scale, r.view.scale);
  ui_view_draw(&r.view, cr, any(2) ? UI_AREA_ALL : r.view.damage);
  ui_view_draw_meters(&r.view, cr);
  CHECK(cairo_status(cr) == CAIRO_STATUS_SUCCESS);
  cairo_destroy(cr);
  cairo_surface_destroy(picture);
}

static void
no_order_of_gestures_breaks_the_view(void)
{
  for (unsigned round = 0; round < 12; ++round) {
    recorder_init(&r);
    seed = round;
    if (round % 3) {
      scene_tell(&r.map, &r.view);
    }
    for (unsigned i = 0; i < 400; ++i) {
      const double now_s = i * 0.3;
      strcpy(r.view.dialog.folder, folder); // Whatever is saved, it is saved here
      do_something(now_s);
      ui_view_tick(&r.view, now_s);
      CHECK(r.view.n_items < UI_MAX_ITEMS && r.n_touches == r.n_releases);
      CHECK(r.editing == r.view.keyboard);
      CHECK(r.editing == (r.view.editing || r.view.navigating || r.view.menu.question ||
                          r.view.dialog.kind));
      if (i % 40 == 0) {
        draw();
      }
    }
    recorder_free(&r);
  }
}

int
main(void)
{
  CHECK(mkdtemp(folder) && !setenv("HOME", folder, 1));
  RUN(no_order_of_gestures_breaks_the_view);
  clear_folder();
  scene_forget_fonts();
  return 0;
}
