// Where things lie in the dialog.

#ifndef UI_DIALOG_DRAW_H
#define UI_DIALOG_DRAW_H

#include "ui/dialog.h"

/// [any] The list of files, and how many rows it has.
UiRect   ui_dialog_list(const UiDialog* self);
unsigned ui_dialog_rows(const UiDialog* self);

/// [any] The field with the name.
UiRect ui_dialog_field(const UiDialog* self);

#endif
