// Where to save a file: folders, a name, and two buttons.

#ifndef UI_DIALOG_H
#define UI_DIALOG_H

#include "ui/item.h"

#define UI_MAX_FILES 512U

typedef enum { UI_NO_FILE, UI_MIDI_FILE, UI_WAV_FILE } UiFileKind;

typedef struct {
  char name[256];
  bool folder;
} UiFile;

typedef struct {
  UiFileKind kind;        ///< UI_NO_FILE while it is away
  int        part;        ///< Of a MIDI file: a BasePart, or -1 for all
  int32_t    first, last; ///< Bars, equal for all
  char       folder[1024];
  char       name[256];
  UiFile     files[UI_MAX_FILES];
  unsigned   n_files, top;
  bool       exists; ///< Asked to save over a file: once more does it
  char       fault[160];
  UiRect     box;
} UiDialog;

/// [ui] Ask where to save; begins where files were saved last.
void ui_dialog_open(UiView* view, UiFileKind kind, int part, int32_t first,
                    int32_t last);

/// [ui] Put it away.
void ui_dialog_close(UiView* view);

/// [ui] Its items act.
void ui_dialog_act(UiView* view, UiSpot spot);

/// [ui] The name was changed.
void ui_dialog_name(UiView* view, const char* name);

/// [ui] Its items, and its picture.
void ui_dialog_items(UiView* view);
void ui_dialog_draw(UiView* view, cairo_t* cr);

/// [ui] Scroll its list.
void ui_dialog_scroll(UiView* view, int rows);

#endif
