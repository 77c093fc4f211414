#include "ui/draw.h"
#include "ui/view.h"
#include "ui/view_edit.h"
#include "ui/view_slider.h"

#include <string.h>

UiPlace
ui_view_place(const UiView* self, double x, double y)
{
  const UiLayout* const l = &self->layout;
  for (unsigned i = 0; i < UI_N_SLIDERS; ++i) {
    if (ui_inside(l->slider[i], x, y)) {
      return (UiPlace)(UI_ON_SLIDER + i);
    }
  }
  for (unsigned i = 0; !self->mirror.piece.known && i < UI_N_EXAMPLES; ++i) {
    if (ui_inside(ui_example_box(self->roll.box, i), x, y)) {
      return (UiPlace)(UI_ON_EXAMPLE + i);
    }
  }
  return ui_inside(l->field, x, y)      ? UI_ON_FIELD
         : ui_inside(l->generate, x, y) ? UI_ON_GENERATE
         : ui_inside(l->follow, x, y)   ? UI_ON_FOLLOW
         : ui_inside(l->seed, x, y)     ? UI_ON_SEED
                                        : UI_ON_NOTHING;
}

static unsigned
area_of(UiPlace place)
{
  switch (place) {
  case UI_ON_NOTHING:
    return 0;
  case UI_ON_FIELD:
  case UI_ON_GENERATE:
    return UI_AREA_PROMPT;
  case UI_ON_FOLLOW:
  case UI_ON_SEED:
    return UI_AREA_HEADER;
  default:
    return place >= UI_ON_EXAMPLE ? UI_AREA_ROLL : UI_AREA_SLIDERS;
  }
}

static void
heat_up(UiView* self, UiPlace place)
{
  if (place != self->hot) {
    self->damage |= area_of(place) | area_of(self->hot);
    self->hot = place;
  }
}

static size_t
byte_under(const UiView* self, const UiPointer* at)
{
  const UiRect inner = ui_field_inner(self->layout.field);
  return ui_field_at(self->ruler, &self->text, at->x - inner.x + self->scroll);
}

static void
press_field(UiView* self, const UiPointer* at)
{
  ui_view_edit(self, true);
  const size_t byte = byte_under(self, at);
  if (at->clicks == 2) {
    ui_text_select_word(&self->text, byte);
  } else if (at->clicks == 3) {
    ui_text_select_all(&self->text);
  } else {
    ui_text_place(&self->text, byte, at->shift);
  }
  ui_view_share(self, true);
  ui_view_touched(self);
}

static void
take_example(UiView* self, unsigned i)
{
  const char* const example = ui_example(i);
  ui_text_set(&self->text, example, strlen(example));
  ui_view_edit(self, true);
  ui_view_touched(self);
}

void
ui_view_press(UiView* self, const UiPointer* at)
{
  const UiPlace place = ui_view_place(self, at->x, at->y);
  self->held          = place;
  self->damage |= area_of(place);
  if (place != UI_ON_FIELD) {
    ui_view_edit(self, false);
  }
  if (place == UI_ON_FIELD) {
    press_field(self, at);
  } else if (place == UI_ON_FOLLOW) {
    ui_view_set(self, PARAM_FOLLOW_HOST, self->mirror.params[PARAM_FOLLOW_HOST] < 0.5f);
  } else if (ui_slider_is(place)) {
    ui_slider_press(self, at, place);
  } else if (place >= UI_ON_EXAMPLE) {
    take_example(self, (unsigned)(place - UI_ON_EXAMPLE));
  }
}

void
ui_view_cancel(UiView* self)
{
  const UiPlace place = self->held;
  self->held          = UI_ON_NOTHING;
  self->damage |= area_of(place);
  if (ui_slider_is(place)) {
    self->out.touch(self->out.handle, ui_slider_param(place), false);
  }
}

void
ui_view_release(UiView* self, const UiPointer* at)
{
  const UiPlace place = self->held;
  heat_up(self, ui_view_place(self, at->x, at->y));
  ui_view_cancel(self);
  if (place == UI_ON_GENERATE && self->hot == place) {
    ui_view_compose(self);
  } else if (place == UI_ON_FIELD) {
    ui_view_share(self, true);
  }
}

void
ui_view_move(UiView* self, const UiPointer* at)
{
  heat_up(self, ui_view_place(self, at->x, at->y));
  if (ui_slider_is(self->held)) {
    ui_slider_drag(self, at);
  } else if (self->held == UI_ON_FIELD && self->editing) {
    ui_text_place(&self->text, byte_under(self, at), true);
    ui_view_touched(self);
  }
}

void
ui_view_leave(UiView* self)
{
  heat_up(self, UI_ON_NOTHING);
}

void
ui_view_middle(UiView* self, const UiPointer* at)
{
  if (ui_view_place(self, at->x, at->y) == UI_ON_FIELD) {
    ui_view_edit(self, true);
    ui_text_place(&self->text, byte_under(self, at), false);
    ui_view_touched(self);
    self->out.paste(self->out.handle, true);
  }
}
