// Folders as the dialog shows them.

#ifndef UI_FOLDER_H
#define UI_FOLDER_H

#include "ui/dialog.h"

#include <stddef.h>

/// [ui] List what is in the dialog's folder: folders, and files of its kind.
void ui_folder_list(UiDialog* self);

/// [ui] Go into a folder of the list, or up with "..".
void ui_folder_enter(UiDialog* self, const char* name);

/// [ui] The whole path of the name, with its kind's ending; false if too long.
bool ui_folder_path(const UiDialog* self, char* out, size_t size);

#endif
