// The file that is dragged: written, named, told, and removed in the end.

#include "ui/excerpt.h"
#include "ui/window_x11.h"

#include <X11/Xatom.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void
ui_drag_free(UiWindow* self)
{
  UiDrag* const d = &self->drag;
  for (unsigned i = 0; i < d->n_files; ++i) {
    remove(d->files[i]);
  }
  if (d->folder[0]) {
    rmdir(d->folder);
  }
  if (d->cursor) {
    XFreeCursor(self->display, d->cursor);
  }
}

/// A folder that nobody else may look into.
static bool
make_folder(UiDrag* self)
{
  const char* const own = getenv("XDG_RUNTIME_DIR");
  struct stat       is;
  if (self->folder[0]) {
    return true;
  }
  const bool fits = own && own[0] == '/' && strlen(own) < 200 && !stat(own, &is);
  snprintf(self->folder, sizeof(self->folder), "%s/estro-XXXXXX", fits ? own : "/tmp");
  if (!mkdtemp(self->folder)) {
    self->folder[0] = '\0';
  }
  return self->folder[0];
}

bool
ui_drag_write(UiWindow* self, const UiExcerpt* what)
{
  UiDrag* const d = &self->drag;
  char          name[160];
  size_t        n     = 0;
  uint8_t*      bytes = NULL;
  if (!make_folder(d)) {
    return false;
  }
  if (d->n_files == UI_DRAG_FILES) {
    remove(d->files[0]);
    memmove(d->files[0], d->files[1], (UI_DRAG_FILES - 1) * sizeof(d->files[0]));
    --d->n_files;
  }
  ui_excerpt_name(&self->view->mirror, what, name, sizeof(name));
  char* const path = d->files[d->n_files];
  snprintf(path, sizeof(d->files[0]), "%s/%s.mid", d->folder, name);
  bytes              = ui_excerpt_midi(&self->view->mirror, what, &n);
  const bool written = bytes && ui_excerpt_write(path, bytes, n);
  free(bytes);
  d->n_files += written;
  return written;
}

size_t
ui_drag_uri(const char* path, char* out, size_t size)
{
  static const char hex[] = "0123456789ABCDEF";
  size_t            n     = (size_t)snprintf(out, size, "file://");
  for (; *path && n + 8 < size; ++path) {
    const unsigned char c = (unsigned char)*path;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
        strchr("/-._~", c)) {
      out[n++] = (char)c;
    } else {
      out[n++] = '%';
      out[n++] = hex[c >> 4U];
      out[n++] = hex[c & 15U];
    }
  }
  return n + (size_t)snprintf(out + n, size - n, "\r\n");
}

void
ui_drag_provide(UiWindow* self, XSelectionRequestEvent request)
{
  UiDrag* const d = &self->drag;
  char          uri[1700];
  request.property = request.property ? request.property : request.target;
  XEvent reply     = {.xselection = {.type      = SelectionNotify,
                                     .display   = self->display,
                                     .requestor = request.requestor,
                                     .selection = request.selection,
                                     .target    = request.target,
                                     .property  = request.property,
                                     .time      = request.time}};
  if (request.target == d->uri_list && d->n_files) {
    const size_t n = ui_drag_uri(d->files[d->n_files - 1], uri, sizeof(uri));
    XChangeProperty(self->display, request.requestor, request.property, d->uri_list, 8,
                    PropModeReplace, (const unsigned char*)uri, (int)n);
  } else if (request.target == d->targets) {
    const Atom known[] = {d->targets, d->uri_list};
    XChangeProperty(self->display, request.requestor, request.property, XA_ATOM, 32,
                    PropModeReplace, (const unsigned char*)known, 2);
  } else {
    reply.xselection.property = None;
  }
  XSendEvent(self->display, request.requestor, False, NoEventMask, &reply);
}
