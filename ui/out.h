// One window as the host knows it, and what it sends to the plugin.

#ifndef UI_OUT_H
#define UI_OUT_H

#include "ui/encode.h"
#include "ui/offers.h"
#include "ui/view.h"
#include "ui/window.h"

typedef struct {
  LV2UI_Write_Function write;
  LV2UI_Controller     controller;
  UiOffers             host;
  uint32_t             first_param;
  UiUris               uris;
  UiView               view;
  UiWindow*            window;
  bool                 asked; ///< Whether the plugin was asked for everything
  uint64_t             message[UI_MESSAGE_BYTES / sizeof(uint64_t)];
} Ui;

/// [init] How the view's gestures leave.
UiOut ui_out(Ui* self);

/// [ui] Send the first `size` bytes of `message` to the plugin.
void ui_send(Ui* self, size_t size);

/// [any] Colours as the settings and the host ask for.
UiTheme ui_theme_wanted(const Ui* self, const UiSettings* settings);

/// [ui] Pixels to a logical one: the user's word, the host's, the desktop's; 0 while
/// there is no window to ask the desktop by.
double ui_scale_wanted(const Ui* self, const UiSettings* settings);

/// [ui] Tell the host how large the window is.
void ui_tell_size(const Ui* self);

#endif
