// The presets: banks on the left, a search, and the presets in columns.

#include "ui/presets.h"
#include "ui/panel.h"
#include "ui/view_edit.h"
#include "ui/view_value.h"

#include <string.h>

#define SIDE 150.0
#define ROW 24.0
#define BANK_ROW 21.0

static unsigned
columns(const UiView* view)
{
  return view->layout.panel.w > 1000 ? 4 : 3;
}

unsigned
ui_presets_rows(const UiView* view)
{
  return (unsigned)((view->layout.panel.h - 52) / ROW);
}

/// How many banks there is room for.
static unsigned
bank_rows(const UiView* view)
{
  return (unsigned)((view->layout.panel.h - 16) / BANK_ROW);
}

static unsigned
moved(unsigned top, int by, unsigned total, unsigned shown)
{
  const int most = total > shown ? (int)(total - shown) : 0;
  const int to   = (int)top + by;
  return (unsigned)(to < 0 ? 0 : to > most ? most : to);
}

void
ui_presets_scroll_banks(UiView* view, int rows)
{
  UiBrowser* const b = &view->browser;
  b->bank_top = moved(b->bank_top, rows, view->banks.n_banks + 1, bank_rows(view));
  view->stale = true;
  view->damage |= UI_AREA_PANEL;
}

void
ui_presets_scroll(UiView* view, int rows)
{
  UiBrowser* const b    = &view->browser;
  const unsigned   cols = columns(view), shown = ui_presets_rows(view);
  const unsigned   total = (b->n_shown + cols - 1) / cols;
  b->top                 = moved(b->top, rows, total, shown);
  view->stale            = true;
  view->damage |= UI_AREA_PANEL;
}

void
ui_presets_bank(UiView* view, unsigned bank)
{
  view->browser.bank = bank;
  ui_browser_find(&view->browser, &view->banks);
  view->stale = true;
  view->damage |= UI_AREA_PANEL;
}

void
ui_presets_apply(UiView* view, unsigned i)
{
  if (i >= view->banks.n) {
    return;
  }
  const UiPreset* const preset = &view->banks.things[i];
  for (unsigned id = 0; id < PARAM_N; ++id) {
    if (preset->has[id]) {
      ui_view_set(view, (ParamId)id, preset->values[id]);
    }
  }
  view->browser.chosen = (int)i;
  ui_text_set(&view->text, preset->prompt, strlen(preset->prompt));
  ui_view_sentence(view);
  ui_view_rearrange(view);
}

void
ui_presets_step(UiView* view, int steps)
{
  const int n = (int)view->banks.n;
  if (n) {
    const int was = view->browser.chosen;
    const int to  = was < 0 ? (steps > 0 ? 0 : n - 1) : (was + steps + n) % n;
    ui_presets_apply(view, (unsigned)to);
  }
}

static UiRect
search_box(const UiView* view)
{
  const UiRect area = view->layout.panel;
  return (UiRect){UI_MARGIN + SIDE + 16, area.y + 8, area.w - 2 * UI_MARGIN - SIDE - 16,
                  28};
}

void
ui_presets_items(UiView* view)
{
  const UiRect           area  = view->layout.panel;
  const UiBrowser* const b     = &view->browser;
  const UiRect           field = search_box(view);
  const unsigned         cols = columns(view), rows = ui_presets_rows(view);
  const double           each = field.w / cols;
  for (unsigned i = 0; i < bank_rows(view) && b->bank_top + i <= view->banks.n_banks;
       ++i) {
    ui_item_add(view, UI_ON_BANK, b->bank_top + i, UI_PUSH,
                (UiRect){UI_MARGIN, area.y + 8 + i * BANK_ROW, SIDE, BANK_ROW - 1},
                UI_AREA_PANEL);
  }
  ui_item_add(view, UI_ON_SEARCH, 0, UI_TEXT, field, UI_AREA_PANEL);
  for (unsigned i = 0; i < cols * rows && b->top * cols + i < b->n_shown; ++i) {
    const unsigned column = i % cols, row = i / cols;
    ui_item_add(
      view, UI_ON_PRESET, b->shown[b->top * cols + i], UI_PUSH,
      (UiRect){field.x + column * each, field.y + 36 + row * ROW, each - 8, ROW - 2},
      UI_AREA_PANEL);
  }
}

static void
draw_line(UiView* view, cairo_t* cr, const UiItem* item, const char* name, bool on)
{
  const UiTheme* const t = &view->theme;
  const UiHeat heat      = ui_heat(view, (UiPlace)item->spot.place, item->spot.index);
  if (on || heat) {
    ui_round(cr, item->box, 6);
    ui_ink(cr, on ? t->panel : t->line, on ? 1.0 : 0.4);
    cairo_fill(cr);
  }
  ui_ink(cr, on || heat ? t->text : t->quiet, 1.0);
  ui_text_draw(cr, on ? UI_STRONG : UI_BODY,
               (UiRect){item->box.x + 10, item->box.y, item->box.w - 16, item->box.h},
               UI_LEFT, name);
}

void
ui_presets_draw(UiView* view, cairo_t* cr)
{
  const UiBrowser* const b     = &view->browser;
  const UiRect           field = search_box(view);
  for (unsigned i = 0; i < view->n_items; ++i) {
    const UiItem* const item = &view->items[i];
    if (item->spot.place == UI_ON_BANK) {
      const unsigned bank = item->spot.index;
      draw_line(view, cr, item, bank ? view->banks.banks[bank - 1] : "All",
                bank == b->bank);
    } else if (item->spot.place == UI_ON_PRESET) {
      draw_line(view, cr, item, view->banks.things[item->spot.index].label,
                (int)item->spot.index == b->chosen);
    }
  }
  ui_entry_field(view, cr, field, UI_FOR_SEARCH, b->search,
                 "Search names and sentences");
  const unsigned cols = columns(view);
  const UiRect   list = {field.x, field.y + 36, field.w,
                         view->layout.panel.y + view->layout.panel.h - field.y - 44};
  ui_draw_scrolled(cr, &view->theme, list, b->top, ui_presets_rows(view),
                   (b->n_shown + cols - 1) / cols);
  if (!b->n_shown) {
    ui_ink(cr, view->theme.quiet, 1.0);
    ui_text_draw(cr, UI_BODY, (UiRect){field.x + 10, field.y + 36, field.w, ROW},
                 UI_LEFT,
                 view->banks.n ? "No preset has that in it." : "There are no presets.");
  }
}
