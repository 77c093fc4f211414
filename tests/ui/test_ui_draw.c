// Every view drawn on pictures: complete, within its bounds, and readable.
//
// With a folder as its argument the program leaves its pictures there.

#include "tests/test.h"
#include "tests/ui/recorder.h"
#include "ui/draw.h"

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
      CHECK(inked > 300);
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
  const UiRect           slider = r.view.layout.slider[0];
  const UiPointer at = {r.view.layout.field.x + 200, r.view.layout.field.y + 20, 2,
                        false};
  ui_view_press(&r.view, &at);
  ui_view_release(&r.view, &at);
  ui_view_param(&r.view, PARAM_DYNAMICS, 0.2f);
  ui_view_param(&r.view, PARAM_FOLLOW_HOST, 0.0f);
  recorder_playhead(&r, 1.0, 10 * 3 * BASE_PPQ + 700.0, true, true);
  cairo_surface_t* const after = picture_of(&r.view, UI_WIDTH, UI_HEIGHT, 1.0);
  keep(after, "writing");
  CHECK(difference(before, after, r.view.layout.field) > 0.01);
  CHECK(difference(before, after, slider) > 0.02);
  CHECK(difference(before, after, r.view.layout.follow) > 0.02);
  CHECK(difference(before, after, r.view.layout.status) > 0.005);
  CHECK(difference(before, after, r.view.layout.generate) > 0.1);
  CHECK(difference(before, after, r.view.layout.slider[1]) == 0.0);
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

/// Draws one thing on a large sheet and checks that nothing lies outside its box.
static void
stays_within(UiRect box, void (*draw)(cairo_t* cr, UiRect box))
{
  cairo_surface_t* const sheet =
    cairo_image_surface_create(CAIRO_FORMAT_RGB24, 600, 300);
  cairo_t* const cr = cairo_create(sheet);
  cairo_set_source_rgb(cr, 1, 0, 1);
  cairo_paint(cr);
  draw(cr, box);
  CHECK(cairo_status(cr) == CAIRO_STATUS_SUCCESS);
  cairo_destroy(cr);
  cairo_surface_flush(sheet);
  unsigned inside = 0;
  for (int y = 0; y < 300; ++y) {
    for (int x = 0; x < 600; ++x) {
      const bool inked = pixel(sheet, x, y) != 0xFF00FF;
      CHECK(!inked || ui_inside(ui_inset(box, -1), x, y));
      inside += inked;
    }
  }
  CHECK(inside > 100);
  cairo_surface_destroy(sheet);
}

static void
draw_slider(cairo_t* cr, UiRect box)
{
  const UiSliderLook look = {box,      "A name that is far too long for its slider",
                             "little", "very much indeed",
                             1.0f,     0.5f,
                             UI_ACTIVE};
  ui_draw_slider(cr, &ui_theme_dark, &look);
}

static void
draw_field(cairo_t* cr, UiRect box)
{
  const UiFieldLook look = {box, &r.view.text, 37.0, true, true, UI_HOT};
  ui_draw_field(cr, &ui_theme_dark, &look);
}

static void
draw_reading(cairo_t* cr, UiRect box)
{
  ui_draw_reading(cr, &ui_theme_dark, box, &r.view.mirror);
}

static void
draw_legend(cairo_t* cr, UiRect box)
{
  ui_draw_legend(cr, &ui_theme_dark, box, &r.view.mirror, 1000.0);
}

static void
draw_status(cairo_t* cr, UiRect box)
{
  ui_draw_status(cr, &ui_theme_dark, box, &r.view.mirror, false);
}

static void
draw_roll(cairo_t* cr, UiRect box)
{
  const UiRoll roll = {box, UI_ROLL_ZOOM, 300.0};
  ui_draw_roll_page(cr, &ui_theme_dark, &roll, &r.view.mirror);
  ui_draw_roll_live(cr, &ui_theme_dark, &roll, &r.view.mirror, 9600.0);
}

static void
nothing_is_drawn_outside_its_box(void)
{
  start_playing();
  memset(r.view.mirror.summary, 'm', sizeof(r.view.mirror.summary) - 1);
  memset(r.view.mirror.status, 'm', sizeof(r.view.mirror.status) - 1);
  memset(r.view.mirror.piece.title, 'm', sizeof(r.view.mirror.piece.title) - 1);
  memset(r.view.mirror.piece.parts[0], 'm', 40);
  stays_within((UiRect){100, 100, 220, 96}, draw_slider);
  stays_within((UiRect){100, 100, 300, 46}, draw_field);
  stays_within((UiRect){100, 100, 300, 50}, draw_reading);
  stays_within((UiRect){100, 100, 300, 36}, draw_legend);
  stays_within((UiRect){100, 100, 300, 30}, draw_status);
  stays_within((UiRect){100, 100, 300, 150}, draw_roll);
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
      CHECK(ui_field_at(r.view.ruler, text, ui_field_x(r.view.ruler, text, at)) == at);
    }
  }
  CHECK(ui_field_at(r.view.ruler, text, -100) == 0);
  CHECK(ui_field_at(r.view.ruler, text, 1e6) == text->size_bytes);
  recorder_free(&r);
}

static double
linear(double c)
{
  return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/// Relative luminance (WCAG 2).
static double
light(UiColour c)
{
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

static double
contrast(UiColour a, UiColour b)
{
  const double x = light(a) + 0.05, y = light(b) + 0.05;
  return x > y ? x / y : y / x;
}

static void
text_stands_out_from_what_it_lies_on(void)
{
  const UiTheme* const t         = &ui_theme_dark;
  const UiColour       grounds[] = {t->ground, t->panel, t->sunken};
  for (unsigned i = 0; i < 3; ++i) {
    CHECK(contrast(t->text, grounds[i]) >= 7.0);
    CHECK(contrast(t->quiet, grounds[i]) >= 4.5);
    CHECK(contrast(t->accent, grounds[i]) >= 4.5);
    CHECK(contrast(t->alarm, grounds[i]) >= 4.5);
  }
  CHECK(contrast(t->on_accent, t->accent) >= 4.5);
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    CHECK(contrast(t->parts[i], t->panel) >= 3.0);
  }
}

typedef struct {
  double l, a, b;
} Lab;

static double
bend(double v)
{
  return v > 0.008856 ? cbrt(v) : 7.787 * v + 16.0 / 116.0;
}

/// How eyes of a kind see a colour, as CIE Lab.  The kinds are full dichromacy
/// after Machado, Oliveira and Fernandes (2009), 0 being common vision.
static Lab
seen(UiColour c, unsigned kind)
{
  static const double eyes[4][3][3] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0.152286, 1.052583, -0.204868},
     {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968},
     {0.280085, 0.672501, 0.047413},
     {-0.011820, 0.042940, 0.968881}},
    {{1.255528, -0.076749, -0.178779},
     {-0.078411, 0.930809, 0.147602},
     {0.004733, 0.691367, 0.303900}},
  };
  const double in[3] = {linear(c.r), linear(c.g), linear(c.b)};
  double       v[3]  = {0, 0, 0};
  for (unsigned i = 0; i < 3; ++i) {
    for (unsigned k = 0; k < 3; ++k) {
      v[i] += eyes[kind][i][k] * in[k];
    }
    v[i] = fmin(fmax(v[i], 0.0), 1.0);
  }
  const double x = bend((0.4124 * v[0] + 0.3576 * v[1] + 0.1805 * v[2]) / 0.9505);
  const double y = bend(0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]);
  const double z = bend((0.0193 * v[0] + 0.1192 * v[1] + 0.9505 * v[2]) / 1.089);
  return (Lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

static void
colour_blind_eyes_tell_the_parts_apart(void)
{
  double least = 1e9;
  for (unsigned kind = 0; kind < 4; ++kind) {
    for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
      for (unsigned k = 0; k < i; ++k) {
        const Lab    a = seen(ui_theme_dark.parts[i], kind);
        const Lab    b = seen(ui_theme_dark.parts[k], kind);
        const double d = sqrt((a.l - b.l) * (a.l - b.l) + (a.a - b.a) * (a.a - b.a) +
                              (a.b - b.b) * (a.b - b.b));
        if (d < 22) {
          printf("  eyes %u: parts %u and %u are %.1f apart\n", kind, k, i, d);
        }
        least = fmin(least, d);
      }
    }
  }
  CHECK(least > 22.0); // Some ten just noticeable differences
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
  RUN(nothing_is_drawn_outside_its_box);
  RUN(a_place_in_the_text_is_found_under_the_pointer);
  RUN(text_stands_out_from_what_it_lies_on);
  RUN(colour_blind_eyes_tell_the_parts_apart);
  scene_forget_fonts();
  return 0;
}
