// Every view beside the picture that was found good.
//
// usage: test_ui_golden FOLDER [renew]
//
// The pictures in FOLDER are a quarter as large as what they show, which forgives
// what another version of the letters' renderer does; with other letters than
// theirs there is nothing to compare (77).

#include "tests/test.h"
#include "tests/ui/hand.h"
#include "ui/draw.h"

#include <fontconfig/fontconfig.h>

#define SMALLER 4
#define NOTICED 20     ///< Of 255, in one colour of one small pixel
#define FORGIVEN 0.004 ///< Share of pixels that may differ as much

static Recorder    r;
static const char* folder;
static bool        renew;
static unsigned    n_different;

static unsigned char*
pixel(cairo_surface_t* picture, int x, int y)
{
  return cairo_image_surface_get_data(picture) +
         (ptrdiff_t)y * cairo_image_surface_get_stride(picture) + 4 * (ptrdiff_t)x;
}

/// The mean of each square, in `small`.
static void
shrink(cairo_surface_t* large, cairo_surface_t* small, int by)
{
  const int w = cairo_image_surface_get_width(small);
  const int h = cairo_image_surface_get_height(small);
  cairo_surface_flush(large);
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) {
      for (int c = 0; c < 3; ++c) {
        int sum = 0;
        for (int i = 0; i < by * by; ++i) {
          sum += pixel(large, x * by + i % by, y * by + i / by)[c];
        }
        pixel(small, x, y)[c] = (unsigned char)(sum / (by * by));
      }
    }
  }
  cairo_surface_mark_dirty(small);
}

static cairo_surface_t*
small_picture(double width, double height, double scale)
{
  const int              w = (int)(width * scale), h = (int)(height * scale);
  const int              by    = (int)(SMALLER * scale);
  cairo_surface_t* const large = cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h);
  cairo_surface_t* const small =
    cairo_image_surface_create(CAIRO_FORMAT_RGB24, w / by, h / by);
  cairo_t* const cr = cairo_create(large);
  cairo_scale(cr, scale, scale);
  ui_view_draw(&r.view, cr, UI_AREA_ALL);
  CHECK(cairo_status(cr) == CAIRO_STATUS_SUCCESS);
  cairo_destroy(cr);
  shrink(large, small, by);
  cairo_surface_destroy(large);
  return small;
}

static double
difference(cairo_surface_t* a, cairo_surface_t* b)
{
  const int w = cairo_image_surface_get_width(a), h = cairo_image_surface_get_height(a);
  unsigned  n = 0;
  if (w != cairo_image_surface_get_width(b) || h != cairo_image_surface_get_height(b)) {
    return 1.0;
  }
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) {
      int most = 0;
      for (int c = 0; c < 3; ++c) {
        const int d = abs(pixel(a, x, y)[c] - pixel(b, x, y)[c]);
        most        = d > most ? d : most;
      }
      n += most > NOTICED;
    }
  }
  return (double)n / (w * h);
}

/// Holds what the view shows now against its picture.
static void
shows(const char* name, double width, double height, double scale)
{
  char path[600];
  if (r.view.width != width * scale || r.view.scale != scale) {
    ui_view_resize(&r.view, width * scale, height * scale, scale);
  }
  cairo_surface_t* const now = small_picture(width, height, scale);
  snprintf(path, sizeof(path), "%s/%s.png", folder, name);
  if (renew) {
    CHECK(cairo_surface_write_to_png(now, path) == CAIRO_STATUS_SUCCESS);
  }
  cairo_surface_t* const good = cairo_image_surface_create_from_png(path);
  CHECK(cairo_surface_status(good) == CAIRO_STATUS_SUCCESS);
  const double share = difference(now, good);
  if (share > FORGIVEN) {
    printf("  %s differs in %.2f %% of its pixels\n", name, 100 * share);
    ++n_different;
  }
  cairo_surface_destroy(now);
  cairo_surface_destroy(good);
}

static void
shows_plain(const char* name)
{
  shows(name, UI_WIDTH, UI_HEIGHT, 1.0);
}

static void
start(void)
{
  recorder_init(&r);
  scene_tell(&r.map, &r.view);
  recorder_playhead(&r, 1.0, 10 * 3 * BASE_PPQ + 700.0, true, false);
  ui_view_param(&r.view, PARAM_DYNAMICS, 0.7f);
}

static void
add_presets(void)
{
  static const char* const names[] = {"Slow Snow", "Pub Reel", "Deep House", "Waltz"};
  UiBanks* const           banks   = &r.view.banks;
  banks->things                    = calloc(4, sizeof(*banks->things));
  CHECK(banks->things);
  for (unsigned i = 0; i < 4; ++i) {
    strcpy(banks->things[i].label, names[i]);
    strcpy(banks->things[i].prompt, "a sentence");
    banks->bank_of[i] = i / 2;
  }
  strcpy(banks->banks[0], "Scenes");
  strcpy(banks->banks[1], "Dances");
  banks->n              = 4;
  banks->n_banks        = 2;
  r.view.browser.chosen = 2;
  ui_browser_find(&r.view.browser, banks);
  ui_view_rearrange(&r.view);
}

static void
a_window_without_a_piece(void)
{
  recorder_init(&r);
  shows_plain("empty");
  recorder_free(&r);
}

static void
every_panel(void)
{
  start();
  add_presets();
  shows_plain("play");
  hand_click(&r, UI_ON_TAB, UI_TAB_COMPOSE);
  shows_plain("compose");
  hand_click(&r, UI_ON_TAB, UI_TAB_MIXER);
  hand_click(&r, UI_ON_SOLO, BASE_LEAD);
  shows_plain("mixer");
  hand_click(&r, UI_ON_SOLO, BASE_LEAD);
  hand_click(&r, UI_ON_TAB, UI_TAB_TAKES);
  shows_plain("takes");
  hand_click(&r, UI_ON_TAB, UI_TAB_PRESETS);
  shows_plain("presets");
  hand_click(&r, UI_ON_TAB, UI_TAB_PRESETS);
  shows_plain("folded");
  recorder_free(&r);
}

static void
every_size_and_scale(void)
{
  start();
  shows("least", UI_MIN_WIDTH, UI_MIN_HEIGHT, 1.0);
  shows("large", 1600, 1000, 1.0);
  shows("play-150", UI_WIDTH, UI_HEIGHT, 1.5);
  shows("play-200", UI_WIDTH, UI_HEIGHT, 2.0);
  shows("play-300", UI_WIDTH, UI_HEIGHT, 3.0);
  recorder_free(&r);
}

static void
light_colours(void)
{
  start();
  r.view.theme = ui_theme_light;
  shows_plain("light-play");
  hand_click(&r, UI_ON_TAB, UI_TAB_MIXER);
  shows_plain("light-mixer");
  recorder_free(&r);
}

static void
what_lies_above(void)
{
  start();
  hand_click(&r, UI_ON_TAB, UI_TAB_MIXER);
  hand_click(&r, UI_ON_INSTRUMENT, BASE_DRUMS);
  shows_plain("chooser");
  hand_key(&r, UI_KEY_ESCAPE);
  hand_click(&r, UI_ON_SETTINGS, 0);
  shows_plain("settings");
  hand_key(&r, UI_KEY_ESCAPE);
  hand_click(&r, UI_ON_CHIP, 3);
  shows_plain("chip");
  hand_key(&r, UI_KEY_TAB); // The focus moves on to the next chip
  shows_plain("focus");
  hand_key(&r, UI_KEY_ESCAPE);
  ui_dialog_open(&r.view, UI_MIDI_FILE, -1, 0, 0);
  strcpy(r.view.dialog.folder, "/home/ada/music");
  strcpy(r.view.dialog.files[0].name, "sketches");
  strcpy(r.view.dialog.files[1].name, "waltz.mid");
  r.view.dialog.files[0].folder = true;
  r.view.dialog.files[1].folder = false;
  r.view.dialog.n_files         = 2;
  ui_view_rearrange(&r.view);
  shows_plain("dialog");
  recorder_free(&r);
}

static void
what_goes_on(void)
{
  start();
  const UiPointer on = hand_at(&r, UI_ON_CHIP, 3, 0.5);
  ui_view_move(&r.view, &on);
  ui_view_tick(&r.view, 9.0);
  CHECK(r.view.tip);
  shows_plain("tooltip");
  ui_view_leave(&r.view);
  r.view.bars = (UiBars){9, 13};
  recorder_playhead(&r, 10.0, 10 * 3 * BASE_PPQ + 700.0, true, true);
  shows_plain("busy");
  recorder_free(&r);
}

static bool
these_letters(void)
{
  FcResult         result = FcResultMatch;
  FcPattern* const wish   = FcNameParse((const FcChar8*)"sans");
  FcConfigSubstitute(NULL, wish, FcMatchPattern);
  FcDefaultSubstitute(wish);
  FcPattern* const found = FcFontMatch(NULL, wish, &result);
  FcChar8*         name  = NULL;
  const bool       same  = found &&
                    FcPatternGetString(found, FC_FAMILY, 0, &name) == FcResultMatch &&
                    !strcmp((const char*)name, "DejaVu Sans");
  FcPatternDestroy(wish);
  if (found) {
    FcPatternDestroy(found);
  }
  return same;
}

int
main(int argc, char** argv)
{
  CHECK(argc == 2 || argc == 3);
  folder = argv[1];
  renew  = argc == 3 && !strcmp(argv[2], "renew");
  if (!these_letters()) {
    puts("the pictures were made with DejaVu Sans");
    return 77;
  }
  CHECK(!setenv("HOME", "/nonexistent", 1));
  RUN(a_window_without_a_piece);
  RUN(every_panel);
  RUN(every_size_and_scale);
  RUN(light_colours);
  RUN(what_lies_above);
  RUN(what_goes_on);
  scene_forget_fonts();
  CHECK(n_different == 0);
  return 0;
}
