// What the parts of the window share: drawing, keyboard and selections.

#ifndef UI_WINDOW_X11_H
#define UI_WINDOW_X11_H

#include "ui/drag.h"
#include "ui/guard.h"
#include "ui/screen.h"
#include "ui/window.h"

#include <X11/Xlib.h>

/// What one selection holds, while it is ours.
typedef struct {
  Atom   name;
  char*  bytes; ///< NULL while it is another's
  size_t n;
  Time   since;
} UiShelf;

/// Text on its way in.
typedef struct {
  char*  bytes;
  size_t n;
  bool   in_pieces; ///< By INCR: each piece is announced by a PropertyNotify
} UiArrival;

struct UiWindow {
  Display*      display;
  UiGuard*      guard;
  Window        window, parent;
  Window        giver; ///< Who had the keyboard before us, or None
  UiView*       view;
  UiScreen      screen;
  XIM           im;
  XIC           ic;
  Cursor        text_cursor;
  Time          time; ///< Of the last event that people caused
  Time          pressed;
  int           pressed_x, pressed_y;
  unsigned      clicks;
  int           width, height;
  double        scale, drawn_s;
  bool          mapped, exposed, gone, resized;
  unsigned char passed_on[32]; ///< Keys held down that the host was told of, as bits
  UiShelf       shelves[2];    ///< Clipboard, PRIMARY
  UiArrival     arrival;
  UiDrag        drag;
  bool          escape; ///< Whether we wait for Escape, to stop composing
  Atom          utf8, targets, timestamp, incr, plain, text; ///< Names
  Atom          pasted; ///< Our property, where others put their text
};

/// [ui] Something happened.
void ui_window_event(UiWindow* self, XEvent* event);

/// [init] Look for an input method; without one keys are read by themselves.
void ui_keyboard_init(UiWindow* self);
void ui_keyboard_free(UiWindow* self);

/// [ui] A key went down or up while we have the keyboard.
void ui_keyboard_event(UiWindow* self, XKeyEvent* event);

/// [ui] While something is composed, Escape over the window stops it: wait for that
/// key alone, so that the host keeps all others.
void ui_keyboard_wait(UiWindow* self);

/// [ui] The keyboard came or went by itself.
void ui_keyboard_focus(UiWindow* self, const XFocusChangeEvent* event);

/// [init] Name the selections; nothing is owned yet.
void ui_selection_init(UiWindow* self);
void ui_selection_free(UiWindow* self);

/// [ui] Another program asks, answers or takes over.
void ui_selection_event(UiWindow* self, const XEvent* event);

/// [ui] Which events we hear; keys only while editing, so that the host gets them else.
void ui_window_listen(UiWindow* self, bool keys);

#endif
