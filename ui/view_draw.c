#include "ui/panel.h"
#include "ui/tip.h"

static void
draw_panel(UiView* self, cairo_t* cr)
{
  switch (self->tab) {
  case UI_TAB_COMPOSE:
    ui_compose_draw(self, cr);
    break;
  case UI_TAB_MIXER:
    ui_mixer_draw(self, cr);
    break;
  case UI_TAB_TAKES:
    ui_takes_draw(self, cr);
    break;
  case UI_TAB_PRESETS:
    ui_presets_draw(self, cr);
    break;
  default:
    break;
  }
  ui_params_draw(self, cr, UI_AREA_PANEL);
}

static void
draw_area(UiView* self, cairo_t* cr, unsigned area)
{
  switch (area) {
  case UI_AREA_HEADER:
    ui_header_draw(self, cr);
    break;
  case UI_AREA_PROMPT:
    ui_prompt_draw(self, cr);
    break;
  case UI_AREA_READING:
    ui_chips_draw(self, cr);
    break;
  case UI_AREA_ROLL:
    ui_score_draw(self, cr);
    break;
  case UI_AREA_LEGEND:
    ui_legend_draw(self, cr);
    break;
  case UI_AREA_TABS:
    ui_tabs_draw(self, cr);
    break;
  case UI_AREA_PANEL:
    draw_panel(self, cr);
    break;
  case UI_AREA_STATUS:
    ui_status_draw(self, cr);
    break;
  default:
    break;
  }
}

/// What lies over everything; the clip keeps it to the areas that were drawn.
static void
draw_above(UiView* self, cairo_t* cr)
{
  if (self->navigating) {
    const UiItem* const item = ui_item(self, self->focus);
    if (item) {
      ui_draw_focus(cr, &self->theme, item->box);
    }
  }
  ui_entry_draw(self, cr);
  if (self->menu.question) {
    ui_menu_draw(self, cr);
  }
  if (self->dialog.kind) {
    ui_dialog_draw(self, cr);
  }
  if (self->tip) {
    ui_tip_draw(self, cr);
  }
}

/// With a menu or a dialog open, the table holds only theirs: what lies behind is
/// drawn with a table of its own.
static void
with_table(UiView* self, bool behind)
{
  const UiQuestion question = self->menu.question;
  const UiFileKind kind     = self->dialog.kind;
  if (!question && !kind) {
    return;
  }
  if (behind) {
    self->menu.question = UI_ASK_NOTHING;
    self->dialog.kind   = UI_NO_FILE;
  }
  self->stale = true;
  ui_items(self);
  self->menu.question = question;
  self->dialog.kind   = kind;
}

static void
clear(const UiView* self, cairo_t* cr, UiRect box)
{
  cairo_rectangle(cr, box.x, box.y, box.w, box.h);
  cairo_clip(cr);
  ui_ink(cr, self->theme.ground, 1.0);
  cairo_paint(cr);
}

void
ui_view_draw(UiView* self, cairo_t* cr, unsigned areas)
{
  ui_fonts_attach(self->fonts, cr);
  ui_items(self);
  with_table(self, true);
  if (areas == UI_AREA_ALL) {
    ui_ink(cr, self->theme.ground, 1.0);
    cairo_paint(cr);
  }
  for (unsigned area = 1; area < UI_AREA_ALL; area <<= 1) {
    const UiRect box = ui_layout_area(&self->layout, area);
    if (areas & area && box.h > 0) {
      cairo_save(cr);
      clear(self, cr, box);
      draw_area(self, cr, area);
      cairo_restore(cr);
    }
  }
  with_table(self, false);
  for (unsigned area = 1; area < UI_AREA_ALL; area <<= 1) {
    const UiRect box = ui_layout_area(&self->layout, area);
    if (areas & area && box.h > 0) {
      cairo_save(cr);
      cairo_rectangle(cr, box.x, box.y, box.w, box.h);
      cairo_clip(cr);
      draw_above(self, cr);
      cairo_restore(cr);
    }
  }
  self->damage &= ~areas;
  self->meters = self->meters && !(areas & UI_AREA_PANEL);
}

void
ui_view_draw_meters(UiView* self, cairo_t* cr)
{
  ui_fonts_attach(self->fonts, cr);
  for (unsigned i = 0; i <= BASE_N_PARTS; ++i) {
    const bool   all   = i == BASE_N_PARTS;
    const UiRect track = ui_mixer_meter(&self->layout, i);
    if (all || self->mirror.piece.parts[i][0]) {
      cairo_save(cr);
      cairo_rectangle(cr, track.x - 1, track.y - 1, track.w + 2, track.h + 2);
      cairo_clip(cr);
      ui_ink(cr, self->theme.panel, 1.0);
      cairo_paint(cr);
      ui_draw_meter(cr, &self->theme, track,
                    all ? self->level_db : self->part_shown_db[i],
                    all ? self->theme.accent : self->theme.parts[i]);
      draw_above(self, cr);
      cairo_restore(cr);
    }
  }
  self->meters = false;
}
