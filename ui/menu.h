// A list to choose from, over everything else, in as many columns as it needs.

#ifndef UI_MENU_H
#define UI_MENU_H

#include "ui/item.h"

#define UI_MENU_LINES 192U

typedef struct {
  char name[48];
  int  value;
  bool heading; ///< Cannot be chosen
  bool checked;
} UiMenuLine;

typedef enum {
  UI_ASK_NOTHING,
  UI_ASK_PARAM,      ///< A parameter's value
  UI_ASK_CHIP,       ///< A fact's value
  UI_ASK_INSTRUMENT, ///< Who plays a part
  UI_ASK_FACT,       ///< Which fact to add
  UI_ASK_SETTINGS,
  UI_ASK_SAVE,
} UiQuestion;

typedef struct {
  UiQuestion question; ///< UI_ASK_NOTHING while it is away
  unsigned   index;    ///< Of what is asked about: a part, a chip, a parameter
  UiRect     anchor;   ///< What it belongs to
  bool       searched; ///< Whether there is a field to search in
  char       search[64];
  UiMenuLine lines[UI_MENU_LINES];
  unsigned   n_lines;
  unsigned   shown[UI_MENU_LINES]; ///< The lines that match
  unsigned   n_shown;
  int        hot; ///< Of the shown ones, -1 for none
  UiRect     box;
  unsigned   rows;
  double     column, row; ///< How wide and high a line is
} UiMenu;

/// [ui] Begin a list for a question, beside `anchor`.
void ui_menu_begin(UiView* view, UiQuestion question, unsigned index, UiRect anchor);

/// [ui] Add a line; beyond the end nothing is added.
void ui_menu_add(UiView* view, const char* name, int value, bool checked);
void ui_menu_heading(UiView* view, const char* name);

/// [ui] Show it; `searched` gives it a field to search in.
void ui_menu_show(UiView* view, bool searched);

/// [ui] Find a place for its lines.
void ui_menu_lay_out(UiView* view);

/// [ui] Where the field to search in stands.
UiRect ui_menu_field(const UiMenu* menu);

/// [ui] Put it away.
void ui_menu_close(UiView* view);

/// [ui] What is searched was changed.
void ui_menu_search(UiView* view, const char* text);

/// [ui] Choose a shown line.
void ui_menu_choose(UiView* view, unsigned shown);

/// [ui] Move the choice by lines and columns.
void ui_menu_step(UiView* view, int lines, int columns);

/// [ui] Its items, and its picture.
void ui_menu_items(UiView* view);
void ui_menu_draw(UiView* view, cairo_t* cr);

#endif
