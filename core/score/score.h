// What a composer writes and a synth plays.
//
// A piece is made of sections, a few bars each.  A section never changes once
// it is published; a view is the piece with the sections that are ready, in
// order and without gaps from bar 0.  Views are immutable too, so that the
// audio thread may read one while the worker builds the next.
//
// Sections are shared between views and counted by the worker side alone; the
// audio thread never counts.

#ifndef SCORE_SCORE_H
#define SCORE_SCORE_H

#include "core/base/status.h"
#include "core/base/theory.h"

#include <stdbool.h>
#include <stdint.h>

#define SCORE_MAX_SECTION_BARS 16U
#define SCORE_MAX_SECTION_NOTES 16384U
#define SCORE_MAX_SECTION_CHORDS 1024U
#define SCORE_MAX_SECTIONS 4096U
#define SCORE_MAX_BARS 65536U
#define SCORE_LABEL_BYTES 16U

/// Notes that may begin within one quarter of a section: far more than seven
/// parts play, few enough that the audio thread may look at each of them.
#define SCORE_MAX_BEAT_NOTES 256U

#define SCORE_MAX_PUSH_TICKS 120
#define SCORE_MAX_LIFT 40

/// One note as composed, on the grid, with what the performer adds to it.
///
/// The performer's share is stored beside the grid so that `humanize` and
/// `swing` can scale it while it plays: none of it at 0, as performed in the
/// middle, twice as much at 1.
typedef struct {
  uint32_t start_ticks;  ///< From the section's beginning
  uint32_t length_ticks; ///< 1 to 16 bars
  int16_t  push_ticks;   ///< Later (+) or earlier (-), within +-SCORE_MAX_PUSH_TICKS
  int8_t   lift;         ///< Added to the velocity, within +-SCORE_MAX_LIFT
  uint8_t  part;         ///< BasePart
  uint8_t  pitch;        ///< 0..127; of drums, the General MIDI drum map
  uint8_t  velocity;     ///< 1..127
} ScoreNote;

typedef struct {
  uint32_t start_ticks; ///< From the section's beginning
  uint8_t  root;        ///< Pitch class 0..11
  uint8_t  bass;        ///< Pitch class 0..11, the root unless inverted
  uint8_t  quality;     ///< BaseQuality
} ScoreChord;

typedef struct {
  uint32_t          first_bar;                ///< In the piece, from 0
  uint32_t          n_bars;                   ///< 1..SCORE_MAX_SECTION_BARS
  char              label[SCORE_LABEL_BYTES]; ///< "verse", "A", ...; printable ASCII
  float             energy;                   ///< 0..1
  uint32_t          n_notes, n_chords;
  const ScoreNote*  notes;         ///< (n_notes), by start, then part, then pitch
  const ScoreChord* chords;        ///< (n_chords), by start; the first starts at 0
  uint32_t          n_ticks;       ///< Of all bars; set by score_section_new()
  uint32_t          longest_ticks; ///< Of its notes; set by score_section_new()
  uint32_t          n_users;       ///< Set by score_section_new()
} ScoreSection;

typedef struct {
  bool    used;       ///< Whether the part plays at all
  uint8_t instrument; ///< Id in the catalogue
  float   level_db;   ///< Of the composer, -60..24, before the user's own levels
  float   pan;        ///< -1 (left) .. +1 (right)
  float   send;       ///< Share sent to the reverb, 0..1
} ScorePart;

/// Everything about a piece but its notes.
typedef struct {
  uint32_t  take; ///< Counts the pieces of this instance, so that a new one is noticed
  uint32_t  seed;
  uint8_t   key;  ///< Tonic, 0..11
  uint8_t   mode; ///< BaseMode
  BaseMeter meter;
  float     tempo_bpm; ///< 20..300
  uint32_t  n_bars;    ///< Up to SCORE_MAX_BARS, then it loops; 0 goes on endlessly
  float     swing; ///< 0 straight .. 2/3 triplets .. 1 dotted, at the slider's middle
  uint16_t  swing_ticks; ///< What swings, 60..960: 480 eighths, 240 sixteenths
  float     dynamics, articulation, timbre; ///< What the sliders' middle means, 0..1
  float     creativity, density, complexity, energy; ///< The knobs it was composed with
  ScorePart parts[BASE_N_PARTS];
} ScorePiece;

typedef struct {
  ScorePiece          piece;
  uint32_t            n_sections;
  uint32_t            n_bars_ready;  ///< The sections' bars together
  uint32_t            longest_ticks; ///< Of all its notes
  const ScoreSection* sections[];    ///< (n_sections), up to SCORE_MAX_SECTIONS
} ScoreView;

/// [worker] A section with copies of notes and chords, sorted; one user.
///
/// Fails with BASE_BAD_INPUT if anything is outside the ranges above or
/// begins after the section's end, and with BASE_NO_MEMORY; `*section` is
/// then NULL.
BaseStatus score_section_new(const ScoreSection* plan, BaseMeter meter,
                             ScoreSection** section);

/// [worker] One user less; the last one frees it.  NULL is fine.
void score_section_release(const ScoreSection* section);

/// [worker] A view of `piece` with the `n` sections, each gaining a user.
///
/// Fails with BASE_BAD_INPUT if the piece is not valid, or if the sections leave
/// a gap, exceed the piece or were made for another meter, and with
/// BASE_NO_MEMORY; `*view` is then NULL.
BaseStatus score_view_new(const ScorePiece* piece, const ScoreSection* const* sections,
                          uint32_t n, ScoreView** view);

/// [worker] Free a view and release its sections.  NULL is fine.
void score_view_free(ScoreView* view);

/// [any] The section that holds `bar`, or NULL if it is not ready.
const ScoreSection* score_view_section(const ScoreView* view, uint32_t bar);

/// [any] Whether `meter` is within the ranges of BaseMeter.
bool score_meter_is_valid(BaseMeter meter);

/// [any] Whether every value of `piece` is within its range.
bool score_piece_is_valid(const ScorePiece* piece);

#endif
