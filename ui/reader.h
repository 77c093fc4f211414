// Between the files that read an intent.

#ifndef UI_READER_H
#define UI_READER_H

#include "ui/json.h"
#include "ui/reading.h"

typedef struct {
  const UiMirror* mirror;
  UiReading*      out;
  UiJson          root, remarks;
  unsigned        used_remarks; ///< Bits of those that belong to a chip
} UiReader;

/// [ui] Add a chip for what `source` tells, without its value; NULL if there is no
/// room.
UiChip* ui_reader_add(UiReader* reader, UiFact fact, const char* name, UiJson source);

/// [any] Give a chip, which may be NULL, its value and a unit, which may be "".
void ui_chip_say(UiChip* chip, const char* value, const char* unit);

/// [ui] Who plays, who does not, and whether anyone else may.
void ui_reader_parts(UiReader* reader, bool only);

/// [ui] The first remark that no chip shows, with the words that it is about.
void ui_reader_remark(UiReader* reader);

#endif
