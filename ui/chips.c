// The chips: facts told apart by frame and weight, by sign, and only then by colour.

#include "ui/panel.h"

#include <string.h>

#define HIGH 26.0
#define GAP 8.0
#define END 16.0 ///< What the cross takes of a chip, or the pin besides it

static bool
is_pinned(const UiChip* chip)
{
  return chip->pinned || chip->origin == UI_SET;
}

/// How wide a chip is.
static double
width_of(UiView* view, const UiChip* chip)
{
  const double name =
    chip->name[0]
      ? ui_text_width(view->ruler, chip->refused ? UI_STRONG : UI_SMALL, chip->name) + 5
      : 0.0;
  const UiFace face = chip->origin >= UI_STATED ? UI_STRONG : UI_BODY;
  const double sign = chip->remark[0] ? 16.0 : 0.0;
  const double text = ui_text_width(view->ruler, face, chip->value);
  const double pin  = is_pinned(chip) ? END - 2 : 0.0;
  return 12 + sign + name + (text > 300 ? 300 : text) + pin + 12;
}

/// Walks over the places of the chips, row by row; `at` is the next one's.
typedef struct {
  double   x, right;
  unsigned row;
} Flow;

static UiRect
place(UiView* view, Flow* flow, double width)
{
  const UiRect area = view->layout.reading;
  if (flow->x + width > flow->right && flow->x > UI_MARGIN) {
    flow->x = UI_MARGIN;
    ++flow->row;
  }
  const UiRect box = {flow->x, area.y + 8 + flow->row * UI_CHIP_ROW + 3, width, HIGH};
  flow->x += width + GAP;
  return box;
}

static Flow
begin(const UiView* view)
{
  return (Flow){UI_MARGIN, view->layout.window.w - UI_MARGIN, 0};
}

unsigned
ui_chips_rows(UiView* view)
{
  Flow flow = begin(view);
  for (unsigned i = 0; i < view->reading.n; ++i) {
    place(view, &flow, width_of(view, &view->reading.chips[i]));
  }
  if (view->reading.n) {
    place(view, &flow, 60);
  }
  return flow.row + 1;
}

void
ui_chips_items(UiView* view)
{
  Flow flow = begin(view);
  for (unsigned i = 0; i < view->reading.n; ++i) {
    const UiRect box = place(view, &flow, width_of(view, &view->reading.chips[i]));
    if (flow.row >= view->layout.rows) {
      return; // More is told than there is room for
    }
    const UiRect end = {box.x + box.w - END - 8, box.y, END + 8, box.h};
    ui_item_add(view, UI_ON_CHIP, i, UI_PUSH, box, UI_AREA_READING);
    ui_item_add(view, UI_ON_CHIP_END, i, UI_PUSH, end, UI_AREA_READING)->mute = true;
  }
  const UiRect more = place(view, &flow, 60);
  if (view->reading.n && flow.row < view->layout.rows) {
    ui_item_add(view, UI_ON_ADD, 0, UI_PUSH, more, UI_AREA_READING);
  }
}

/// Set by hand: an accent frame.  Said: a full chip.  Inferred: a thin frame.  The
/// style's own: a dashed one.
static void
draw_frame(cairo_t* cr, const UiTheme* theme, const UiChip* chip, UiRect box,
           UiHeat heat)
{
  static const double dashes[] = {3, 3};

  const bool     full = chip->origin >= UI_STATED;
  const UiColour edge = chip->origin == UI_SET ? theme->accent
                        : full                 ? ui_mix(theme->line, theme->quiet, 0.45)
                                               : ui_mix(theme->line, theme->quiet, 0.2);
  ui_round(cr, ui_inset(box, 0.5), HIGH / 2);
  if (full || heat) {
    ui_ink(cr, heat ? ui_mix(theme->panel, theme->line, 0.6) : theme->panel, 1.0);
    cairo_fill_preserve(cr);
  }
  ui_ink(cr, chip->remark[0] ? theme->alarm : edge, 1.0);
  if (chip->origin == UI_DEFAULT) {
    cairo_set_dash(cr, dashes, 2, 0);
  }
  cairo_set_line_width(cr, chip->origin == UI_SET ? 1.5 : 1.0);
  cairo_stroke(cr);
  cairo_set_dash(cr, NULL, 0, 0);
}

static void
draw_words(cairo_t* cr, const UiTheme* theme, const UiChip* chip, UiRect box)
{
  const UiFace face = chip->origin >= UI_STATED ? UI_STRONG : UI_BODY;
  double       x    = box.x + 12;
  if (chip->remark[0]) {
    ui_ink(cr, theme->alarm, 1.0);
    ui_icon(cr, UI_ICON_WARNING, (UiRect){x - 2, box.y, 13, box.h});
    x += 16;
  }
  if (chip->name[0]) {
    ui_ink(cr, chip->refused ? theme->alarm : theme->quiet, 1.0);
    x += ui_text_draw(cr, chip->refused ? UI_STRONG : UI_SMALL,
                      (UiRect){x, box.y, 90, box.h}, UI_LEFT, chip->name);
    x += 5;
  }
  const double pin  = is_pinned(chip) ? END - 2 : 0.0;
  const UiRect rest = {x, box.y, box.x + box.w - 11 - pin - x, box.h};
  ui_ink(cr, chip->origin == UI_DEFAULT ? theme->quiet : theme->text, 1.0);
  ui_text_draw(cr, face, rest, UI_LEFT, chip->value);
}

/// The cross lies over the end of the text while the pointer, or the focus, is there.
static void
draw_end(cairo_t* cr, const UiTheme* theme, const UiChip* chip, UiRect box, UiHeat end)
{
  const UiRect sign = {box.x + box.w - END - 6, box.y, END, box.h};
  if (!is_pinned(chip)) {
    const UiColour         c    = ui_mix(theme->panel, theme->line, 0.6);
    const double           from = box.x + box.w - 38, to = box.x + box.w - 22;
    cairo_pattern_t* const fade = cairo_pattern_create_linear(from, 0, to, 0);
    cairo_pattern_add_color_stop_rgba(fade, 0, c.r, c.g, c.b, 0);
    cairo_pattern_add_color_stop_rgba(fade, 1, c.r, c.g, c.b, 1);
    ui_round(cr, ui_inset(box, 1.5), HIGH / 2);
    cairo_set_source(cr, fade);
    cairo_fill(cr);
    cairo_pattern_destroy(fade);
  }
  ui_ink(cr, end ? theme->text : is_pinned(chip) ? theme->accent : theme->quiet, 1.0);
  ui_icon(cr, is_pinned(chip) && !end ? UI_ICON_PIN : UI_ICON_CROSS, sign);
}

static void
draw_chip(UiView* view, cairo_t* cr, unsigned i, UiRect box)
{
  const UiChip* const chip = &view->reading.chips[i];
  const UiHeat        end  = ui_heat(view, UI_ON_CHIP_END, i);
  const UiHeat        heat = ui_heat(view, UI_ON_CHIP, i);
  draw_frame(cr, &view->theme, chip, box, heat ? heat : end);
  draw_words(cr, &view->theme, chip, box);
  const UiSpot spot = {UI_ON_CHIP, (uint16_t)i};
  if (is_pinned(chip) || heat || end ||
      (view->navigating && ui_same(view->focus, spot))) {
    draw_end(cr, &view->theme, chip, box, end);
  }
}

static void
draw_more(UiView* view, cairo_t* cr, UiRect box)
{
  const UiHeat heat = ui_heat(view, UI_ON_ADD, 0);
  ui_ink(cr, heat ? view->theme.text : view->theme.quiet, 1.0);
  ui_icon(cr, UI_ICON_PLUS, (UiRect){box.x, box.y, 18, box.h});
  ui_text_draw(cr, UI_BODY, (UiRect){box.x + 18, box.y, box.w - 18, box.h}, UI_LEFT,
               "add");
}

void
ui_chips_draw(UiView* view, cairo_t* cr)
{
  const UiRect area = view->layout.reading;
  for (unsigned i = 0; i < view->n_items; ++i) {
    const UiItem* const item = &view->items[i];
    if (item->spot.place == UI_ON_CHIP && item->spot.index < view->reading.n) {
      draw_chip(view, cr, item->spot.index, item->box);
    } else if (item->spot.place == UI_ON_ADD) {
      draw_more(view, cr, item->box);
    }
  }
  if (!view->reading.n) {
    const UiRect line = {UI_MARGIN, area.y, area.w - 2 * UI_MARGIN, area.h};
    ui_ink(cr, view->theme.quiet, 1.0);
    ui_text_draw(cr, UI_BODY, line, UI_LEFT,
                 view->mirror.summary[0]
                   ? view->mirror.summary
                   : "Say the style, mood, key, tempo, meter, instruments, or what to "
                     "leave out.");
  }
}
