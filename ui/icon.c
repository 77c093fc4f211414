#include "ui/icon.h"

#include <math.h>
#include <stddef.h>

#define PI 3.14159265358979323846

/// Straight lines through points, given as x and y in turn around the middle.
static void
lines(cairo_t* cr, const double* points, size_t n)
{
  cairo_move_to(cr, points[0], points[1]);
  for (size_t i = 1; i < n; ++i) {
    cairo_line_to(cr, points[2 * i], points[2 * i + 1]);
  }
}

/// Opens upwards.
static void
chevron(cairo_t* cr)
{
  static const double points[] = {-4, -2, 0, 2.5, 4, -2};
  lines(cr, points, 3);
  cairo_set_line_width(cr, 1.7);
  cairo_stroke(cr);
}

static void
star_edge(cairo_t* cr)
{
  for (int i = 0; i < 10; ++i) {
    const double r = i % 2 ? 2.6 : 6.2, a = -PI / 2 + i * PI / 5;
    cairo_line_to(cr, r * cos(a), r * sin(a));
  }
  cairo_close_path(cr);
}

static void
star(cairo_t* cr)
{
  star_edge(cr);
  cairo_fill(cr);
}

static void
hollow_star(cairo_t* cr)
{
  star_edge(cr);
  cairo_set_line_width(cr, 1.0);
  cairo_stroke(cr);
}

static void
gear(cairo_t* cr)
{
  for (int i = 0; i < 8; ++i) {
    cairo_save(cr);
    cairo_rotate(cr, i * PI / 4);
    cairo_rectangle(cr, -1.3, -7, 2.6, 3);
    cairo_fill(cr);
    cairo_restore(cr);
  }
  cairo_arc(cr, 0, 0, 3.9, 0, 2 * PI);
  cairo_set_line_width(cr, 2.0);
  cairo_stroke(cr);
}

static void
dice(cairo_t* cr)
{
  static const double dots[][2] = {{-3, -3}, {3, 3}, {0, 0}, {3, -3}, {-3, 3}};
  ui_round(cr, (UiRect){-6.5, -6.5, 13, 13}, 3);
  cairo_set_line_width(cr, 1.3);
  cairo_stroke(cr);
  for (unsigned i = 0; i < 5; ++i) {
    cairo_arc(cr, dots[i][0], dots[i][1], 1.15, 0, 2 * PI);
    cairo_fill(cr);
  }
}

static void
pin(cairo_t* cr)
{
  cairo_rectangle(cr, -2.2, -6, 4.4, 5.5);
  cairo_fill(cr);
  cairo_rectangle(cr, -4, -1, 8, 1.7);
  cairo_fill(cr);
  cairo_rectangle(cr, -0.6, 0, 1.2, 6);
  cairo_fill(cr);
}

static void
warning(cairo_t* cr)
{
  static const double edge[] = {0, -5.5, 6, 5, -6, 5};
  lines(cr, edge, 3);
  cairo_close_path(cr);
  cairo_set_line_width(cr, 1.4);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke(cr);
  cairo_rectangle(cr, -0.7, -2, 1.4, 3.6);
  cairo_rectangle(cr, -0.7, 2.4, 1.4, 1.4);
  cairo_fill(cr);
}

static void
grip(cairo_t* cr)
{
  for (int i = 0; i < 6; ++i) {
    const int row = i / 2 - 1;
    cairo_arc(cr, i % 2 ? 2.3 : -2.3, row * 4.2, 1.15, 0, 2 * PI);
    cairo_fill(cr);
  }
}

static void
folder(cairo_t* cr)
{
  static const double edge[] = {-6, 5, -6, -4.5, -1.5, -4.5, 0, -2.5, 6, -2.5, 6, 5};
  lines(cr, edge, 6);
  cairo_close_path(cr);
  cairo_fill(cr);
}

static void
file(cairo_t* cr)
{
  static const double edge[] = {-4, 6, -4, -6, 1.5, -6, 4, -3.5, 4, 6};
  lines(cr, edge, 5);
  cairo_close_path(cr);
  cairo_set_line_width(cr, 1.2);
  cairo_stroke(cr);
}

static void
search(cairo_t* cr)
{
  cairo_arc(cr, -1, -1, 4.2, 0, 2 * PI);
  cairo_move_to(cr, 2.2, 2.2);
  cairo_line_to(cr, 5.5, 5.5);
  cairo_set_line_width(cr, 1.5);
  cairo_stroke(cr);
}

static void
plus(cairo_t* cr)
{
  static const double a[] = {-3.5, 0, 3.5, 0}, b[] = {0, -3.5, 0, 3.5};
  lines(cr, a, 2);
  lines(cr, b, 2);
  cairo_set_line_width(cr, 1.5);
  cairo_stroke(cr);
}

static void
triangle(cairo_t* cr)
{
  static const double edge[] = {-3.5, -5, 5.5, 0, -3.5, 5};
  lines(cr, edge, 3);
  cairo_close_path(cr);
  cairo_fill(cr);
}

static void
square(cairo_t* cr)
{
  cairo_rectangle(cr, -4.5, -4.5, 9, 9);
  cairo_fill(cr);
}

static void
follow(cairo_t* cr)
{
  cairo_rectangle(cr, -0.8, -6, 1.6, 12);
  cairo_fill(cr);
  cairo_translate(cr, -4.5, 0);
  cairo_rotate(cr, -PI / 2);
  chevron(cr);
}

static const struct {
  void (*draw)(cairo_t* cr);
  double turn; ///< To the right
} icons[] = {
  [UI_ICON_CROSS] = {plus, PI / 4},   [UI_ICON_PIN] = {pin, PI / 5},
  [UI_ICON_PLUS] = {plus, 0},         [UI_ICON_DOWN] = {chevron, 0},
  [UI_ICON_LEFT] = {chevron, PI / 2}, [UI_ICON_RIGHT] = {chevron, -PI / 2},
  [UI_ICON_UP] = {chevron, PI},       [UI_ICON_GEAR] = {gear, 0},
  [UI_ICON_DICE] = {dice, 0},         [UI_ICON_PLAY] = {triangle, 0},
  [UI_ICON_STOP] = {square, 0},       [UI_ICON_GRIP] = {grip, 0},
  [UI_ICON_STAR] = {star, 0},         [UI_ICON_HOLLOW_STAR] = {hollow_star, 0},
  [UI_ICON_WARNING] = {warning, 0},   [UI_ICON_FOLDER] = {folder, 0},
  [UI_ICON_FILE] = {file, 0},         [UI_ICON_SEARCH] = {search, 0},
  [UI_ICON_FOLLOW] = {follow, 0},
};

void
ui_icon(cairo_t* cr, UiIcon icon, UiRect box)
{
  cairo_save(cr);
  cairo_translate(cr, box.x + box.w / 2, box.y + box.h / 2);
  cairo_new_path(cr);
  cairo_rotate(cr, icons[icon].turn);
  icons[icon].draw(cr);
  cairo_restore(cr);
}
