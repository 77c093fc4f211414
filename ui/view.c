#include "ui/view.h"

#include "ui/draw.h"

#include <math.h>
#include <string.h>

#define BLINK_S 0.55
#define FALL_DB_S 36.0 ///< Slow enough for the eye to catch a peak

bool
ui_view_init(UiView* self, const UiOut* out)
{
  memset(self, 0, sizeof(*self));
  ui_mirror_init(&self->mirror);
  ui_text_init(&self->text);
  ui_history_init(&self->history);
  self->out              = *out;
  self->theme            = &ui_theme_dark;
  self->roll.px_per_tick = UI_ROLL_ZOOM;
  self->level_db = self->meter_db = -UI_METER_DB;

  cairo_surface_t* const paper = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
  self->ruler                  = cairo_create(paper);
  cairo_surface_destroy(paper);
  ui_view_resize(self, UI_WIDTH, UI_HEIGHT, 1.0);
  return cairo_status(self->ruler) == CAIRO_STATUS_SUCCESS;
}

void
ui_view_free(UiView* self)
{
  ui_strip_free(&self->strip);
  cairo_destroy(self->ruler);
  ui_history_free(&self->history);
  ui_text_free(&self->text);
  ui_mirror_free(&self->mirror);
}

/// Put the page where the playhead wants it, at a whole pixel.
static void
place_page(UiView* self)
{
  const double left = ui_roll_follow(&self->roll, &self->mirror, self->ticks);
  self->roll.left   = round(left * self->scale) / self->scale;
}

void
ui_view_zoom(UiView* self, double factor)
{
  const double zoom      = self->roll.px_per_tick * factor;
  self->roll.px_per_tick = fmin(fmax(zoom, UI_ROLL_LEAST), UI_ROLL_MOST);
  place_page(self);
  self->damage |= UI_AREA_ROLL;
}

void
ui_view_resize(UiView* self, double width, double height, double scale)
{
  self->scale       = scale;
  self->layout      = ui_layout(width / scale, height / scale);
  const UiRect area = self->layout.roll;
  self->roll.box    = (UiRect){area.x + 24, area.y, area.w - 48, area.h};
  self->scroll =
    ui_field_reveal(self->ruler, &self->text, self->layout.field, self->scroll);
  place_page(self);
  self->damage = UI_AREA_ALL;
}

static double
beats_of(const UiView* self, double ticks)
{
  return floor(ticks / (BASE_PPQ * 4.0 / self->mirror.piece.meter.unit));
}

static void
move_playhead(UiView* self)
{
  const double was  = self->ticks;
  const double step = self->roll.px_per_tick * self->scale;
  const double now  = ui_follow_at(&self->follow, self->now_s);
  // Nothing is drawn until it has moved by a pixel
  if (floor(now * step) != floor(was * step)) {
    self->ticks = now;
    place_page(self);
    self->damage |= UI_AREA_ROLL;
    self->damage |= beats_of(self, now) != beats_of(self, was) ? UI_AREA_LEGEND : 0U;
  }
}

/// The meter jumps up with a peak and falls evenly; steps that no one sees are left
/// out.
static void
move_meter(UiView* self, double passed_s)
{
  const double peak = (double)self->mirror.playhead.peak;
  const double now  = peak > 1e-4 ? 20.0 * log10(peak) : -UI_METER_DB;
  const double fall = fmax(self->meter_db - FALL_DB_S * passed_s, -UI_METER_DB);
  const double to   = fmax(fmin(now, 6.0), fall);
  self->meter_db    = to;
  if (fabs(to - self->level_db) > 0.3 || (to <= -UI_METER_DB && self->level_db > to)) {
    self->level_db = to;
    self->damage |= UI_AREA_STATUS;
  }
}

void
ui_view_tick(UiView* self, double now_s)
{
  const double passed_s = fmin(fmax(now_s - self->now_s, 0.0), 1.0);
  self->now_s           = now_s;
  const bool caret      = fmod(fmax(now_s - self->caret_s, 0.0), 2 * BLINK_S) < BLINK_S;
  if (self->editing && caret != self->caret) {
    self->damage |= UI_AREA_PROMPT;
  }
  self->caret = caret;
  move_playhead(self);
  move_meter(self, passed_s);
}

static unsigned
area_of(ParamId id)
{
  return id <= PARAM_TIMBRE        ? UI_AREA_SLIDERS
         : id == PARAM_SEED        ? UI_AREA_HEADER
         : id == PARAM_FOLLOW_HOST ? UI_AREA_HEADER | UI_AREA_STATUS
                                   : 0U;
}

void
ui_view_param(UiView* self, ParamId id, float value)
{
  const float clamped = param_clamp(id, value);
  if (self->mirror.params[id] != clamped) {
    self->mirror.params[id] = clamped;
    self->damage |= area_of(id);
  }
}

/// The field shows the plugin's prompt as long as nobody has written another.
static void
adopt_prompt(UiView* self)
{
  const char* const prompt = self->mirror.prompt;
  ui_text_set(&self->text, prompt, strlen(prompt));
  ui_history_add(&self->history, prompt);
  self->scroll = 0.0;
  self->damage |= UI_AREA_PROMPT;
}

void
ui_view_message(UiView* self, const UiUris* uris, const void* atom, size_t size)
{
  const bool     same    = !strcmp(self->text.bytes, self->mirror.prompt);
  const unsigned changed = ui_decode(&self->mirror, uris, atom, size, self->now_s);
  if (changed & UI_CHANGED_PROMPT && same) {
    adopt_prompt(self);
  }
  if (changed & UI_CHANGED_PLAYHEAD) {
    ui_follow_tell(&self->follow, &self->mirror.playhead,
                   (double)self->mirror.piece.tempo_bpm);
  }
  if (changed & UI_CHANGED_SCORE) {
    place_page(self);
    self->damage |= UI_AREA_ROLL | UI_AREA_LEGEND | UI_AREA_PROMPT;
  }
  if (changed & UI_CHANGED_READING) {
    self->damage |= UI_AREA_READING | UI_AREA_LEGEND | UI_AREA_STATUS;
  }
  if (changed & UI_CHANGED_BUSY) {
    self->damage |= UI_AREA_STATUS | UI_AREA_PROMPT | UI_AREA_ROLL;
  }
  self->damage |= changed & UI_CHANGED_STATUS ? UI_AREA_STATUS : 0U;
}
