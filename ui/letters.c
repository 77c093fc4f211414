#include "ui/fonts.h"
#include "ui/theme.h"
#include "ui/utf8.h"

#include <string.h>

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

double
ui_text_width(cairo_t* cr, UiFace face, const char* text)
{
  ui_face(cr, face);
  return ui_fonts_width(cr, text);
}

/// Shorten `line` until it fits with an ellipsis; returns its width.
static double
shorten(cairo_t* cr, char* line, size_t size, double room)
{
  static const char ellipsis[] = "\xE2\x80\xA6";

  double width = ui_fonts_width(cr, line);
  size_t n     = strlen(line);
  while (width > room && n > 0) {
    n = ui_utf8_previous(line, n, n);
    while (n > 0 && line[n - 1] == ' ') {
      --n;
    }
    if (n + sizeof(ellipsis) <= size) {
      memcpy(line + n, ellipsis, sizeof(ellipsis));
    }
    width = ui_fonts_width(cr, line);
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
  ui_fonts_show(cr, line);
  return width;
}
