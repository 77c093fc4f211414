#include "ui/tip.h"

#include "ui/panel.h"

#include <math.h>
#include <string.h>

#define WAIT_S 0.7
#define ENOUGH_S 1e6 ///< Until the pointer comes back
#define WIDEST 320.0
#define LINE 15.0
#define MOST_LINES 5U

/// The bytes of `text` that fit into a line, cut between words.
static size_t
line_of(cairo_t* cr, const char* text)
{
  char   line[320];
  size_t n = 0, kept = 0;
  for (; text[n] && text[n] != '\n' && n + 1 < sizeof(line); ++n) {
    if (text[n] == ' ' || !text[n + 1] || text[n + 1] == '\n') {
      const size_t end = text[n] == ' ' ? n : n + 1;
      memcpy(line, text, end);
      line[end] = '\0';
      if (kept && ui_text_width(cr, UI_SMALL, line) > WIDEST) {
        return kept;
      }
      kept = end;
    }
  }
  return kept ? kept : n;
}

static UiRect
box_of(UiView* view)
{
  const UiRect window = view->layout.window;
  const char*  text   = view->tip_text;
  double       width = 40, height = 12;
  for (unsigned i = 0; i < MOST_LINES && *text; ++i) {
    char         line[320];
    const size_t n = line_of(view->ruler, text);
    memcpy(line, text, n);
    line[n] = '\0';
    width   = fmax(width, ui_text_width(view->ruler, UI_SMALL, line) + 20);
    height += LINE;
    text += n;
    text += *text == ' ' || *text == '\n';
  }
  const double x = fmin(fmax(view->tip_x + 8, 6), window.w - width - 6);
  double       y = view->tip_y + 20;
  y              = y + height > window.h - 6 ? view->tip_y - height - 8 : y;
  return (UiRect){round(x), round(y), ceil(width), height};
}

void
ui_tip_tick(UiView* view)
{
  const bool quiet = !view->hot.place || view->held.place || view->tip ||
                     view->now_s - view->hot_s < WAIT_S;
  if (quiet) {
    return;
  }
  ui_items(view);
  const UiItem* const item = ui_item(view, view->hot);
  if (item && item->kind == UI_TEXT && view->editing) {
    return; // Nobody who writes wants to be told how
  }
  if (item) {
    ui_tip_text(view, item, view->tip_text, sizeof(view->tip_text));
  }
  if (item && view->tip_text[0]) {
    view->tip = true;
    ui_view_damage(view, ui_inset(box_of(view), -4));
  } else {
    view->hot_s = view->now_s; // Asked again when it may have changed
  }
}

void
ui_tip_away(UiView* view)
{
  if (view->tip) {
    view->tip = false;
    ui_view_damage(view, ui_inset(box_of(view), -4));
  }
  view->hot_s = view->now_s;
}

void
ui_tip_enough(UiView* view)
{
  ui_tip_away(view);
  view->hot_s = view->now_s + ENOUGH_S;
}

void
ui_tip_draw(UiView* view, cairo_t* cr)
{
  const UiTheme* const t    = &view->theme;
  const UiRect         box  = box_of(view);
  const char*          text = view->tip_text;
  double               y    = box.y + 6;
  ui_round(cr, ui_inset(box, 0.5), 6);
  ui_ink(cr, t->text, 0.97);
  cairo_fill(cr);
  ui_ink(cr, t->ground, 1.0);
  for (unsigned i = 0; i < MOST_LINES && *text; ++i, y += LINE) {
    char         line[320];
    const size_t n = line_of(view->ruler, text);
    memcpy(line, text, n);
    line[n] = '\0';
    ui_text_draw(cr, UI_SMALL, (UiRect){box.x + 10, y, box.w - 18, LINE}, UI_LEFT,
                 line);
    text += n;
    text += *text == ' ' || *text == '\n';
  }
}
