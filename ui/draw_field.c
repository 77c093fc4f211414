#include "ui/draw.h"

#include "ui/fonts.h"
#include "ui/utf8.h"

#include <math.h>
#include <string.h>

#define CARET_ROOM 12.0 ///< What stays visible beside the caret

UiRect
ui_field_inner(UiRect box, double padding)
{
  return (UiRect){box.x + padding, box.y, box.w - 2 * padding, box.h};
}

double
ui_field_x(cairo_t* cr, UiFace face, const UiText* text, size_t at)
{
  char before[UI_TEXT_MAX + 1];
  memcpy(before, text->bytes, at);
  before[at] = '\0';
  return ui_text_width(cr, face, before);
}

size_t
ui_field_at(cairo_t* cr, UiFace face, const UiText* text, double x)
{
  // Halve between bytes; the letters' edges come in order
  size_t low = 0, high = text->size_bytes;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    while (middle > low && ((unsigned char)text->bytes[middle] & 0xC0U) == 0x80U) {
      --middle;
    }
    const size_t next = ui_utf8_next(text->bytes, text->size_bytes, middle);
    const double edge =
      (ui_field_x(cr, face, text, middle) + ui_field_x(cr, face, text, next)) / 2;
    if (x < edge) {
      high = middle;
    } else {
      low = next;
    }
  }
  return low;
}

double
ui_field_reveal(cairo_t* cr, UiFace face, const UiText* text, double room,
                double scroll)
{
  const double caret = ui_field_x(cr, face, text, text->caret);
  const double end   = ui_field_x(cr, face, text, text->size_bytes);
  double       to    = scroll;
  if (caret - to > room - CARET_ROOM) {
    to = caret - room + CARET_ROOM;
  }
  if (caret - to < CARET_ROOM) {
    to = caret - CARET_ROOM;
  }
  to = fmin(to, end - room + CARET_ROOM);
  return fmax(to, 0.0);
}

static void
draw_selection(cairo_t* cr, const UiTheme* theme, const UiFieldLook* look, UiRect inner)
{
  const double high  = look->face == UI_FIELD ? 24 : 18;
  size_t       n     = 0;
  const size_t begin = ui_text_selection(look->text, &n);
  if (n) {
    const double left  = ui_field_x(cr, look->face, look->text, begin);
    const double right = ui_field_x(cr, look->face, look->text, begin + n);
    cairo_rectangle(cr, inner.x + left - look->scroll, inner.y + inner.h / 2 - high / 2,
                    right - left, high);
    ui_ink(cr, theme->accent, look->focused ? 0.38 : 0.18);
    cairo_fill(cr);
  }
}

static void
draw_line(cairo_t* cr, const UiTheme* theme, const UiFieldLook* look, UiRect inner)
{
  cairo_font_extents_t font;
  ui_face(cr, look->face);
  cairo_font_extents(cr, &font);
  ui_ink(cr, theme->text, 1.0);
  cairo_move_to(cr, inner.x - look->scroll,
                inner.y + (inner.h + font.ascent - font.descent) / 2);
  ui_fonts_show(cr, look->text->bytes);
}

static void
draw_caret(cairo_t* cr, const UiTheme* theme, const UiFieldLook* look, UiRect inner)
{
  const double high = look->face == UI_FIELD ? 22 : 16;
  const double x    = ui_field_x(cr, look->face, look->text, look->text->caret);
  cairo_rectangle(cr, inner.x + x - look->scroll - 0.75,
                  inner.y + inner.h / 2 - high / 2, 1.5, high);
  ui_ink(cr, theme->accent, 1.0);
  cairo_fill(cr);
}

void
ui_draw_field(cairo_t* cr, const UiTheme* theme, const UiFieldLook* look)
{
  const UiRect inner = ui_field_inner(look->box, look->padding);
  ui_round(cr, ui_inset(look->box, 0.75), look->face == UI_FIELD ? 10 : 6);
  ui_ink(cr, theme->sunken, 1.0);
  cairo_fill_preserve(cr);
  ui_ink(cr,
         look->focused ? theme->accent
                       : ui_mix(theme->line, theme->quiet, look->heat ? 0.4 : 0.0),
         1.0);
  cairo_set_line_width(cr, look->focused ? 1.5 : 1.0);
  cairo_stroke(cr);

  cairo_save(cr);
  cairo_rectangle(cr, inner.x - 2, inner.y + 2, inner.w + 4, inner.h - 4);
  cairo_clip(cr);
  if (look->text->size_bytes) {
    draw_selection(cr, theme, look, inner);
    draw_line(cr, theme, look, inner);
  } else {
    ui_ink(cr, theme->quiet, look->focused ? 0.7 : 1.0);
    ui_text_draw(cr, look->face, inner, UI_LEFT, look->invitation);
  }
  if (look->focused && look->caret) {
    draw_caret(cr, theme, look, inner);
  }
  cairo_restore(cr);
}
