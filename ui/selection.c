#include "core/base/utf8.h"
#include "ui/window_x11.h"

#include <X11/Xatom.h>
#include <stdlib.h>
#include <string.h>

/// Nobody pastes more than this into a line; the rest is let go by.
#define MOST_BYTES ((size_t)4 * UI_TEXT_MAX)

void
ui_selection_init(UiWindow* self)
{
  Display* const d      = self->display;
  self->shelves[0].name = XInternAtom(d, "CLIPBOARD", False);
  self->shelves[1].name = XA_PRIMARY;
  self->utf8            = XInternAtom(d, "UTF8_STRING", False);
  self->targets         = XInternAtom(d, "TARGETS", False);
  self->timestamp       = XInternAtom(d, "TIMESTAMP", False);
  self->incr            = XInternAtom(d, "INCR", False);
  self->plain           = XInternAtom(d, "text/plain;charset=utf-8", False);
  self->text            = XInternAtom(d, "TEXT", False);
  self->pasted          = XInternAtom(d, "ESTRO_PASTE", False);
}

void
ui_selection_free(UiWindow* self)
{
  free(self->shelves[0].bytes);
  free(self->shelves[1].bytes);
  free(self->arrival.bytes);
}

void
ui_window_copy(UiWindow* self, bool primary, const char* bytes, size_t n)
{
  UiShelf* const shelf = &self->shelves[primary];
  char* const    copy  = malloc(n + 1);
  if (!copy || self->gone) {
    free(copy);
    return;
  }
  memcpy(copy, bytes, n);
  free(shelf->bytes);
  shelf->bytes = copy;
  shelf->n     = n;
  shelf->since = self->time;
  XSetSelectionOwner(self->display, shelf->name, self->window, self->time);
  XFlush(self->display);
}

void
ui_window_paste(UiWindow* self, bool primary)
{
  const UiShelf* const shelf = &self->shelves[primary];
  if (self->gone) {
    return;
  }
  if (shelf->bytes) {
    ui_view_insert(self->view, shelf->bytes, shelf->n);
    return;
  }
  self->arrival.n         = 0;
  self->arrival.in_pieces = false;
  XConvertSelection(self->display, shelf->name, self->utf8, self->pasted, self->window,
                    self->time);
  XFlush(self->display);
}

static void
append(UiArrival* self, const unsigned char* bytes, size_t n, bool latin)
{
  for (size_t i = 0; i < n && self->n + 4 <= MOST_BYTES; ++i) {
    if (latin) {
      self->n += base_utf8_write(bytes[i], self->bytes + self->n);
    } else {
      self->bytes[self->n++] = (char)bytes[i];
    }
  }
}

/// Fetch what lies in our property and clear it; returns its size in bytes.
static size_t
fetch(UiWindow* self, Atom* type)
{
  int            format = 0;
  unsigned long  n = 0, left = 0;
  unsigned char* bytes = NULL;
  if (!self->arrival.bytes) {
    self->arrival.bytes = malloc(MOST_BYTES);
  }
  *type = None;
  if (XGetWindowProperty(self->display, self->window, self->pasted, 0,
                         (long)(MOST_BYTES / 4), False, AnyPropertyType, type, &format,
                         &n, &left, &bytes) != Success) {
    return 0;
  }
  XDeleteProperty(self->display, self->window, self->pasted);
  if (self->arrival.bytes && format == 8) {
    append(&self->arrival, bytes, n, *type == XA_STRING);
  }
  if (bytes) {
    XFree(bytes);
  }
  return n;
}

static void
arrived(UiWindow* self)
{
  ui_view_insert(self->view, self->arrival.bytes ? self->arrival.bytes : "",
                 self->arrival.n);
  free(self->arrival.bytes);
  self->arrival = (UiArrival){NULL, 0, false};
}

static void
answered(UiWindow* self, const XSelectionEvent* event)
{
  Atom type = None;
  if (event->property == None) {
    // An old program may know Latin letters only
    if (event->target == self->utf8) {
      XConvertSelection(self->display, event->selection, XA_STRING, self->pasted,
                        self->window, event->time);
    }
    return;
  }
  fetch(self, &type);
  self->arrival.in_pieces = type == self->incr;
  if (!self->arrival.in_pieces) {
    arrived(self);
  }
}

static void
property_changed(UiWindow* self, const XPropertyEvent* event)
{
  Atom type = None;
  if (self->arrival.in_pieces && event->atom == self->pasted &&
      event->state == PropertyNewValue && !fetch(self, &type)) {
    arrived(self);
  }
}

/// Put what is asked for into the asker's property.  A line of text always fits
/// into one request (the least that a server takes is 16 KiB), so that it
/// never has to be sent in pieces.
static bool
provide(UiWindow* self, const UiShelf* shelf, const XSelectionRequestEvent* request)
{
  const Atom target = request->target;
  if (target == self->targets) {
    const Atom known[] = {self->targets, self->timestamp, self->utf8, self->plain,
                          self->text};
    XChangeProperty(self->display, request->requestor, request->property, XA_ATOM, 32,
                    PropModeReplace, (const unsigned char*)known,
                    sizeof(known) / sizeof(known[0]));
  } else if (target == self->timestamp) {
    const long since = (long)shelf->since;
    XChangeProperty(self->display, request->requestor, request->property, XA_INTEGER,
                    32, PropModeReplace, (const unsigned char*)&since, 1);
  } else if (target == self->utf8 || target == self->plain || target == self->text) {
    XChangeProperty(self->display, request->requestor, request->property,
                    target == self->text ? self->utf8 : target, 8, PropModeReplace,
                    (const unsigned char*)shelf->bytes, (int)shelf->n);
  } else {
    return false;
  }
  return true;
}

static void
asked(UiWindow* self, XSelectionRequestEvent request)
{
  const UiShelf* shelf = &self->shelves[request.selection == XA_PRIMARY];
  if (request.property == None) {
    request.property = request.target; // As programs did before ICCCM
  }
  const bool given =
    shelf->bytes && shelf->name == request.selection && provide(self, shelf, &request);
  XEvent reply = {.xselection = {.type      = SelectionNotify,
                                 .display   = self->display,
                                 .requestor = request.requestor,
                                 .selection = request.selection,
                                 .target    = request.target,
                                 .property  = given ? request.property : None,
                                 .time      = request.time}};
  XSendEvent(self->display, request.requestor, False, NoEventMask, &reply);
}

void
ui_selection_event(UiWindow* self, const XEvent* event)
{
  if (event->type == SelectionNotify) {
    answered(self, &event->xselection);
  } else if (event->type == PropertyNotify) {
    property_changed(self, &event->xproperty);
  } else if (event->type == SelectionRequest) {
    asked(self, event->xselectionrequest);
  } else if (event->type == SelectionClear) {
    UiShelf* const shelf =
      &self->shelves[event->xselectionclear.selection == XA_PRIMARY];
    free(shelf->bytes);
    shelf->bytes = NULL;
    shelf->n     = 0;
  }
}
