// A window of our own inside a host's, and the only place that knows X11.
//
// It has its own connection, acts only when the host calls ui_window_idle(),
// and shows a UiView, to which it passes on what people do.

#ifndef UI_WINDOW_H
#define UI_WINDOW_H

#include "ui/view.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct UiWindow UiWindow;

/// [init] Open a window in `parent` that shows `view`, which outlives it.
///
/// `scale` is how many pixels make one logical; 0 asks the screen (Xft.dpi).
/// NULL when there is no display, no such parent or no memory.
UiWindow* ui_window_new(uintptr_t parent, double scale, UiView* view);

/// [init] Close it, giving the keyboard back.  NULL is fine.
void ui_window_free(UiWindow* self);

/// [any] The window's X11 number.
uintptr_t ui_window_id(const UiWindow* self);

/// [ui] Its present size in pixels.
void ui_window_size(const UiWindow* self, unsigned* width, unsigned* height);

/// [ui] Make it another size, in pixels.
void ui_window_resize(UiWindow* self, unsigned width, unsigned height);

/// [ui] Take in what happened and redraw what changed; false once it is closed.
bool ui_window_idle(UiWindow* self);

/// [ui] What the desktop says about the size of its letters, 1 being 100 %.
double ui_window_desktop_scale(const UiWindow* self);

/// [ui] Show everything at another scale, in a window that fits.
void ui_window_rescale(UiWindow* self, double scale);

/// [ui] Let a MIDI file be dragged out; the first button is held.
void ui_window_drag(UiWindow* self, const UiExcerpt* what);

/// [ui] Take the keyboard, or give it back to who had it.
void ui_window_edit(UiWindow* self, bool begins);

/// [ui] Offer text to other programs, as PRIMARY or on the clipboard.
void ui_window_copy(UiWindow* self, bool primary, const char* bytes, size_t n);

/// [ui] Ask for others' text; the view gets it when it comes.
void ui_window_paste(UiWindow* self, bool primary);

#endif
