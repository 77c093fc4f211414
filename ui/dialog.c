#include "ui/dialog.h"

#include "ui/excerpt.h"
#include "ui/folder.h"
#include "ui/panel.h"
#include "ui/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define ROW 22.0
#define PAD 20.0
#define HEAD 80.0

static UiRect
list_box(const UiDialog* self)
{
  return (UiRect){self->box.x + PAD, self->box.y + HEAD, self->box.w - 2 * PAD,
                  self->box.h - HEAD - 110};
}

static UiRect
name_box(const UiDialog* self)
{
  return (UiRect){self->box.x + PAD, self->box.y + self->box.h - 98,
                  self->box.w - 2 * PAD, 30};
}

static unsigned
rows_of(const UiDialog* self)
{
  return (unsigned)(list_box(self).h / ROW);
}

static void
start_folder(UiDialog* self)
{
  struct stat       is;
  const char* const home = getenv("HOME");
  if (self->folder[0] && !stat(self->folder, &is) && S_ISDIR(is.st_mode)) {
    return; // Where a file was saved last
  }
  snprintf(self->folder, sizeof(self->folder), "%s",
           home && home[0] == '/' ? home : "/");
}

void
ui_dialog_open(UiView* view, UiFileKind kind, int part, int32_t first, int32_t last)
{
  UiDialog* const self   = &view->dialog;
  const UiRect    window = view->layout.window;
  const UiExcerpt what   = {part, {first, last}};
  const double    w = 520, h = window.h - 60 < 470 ? window.h - 60 : 470;
  self->kind   = kind;
  self->part   = part;
  self->first  = first;
  self->last   = last;
  self->exists = false;
  self->box    = (UiRect){(window.w - w) / 2, (window.h - h) / 2, w, h};
  start_folder(self);
  ui_folder_list(self);
  ui_excerpt_name(&view->mirror, &what, self->name, sizeof(self->name));
  ui_entry_open(view, UI_FOR_NAME, (UiSpot){UI_ON_FILE_NAME, 0}, name_box(self),
                self->name);
  ui_view_rearrange(view);
}

void
ui_dialog_close(UiView* view)
{
  view->dialog.kind = UI_NO_FILE;
  if (view->entry.purpose == UI_FOR_NAME) {
    ui_entry_close(view, false);
  }
  ui_view_rearrange(view);
}

static bool
save_midi(UiView* view, const char* path)
{
  UiDialog* const self  = &view->dialog;
  const UiExcerpt what  = {self->part, {self->first, self->last}};
  size_t          n     = 0;
  uint8_t* const  bytes = ui_excerpt_midi(&view->mirror, &what, &n);
  const bool      saved = bytes && ui_excerpt_write(path, bytes, n);
  free(bytes);
  if (!saved) {
    snprintf(self->fault, sizeof(self->fault), "The file cannot be written: %s",
             strerror(errno));
  }
  return saved;
}

static void
save(UiView* view)
{
  UiDialog* const self = &view->dialog;
  char            path[1300];
  struct stat     is;
  if (!self->name[0] || strchr(self->name, '/') ||
      !ui_folder_path(self, path, sizeof(path))) {
    snprintf(self->fault, sizeof(self->fault), "A file cannot have that name.");
    return;
  }
  if (!stat(path, &is) && !self->exists) {
    self->exists = true; // Saving once more replaces it
    snprintf(self->fault, sizeof(self->fault),
             "There is a file of that name; press Replace to write over it.");
    return;
  }
  if (self->kind == UI_WAV_FILE) {
    view->out.render(view->out.handle, path);
  } else if (!save_midi(view, path)) {
    return;
  } else {
    snprintf(view->notice, sizeof(view->notice), "Saved %.180s", path);
  }
  ui_dialog_close(view);
}

void
ui_dialog_name(UiView* view, const char* name)
{
  ui_copy(view->dialog.name, 200, name);
  view->dialog.exists   = false;
  view->dialog.fault[0] = '\0';
  ui_view_rearrange(view);
}

static void
choose(UiView* view, unsigned i)
{
  UiDialog* const self = &view->dialog;
  if (i < self->n_files && self->files[i].folder) {
    char name[256];
    memcpy(name, self->files[i].name, sizeof(name)); // The list is made anew
    ui_folder_enter(self, name);
  } else if (i < self->n_files) {
    ui_entry_open(view, UI_FOR_NAME, (UiSpot){UI_ON_FILE_NAME, 0}, name_box(self),
                  self->files[i].name);
    ui_dialog_name(view, view->entry.text.bytes);
  }
}

void
ui_dialog_act(UiView* view, UiSpot spot)
{
  switch (spot.place) {
  case UI_ON_FILE:
    choose(view, spot.index);
    break;
  case UI_ON_FILE_UP:
    ui_folder_enter(&view->dialog, "..");
    break;
  case UI_ON_FILE_CANCEL:
    ui_dialog_close(view);
    break;
  case UI_ON_FILE_SAVE:
    save(view);
    break;
  default:
    break;
  }
  ui_view_rearrange(view);
}

void
ui_dialog_scroll(UiView* view, int rows)
{
  UiDialog* const self  = &view->dialog;
  const unsigned  shown = rows_of(self);
  const int       most  = self->n_files > shown ? (int)(self->n_files - shown) : 0;
  const int       top   = (int)self->top + rows;
  self->top             = (unsigned)(top < 0 ? 0 : top > most ? most : top);
  ui_view_rearrange(view);
}

void
ui_dialog_items(UiView* view)
{
  const UiDialog* const self = &view->dialog;
  const UiRect          box = self->box, list = list_box(self);
  const double          y = box.y + box.h - 52;
  ui_item_add(view, UI_ON_FILE_NAME, 0, UI_TEXT, name_box(self), UI_AREA_ALL);
  ui_item_add(view, UI_ON_FILE_UP, 0, UI_PUSH,
              (UiRect){box.x + PAD, box.y + 44, 30, 28}, UI_AREA_ALL);
  for (unsigned i = 0; i < rows_of(self) && self->top + i < self->n_files; ++i) {
    ui_item_add(view, UI_ON_FILE, self->top + i, UI_PUSH,
                (UiRect){list.x + 4, list.y + i * ROW, list.w - 8, ROW}, UI_AREA_ALL);
  }
  ui_item_add(view, UI_ON_FILE_CANCEL, 0, UI_PUSH,
              (UiRect){box.x + box.w - PAD - 210, y, 100, 32}, UI_AREA_ALL);
  ui_item_add(view, UI_ON_FILE_SAVE, 0, UI_PUSH,
              (UiRect){box.x + box.w - PAD - 100, y, 100, 32}, UI_AREA_ALL);
}

static void
draw_item(UiView* view, cairo_t* cr, const UiItem* item)
{
  const UiTheme* const  t    = &view->theme;
  const UiDialog* const self = &view->dialog;
  const UiHeat        heat = ui_heat(view, (UiPlace)item->spot.place, item->spot.index);
  const UiFile* const file = &self->files[item->spot.index];
  const UiButtonLook  look = {item->box, self->exists ? "Replace" : "Save", 0, false,
                              heat};
  switch (item->spot.place) {
  case UI_ON_FILE:
    if (heat) {
      ui_round(cr, item->box, 5);
      ui_ink(cr, t->line, 0.6);
      cairo_fill(cr);
    }
    ui_ink(cr, file->folder ? t->accent : t->quiet, 0.9);
    ui_icon(cr, file->folder ? UI_ICON_FOLDER : UI_ICON_FILE,
            (UiRect){item->box.x + 8, item->box.y, 14, ROW});
    ui_ink(cr, t->text, 1.0);
    ui_text_draw(cr, UI_BODY,
                 (UiRect){item->box.x + 32, item->box.y, item->box.w - 40, ROW},
                 UI_LEFT, file->name);
    break;
  case UI_ON_FILE_UP:
    ui_draw_icon_button(cr, t, item->box, UI_ICON_UP, heat, false);
    break;
  case UI_ON_FILE_CANCEL:
    ui_draw_plain(cr, t, item->box, "Cancel", heat, false, t->accent);
    break;
  case UI_ON_FILE_SAVE:
    ui_draw_button(cr, t, &look);
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
  ui_draw_frame(cr, t, list_box(self), 7, t->sunken, UI_IDLE);
  for (unsigned i = 0; i < view->n_items; ++i) {
    draw_item(view, cr, &view->items[i]);
  }
  ui_draw_scrolled(cr, t, ui_inset(list_box(self), 3), self->top, rows_of(self),
                   self->n_files);
  if (!self->n_files) {
    ui_ink(cr, t->quiet, 1.0);
    ui_text_draw(cr, UI_BODY, ui_inset(list_box(self), 12), UI_CENTRE,
                 "No folders and no such files here.");
  }
  ui_entry_field(view, cr, name_box(self), UI_FOR_NAME, self->name, "Name");
  ui_ink(cr, self->exists || self->fault[0] ? t->alarm : t->quiet, 1.0);
  ui_text_draw(cr, UI_SMALL,
               (UiRect){box.x + PAD, box.y + box.h - 52, box.w - 2 * PAD - 220, 32},
               UI_LEFT, self->fault);
}
