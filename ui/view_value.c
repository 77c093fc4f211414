#include "ui/view_value.h"

#include "ui/value.h"

#include <math.h>

#define FINE 0.1      ///< What Shift makes of a way
#define NUMBER_PX 3.0 ///< Of dragging to a step of a number

void
ui_view_set(UiView* self, ParamId id, float value)
{
  const float was = self->mirror.params[id];
  ui_view_param(self, id, value);
  if (self->mirror.params[id] != was) {
    self->out.set(self->out.handle, id, self->mirror.params[id]);
  }
}

void
ui_view_nudge(UiView* self, ParamId id, float value)
{
  self->out.touch(self->out.handle, id, true);
  ui_view_set(self, id, value);
  self->out.touch(self->out.handle, id, false);
}

/// "auto" lies below the slowest tempo that can be played, so it is stepped over.
static float
stepped(const UiView* self, ParamId id, float by)
{
  const float is = self->mirror.params[id];
  if (id == PARAM_TEMPO && is < 20.0f && by > 0) {
    return self->mirror.piece.known ? roundf(self->mirror.piece.tempo_bpm) : 120.0f;
  }
  return id == PARAM_TEMPO && is + by < 20.0f ? 0.0f : is + by;
}

void
ui_value_turn(UiView* self, ParamId id, double steps, bool fine)
{
  ui_view_nudge(self, id, stepped(self, id, (float)steps * ui_value_step(id, fine)));
}

bool
ui_value_drags(const UiItem* item)
{
  return item && item->spot.place == UI_ON_PARAM &&
         (item->kind == UI_SLIDE_X || item->kind == UI_SLIDE_Y ||
          item->kind == UI_NUMBER);
}

/// How far along its way a point is, 0..1.
static double
way_under(const UiItem* item, const UiPointer* at)
{
  const UiRect track = item->track;
  return item->kind == UI_SLIDE_X ? (at->x - track.x) / track.w
                                  : 1.0 - (at->y - track.y) / track.h;
}

void
ui_value_press(UiView* self, const UiItem* item, const UiPointer* at)
{
  const ParamId id = (ParamId)item->spot.index;
  self->out.touch(self->out.handle, id, true);
  self->held_at = NAN; // A reset is not dragged away again
  if (at->clicks == 2) {
    ui_view_set(self, id, param_info(id)->preset);
    return;
  }
  if (item->kind == UI_NUMBER) {
    self->held_at    = at->y;
    self->held_value = (double)self->mirror.params[id];
    return;
  }
  if (!at->shift && item->kind == UI_SLIDE_X) {
    ui_view_set(self, id, ui_value_at(id, way_under(item, at)));
  }
  self->held_at    = way_under(item, at);
  self->held_value = ui_value_way(id, self->mirror.params[id]);
}

static void
drag_number(UiView* self, ParamId id, const UiPointer* at)
{
  const double steps = (self->held_at - at->y) / NUMBER_PX;
  const double step =
    (double)ui_value_step(id, true) * (id == PARAM_TEMPO && !at->shift ? 10.0 : 1.0);
  double value = self->held_value;
  // "auto" ends where a tempo can be played
  if (id == PARAM_TEMPO && value < 20.0 && steps > 0) {
    value = 60.0;
  }
  ui_view_set(self, id, (float)(value + floor(steps) * step));
}

void
ui_value_drag(UiView* self, const UiItem* item, const UiPointer* at)
{
  const ParamId id = (ParamId)item->spot.index;
  if (isnan(self->held_at)) {
    return;
  }
  if (item->kind == UI_NUMBER) {
    drag_number(self, id, at);
    return;
  }
  const double to = way_under(item, at);
  self->held_value += (at->shift ? FINE : 1.0) * (to - self->held_at);
  if (!at->shift && item->kind == UI_SLIDE_X) {
    self->held_value = to;
  }
  self->held_value = fmin(fmax(self->held_value, 0.0), 1.0);
  self->held_at    = to;
  ui_view_set(self, id, ui_value_at(id, self->held_value));
}

void
ui_value_menu(UiView* self, const UiItem* item)
{
  const ParamId          id   = (ParamId)item->spot.index;
  const ParamInfo* const info = param_info(id);
  ui_menu_begin(self, UI_ASK_PARAM, id, item->box);
  for (uint32_t i = 0; i < info->n_points; ++i) {
    ui_menu_add(self, info->points[i].label, (int)info->points[i].value,
                info->points[i].value == self->mirror.params[id]);
  }
  ui_menu_show(self, false);
}

void
ui_value_click(UiView* self, const UiItem* item)
{
  const ParamId id = (ParamId)item->spot.index;
  if (item->kind == UI_SWITCH) {
    ui_view_nudge(self, id, self->mirror.params[id] < 0.5f);
    self->soloed =
      id >= PARAM_MUTE && id < PARAM_MUTE + BASE_N_PARTS ? 0 : self->soloed;
  } else if (item->kind == UI_CHOICE) {
    ui_value_menu(self, item);
  } else if (item->kind == UI_NUMBER) {
    ui_entry_param(self, item, NULL);
  }
}

bool
ui_value_key(UiView* self, const UiItem* item, UiKey key, bool fine)
{
  const ParamId          id   = (ParamId)item->spot.index;
  const ParamInfo* const info = param_info(id);
  switch (key) {
  case UI_KEY_LEFT:
  case UI_KEY_DOWN:
    ui_value_turn(self, id, -1, fine);
    break;
  case UI_KEY_RIGHT:
  case UI_KEY_UP:
    ui_value_turn(self, id, 1, fine);
    break;
  case UI_KEY_PAGE_DOWN:
    ui_value_turn(self, id, -4, fine);
    break;
  case UI_KEY_PAGE_UP:
    ui_value_turn(self, id, 4, fine);
    break;
  case UI_KEY_HOME:
    ui_view_nudge(self, id, info->least);
    break;
  case UI_KEY_END:
    ui_view_nudge(self, id, info->most);
    break;
  case UI_KEY_DELETE:
  case UI_KEY_BACKSPACE:
    ui_view_nudge(self, id, info->preset);
    break;
  default:
    return false;
  }
  return true;
}
