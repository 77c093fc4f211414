// A file on its way out of the window by XDND, version 5 of the protocol.
//
// The file lies in a folder of ours that goes away with the window; who takes
// the drop has copied it by then.

#ifndef UI_DRAG_H
#define UI_DRAG_H

#include "ui/view.h"

#include <X11/Xlib.h>
#include <stdbool.h>
#include <stddef.h>

#define UI_DRAG_FILES 32U

typedef enum { UI_DRAG_NONE, UI_DRAG_MOVES, UI_DRAG_DROPPED } UiDragState;

typedef struct {
  UiDragState state;
  Window      target;   ///< Under the pointer, or None
  Window      receiver; ///< Who gets its messages: the target or its proxy
  long        version;
  bool        waiting; ///< For the target's answer to the last position
  bool        late;    ///< The pointer moved on meanwhile
  bool        accepted, released;
  int         x, y; ///< On the screen
  double      since_s;
  Cursor      cursor;
  char        folder[256];
  char        files[UI_DRAG_FILES][512]; ///< Written so far, the last one is dragged
  unsigned    n_files;
  Atom        aware, proxy, enter, position, status, leave, drop, finished, selection;
  Atom        action_copy, uri_list, targets;
} UiDrag;

typedef struct UiWindow UiWindow;

/// [init] Learn the names; remove every file in the end.
void ui_drag_init(UiWindow* window);
void ui_drag_free(UiWindow* window);

/// [ui] Take an event that belongs to a drag; false if it does not.
bool ui_drag_event(UiWindow* window, const XEvent* event);

/// [ui] Time passes: a target that never answers is let go.
void ui_drag_tick(UiWindow* window, double now_s);

/// [ui] Write what is dragged, as the last of `files`; false if that cannot be done.
bool ui_drag_write(UiWindow* window, const UiExcerpt* what);

/// [ui] The target asks for the file's name.
void ui_drag_provide(UiWindow* window, XSelectionRequestEvent request);

/// [ui] Put `path` as a file URI, with a line end, into `out`; returns its length.
size_t ui_drag_uri(const char* path, char* out, size_t size);

#endif
