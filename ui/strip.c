#include "ui/strip.h"

#include <math.h>
#include <stddef.h>

#define TIMES 2.0 ///< How many screens one picture holds

void
ui_strip_free(UiStrip* self)
{
  if (self->surface) {
    cairo_surface_destroy(self->surface);
    self->surface = NULL;
  }
}

static bool
holds(const UiStrip* self, const UiRoll* roll, uint32_t version, double scale)
{
  const UiRoll* const is = &self->roll;
  return self->surface && self->version == version && self->scale == scale &&
         is->box.h == roll->box.h && is->box.w == roll->box.w * TIMES &&
         is->px_per_tick == roll->px_per_tick && roll->left >= is->left &&
         roll->left + roll->box.w <= is->left + is->box.w;
}

static void
redraw(UiStrip* self, const UiTheme* theme, const UiRoll* roll, const UiMirror* mirror,
       double scale)
{
  ui_strip_free(self);
  self->roll     = *roll;
  self->roll.box = (UiRect){0, 0, roll->box.w * TIMES, roll->box.h};
  self->scale    = scale;
  self->version  = mirror->version;
  self->surface =
    cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(self->roll.box.w * scale),
                               (int)ceil(self->roll.box.h * scale));
  cairo_t* const page = cairo_create(self->surface);
  cairo_scale(page, scale, scale);
  ui_draw_roll_page(page, theme, &self->roll, mirror);
  const bool failed = cairo_status(page) != CAIRO_STATUS_SUCCESS;
  cairo_destroy(page);
  if (failed) {
    ui_strip_free(self);
  }
}

void
ui_strip_draw(UiStrip* self, cairo_t* cr, const UiTheme* theme, const UiRoll* roll,
              const UiMirror* mirror, double scale)
{
  if (!holds(self, roll, mirror->version, scale)) {
    redraw(self, theme, roll, mirror, scale);
  }
  if (!self->surface) {
    ui_draw_roll_page(cr, theme, roll, mirror); // No memory for a picture
    return;
  }
  const UiRect box = roll->box;
  cairo_save(cr);
  cairo_rectangle(cr, box.x, box.y, box.w, box.h);
  cairo_identity_matrix(cr);
  cairo_set_source_surface(
    cr, self->surface, round(box.x * scale - (roll->left - self->roll.left) * scale),
    round(box.y * scale));
  cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
  cairo_fill(cr);
  cairo_restore(cr);
}
