// The picture that is drawn on, and its way to the window.
//
// It is a plain Cairo image, in memory that the X server shares where it can:
// pictures of a text-heavy window are drawn faster here than there, look the
// same everywhere, and Cairo keeps nothing that belongs to our connection.

#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include "ui/guard.h"

#include <X11/Xlib.h>
#include <X11/extensions/XShm.h>
#include <cairo.h>
#include <stdbool.h>

typedef struct {
  Display*         display;
  const UiGuard*   guard;
  Window           window;
  Visual*          visual;
  int              depth;
  GC               gc;
  cairo_surface_t* picture; ///< NULL without memory
  XImage*          image;   ///< What the server is given
  char*            copy;    ///< The picture in the screen's own pixels, or NULL
  XShmSegmentInfo  segment;
  bool             shared; ///< Whether the bytes lie in `segment`
  int              width, height;
} UiScreen;

/// [init] Prepare for a window with that visual; the picture has no size yet.
void ui_screen_init(UiScreen* self, Display* display, const UiGuard* guard,
                    Window window, Visual* visual, int depth);

/// [init] Free everything, before the display is closed.
void ui_screen_free(UiScreen* self);

/// [ui] Begin a new picture of that many pixels; false without memory.
bool ui_screen_resize(UiScreen* self, int width, int height);

/// [ui] Show a part of the picture in the window.
void ui_screen_show(UiScreen* self, int x, int y, int width, int height);

#endif
