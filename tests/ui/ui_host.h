// The smallest host that can show the window: a parent, and what was written.

#ifndef TESTS_UI_UI_HOST_H
#define TESTS_UI_UI_HOST_H

#include "tests/ui/scene.h"

#include <X11/Xlib.h>
#include <lv2/ui/ui.h>

typedef struct {
  SceneMap                    map;
  Display*                    display;
  Window                      top, parent; ///< The host's own window, and ours in it
  const LV2UI_Descriptor*     descriptor;
  const LV2UI_Idle_Interface* idle;
  float                       scale; ///< Told to the window unless 0
  LV2UI_Touch                 touch;
  LV2UI_Handle                ui;
  Window                      window;
  unsigned                    n_gets, n_prompts, n_cancels, n_touches;
  char                        prompt[ESTRO_MAX_PROMPT_BYTES + 1]; ///< The last one
  float                       controls[64];                       ///< By port, last
  unsigned                    n_writes[64];
} UiHost;

/// Open a display and a parent window; ends the program with 77 without one.
void ui_host_init(UiHost* self, const char* module);
void ui_host_free(UiHost* self);

/// Instantiate the window for a plugin; `parent` 0 leaves the feature out.
void ui_host_open(UiHost* self, const char* plugin, bool with_parent);
void ui_host_close(UiHost* self);

/// Send a message as the plugin would, with its head.
void ui_host_tell(UiHost* self, const void* atom, size_t size);

/// The share of different pixels among a row's, `y` from the window's top.
double ui_host_variety(UiHost* self, int y);

/// Let the window live for `n` rounds of about 5 ms.
void ui_host_run(UiHost* self, unsigned n);

/// As a person would: through the server, wherever pointer and focus are.
void ui_host_click(UiHost* self, int x, int y, unsigned button);
void ui_host_drag(UiHost* self, int x, int y, int to_x, int to_y);
void ui_host_key(UiHost* self, KeySym keysym, bool control, bool shift);
void ui_host_type(UiHost* self, const char* ascii);

/// Who has the keyboard.
Window ui_host_focus(const UiHost* self);

#endif
