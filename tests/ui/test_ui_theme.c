// Colours: letters that stand out, parts that every eye tells apart.

#include "tests/test.h"
#include "ui/theme.h"

static double
linear(double c)
{
  return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static void
check_letters(const UiTheme* t)
{
  const UiColour grounds[] = {t->ground, t->panel, t->sunken};
  for (unsigned i = 0; i < 3; ++i) {
    CHECK(ui_contrast(t->text, grounds[i]) >= 7.0);
    CHECK(ui_contrast(t->quiet, grounds[i]) >= 4.5);
    CHECK(ui_contrast(t->accent, grounds[i]) >= 4.5);
    CHECK(ui_contrast(t->alarm, grounds[i]) >= 4.5);
  }
  CHECK(ui_contrast(t->on_accent, t->accent) >= 4.5);
}

static void
contrast_is_that_of_the_guideline(void)
{
  const UiColour black = {0, 0, 0}, white = {1, 1, 1}, grey = {0.5, 0.5, 0.5};
  CHECK_NEAR(ui_contrast(black, white), 21.0, 1e-9);
  CHECK_NEAR(ui_contrast(white, white), 1.0, 1e-9);
  CHECK_NEAR(ui_contrast(grey, white), 1.05 / (linear(0.5) + 0.05), 1e-9);
}

static void
letters_stand_out_from_what_they_lie_on(void)
{
  check_letters(&ui_theme_dark);
  check_letters(&ui_theme_light);
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    CHECK(ui_contrast(ui_theme_dark.parts[i], ui_theme_dark.panel) >= 3.0);
    CHECK(ui_contrast(ui_theme_light.parts[i], ui_theme_light.panel) >= 3.0);
  }
}

static void
letters_stay_readable_on_any_hosts_ground(void)
{
  for (int r = 0; r <= 16; ++r) {
    for (int g = 0; g <= 16; ++g) {
      for (int b = 0; b <= 16; ++b) {
        const UiTheme theme = ui_theme_for((UiColour){r / 16.0, g / 16.0, b / 16.0});
        check_letters(&theme);
      }
    }
  }
}

static void
a_light_host_gets_light_colours(void)
{
  const UiTheme light = ui_theme_for((UiColour){0.93, 0.92, 0.9});
  const UiTheme dark  = ui_theme_for((UiColour){0.15, 0.15, 0.17});
  CHECK(light.ground.r > 0.8 && light.text.r < 0.3);
  CHECK(dark.ground.r < 0.3 && dark.text.r > 0.8);
  CHECK(light.parts[0].r == ui_theme_light.parts[0].r);
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
check_parts(const UiTheme* theme)
{
  double least = 1e9;
  for (unsigned kind = 0; kind < 4; ++kind) {
    for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
      for (unsigned k = 0; k < i; ++k) {
        const Lab    a = seen(theme->parts[i], kind);
        const Lab    b = seen(theme->parts[k], kind);
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

static void
colour_blind_eyes_tell_the_parts_apart(void)
{
  check_parts(&ui_theme_dark);
  check_parts(&ui_theme_light);
}

int
main(void)
{
  RUN(contrast_is_that_of_the_guideline);
  RUN(letters_stand_out_from_what_they_lie_on);
  RUN(letters_stay_readable_on_any_hosts_ground);
  RUN(a_light_host_gets_light_colours);
  RUN(colour_blind_eyes_tell_the_parts_apart);
  return 0;
}
