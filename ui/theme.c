#include "ui/theme.h"

#include <math.h>

#define HEX(rgb)                                                                       \
  {                                                                                    \
    ((rgb) >> 16 & 255) / 255.0, ((rgb) >> 8 & 255) / 255.0, ((rgb)&255) / 255.0       \
  }

const UiTheme ui_theme_dark = {
  .ground    = HEX(0x15171c),
  .panel     = HEX(0x1c1f26),
  .sunken    = HEX(0x101216),
  .line      = HEX(0x2e333d),
  .grid      = HEX(0x22262e),
  .text      = HEX(0xe9ebf0),
  .quiet     = HEX(0x9aa2b1),
  .accent    = HEX(0xff8a5c),
  .on_accent = HEX(0x1d120c),
  .alarm     = HEX(0xff6b6b),
  .lit       = HEX(0xffffff),
  .parts =
    {
      [BASE_LEAD]    = HEX(0xffd05e),
      [BASE_COUNTER] = HEX(0xf3573d),
      [BASE_CHORDS]  = HEX(0x4fb4ea),
      [BASE_PAD]     = HEX(0x8d7af6),
      [BASE_ARP]     = HEX(0x35f8a4),
      [BASE_BASS]    = HEX(0xd95c9b),
      [BASE_DRUMS]   = HEX(0xc5d6d7),
    },
};

const UiTheme ui_theme_light = {
  .ground    = HEX(0xeceef2),
  .panel     = HEX(0xfbfbfd),
  .sunken    = HEX(0xe2e5ea),
  .line      = HEX(0xc6cbd4),
  .grid      = HEX(0xe9ebef),
  .text      = HEX(0x1b1e25),
  .quiet     = HEX(0x535b69),
  .accent    = HEX(0xa83d08),
  .on_accent = HEX(0xffffff),
  .alarm     = HEX(0xb3141f),
  .lit       = HEX(0x14161a),
  .parts =
    {
      [BASE_LEAD]    = HEX(0xbf7b00),
      [BASE_COUNTER] = HEX(0xb63a27),
      [BASE_CHORDS]  = HEX(0x1b74fe),
      [BASE_PAD]     = HEX(0x5a2eb0),
      [BASE_ARP]     = HEX(0x009f5c),
      [BASE_BASS]    = HEX(0xb02a97),
      [BASE_DRUMS]   = HEX(0x4a6962),
    },
};

static double
linear(double c)
{
  return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/// Relative luminance (WCAG 2).
static double
luminance(UiColour c)
{
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double
ui_contrast(UiColour a, UiColour b)
{
  const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
  return x > y ? x / y : y / x;
}

/// `ink` moved towards black or white until it stands out from all three grounds.
static UiColour
readable(const UiTheme* theme, UiColour ink, UiColour to, double least)
{
  const UiColour was = ink;
  for (int i = 1; i <= 20; ++i) {
    if (ui_contrast(ink, theme->ground) >= least &&
        ui_contrast(ink, theme->panel) >= least &&
        ui_contrast(ink, theme->sunken) >= least) {
      return ink;
    }
    ink = ui_mix(was, to, i / 20.0);
  }
  return ink;
}

UiTheme
ui_theme_for(UiColour background)
{
  static const UiColour black = {0, 0, 0}, white = {1, 1, 1};

  const bool     light = luminance(background) > 0.18;
  const UiColour to    = light ? black : white;
  UiTheme        theme = light ? ui_theme_light : ui_theme_dark;
  // A ground of middling grey would leave no room for letters of any colour
  const UiColour edge = light ? white : black;
  for (int i = 0; i < 20 && ui_contrast(background, to) < (light ? 12.0 : 14.0); ++i) {
    background = ui_mix(background, edge, 0.12);
  }
  theme.ground = background;
  theme.panel =
    ui_mix(background, light ? white : ui_theme_dark.quiet, light ? 0.7 : 0.05);
  theme.sunken = ui_mix(background, black, light ? 0.05 : 0.3);
  theme.line   = ui_mix(background, to, light ? 0.17 : 0.11);
  theme.grid   = ui_mix(theme.panel, to, 0.05);
  theme.text   = readable(&theme, theme.text, to, 7.0);
  theme.quiet  = readable(&theme, theme.quiet, to, 4.6);
  theme.accent = readable(&theme, theme.accent, to, 4.6);
  theme.alarm  = readable(&theme, theme.alarm, to, 4.6);
  return theme;
}

void
ui_ink(cairo_t* cr, UiColour colour, double alpha)
{
  cairo_set_source_rgba(cr, colour.r, colour.g, colour.b, alpha);
}

UiColour
ui_mix(UiColour a, UiColour b, double way)
{
  return (UiColour){a.r + way * (b.r - a.r), a.g + way * (b.g - a.g),
                    a.b + way * (b.b - a.b)};
}

void
ui_round(cairo_t* cr, UiRect box, double radius)
{
  const double pi   = 3.14159265358979323846;
  const double half = (box.w < box.h ? box.w : box.h) / 2;
  const double r    = radius < half ? radius : half;
  cairo_new_sub_path(cr);
  cairo_arc(cr, box.x + box.w - r, box.y + r, r, -pi / 2, 0);
  cairo_arc(cr, box.x + box.w - r, box.y + box.h - r, r, 0, pi / 2);
  cairo_arc(cr, box.x + r, box.y + box.h - r, r, pi / 2, pi);
  cairo_arc(cr, box.x + r, box.y + r, r, pi, 3 * pi / 2);
  cairo_close_path(cr);
}

UiRect
ui_inset(UiRect box, double by)
{
  return (UiRect){box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by};
}

bool
ui_inside(UiRect box, double x, double y)
{
  return x >= box.x && y >= box.y && x < box.x + box.w && y < box.y + box.h;
}
