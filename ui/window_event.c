#include "ui/window_x11.h"

#include <stdlib.h>

/// Buttons that X names by number only.
enum { SCROLL_LEFT = 6, SCROLL_RIGHT = 7 };

static UiPointer
pointer(const UiWindow* self, int x, int y, unsigned state)
{
  return (UiPointer){x / self->scale, y / self->scale, 0, (state & ShiftMask) != 0,
                     (state & ControlMask) != 0};
}

/// How many times in quick succession the same spot was pressed.
static unsigned
count_click(UiWindow* self, const XButtonEvent* event)
{
  const bool again = event->time - self->pressed < 400 &&
                     abs(event->x - self->pressed_x) < 5 &&
                     abs(event->y - self->pressed_y) < 5;
  self->clicks    = again ? self->clicks % 3 + 1 : 1;
  self->pressed   = event->time;
  self->pressed_x = event->x;
  self->pressed_y = event->y;
  return self->clicks;
}

static void
press(UiWindow* self, const XButtonEvent* event)
{
  UiPointer at = pointer(self, event->x, event->y, event->state);
  self->time   = event->time;
  switch (event->button) {
  case Button1:
    at.clicks = count_click(self, event);
    ui_view_press(self->view, &at);
    break;
  case Button2:
    ui_view_middle(self->view, &at);
    break;
  case Button3:
    ui_view_right(self->view, &at);
    break;
  case Button4:
  case Button5:
    ui_view_wheel(self->view, &at, event->button == Button4 ? 1.0 : -1.0, false);
    break;
  case SCROLL_LEFT:
  case SCROLL_RIGHT:
    ui_view_wheel(self->view, &at, event->button == SCROLL_LEFT ? 1.0 : -1.0, true);
    break;
  default:
    break;
  }
}

static void
release(UiWindow* self, const XButtonEvent* event)
{
  if (event->button == Button1) {
    const UiPointer at = pointer(self, event->x, event->y, event->state);
    self->time         = event->time;
    ui_view_release(self->view, &at);
  }
}

static bool
over_text(const UiWindow* self)
{
  const UiItem* const item = ui_item(self->view, self->view->hot);
  return item && item->kind == UI_TEXT;
}

static void
move(UiWindow* self, const XMotionEvent* event)
{
  const bool      was = over_text(self);
  const UiPointer at  = pointer(self, event->x, event->y, event->state);
  ui_view_move(self->view, &at);
  if (was != over_text(self)) {
    XDefineCursor(self->display, self->window, was ? None : self->text_cursor);
  }
}

static void
configure(UiWindow* self, const XConfigureEvent* event)
{
  if (event->width != self->width || event->height != self->height) {
    self->width   = event->width;
    self->height  = event->height;
    self->resized = true;
  }
}

void
ui_window_event(UiWindow* self, XEvent* event)
{
  if (ui_drag_event(self, event)) {
    return;
  }
  switch (event->type) {
  case Expose:
    self->exposed = true;
    break;
  case ConfigureNotify:
    configure(self, &event->xconfigure);
    break;
  case MapNotify:
    self->mapped = true;
    break;
  case UnmapNotify:
    self->mapped = false;
    ui_view_cancel(self->view);
    break;
  case DestroyNotify:
    self->gone = true;
    break;
  case ButtonPress:
    press(self, &event->xbutton);
    break;
  case ButtonRelease:
    release(self, &event->xbutton);
    break;
  case MotionNotify:
    move(self, &event->xmotion);
    break;
  case LeaveNotify:
    // A window manager that looks at a click first does not move the pointer
    if (event->xcrossing.mode == NotifyNormal) {
      ui_view_leave(self->view);
    }
    break;
  case KeyPress:
  case KeyRelease:
    ui_keyboard_event(self, &event->xkey);
    break;
  case FocusIn:
  case FocusOut:
    ui_keyboard_focus(self, &event->xfocus);
    break;
  case MappingNotify:
    XRefreshKeyboardMapping(&event->xmapping);
    break;
  default:
    ui_selection_event(self, event);
    break;
  }
}
