// Keeps a host alive when a window that we talk to is gone.
//
// Xlib's error handler belongs to the whole process, so a plugin must not set
// one, and the default ends the host.  The hook used here belongs to our own
// Display alone: errors on it are noted and go no further.

#ifndef UI_GUARD_H
#define UI_GUARD_H

#include <X11/Xlib.h>
#include <stdbool.h>

typedef struct UiGuard UiGuard;

/// [init] Watch a display until ui_guard_free(); NULL without memory.
UiGuard* ui_guard_new(Display* display);

/// [init] Stop watching, before the display is closed.
void ui_guard_free(UiGuard* self);

/// [ui] The window whose loss is told by ui_guard_lost().
void ui_guard_watch(UiGuard* self, Window window);

/// [any] How many requests have failed so far.
unsigned ui_guard_errors(const UiGuard* self);

/// [ui] Whether a request about the watched window has failed.
bool ui_guard_lost(const UiGuard* self);

#endif
