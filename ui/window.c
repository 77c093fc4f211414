#include "ui/window.h"

#include "ui/window_x11.h"

#include <X11/Xutil.h>
#include <X11/cursorfont.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LEAST_FRAME_S (1.0 / 66) ///< At most about 60 pictures a second

static double
clock_s(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/// What the desktop says about its letters, 96 dots an inch being 100 %.
static double
desktop_scale(Display* display)
{
  const char* const all = XResourceManagerString(display);
  const char* const dpi = all ? strstr(all, "Xft.dpi:") : NULL;
  const double      n   = dpi ? (double)strtol(dpi + 8, NULL, 10) / 96.0 : 1.0;
  return n >= 0.5 && n <= 4.0 ? n : 1.0;
}

void
ui_window_listen(UiWindow* self, bool keys)
{
  long filter = 0;
  if (keys && self->ic) {
    XGetICValues(self->ic, XNFilterEvents, &filter, NULL);
  }
  XSelectInput(self->display, self->window,
               ExposureMask | StructureNotifyMask | ButtonPressMask |
                 ButtonReleaseMask | PointerMotionMask | LeaveWindowMask |
                 FocusChangeMask | PropertyChangeMask |
                 (keys ? KeyPressMask | KeyReleaseMask | filter : 0));
}

static void
set_hints(UiWindow* self)
{
  XSizeHints hints = {.flags       = PMinSize | PBaseSize,
                      .min_width   = (int)(UI_MIN_WIDTH * self->scale),
                      .min_height  = (int)(UI_MIN_HEIGHT * self->scale),
                      .base_width  = self->width,
                      .base_height = self->height};
  XSetWMNormalHints(self->display, self->window, &hints);
}

static bool
open_window(UiWindow* self)
{
  XSetWindowAttributes with = {.bit_gravity = NorthWestGravity};
  self->window = XCreateWindow(self->display, self->parent, 0, 0, (unsigned)self->width,
                               (unsigned)self->height, 0, CopyFromParent, InputOutput,
                               CopyFromParent, CWBitGravity, &with);
  ui_guard_watch(self->guard, self->window);
  XWindowAttributes got;
  if (!XGetWindowAttributes(self->display, self->window, &got)) {
    return false; // There is no such parent
  }
  set_hints(self);
  ui_screen_init(&self->screen, self->display, self->guard, self->window, got.visual,
                 got.depth);
  ui_window_listen(self, false);
  XMapRaised(self->display, self->window);
  return ui_screen_resize(&self->screen, self->width, self->height);
}

double
ui_window_desktop_scale(const UiWindow* self)
{
  return desktop_scale(self->display);
}

void
ui_window_rescale(UiWindow* self, double scale)
{
  if (self->gone || scale == self->scale) {
    return;
  }
  const double grown = scale / self->scale;
  self->scale        = scale;
  self->resized      = true;
  set_hints(self);
  ui_window_resize(self, (unsigned)lround(self->width * grown),
                   (unsigned)lround(self->height * grown));
}

static void
apply_size(UiWindow* self)
{
  ui_screen_resize(&self->screen, self->width, self->height);
  ui_view_resize(self->view, self->width, self->height, self->scale);
  self->resized = false;
}

UiWindow*
ui_window_new(uintptr_t parent, double scale, UiView* view)
{
  UiWindow* const self = calloc(1, sizeof(*self));
  if (!self) {
    return NULL;
  }
  self->view    = view;
  self->parent  = (Window)parent;
  self->display = XOpenDisplay(NULL);
  self->guard   = self->display ? ui_guard_new(self->display) : NULL;
  if (!self->guard) {
    ui_window_free(self);
    return NULL;
  }
  self->scale  = scale > 0.0 ? scale : desktop_scale(self->display);
  self->width  = (int)lround(UI_WIDTH * self->scale);
  self->height = (int)lround(UI_HEIGHT * self->scale);
  if (!open_window(self)) {
    ui_window_free(self);
    return NULL;
  }
  ui_selection_init(self);
  ui_keyboard_init(self);
  ui_drag_init(self);
  self->text_cursor = XCreateFontCursor(self->display, XC_xterm);
  ui_view_resize(view, self->width, self->height, self->scale);
  XFlush(self->display);
  return self;
}

void
ui_window_free(UiWindow* self)
{
  if (!self) {
    return;
  }
  if (self->guard) {
    ui_window_edit(self, false);
    ui_keyboard_free(self);
    ui_drag_free(self);
    ui_selection_free(self);
    ui_screen_free(&self->screen);
    if (self->text_cursor) {
      XFreeCursor(self->display, self->text_cursor);
    }
    if (self->window && !self->gone) {
      XDestroyWindow(self->display, self->window);
    }
    XSync(self->display, False);
    ui_guard_free(self->guard);
  }
  if (self->display) {
    XCloseDisplay(self->display);
  }
  free(self);
}

uintptr_t
ui_window_id(const UiWindow* self)
{
  return (uintptr_t)self->window;
}

void
ui_window_size(const UiWindow* self, unsigned* width, unsigned* height)
{
  *width  = (unsigned)self->width;
  *height = (unsigned)self->height;
}

void
ui_window_resize(UiWindow* self, unsigned width, unsigned height)
{
  if (!self->gone && width > 0 && height > 0 && width < 16384 && height < 16384) {
    XResizeWindow(self->display, self->window, width, height);
    XFlush(self->display);
  }
}

static void
show(UiWindow* self, unsigned areas)
{
  for (unsigned area = 1; area < UI_AREA_ALL; area <<= 1) {
    const UiRect box = ui_layout_area(&self->view->layout, area);
    if (areas & area) {
      const int y = (int)floor(box.y * self->scale);
      ui_screen_show(&self->screen, 0, y, self->width,
                     (int)ceil((box.y + box.h) * self->scale) - y);
    }
  }
}

static void
redraw(UiWindow* self, double now_s)
{
  const unsigned areas  = self->view->damage;
  const bool     meters = self->view->meters && !(areas & UI_AREA_PANEL);
  if ((areas || meters) && self->screen.picture) {
    cairo_t* const cr = cairo_create(self->screen.picture);
    cairo_scale(cr, self->scale, self->scale);
    if (areas) {
      ui_view_draw(self->view, cr, areas);
    }
    if (meters) {
      ui_view_draw_meters(self->view, cr);
    }
    cairo_destroy(cr);
  }
  if (self->exposed || areas == UI_AREA_ALL) {
    ui_screen_show(&self->screen, 0, 0, self->width, self->height);
  } else {
    show(self, areas | (meters ? UI_AREA_PANEL : 0U));
  }
  self->exposed = false;
  self->drawn_s = now_s;
}

bool
ui_window_idle(UiWindow* self)
{
  while (!self->gone && XPending(self->display) > 0) {
    XEvent event;
    XNextEvent(self->display, &event);
    if (!XFilterEvent(&event, None)) {
      ui_window_event(self, &event);
    }
  }
  self->gone = self->gone || ui_guard_lost(self->guard);
  if (self->gone) {
    return false;
  }
  const double now_s = clock_s();
  ui_view_tick(self->view, now_s);
  ui_drag_tick(self, now_s);
  ui_keyboard_wait(self);
  if (self->resized) {
    apply_size(self);
  }
  const bool due     = now_s - self->drawn_s >= LEAST_FRAME_S;
  const bool changed = self->view->damage || self->view->meters || self->exposed;
  if (self->mapped && due && changed) {
    redraw(self, now_s);
  }
  XFlush(self->display);
  return true;
}
