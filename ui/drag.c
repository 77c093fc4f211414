#include "ui/window_x11.h"

#include <X11/cursorfont.h>
#include <string.h>

#define VERSION 5
#define PATIENCE_S 8.0

void
ui_drag_init(UiWindow* self)
{
  UiDrag* const  d       = &self->drag;
  Display* const display = self->display;
  d->aware               = XInternAtom(display, "XdndAware", False);
  d->proxy               = XInternAtom(display, "XdndProxy", False);
  d->enter               = XInternAtom(display, "XdndEnter", False);
  d->position            = XInternAtom(display, "XdndPosition", False);
  d->status              = XInternAtom(display, "XdndStatus", False);
  d->leave               = XInternAtom(display, "XdndLeave", False);
  d->drop                = XInternAtom(display, "XdndDrop", False);
  d->finished            = XInternAtom(display, "XdndFinished", False);
  d->selection           = XInternAtom(display, "XdndSelection", False);
  d->action_copy         = XInternAtom(display, "XdndActionCopy", False);
  d->uri_list            = XInternAtom(display, "text/uri-list", False);
  d->targets             = XInternAtom(display, "TARGETS", False);
  d->cursor              = XCreateFontCursor(display, XC_fleur);
}

static void
send(UiWindow* self, Atom type, long a, long b, long c, long d)
{
  XEvent event            = {.xclient = {.type         = ClientMessage,
                                         .display      = self->display,
                                         .window       = self->drag.target,
                                         .message_type = type,
                                         .format       = 32}};
  event.xclient.data.l[0] = (long)self->window;
  event.xclient.data.l[1] = a;
  event.xclient.data.l[2] = b;
  event.xclient.data.l[3] = c;
  event.xclient.data.l[4] = d;
  XSendEvent(self->display, self->drag.receiver, False, NoEventMask, &event);
}

static void
send_position(UiWindow* self)
{
  UiDrag* const d = &self->drag;
  d->late         = d->waiting;
  if (!d->waiting) {
    d->waiting = true;
    send(self, d->position, 0, (long)d->x << 16 | (d->y & 0xFFFF), (long)self->time,
         (long)d->action_copy);
  }
}

/// A window's property of one 32-bit value, 0 if it has none.
static unsigned long
property_of(UiWindow* self, Window window, Atom name)
{
  Atom           type   = None;
  int            format = 0;
  unsigned long  n = 0, left = 0, value = 0;
  unsigned char* bytes = NULL;
  if (XGetWindowProperty(self->display, window, name, 0, 1, False, AnyPropertyType,
                         &type, &format, &n, &left, &bytes) == Success &&
      bytes && format == 32 && n) {
    memcpy(&value, bytes, sizeof(value));
  }
  if (bytes) {
    XFree(bytes);
  }
  return value;
}

/// The window under the pointer that takes drops, and who speaks for it.
static Window
find_target(UiWindow* self, Window* receiver, long* version)
{
  UiDrag* const d    = &self->drag;
  const Window  root = DefaultRootWindow(self->display);
  Window        at   = root;
  for (int depth = 0; depth < 32; ++depth) {
    Window child = None;
    int    x = 0, y = 0;
    if (!XTranslateCoordinates(self->display, root, at, d->x, d->y, &x, &y, &child)) {
      return None;
    }
    const Window  proxy = (Window)property_of(self, at, d->proxy);
    const Window  who   = proxy ? proxy : at;
    unsigned long aware = property_of(self, who, d->aware);
    if (at != self->window && aware >= 3) {
      *receiver = who;
      *version  = aware < VERSION ? (long)aware : VERSION;
      return at;
    }
    if (child == None) {
      return None;
    }
    at = child;
  }
  return None;
}

static void
follow(UiWindow* self)
{
  UiDrag* const d        = &self->drag;
  Window        receiver = None;
  long          version  = 0;
  const Window  target   = find_target(self, &receiver, &version);
  if (target != d->target) {
    if (d->target) {
      send(self, d->leave, 0, 0, 0, 0);
    }
    d->target   = target;
    d->receiver = receiver;
    d->version  = version;
    d->waiting = d->late = d->accepted = false;
    if (target) {
      send(self, d->enter, version << 24, (long)d->uri_list, None, None);
    }
  }
  if (target) {
    send_position(self);
  }
}

static void
stop(UiWindow* self)
{
  UiDrag* const d = &self->drag;
  if (d->state == UI_DRAG_MOVES) {
    XUngrabPointer(self->display, self->time);
  }
  d->state  = UI_DRAG_NONE;
  d->target = None;
}

/// The button is up and the target has said what it thinks of it.
static void
finish(UiWindow* self)
{
  UiDrag* const d = &self->drag;
  XUngrabPointer(self->display, self->time);
  if (d->target && d->accepted) {
    send(self, d->drop, 0, (long)self->time, 0, 0);
    d->state = UI_DRAG_DROPPED;
  } else {
    if (d->target) {
      send(self, d->leave, 0, 0, 0, 0);
    }
    d->state  = UI_DRAG_NONE;
    d->target = None;
  }
}

void
ui_window_drag(UiWindow* self, const UiExcerpt* what)
{
  UiDrag* const d = &self->drag;
  if (self->gone || d->state || !ui_drag_write(self, what)) {
    return;
  }
  if (XGrabPointer(self->display, self->window, False,
                   PointerMotionMask | ButtonReleaseMask, GrabModeAsync, GrabModeAsync,
                   None, d->cursor, self->time) != GrabSuccess) {
    return;
  }
  ui_view_leave(self->view); // It is pointed at no more
  XSetSelectionOwner(self->display, d->selection, self->window, self->time);
  d->state    = UI_DRAG_MOVES;
  d->released = d->waiting = d->late = d->accepted = false;
  d->target                                        = None;
  d->since_s                                       = 0.0;
}

static bool
message(UiWindow* self, const XClientMessageEvent* event)
{
  UiDrag* const d = &self->drag;
  if (event->message_type == d->status) {
    if (d->state == UI_DRAG_MOVES && (Window)event->data.l[0] == d->target) {
      d->accepted = event->data.l[1] & 1;
      d->waiting  = false;
      if (d->released) {
        finish(self);
      } else if (d->late) {
        send_position(self);
      }
    }
    return true;
  }
  if (event->message_type == d->finished) {
    if (d->state == UI_DRAG_DROPPED) {
      stop(self);
    }
    return true;
  }
  return false;
}

static void
move(UiWindow* self, int x, int y, Time time)
{
  self->drag.x = x;
  self->drag.y = y;
  self->time   = time;
  follow(self);
}

bool
ui_drag_event(UiWindow* self, const XEvent* event)
{
  UiDrag* const d = &self->drag;
  switch (event->type) {
  case ClientMessage:
    return message(self, &event->xclient);
  case SelectionRequest:
    if (event->xselectionrequest.selection == d->selection) {
      ui_drag_provide(self, event->xselectionrequest);
      return true;
    }
    return false;
  case SelectionClear:
    return event->xselectionclear.selection == d->selection;
  case MotionNotify:
    if (d->state == UI_DRAG_MOVES && !d->released) {
      move(self, event->xmotion.x_root, event->xmotion.y_root, event->xmotion.time);
    }
    return d->state == UI_DRAG_MOVES;
  case ButtonRelease:
    if (d->state != UI_DRAG_MOVES || event->xbutton.button != Button1) {
      return d->state == UI_DRAG_MOVES;
    }
    move(self, event->xbutton.x_root, event->xbutton.y_root, event->xbutton.time);
    d->released = true;
    if (!d->waiting) {
      finish(self);
    }
    return true;
  default:
    return false;
  }
}

void
ui_drag_tick(UiWindow* self, double now_s)
{
  UiDrag* const d = &self->drag;
  if (!d->state || (d->state == UI_DRAG_MOVES && !d->released)) {
    d->since_s = now_s;
  } else if (now_s - d->since_s > PATIENCE_S) {
    stop(self);
  }
}
