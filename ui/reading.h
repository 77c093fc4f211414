// What was understood of the sentence, as chips: one fact each.
//
// Made of the intent's JSON (docs/intent.schema.json), which is not trusted,
// and of the corrections, which win over it.

#ifndef UI_READING_H
#define UI_READING_H

#include "ui/mirror.h"

#include <stddef.h>

typedef enum {
  UI_DEFAULT,  ///< The style's own
  UI_INFERRED, ///< Follows from words
  UI_STATED,   ///< Said in words
  UI_SET,      ///< Set by hand
} UiOrigin;

typedef enum {
  UI_FACT_GENRE,
  UI_FACT_MOOD,
  UI_FACT_KEY,
  UI_FACT_TEMPO,
  UI_FACT_METER,
  UI_FACT_LENGTH,
  UI_FACT_FORM,
  UI_FACT_CHORDS,
  UI_FACT_MODULATION,                         ///< A change of key within the piece
  UI_FACT_PART,                               ///< The first of BASE_N_PARTS
  UI_FACT_ONLY = UI_FACT_PART + BASE_N_PARTS, ///< Nobody plays but who is wanted
  UI_FACT_WITHOUT,                            ///< An instrument that must not play
  UI_N_FACTS,
} UiFact;

#define UI_MAX_CHIPS 40U

typedef struct {
  UiFact   fact;
  UiOrigin origin;
  bool     refused;     ///< "no drums"
  bool     pinned;      ///< Whether a correction tells it
  char     name[16];    ///< Its little name on the chip, may be ""
  char     value[96];   ///< As shown: "90 bpm"
  char     plain[96];   ///< As a correction says it: "90"
  char     remark[112]; ///< What conflicts, or ""
  char     words[64];   ///< The words that said it, or ""
} UiChip;

typedef struct {
  UiChip   chips[UI_MAX_CHIPS];
  unsigned n;
  char     remark[176]; ///< The first remark that belongs to no chip, or ""
} UiReading;

/// [ui] Read what the mirror was told.
void ui_reading(const UiMirror* mirror, UiReading* out);

/// [any] The name of a fact in a correction.
const char* ui_fact_name(UiFact fact);

/// [ui] Correct a chip's fact in `lines` (`size`): "" means not said, NULL releases it.
///
/// What is left out is told apart by its value alone, so that one may come back
/// while others stay away.  False if it does not fit.
bool ui_correct(const UiReading* reading, const UiChip* chip, const char* value,
                char* lines, size_t size);

#endif
