// Every view drawn on pictures: complete, within its bounds, and readable.
//
// With a folder as its argument the program leaves its pictures there.

#include "core/base/utf8.h"
#include "tests/test.h"
#include "tests/ui/recorder.h"
#include "ui/draw.h"
#include "ui/fonts.h"

#include <fontconfig/fontconfig.h>

static Recorder    r;
static const char* folder; ///< NULL to keep no pictures

static cairo_surface_t*
picture_of(UiView* view, double width, double height, double scale)
{
  cairo_surface_t* const surface = cairo_image_surface_create(
    CAIRO_FORMAT_RGB24, (int)(width * scale), (int)(height * scale));
  cairo_t* const cr = cairo_create(surface);
  cairo_scale(cr, scale, scale);
  ui_view_resize(view, width * scale, height * scale, scale);
  ui_view_draw(view, cr, UI_AREA_ALL);
  CHECK(cairo_status(cr) == CAIRO_STATUS_SUCCESS);
  cairo_destroy(cr);
  cairo_surface_flush(surface);
  return surface;
}

static uint32_t
pixel(cairo_surface_t* surface, int x, int y)
{
  const unsigned char* const row =
    cairo_image_surface_get_data(surface) +
    (size_t)y * (size_t)cairo_image_surface_get_stride(surface);
  uint32_t value = 0;
  memcpy(&value, row + 4 * (size_t)x, 4);
  return value & 0xFFFFFF;
}

/// The share of pixels within `box` (in pixels) that differ.
static double
difference(cairo_surface_t* a, cairo_surface_t* b, UiRect box)
{
  unsigned n = 0, different = 0;
  for (int y = (int)box.y; y < (int)(box.y + box.h); ++y) {
    for (int x = (int)box.x; x < (int)(box.x + box.w); ++x, ++n) {
      different += pixel(a, x, y) != pixel(b, x, y);
    }
  }
  return (double)different / n;
}

static void
keep(cairo_surface_t* surface, const char* name)
{
  char path[512];
  if (folder) {
    snprintf(path, sizeof(path), "%s/%s.png", folder, name);
    CHECK(cairo_surface_write_to_png(surface, path) == CAIRO_STATUS_SUCCESS);
  }
}

static void
start_playing(void)
{
  recorder_init(&r);
  scene_tell(&r.map, &r.view);
  recorder_playhead(&r, 1.0, 10 * 3 * BASE_PPQ + 700.0, true, false);
  ui_view_param(&r.view, PARAM_DYNAMICS, 0.8f);
}

static void
every_area_has_something_in_it_at_every_size(void)
{
  static const struct {
    double      width, height, scale;
    const char* name;
  } sizes[] = {{UI_WIDTH, UI_HEIGHT, 1.0, "playing"},
               {UI_WIDTH, UI_HEIGHT, 2.0, "playing-200"},
               {UI_MIN_WIDTH, UI_MIN_HEIGHT, 1.0, "least"},
               {1500, 1000, 1.0, "large"},
               {UI_WIDTH, UI_HEIGHT, 1.25, "playing-125"}};
  start_playing();
  for (unsigned i = 0; i < 5; ++i) {
    cairo_surface_t* const shown =
      picture_of(&r.view, sizes[i].width, sizes[i].height, sizes[i].scale);
    for (unsigned area = 1; area < UI_AREA_ALL; area <<= 1) {
      const UiRect box   = ui_layout_area(&r.view.layout, area);
      const double s     = sizes[i].scale;
      const int    right = (int)((box.x + box.w) * s) - 1;
      const int    low   = (int)((box.y + box.h) * s) - 1;
      unsigned     inked = 0;
      for (int y = (int)(box.y * s); y < low; ++y) {
        for (int x = (int)(box.x * s); x < right; ++x) {
          inked += pixel(shown, x, y) != pixel(shown, 1, 1);
        }
      }
      CHECK(inked > 150);
    }
    keep(shown, sizes[i].name);
    cairo_surface_destroy(shown);
  }
  recorder_free(&r);
}

static void
a_window_too_small_draws_without_complaint(void)
{
  start_playing();
  cairo_surface_destroy(picture_of(&r.view, 40, 20, 1.0));
  cairo_surface_destroy(picture_of(&r.view, 900, 30, 1.0));
  recorder_free(&r);
}

static void
an_empty_window_invites(void)
{
  recorder_init(&r);
  cairo_surface_t* const empty = picture_of(&r.view, UI_WIDTH, UI_HEIGHT, 1.0);
  keep(empty, "empty");
  scene_tell(&r.map, &r.view);
  cairo_surface_t* const full = picture_of(&r.view, UI_WIDTH, UI_HEIGHT, 1.0);
  CHECK(difference(empty, full, r.view.roll.box) > 0.05);
  CHECK(difference(empty, full, r.view.layout.reading) > 0.01);
  CHECK(difference(empty, full, r.view.layout.legend) > 0.01);
  cairo_surface_destroy(empty);
  cairo_surface_destroy(full);
  recorder_free(&r);
}

static void
states_can_be_told_apart(void)
{
  start_playing();
  cairo_surface_t* const before = picture_of(&r.view, UI_WIDTH, UI_HEIGHT, 1.0);
  const UiRect           slider = ui_item_at(&r.view, UI_ON_PARAM, PARAM_DYNAMICS)->box;
  const UiRect           other  = ui_item_at(&r.view, UI_ON_PARAM, PARAM_TIMBRE)->box;
  const UiRect    follow = ui_item_at(&r.view, UI_ON_PARAM, PARAM_FOLLOW_HOST)->box;
  const UiPointer at     = {r.view.layout.field.x + 200, r.view.layout.field.y + 20, 2,
                            false, false};
  ui_view_press(&r.view, &at);
  ui_view_release(&r.view, &at);
  ui_view_param(&r.view, PARAM_DYNAMICS, 0.2f);
  ui_view_param(&r.view, PARAM_FOLLOW_HOST, 0.0f);
  recorder_playhead(&r, 1.0, 10 * 3 * BASE_PPQ + 700.0, true, true);
  cairo_surface_t* const after = picture_of(&r.view, UI_WIDTH, UI_HEIGHT, 1.0);
  keep(after, "writing");
  CHECK(difference(before, after, r.view.layout.field) > 0.01);
  CHECK(difference(before, after, slider) > 0.02);
  CHECK(difference(before, after, follow) > 0.02);
  CHECK(difference(before, after, r.view.layout.status) > 0.005);
  CHECK(difference(before, after, r.view.layout.generate) > 0.1);
  CHECK(difference(before, after, other) == 0.0);
  cairo_surface_destroy(before);
  cairo_surface_destroy(after);
  recorder_free(&r);
}

static void
an_error_is_shown(void)
{
  uint64_t bytes[64];
  start_playing();
  cairo_surface_t* const before = picture_of(&r.view, UI_WIDTH, UI_HEIGHT, 1.0);
  const size_t           n = scene_set(&r.map, bytes, sizeof(bytes), r.map.uris.status,
                                       "a model file is damaged");
  ui_view_message(&r.view, &r.map.uris, bytes, n);
  CHECK(r.view.damage == UI_AREA_STATUS);
  cairo_surface_t* const after = picture_of(&r.view, UI_WIDTH, UI_HEIGHT, 1.0);
  CHECK(difference(before, after, r.view.layout.status) > 0.005);
  cairo_surface_destroy(before);
  cairo_surface_destroy(after);
  recorder_free(&r);
}

static void
the_playhead_moves(void)
{
  start_playing();
  cairo_surface_t* const before = picture_of(&r.view, UI_WIDTH, UI_HEIGHT, 1.0);
  recorder_playhead(&r, 1.1, 10 * 3 * BASE_PPQ + 900.0, true, false);
  CHECK(r.view.damage & UI_AREA_ROLL);
  cairo_surface_t* const after = picture_of(&r.view, UI_WIDTH, UI_HEIGHT, 1.0);
  CHECK(difference(before, after, r.view.roll.box) > 0.01);
  CHECK(difference(before, after, r.view.layout.prompt) == 0.0);
  cairo_surface_destroy(before);
  cairo_surface_destroy(after);
  recorder_free(&r);
}

static void
a_moved_picture_of_the_score_equals_a_fresh_one(void)
{
  static const double scales[] = {1.0, 1.5, 2.0};
  start_playing();
  for (unsigned i = 0; i < 3; ++i) {
    const double scale = scales[i];
    cairo_surface_destroy(picture_of(&r.view, UI_WIDTH, UI_HEIGHT, scale));
    recorder_playhead(&r, 1.0, 12 * 3 * BASE_PPQ, true, false);
    cairo_surface_t* const moved = picture_of(&r.view, UI_WIDTH, UI_HEIGHT, scale);
    ui_strip_free(&r.view.strip);
    cairo_surface_t* const fresh = picture_of(&r.view, UI_WIDTH, UI_HEIGHT, scale);
    const UiRect           all   = {0, 0, UI_WIDTH * scale, UI_HEIGHT * scale};
    CHECK(difference(moved, fresh, all) < 0.002);
    cairo_surface_destroy(moved);
    cairo_surface_destroy(fresh);
    recorder_playhead(&r, 1.0, 10 * 3 * BASE_PPQ, true, false);
  }
  recorder_free(&r);
}

static void
a_place_in_the_text_is_found_under_the_pointer(void)
{
  recorder_init(&r);
  ui_text_insert(&r.view.text, "Wal\xC3\xBC, iii \xE2\x82\xAC", 14);
  const UiText* const text = &r.view.text;
  for (size_t at = 0; at <= text->size_bytes; ++at) {
    const bool edge = ((unsigned char)text->bytes[at] & 0xC0U) != 0x80U;
    if (edge) {
      CHECK(ui_field_at(r.view.ruler, UI_FIELD, text,
                        ui_field_x(r.view.ruler, UI_FIELD, text, at)) == at);
    }
  }
  CHECK(ui_field_at(r.view.ruler, UI_FIELD, text, -100) == 0);
  CHECK(ui_field_at(r.view.ruler, UI_FIELD, text, 1e6) == text->size_bytes);
  recorder_free(&r);
}

/// A letter that the window's own font lacks and another one has; 0 if there is none.
static uint32_t
foreign_letter(void)
{
  static const uint32_t letters[] = {0x97F3,  0x3042, 0xAC00,  0x0E01, 0x0905,
                                     0x1D49C, 0x2D30, 0x1F3B5, 0x13A0, 0x1200};
  FcResult              result    = FcResultMatch;
  FcPattern* const      wish      = FcNameParse((const FcChar8*)"sans");
  FcConfigSubstitute(NULL, wish, FcMatchPattern);
  FcDefaultSubstitute(wish);
  FcPattern* const own   = FcFontMatch(NULL, wish, &result);
  FcFontSet* const all   = FcConfigGetFonts(NULL, FcSetSystem);
  FcCharSet*       has   = NULL;
  uint32_t         found = 0;
  CHECK(own && FcPatternGetCharSet(own, FC_CHARSET, 0, &has) == FcResultMatch);
  for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]) && !found; ++i) {
    for (int k = 0; all && k < all->nfont && !FcCharSetHasChar(has, letters[i]); ++k) {
      FcCharSet* other  = NULL;
      FcBool     scales = FcFalse;
      if (FcPatternGetCharSet(all->fonts[k], FC_CHARSET, 0, &other) == FcResultMatch &&
          FcPatternGetBool(all->fonts[k], FC_SCALABLE, 0, &scales) == FcResultMatch &&
          scales && FcCharSetHasChar(other, letters[i])) {
        found = letters[i];
      }
    }
  }
  FcPatternDestroy(own);
  FcPatternDestroy(wish);
  return found;
}

static cairo_surface_t*
line_of(const char* text, UiFonts* fonts)
{
  cairo_surface_t* const line = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 200, 30);
  cairo_t* const         cr   = cairo_create(line);
  ui_fonts_attach(fonts, cr);
  cairo_set_source_rgb(cr, 1, 1, 1);
  ui_text_draw(cr, UI_FIELD, (UiRect){0, 0, 200, 30}, UI_LEFT, text);
  cairo_destroy(cr);
  cairo_surface_flush(line);
  return line;
}

static void
another_font_steps_in_for_other_scripts(void)
{
  char           text[16] = "A";
  const UiRect   all      = {0, 0, 200, 30};
  const uint32_t letter   = foreign_letter();
  UiFonts* const fonts    = ui_fonts_new();
  CHECK(fonts);
  cairo_surface_t* const plain = line_of("Walz\xC3\xBC", NULL);
  cairo_surface_t* const same  = line_of("Walz\xC3\xBC", fonts);
  CHECK(difference(plain, same, all) == 0.0);
  if (letter) {
    text[1 + base_utf8_write(letter, text + 1)] = '\0';
    cairo_surface_t* const box                  = line_of(text, NULL);
    cairo_surface_t* const shaped               = line_of(text, fonts);
    printf("  letter U+%04X\n", letter);
    CHECK(difference(box, shaped, all) > 0.002);
    cairo_surface_destroy(box);
    cairo_surface_destroy(shaped);
  } else {
    puts("  all fonts here know the same letters");
  }
  cairo_surface_destroy(plain);
  cairo_surface_destroy(same);
  ui_fonts_free(fonts);
}

int
main(int argc, char** argv)
{
  folder = argc > 1 ? argv[1] : NULL;
  RUN(every_area_has_something_in_it_at_every_size);
  RUN(a_window_too_small_draws_without_complaint);
  RUN(an_empty_window_invites);
  RUN(states_can_be_told_apart);
  RUN(an_error_is_shown);
  RUN(the_playhead_moves);
  RUN(a_moved_picture_of_the_score_equals_a_fresh_one);
  RUN(a_place_in_the_text_is_found_under_the_pointer);
  RUN(another_font_steps_in_for_other_scripts);
  scene_forget_fonts();
  return 0;
}
