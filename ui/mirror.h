// What the window knows of the plugin: everything it was told, nothing more.
//
// Pure data, filled by messages (ui/decode.h) and read by drawing.  All texts
// are valid UTF-8 that can be shown as it is.

#ifndef UI_MIRROR_H
#define UI_MIRROR_H

#include "core/base/theory.h"
#include "core/param/param.h"
#include "ttl/contract.h"

#include <stdbool.h>
#include <stdint.h>

/// What a message changed, as bits.
enum {
  UI_CHANGED_PROMPT   = 1U << 0U,
  UI_CHANGED_READING  = 1U << 1U, ///< Intent, summary or the piece's facts
  UI_CHANGED_STATUS   = 1U << 2U,
  UI_CHANGED_SCORE    = 1U << 3U,
  UI_CHANGED_PLAYHEAD = 1U << 4U,
  UI_CHANGED_BUSY     = 1U << 5U,
  UI_CHANGED_TAKES    = 1U << 6U,
  UI_CHANGED_RENDER   = 1U << 7U,
  UI_CHANGED_PLAYERS  = 1U << 8U, ///< Who plays instead
};

typedef struct {
  int32_t start, length; ///< Ticks from the section's beginning
  uint8_t part;          ///< A BasePart
  uint8_t pitch, velocity;
} UiNote;

typedef struct {
  int32_t start; ///< Ticks from the section's beginning
  char    name[16];
} UiChord;

typedef struct {
  int32_t  first, bars;
  char     label[32];
  float    drive; ///< Energy, 0..1
  UiChord* chords;
  UiNote*  notes;
  uint32_t n_chords, n_notes;
} UiSection;

typedef struct {
  bool      known; ///< Whether there is a piece at all
  int32_t   take;
  unsigned  key; ///< 0..11
  BaseMode  mode;
  float     tempo_bpm;
  BaseMeter meter;
  int32_t   bars; ///< 0 endless
  char      title[64];
  char      parts[BASE_N_PARTS][48]; ///< Instrument names, "" if unused
  int32_t   programs[BASE_N_PARTS];
} UiPiece;

typedef struct {
  double  ticks;
  double  told_s; ///< When that was, on the window's clock
  bool    rolling, busy;
  int32_t ready; ///< Bars composed
  float   peak, peaks[BASE_N_PARTS];
  float   loudness; ///< LUFS of the last 400 ms
} UiPlayhead;

#define UI_MAX_TAKES 64U

typedef struct {
  int32_t  number[UI_MAX_TAKES]; ///< Oldest first
  int32_t  stars[UI_MAX_TAKES];  ///< 0..5
  char     title[UI_MAX_TAKES][64];
  uint32_t n;
  int32_t  playing; ///< The number of the one that plays
} UiTakes;

typedef struct {
  bool  known, done;
  float share; ///< 0..1
  char  error[160];
} UiRendering;

/// Room for lists of `name=value`, one a line.
#define UI_LINES_BYTES 2048U

/// No piece is longer than this, so that no tick overflows.
#define UI_MAX_BARS 65536

/// Sections kept of an endless piece; older ones are dropped.
#define UI_MAX_SECTIONS 512U

typedef struct {
  float       params[PARAM_N];
  char        prompt[ESTRO_MAX_PROMPT_BYTES + 1];
  char        summary[512];
  char        status[256];
  char*       intent;                      ///< The reading as JSON, or NULL
  char        corrections[UI_LINES_BYTES]; ///< What wins over the sentence
  char        instruments[UI_LINES_BYTES]; ///< Who plays instead
  UiTakes     takes;
  UiRendering rendering;
  UiPiece     piece;
  UiSection*  sections; ///< By first bar
  uint32_t    n_sections;
  uint32_t    version; ///< Another number whenever the score changes
  int low, high; ///< Lowest and highest pitch outside the drums, low > high if none
  UiPlayhead playhead;
} UiMirror;

/// [init] Nothing known yet; parameters at their defaults.
void ui_mirror_init(UiMirror* self);

/// [init] Free the score and the reading.
void ui_mirror_free(UiMirror* self);

/// [ui] A piece begins: another take than before clears the score.
void ui_mirror_begin(UiMirror* self, const UiPiece* piece);

/// [ui] Take over a section with its arrays; it replaces what began at the same bar.
///
/// Without memory it is freed and left out; returns whether it was kept.
bool ui_mirror_add(UiMirror* self, UiSection section);

/// [ui] Free a section's arrays.
void ui_section_free(UiSection* section);

/// [any] Ticks of a bar of the piece; never 0.
int32_t ui_mirror_bar_ticks(const UiMirror* self);

/// [any] The section that holds `ticks`, or NULL.
const UiSection* ui_mirror_section_at(const UiMirror* self, double ticks);

#endif
