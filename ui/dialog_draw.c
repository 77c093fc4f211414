#include "ui/dialog_draw.h"

#include "ui/panel.h"

#define ROW 22.0
#define PAD 20.0
#define HEAD 80.0

UiRect
ui_dialog_list(const UiDialog* self)
{
  return (UiRect){self->box.x + PAD, self->box.y + HEAD, self->box.w - 2 * PAD,
                  self->box.h - HEAD - 110};
}

UiRect
ui_dialog_field(const UiDialog* self)
{
  return (UiRect){self->box.x + PAD, self->box.y + self->box.h - 98,
                  self->box.w - 2 * PAD, 30};
}

unsigned
ui_dialog_rows(const UiDialog* self)
{
  return (unsigned)(ui_dialog_list(self).h / ROW);
}

void
ui_dialog_items(UiView* view)
{
  const UiDialog* const self = &view->dialog;
  const UiRect          box = self->box, list = ui_dialog_list(self);
  const double          y = box.y + box.h - 52;
  ui_item_add(view, UI_ON_FILE_NAME, 0, UI_TEXT, ui_dialog_field(self), UI_AREA_ALL);
  ui_item_add(view, UI_ON_FILE_UP, 0, UI_PUSH,
              (UiRect){box.x + PAD, box.y + 44, 30, 28}, UI_AREA_ALL);
  for (unsigned i = 0; i < ui_dialog_rows(self) && self->top + i < self->n_files; ++i) {
    ui_item_add(view, UI_ON_FILE, self->top + i, UI_PUSH,
                (UiRect){list.x + 4, list.y + i * ROW, list.w - 8, ROW}, UI_AREA_ALL);
  }
  ui_item_add(view, UI_ON_FILE_CANCEL, 0, UI_PUSH,
              (UiRect){box.x + box.w - PAD - 210, y, 100, 32}, UI_AREA_ALL);
  ui_item_add(view, UI_ON_FILE_SAVE, 0, UI_PUSH,
              (UiRect){box.x + box.w - PAD - 100, y, 100, 32}, UI_AREA_ALL);
}

static void
draw_file(cairo_t* cr, const UiTheme* t, UiRect box, const UiFile* file, UiHeat heat)
{
  if (heat) {
    ui_round(cr, box, 5);
    ui_ink(cr, t->line, 0.6);
    cairo_fill(cr);
  }
  ui_ink(cr, file->folder ? t->accent : t->quiet, 0.9);
  ui_icon(cr, file->folder ? UI_ICON_FOLDER : UI_ICON_FILE,
          (UiRect){box.x + 8, box.y, 14, ROW});
  ui_ink(cr, t->text, 1.0);
  ui_text_draw(cr, UI_BODY, (UiRect){box.x + 32, box.y, box.w - 40, ROW}, UI_LEFT,
               file->name);
}

static void
draw_item(UiView* view, cairo_t* cr, const UiItem* item)
{
  const UiTheme* const  t    = &view->theme;
  const UiDialog* const self = &view->dialog;
  const UiHeat       heat = ui_heat(view, (UiPlace)item->spot.place, item->spot.index);
  const UiButtonLook save = {item->box, self->exists ? "Replace" : "Save", 0, false,
                             heat};
  switch (item->spot.place) {
  case UI_ON_FILE:
    draw_file(cr, t, item->box, &self->files[item->spot.index], heat);
    break;
  case UI_ON_FILE_UP:
    ui_draw_icon_button(cr, t, item->box, UI_ICON_UP, heat, false);
    break;
  case UI_ON_FILE_CANCEL:
    ui_draw_plain(cr, t, item->box, "Cancel", heat, false, t->accent);
    break;
  case UI_ON_FILE_SAVE:
    ui_draw_button(cr, t, &save);
    break;
  default:
    break;
  }
}

void
ui_dialog_draw(UiView* view, cairo_t* cr)
{
  const UiTheme* const  t    = &view->theme;
  const UiDialog* const self = &view->dialog;
  const UiRect          box  = self->box;
  cairo_set_source_rgba(cr, 0, 0, 0, 0.45);
  cairo_paint(cr);
  ui_draw_frame(cr, t, box, 12, t->panel, UI_IDLE);
  ui_ink(cr, t->text, 1.0);
  ui_text_draw(cr, UI_FIELD, (UiRect){box.x + PAD, box.y + 12, box.w - 2 * PAD, 26},
               UI_LEFT, self->kind == UI_WAV_FILE ? "Save as WAV" : "Save as MIDI");
  ui_ink(cr, t->quiet, 1.0);
  ui_text_draw(cr, UI_BODY,
               (UiRect){box.x + PAD + 38, box.y + 44, box.w - 2 * PAD - 38, 28},
               UI_LEFT, self->folder);
  ui_draw_frame(cr, t, ui_dialog_list(self), 7, t->sunken, UI_IDLE);
  for (unsigned i = 0; i < view->n_items; ++i) {
    draw_item(view, cr, &view->items[i]);
  }
  ui_draw_scrolled(cr, t, ui_inset(ui_dialog_list(self), 3), self->top,
                   ui_dialog_rows(self), self->n_files);
  if (!self->n_files) {
    ui_ink(cr, t->quiet, 1.0);
    ui_text_draw(cr, UI_BODY, ui_inset(ui_dialog_list(self), 12), UI_CENTRE,
                 "No folders and no such files here.");
  }
  ui_entry_field(view, cr, ui_dialog_field(self), UI_FOR_NAME, self->name, "Name");
  ui_ink(cr, self->exists || self->fault[0] ? t->alarm : t->quiet, 1.0);
  ui_text_draw(cr, UI_SMALL,
               (UiRect){box.x + PAD, box.y + box.h - 52, box.w - 2 * PAD - 220, 32},
               UI_LEFT, self->fault);
}
