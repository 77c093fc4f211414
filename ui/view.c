#include "ui/view.h"

#include "ui/chip_edit.h"
#include "ui/panel.h"
#include "ui/takes.h"
#include "ui/tip.h"
#include "ui/view_edit.h"

#include <math.h>
#include <string.h>

bool
ui_view_init(UiView* self, const UiOut* out)
{
  memset(self, 0, sizeof(*self));
  ui_mirror_init(&self->mirror);
  ui_text_init(&self->text);
  ui_text_init(&self->entry.text);
  ui_history_init(&self->history);
  self->out              = *out;
  self->theme            = ui_theme_dark;
  self->roll.px_per_tick = UI_ROLL_ZOOM;
  self->browser.chosen   = -1;
  self->other_take       = -1;
  self->loudness_shown   = -120.0;
  self->level_db = self->meter_db = -UI_METER_DB;
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    self->part_db[i] = self->part_shown_db[i] = -UI_METER_DB;
  }
  cairo_surface_t* const paper = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
  self->ruler                  = cairo_create(paper);
  cairo_surface_destroy(paper);
  self->fonts = ui_fonts_new();
  ui_fonts_attach(self->fonts, self->ruler);
  ui_view_resize(self, UI_WIDTH, UI_HEIGHT, 1.0);
  return cairo_status(self->ruler) == CAIRO_STATUS_SUCCESS;
}

void
ui_view_free(UiView* self)
{
  ui_strip_free(&self->strip);
  cairo_destroy(self->ruler);
  ui_fonts_free(self->fonts);
  ui_banks_free(&self->banks);
  ui_history_free(&self->history);
  ui_text_free(&self->text);
  ui_text_free(&self->entry.text);
  ui_mirror_free(&self->mirror);
}

/// Put the page where the playhead wants it, at a whole pixel.
static void
place_page(UiView* self)
{
  if (!self->adrift) {
    const double left = ui_roll_follow(&self->roll, &self->mirror, self->ticks);
    self->roll.left   = round(left * self->scale) / self->scale;
  }
}

void
ui_view_rearrange(UiView* self)
{
  const double   w = self->width / self->scale, h = self->height / self->scale;
  const bool     folded = self->layout.folded;
  const unsigned rows   = ui_chips_rows(self);
  self->layout          = ui_layout(w, h, rows, folded);
  self->roll.box        = self->layout.card;
  self->stale           = true;
  self->damage          = UI_AREA_ALL;
  place_page(self);
}

void
ui_view_resize(UiView* self, double width, double height, double scale)
{
  self->width  = width;
  self->height = height;
  self->scale  = scale;
  self->layout = ui_layout(width / scale, height / scale, 1, self->layout.folded);
  ui_menu_close(self); // They hang on places that move
  if (self->entry.purpose == UI_FOR_PARAM || self->entry.purpose == UI_FOR_CHIP) {
    ui_entry_close(self, false);
  }
  if (self->dialog.kind) {
    ui_dialog_close(self);
  }
  ui_view_rearrange(self);
  ui_view_touched(self);
  ui_view_claim(self);
}

void
ui_view_fit(UiView* self, const UiSettings* settings)
{
  self->settings = *settings;
  ui_strip_free(&self->strip); // It was drawn in other colours
  ui_view_rearrange(self);
}

void
ui_view_damage(UiView* self, UiRect box)
{
  for (unsigned area = 1; area < UI_AREA_ALL; area <<= 1) {
    if (ui_overlap(ui_layout_area(&self->layout, area), box)) {
      self->damage |= area;
    }
  }
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

void
ui_view_tick(UiView* self, double now_s)
{
  const double passed_s = fmin(fmax(now_s - self->now_s, 0.0), 1.0);
  self->now_s           = now_s;
  const bool caret      = fmod(fmax(now_s - self->caret_s, 0.0), 1.1) < 0.55;
  if (self->editing && caret != self->caret) {
    if (self->entry.purpose) {
      ui_view_damage(self, self->entry.box);
    } else {
      self->damage |= UI_AREA_PROMPT;
    }
  }
  self->caret = caret;
  move_playhead(self);
  ui_levels_tick(self, passed_s);
  ui_tip_tick(self);
}

static unsigned
area_of(ParamId id)
{
  const unsigned own = id == PARAM_FOLLOW_HOST ? UI_AREA_HEADER : UI_AREA_PANEL;
  return id >= PARAM_MUTE && id < PARAM_MUTE + BASE_N_PARTS ? own | UI_AREA_LEGEND
                                                            : own;
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

static void
take_playhead(UiView* self)
{
  const UiPlayhead* const head = &self->mirror.playhead;
  ui_follow_tell(&self->follow, head, (double)self->mirror.piece.tempo_bpm);
  if (self->listening && !head->rolling && self->now_s - self->listened_s > 1.0) {
    self->listening = false; // It came to the end, or the host took over
    self->damage |= UI_AREA_LEGEND;
  }
}

void
ui_view_message(UiView* self, const UiUris* uris, const void* atom, size_t size)
{
  const bool     same    = !strcmp(self->text.bytes, self->mirror.prompt);
  const bool     busy    = self->mirror.playhead.busy;
  const int32_t  playing = self->mirror.takes.playing;
  const unsigned changed = ui_decode(&self->mirror, uris, atom, size, self->now_s);
  if (changed & UI_CHANGED_PROMPT && same) {
    adopt_prompt(self);
  }
  if (changed & UI_CHANGED_PLAYHEAD) {
    take_playhead(self);
  }
  if (changed & UI_CHANGED_READING) {
    ui_chip_read(self);
  }
  if (changed & UI_CHANGED_SCORE) {
    place_page(self);
    self->stale = true;
    self->damage |= UI_AREA_ROLL | UI_AREA_LEGEND | UI_AREA_PROMPT | UI_AREA_TABS;
  }
  if (changed & UI_CHANGED_BUSY) {
    self->stale = self->stale || busy != self->mirror.playhead.busy;
    self->damage |= UI_AREA_STATUS | UI_AREA_PROMPT | UI_AREA_ROLL;
  }
  if (changed & UI_CHANGED_TAKES) {
    ui_takes_told(self, playing);
  }
  if (changed & (UI_CHANGED_TAKES | UI_CHANGED_PLAYERS)) {
    self->stale = true;
    self->damage |= UI_AREA_PANEL;
  }
  self->damage |=
    changed & (UI_CHANGED_STATUS | UI_CHANGED_RENDER) ? UI_AREA_STATUS : 0U;
}
