#include "ui/view_slider.h"

#include "ui/draw.h"

#include <math.h>

#define FINE 0.1 ///< What Shift makes of a step

bool
ui_slider_is(UiPlace place)
{
  return place >= UI_ON_SLIDER && place < UI_ON_EXAMPLE;
}

void
ui_view_set(UiView* self, ParamId id, float value)
{
  const float was = self->mirror.params[id];
  ui_view_param(self, id, value);
  if (self->mirror.params[id] != was) {
    self->out.set(self->out.handle, id, self->mirror.params[id]);
  }
}

ParamId
ui_slider_param(UiPlace place)
{
  return (ParamId)(PARAM_DYNAMICS + (unsigned)(place - UI_ON_SLIDER));
}

void
ui_slider_press(UiView* self, const UiPointer* at, UiPlace place)
{
  const ParamId id  = ui_slider_param(place);
  const UiRect  box = self->layout.slider[place - UI_ON_SLIDER];
  self->out.touch(self->out.handle, id, true);
  if (at->clicks == 2) {
    ui_view_set(self, id, param_info(id)->preset);
    self->held_x = NAN; // A reset is not dragged away again
    return;
  }
  if (!at->shift) {
    ui_view_set(self, id, ui_slider_value(box, at->x));
  }
  self->held_x     = at->x;
  self->held_value = (double)self->mirror.params[id];
}

void
ui_slider_drag(UiView* self, const UiPointer* at)
{
  const UiRect box = self->layout.slider[self->held - UI_ON_SLIDER];
  if (isnan(self->held_x)) {
    return;
  }
  const float to   = ui_slider_value(box, at->x);
  const float from = ui_slider_value(box, self->held_x);
  self->held_value =
    at->shift ? self->held_value + FINE * (double)(to - from) : (double)to;
  self->held_value = fmin(fmax(self->held_value, 0.0), 1.0);
  self->held_x     = at->x;
  ui_view_set(self, ui_slider_param(self->held), (float)self->held_value);
}

void
ui_view_wheel(UiView* self, const UiPointer* at, double steps)
{
  const UiPlace place = ui_view_place(self, at->x, at->y);
  if (place == UI_ON_NOTHING && ui_inside(self->roll.box, at->x, at->y)) {
    ui_view_zoom(self, pow(1.25, steps));
  }
  if (place != UI_ON_SEED && !ui_slider_is(place)) {
    return;
  }
  const ParamId id   = place == UI_ON_SEED ? PARAM_SEED : ui_slider_param(place);
  const double  each = place == UI_ON_SEED ? 1.0 : at->shift ? 0.05 * FINE : 0.05;
  self->out.touch(self->out.handle, id, true);
  ui_view_set(self, id, self->mirror.params[id] + (float)(steps * each));
  self->out.touch(self->out.handle, id, false);
}
