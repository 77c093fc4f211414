#include "ui/theme.h"

#include "ui/utf8.h"

#include <string.h>

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

void
ui_face(cairo_t* cr, UiFace face)
{
  static const struct {
    double size;
    bool   bold;
  } faces[] = {{10.5, false}, {12.0, false}, {12.0, true}, {15.0, false}, {21.0, true}};
  cairo_select_font_face(cr, "sans", CAIRO_FONT_SLANT_NORMAL,
                         faces[face].bold ? CAIRO_FONT_WEIGHT_BOLD
                                          : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cr, faces[face].size);
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

static double
advance(cairo_t* cr, const char* text)
{
  cairo_text_extents_t extents;
  cairo_text_extents(cr, text, &extents);
  return extents.x_advance;
}

double
ui_text_width(cairo_t* cr, UiFace face, const char* text)
{
  ui_face(cr, face);
  return advance(cr, text);
}

/// Shorten `line` until it fits with an ellipsis; returns its width.
static double
shorten(cairo_t* cr, char* line, size_t size, double room)
{
  static const char ellipsis[] = "\xE2\x80\xA6";

  double width = advance(cr, line);
  size_t n     = strlen(line);
  while (width > room && n > 0) {
    n = ui_utf8_previous(line, n, n);
    while (n > 0 && line[n - 1] == ' ') {
      --n;
    }
    if (n + sizeof(ellipsis) <= size) {
      memcpy(line + n, ellipsis, sizeof(ellipsis));
    }
    width = advance(cr, line);
  }
  return width;
}

double
ui_text_draw(cairo_t* cr, UiFace face, UiRect box, UiAlign align, const char* text)
{
  char line[640];
  ui_utf8_clean(text, strlen(text), line, sizeof(line));
  ui_face(cr, face);
  const double width = shorten(cr, line, sizeof(line), box.w);
  if (width > box.w) {
    return 0.0; // Not even the ellipsis has room
  }

  cairo_font_extents_t font;
  cairo_font_extents(cr, &font);
  const double slack = box.w - width;
  const double x     = align == UI_LEFT ? 0.0 : align == UI_RIGHT ? slack : slack / 2;
  cairo_move_to(cr, box.x + x, box.y + (box.h + font.ascent - font.descent) / 2);
  cairo_show_text(cr, line);
  return width;
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
