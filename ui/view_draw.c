#include "ui/draw.h"
#include "ui/view.h"

#include <math.h>
#include <stdio.h>

static UiHeat
heat(const UiView* self, UiPlace place)
{
  return self->held == place ? UI_ACTIVE : self->hot == place ? UI_HOT : UI_IDLE;
}

static void
draw_header(UiView* self, cairo_t* cr)
{
  const UiToggleLook follow = {self->layout.follow, "Follow host",
                               self->mirror.params[PARAM_FOLLOW_HOST] >= 0.5f,
                               heat(self, UI_ON_FOLLOW)};
  char               seed[16];
  snprintf(seed, sizeof(seed), "%.0f", (double)self->mirror.params[PARAM_SEED]);
  ui_draw_name(cr, self->theme, self->layout.header);
  ui_draw_toggle(cr, self->theme, &follow);
  ui_draw_number(cr, self->theme, self->layout.seed, "Seed", seed);
}

static void
draw_prompt(UiView* self, cairo_t* cr)
{
  const UiMirror* const m      = &self->mirror;
  const UiFieldLook     field  = {self->layout.field,
                                  &self->text,
                                  self->scroll,
                                  self->editing,
                                  self->editing && self->caret,
                                  heat(self, UI_ON_FIELD)};
  const UiButtonLook    button = {
       self->layout.generate, "Generate",
    m->piece.bars ? (float)m->playhead.ready / (float)m->piece.bars : 0.0f,
       m->playhead.busy, heat(self, UI_ON_GENERATE)};
  ui_draw_field(cr, self->theme, &field);
  ui_draw_button(cr, self->theme, &button);
}

static void
draw_roll(UiView* self, cairo_t* cr)
{
  ui_strip_draw(&self->strip, cr, self->theme, &self->roll, &self->mirror, self->scale);
  ui_draw_roll_live(cr, self->theme, &self->roll, &self->mirror, self->ticks);
  if (!self->mirror.piece.known) {
    const unsigned hot = self->hot >= UI_ON_EXAMPLE
                           ? (unsigned)(self->hot - UI_ON_EXAMPLE)
                           : UI_N_EXAMPLES;
    ui_draw_invitation(cr, self->theme, self->roll.box, hot);
  }
}

static void
draw_sliders(UiView* self, cairo_t* cr)
{
  static const struct {
    const char *low, *high;
  } words[UI_N_SLIDERS] = {
    {"whisper", "full force"}, {"staccato", "legato"}, {"dark", "bright"}};
  for (unsigned i = 0; i < UI_N_SLIDERS; ++i) {
    const ParamId      id   = (ParamId)(PARAM_DYNAMICS + i);
    const UiSliderLook look = {self->layout.slider[i],
                               param_info(id)->name,
                               words[i].low,
                               words[i].high,
                               self->mirror.params[id],
                               param_info(id)->preset,
                               heat(self, (UiPlace)(UI_ON_SLIDER + i))};
    ui_draw_slider(cr, self->theme, &look);
  }
}

static void
draw_area(UiView* self, cairo_t* cr, unsigned area)
{
  switch (area) {
  case UI_AREA_HEADER:
    draw_header(self, cr);
    break;
  case UI_AREA_PROMPT:
    draw_prompt(self, cr);
    break;
  case UI_AREA_READING:
    ui_draw_reading(cr, self->theme, self->layout.reading, &self->mirror);
    break;
  case UI_AREA_ROLL:
    draw_roll(self, cr);
    break;
  case UI_AREA_LEGEND:
    ui_draw_legend(cr, self->theme, self->layout.legend, &self->mirror, self->ticks);
    break;
  case UI_AREA_SLIDERS:
    draw_sliders(self, cr);
    break;
  case UI_AREA_STATUS:
    ui_draw_status(cr, self->theme, self->layout.status, &self->mirror, self->editing);
    ui_draw_meter(cr, self->theme, self->layout.status, self->level_db);
    break;
  default:
    break;
  }
}

void
ui_view_draw(UiView* self, cairo_t* cr, unsigned areas)
{
  if (areas == UI_AREA_ALL) {
    ui_ink(cr, self->theme->ground, 1.0);
    cairo_paint(cr);
  }
  for (unsigned area = 1; area < UI_AREA_ALL; area <<= 1) {
    if (areas & area) {
      const UiRect box = ui_layout_area(&self->layout, area);
      cairo_save(cr);
      cairo_rectangle(cr, box.x, box.y, box.w, box.h);
      cairo_clip(cr);
      ui_ink(cr, self->theme->ground, 1.0);
      cairo_paint(cr);
      draw_area(self, cr, area);
      cairo_restore(cr);
    }
  }
  self->damage &= ~areas;
}
