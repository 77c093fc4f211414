#include "ui/guard.h"

#include <X11/Xlibint.h>
#include <stdlib.h>

struct UiGuard {
  Display*       display;
  _XAsyncHandler hook;
  Window         window;
  unsigned       n_errors;
  bool           lost;
};

static Bool
note(Display* display, xReply* reply, char* bytes, // NOLINT: Xlib's types
     int n, XPointer data)
{
  (void)display;
  (void)bytes;
  (void)n;
  UiGuard* const self = (UiGuard*)(void*)data;
  if (reply->generic.type != X_Error) {
    return False;
  }
  ++self->n_errors;
  self->lost = self->lost || reply->error.resourceID == (CARD32)self->window;
  return True;
}

UiGuard*
ui_guard_new(Display* display)
{
  UiGuard* const self = calloc(1, sizeof(*self));
  if (self) {
    self->display      = display;
    self->hook.handler = note;
    self->hook.data    = (XPointer)self;
    LockDisplay(display);
    self->hook.next         = display->async_handlers;
    display->async_handlers = &self->hook;
    UnlockDisplay(display);
  }
  return self;
}

void
ui_guard_free(UiGuard* self)
{
  if (self) {
    LockDisplay(self->display);
    DeqAsyncHandler(self->display, &self->hook);
    UnlockDisplay(self->display);
    free(self);
  }
}

void
ui_guard_watch(UiGuard* self, Window window)
{
  self->window = window;
  self->lost   = false;
}

unsigned
ui_guard_errors(const UiGuard* self)
{
  return self->n_errors;
}

bool
ui_guard_lost(const UiGuard* self)
{
  return self->lost;
}
