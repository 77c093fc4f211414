// A Turtle file's presets and banks.

#ifndef UI_BANK_READ_H
#define UI_BANK_READ_H

#include "ui/bank.h"

/// [init] Add what a file tells to `banks->things`, in which UI_MAX_PRESETS fit.
void ui_bank_read(UiBanks* banks, const char* path);

#endif
