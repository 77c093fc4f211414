#define _XOPEN_SOURCE 700 // System V shared memory

#include "ui/screen.h"

#include <X11/Xutil.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>

void
ui_screen_init(UiScreen* self, Display* display, const UiGuard* guard, Window window,
               Visual* visual, int depth)
{
  memset(self, 0, sizeof(*self));
  self->display = display;
  self->guard   = guard;
  self->window  = window;
  self->visual  = visual;
  self->depth   = depth;
  self->gc      = XCreateGC(display, window, 0, NULL);
}

static void
drop_picture(UiScreen* self)
{
  if (self->picture) {
    cairo_surface_destroy(self->picture);
    self->picture = NULL;
  }
  if (self->image) {
    self->image->data = NULL; // It frees more than it should
    XDestroyImage(self->image);
    self->image = NULL;
  }
  free(self->copy);
  self->copy = NULL;
  if (self->shared) {
    XShmDetach(self->display, &self->segment);
    XSync(self->display, False);
    shmdt(self->segment.shmaddr);
    self->shared = false;
  }
}

void
ui_screen_free(UiScreen* self)
{
  if (self->display) {
    drop_picture(self);
    XFreeGC(self->display, self->gc);
  }
}

/// Whether the server keeps pixels just as Cairo does.
static bool
same_pixels(const UiScreen* self)
{
  const Visual* const v = self->visual;
  return (self->depth == 24 || self->depth == 32) && v->red_mask == 0xFF0000 &&
         v->green_mask == 0xFF00 && v->blue_mask == 0xFF;
}

static int
native_order(void)
{
  const uint16_t      one   = 1;
  const unsigned char first = *(const unsigned char*)&one;
  return first ? LSBFirst : MSBFirst;
}

/// Let the server into a fresh segment; a far server refuses, which does no harm.
static bool
attach(UiScreen* self, size_t size)
{
  XShmSegmentInfo* const segment = &self->segment;
  const int              id      = shmget(IPC_PRIVATE, size, IPC_CREAT | 0600);
  if (id < 0) {
    return false;
  }
  segment->shmid    = id;
  segment->readOnly = True;
  segment->shmaddr  = shmat(id, NULL, 0);
  bool attached     = segment->shmaddr != (char*)-1; // NOLINT: as POSIX says it
  if (attached) {
    const unsigned errors = ui_guard_errors(self->guard);
    XShmAttach(self->display, segment);
    XSync(self->display, False);
    attached = ui_guard_errors(self->guard) == errors;
    if (!attached) {
      shmdt(segment->shmaddr);
    }
  }
  shmctl(id, IPC_RMID, NULL); // It goes away with its last user, whatever happens
  return attached;
}

static void
try_sharing(UiScreen* self)
{
  XImage* const image =
    XShmCreateImage(self->display, self->visual, (unsigned)self->depth, ZPixmap, NULL,
                    &self->segment, (unsigned)self->width, (unsigned)self->height);
  if (!image) {
    return;
  }
  if (image->bits_per_pixel == 32 && image->byte_order == native_order() &&
      attach(self, (size_t)image->bytes_per_line * (size_t)self->height)) {
    self->shared  = true;
    self->image   = image;
    image->data   = self->segment.shmaddr;
    self->picture = cairo_image_surface_create_for_data(
      (unsigned char*)image->data, CAIRO_FORMAT_RGB24, self->width, self->height,
      image->bytes_per_line);
  } else {
    XDestroyImage(image);
  }
}

/// A picture in our own memory, sent through the connection; on a screen with
/// other pixels than Cairo's the image is a converted copy.
static void
own_picture(UiScreen* self)
{
  const bool same = same_pixels(self);
  self->picture =
    cairo_image_surface_create(CAIRO_FORMAT_RGB24, self->width, self->height);
  self->image =
    XCreateImage(self->display, self->visual, (unsigned)self->depth, ZPixmap, 0, NULL,
                 (unsigned)self->width, (unsigned)self->height, 32, 0);
  if (!self->image) {
    return;
  }
  if (same) {
    self->image->data       = (char*)cairo_image_surface_get_data(self->picture);
    self->image->byte_order = native_order();
  } else {
    self->copy = malloc((size_t)self->image->bytes_per_line * (size_t)self->height);
    self->image->data = self->copy;
  }
}

bool
ui_screen_resize(UiScreen* self, int width, int height)
{
  drop_picture(self);
  self->width  = width;
  self->height = height;
  if (same_pixels(self) && XShmQueryExtension(self->display)) {
    try_sharing(self);
  }
  if (!self->picture) {
    own_picture(self);
  }
  if (!self->image || !self->image->data ||
      cairo_surface_status(self->picture) != CAIRO_STATUS_SUCCESS) {
    drop_picture(self);
  }
  return self->picture;
}

/// Eight bits moved to where the screen has that colour.
static unsigned long
channel(unsigned value, unsigned long mask)
{
  const unsigned long lowest = mask & (~mask + 1);
  return lowest ? (value * (mask / lowest) / 255 * lowest) & mask : 0;
}

static void
convert(UiScreen* self, int left, int top, int right, int bottom)
{
  const unsigned char* const bytes  = cairo_image_surface_get_data(self->picture);
  const int                  stride = cairo_image_surface_get_stride(self->picture);
  const Visual* const        v      = self->visual;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      uint32_t rgb = 0;
      memcpy(&rgb, bytes + (ptrdiff_t)y * stride + 4 * (ptrdiff_t)x, sizeof(rgb));
      XPutPixel(self->image, x, y,
                channel(rgb >> 16 & 255, v->red_mask) |
                  channel(rgb >> 8 & 255, v->green_mask) |
                  channel(rgb & 255, v->blue_mask));
    }
  }
}

void
ui_screen_show(UiScreen* self, int x, int y, int width, int height)
{
  const int right  = x + width < self->width ? x + width : self->width;
  const int bottom = y + height < self->height ? y + height : self->height;
  if (!self->picture || !self->image || right <= x || bottom <= y) {
    return;
  }
  cairo_surface_flush(self->picture);
  const unsigned w = (unsigned)(right - x), h = (unsigned)(bottom - y);
  if (self->copy) {
    convert(self, x, y, right, bottom);
  }
  if (self->shared) {
    XShmPutImage(self->display, self->window, self->gc, self->image, x, y, x, y, w, h,
                 False);
  } else {
    XPutImage(self->display, self->window, self->gc, self->image, x, y, x, y, w, h);
  }
}
