#include "ui/dialog.h"

#include "ui/dialog_draw.h"
#include "ui/excerpt.h"
#include "ui/folder.h"
#include "ui/panel.h"
#include "ui/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
  ui_entry_open(view, UI_FOR_NAME, (UiSpot){UI_ON_FILE_NAME, 0}, ui_dialog_field(self),
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
    ui_entry_open(view, UI_FOR_NAME, (UiSpot){UI_ON_FILE_NAME, 0},
                  ui_dialog_field(self), self->files[i].name);
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
  const unsigned  shown = ui_dialog_rows(self);
  const int       most  = self->n_files > shown ? (int)(self->n_files - shown) : 0;
  const int       top   = (int)self->top + rows;
  self->top             = (unsigned)(top < 0 ? 0 : top > most ? most : top);
  ui_view_rearrange(view);
}
