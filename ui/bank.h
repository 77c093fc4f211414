// The presets that ship in the bundle, read from its Turtle files.

#ifndef UI_BANK_H
#define UI_BANK_H

#include "core/param/param.h"

#include <stdbool.h>
#include <stddef.h>

#define UI_MAX_PRESETS 512U
#define UI_MAX_BANKS 32U

typedef struct {
  char  uri[96], label[64];
  char  bank[96]; ///< Its URI
  char  prompt[1024];
  float values[PARAM_N];
  bool  has[PARAM_N];
  bool  is_preset, is_bank;
} UiPreset;

typedef struct {
  UiPreset* things; ///< Presets, by bank and then as written
  unsigned  n;
  char      banks[UI_MAX_BANKS][64]; ///< Their labels
  unsigned  bank_of[UI_MAX_PRESETS]; ///< Of each preset, index of `banks`
  unsigned  n_banks;
} UiBanks;

typedef struct {
  unsigned bank; ///< 0 all, else 1 + index of the bank
  char     search[64];
  unsigned shown[UI_MAX_PRESETS];
  unsigned n_shown, top; ///< `top` is the first row shown
  unsigned bank_top;     ///< The same of the banks
  int      chosen;       ///< Which preset was applied last, -1 if none
} UiBrowser;

/// [init] Read every Turtle file of a bundle; what is not a preset is left out.
void ui_banks_load(UiBanks* self, const char* bundle);

/// [init] Free them.
void ui_banks_free(UiBanks* self);

/// [any] Find what the browser shows.
void ui_browser_find(UiBrowser* self, const UiBanks* banks);

/// [any] Whether `text` holds `part`, large and small letters alike.
bool ui_holds(const char* text, const char* part);

#endif
