// What a user sets for every window: size and colours, kept in a small file.

#ifndef UI_SETTINGS_H
#define UI_SETTINGS_H

#include "ui/theme.h"

typedef enum { UI_AS_HOST, UI_DARK, UI_LIGHT } UiColours;

typedef struct {
  int       percent; ///< 100..300, or 0: as the screen says
  UiColours colours;
} UiSettings;

/// [ui] What was kept in $XDG_CONFIG_HOME/estro/window, else the defaults.
UiSettings ui_settings_load(void);

/// [ui] Keep them; false if that cannot be done.
bool ui_settings_save(const UiSettings* settings);

/// [any] The settings that a file's text tells; what is not understood is left out.
UiSettings ui_settings_read(const char* text);

#endif
