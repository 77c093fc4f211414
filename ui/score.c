// The score in the window: the roll, what is selected of it, and who plays.

#include "ui/score.h"
#include "ui/panel.h"
#include "ui/roll_shape.h"

#include <math.h>
#include <stdio.h>

void
ui_score_items(UiView* view)
{
  const UiRollShape shape = ui_roll_shape(&view->roll, &view->mirror);
  const UiRect      box   = view->roll.box;
  if (!view->mirror.piece.known) {
    for (unsigned i = 0; i < UI_N_EXAMPLES; ++i) {
      ui_item_add(view, UI_ON_EXAMPLE, i, UI_PUSH, ui_example_box(box, i),
                  UI_AREA_ROLL);
    }
    return;
  }
  const double top = shape.chords.y - box.y;
  ui_item_add(view, UI_ON_RULER, 0, UI_PAGE, (UiRect){box.x, box.y, box.w, top},
              UI_AREA_ROLL)
    ->mute = true;
  ui_item_add(view, UI_ON_SCORE, 0, UI_PAGE,
              (UiRect){box.x, box.y + top, box.w, box.h - top}, UI_AREA_ROLL);
  if (view->adrift) {
    ui_item_add(view, UI_ON_FOLLOW, 0, UI_PUSH,
                (UiRect){box.x + box.w - 126, box.y + box.h - 36, 114, 26},
                UI_AREA_ROLL);
  }
}

int32_t
ui_score_bar(const UiView* view, double x)
{
  const double ticks =
    (x - view->roll.box.x + view->roll.left) / view->roll.px_per_tick;
  const double  bar  = floor(ticks / ui_mirror_bar_ticks(&view->mirror));
  const int32_t bars = view->mirror.piece.bars;
  const double  last = bars ? bars - 1 : UI_MAX_BARS - 1;
  return (int32_t)fmin(fmax(bar, 0.0), last);
}

const UiNote*
ui_score_note(const UiView* view, double x, double y)
{
  const UiMirror* const m     = &view->mirror;
  const UiRollShape     shape = ui_roll_shape(&view->roll, m);
  const double          bar   = ui_mirror_bar_ticks(m);
  const UiNote*         found = NULL;
  for (uint32_t i = 0; i < m->n_sections; ++i) {
    const UiSection* const section = &m->sections[i];
    const double           begin   = section->first * bar;
    if (ui_roll_x(&view->roll, begin) > x ||
        ui_roll_x(&view->roll, begin + (section->bars + 1) * bar) < x) {
      continue;
    }
    for (uint32_t k = 0; k < section->n_notes; ++k) {
      const UiNote* const note = &section->notes[k];
      const UiRect box = ui_roll_note(&view->roll, &shape, note, begin + note->start);
      found            = ui_inside(ui_inset(box, -1), x, y) ? note : found;
    }
  }
  return found;
}

void
ui_score_scroll(UiView* view, double px)
{
  const UiRoll* const roll = &view->roll;
  const double        end  = (double)view->mirror.piece.bars *
                     ui_mirror_bar_ticks(&view->mirror) * roll->px_per_tick;
  double left = roll->left + px;
  if (view->mirror.piece.bars) {
    left = fmin(left, end - roll->box.w + 48);
  }
  left            = fmax(left, -40.0);
  view->roll.left = round(left * view->scale) / view->scale;
  view->adrift    = true;
  view->stale     = true;
  view->damage |= UI_AREA_ROLL;
}

void
ui_score_zoom(UiView* view, double factor, double x)
{
  UiRoll* const roll = &view->roll;
  const double  at   = (x - roll->box.x + roll->left) / roll->px_per_tick;
  const double  zoom = roll->px_per_tick * factor;
  roll->px_per_tick  = fmin(fmax(zoom, UI_ROLL_LEAST), UI_ROLL_MOST);
  roll->left         = at * roll->px_per_tick - (x - roll->box.x);
  const bool adrift  = view->adrift;
  ui_score_scroll(view, 0.0);
  view->adrift = adrift;
}

/// What is selected, in words, on a grip to drag it by; left out where there is no
/// room.
static void
draw_selected_bars(const UiView* view, cairo_t* cr, double x, double right)
{
  char words[64];
  snprintf(words, sizeof(words), "bars %d\xE2\x80\x93%d", view->bars.first + 1,
           view->bars.last);
  const double width = fmin(ui_text_width(cr, UI_SMALL, words) + 34, right - x - 4);
  const UiRect label = {x, view->roll.box.y + 20, width, 20};
  if (width <= 60) {
    return;
  }
  ui_round(cr, label, 5);
  ui_ink(cr, view->theme.accent, 1.0);
  cairo_fill(cr);
  ui_ink(cr, view->theme.on_accent, 1.0);
  ui_icon(cr, UI_ICON_GRIP, (UiRect){x + 5, label.y, 12, label.h});
  ui_text_draw(cr, UI_SMALL, (UiRect){x + 22, label.y, width - 28, label.h}, UI_LEFT,
               words);
}

static void
draw_selection(const UiView* view, cairo_t* cr)
{
  const UiRect box   = view->roll.box;
  const double bar   = ui_mirror_bar_ticks(&view->mirror);
  const double left  = ui_roll_x(&view->roll, view->bars.first * bar);
  const double right = ui_roll_x(&view->roll, view->bars.last * bar);
  if (view->bars.last <= view->bars.first) {
    return;
  }
  cairo_save(cr);
  ui_round(cr, box, 12);
  cairo_clip(cr);
  cairo_rectangle(cr, left, box.y, right - left, box.h);
  ui_ink(cr, view->theme.accent, 0.12);
  cairo_fill(cr);
  for (unsigned i = 0; i < 2; ++i) {
    cairo_rectangle(cr, i ? right - 1.5 : left, box.y, 1.5, box.h);
    ui_ink(cr, view->theme.accent, 0.8);
    cairo_fill(cr);
  }
  draw_selected_bars(view, cr, fmax(left, box.x) + 6, right);
  cairo_restore(cr);
}

static void
draw_follow(const UiView* view, cairo_t* cr)
{
  const UiItem* const item = ui_item_at(view, UI_ON_FOLLOW, 0);
  if (item) {
    const UiHeat heat = ui_heat(view, UI_ON_FOLLOW, 0);
    ui_draw_frame(cr, &view->theme, item->box, 13, view->theme.panel, heat);
    ui_ink(cr, view->theme.text, 1.0);
    ui_icon(cr, UI_ICON_FOLLOW, (UiRect){item->box.x + 12, item->box.y, 12, 26});
    ui_text_draw(cr, UI_SMALL,
                 (UiRect){item->box.x + 28, item->box.y, item->box.w - 32, 26}, UI_LEFT,
                 "to the playhead");
  }
}

void
ui_score_draw(UiView* view, cairo_t* cr)
{
  ui_strip_draw(&view->strip, cr, &view->theme, &view->roll, &view->mirror,
                view->scale);
  ui_draw_roll_live(cr, &view->theme, &view->roll, &view->mirror, view->ticks);
  if (!view->mirror.piece.known) {
    const unsigned hot =
      view->hot.place == UI_ON_EXAMPLE ? view->hot.index : UI_N_EXAMPLES;
    ui_draw_invitation(cr, &view->theme, view->roll.box, hot);
    return;
  }
  draw_selection(view, cr);
  draw_follow(view, cr);
}
