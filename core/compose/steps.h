// A lead sheet as the composer network reads and writes it: one step per bar,
// chord and note of the melody, relative to the tonic.
//
// train/steps.py says the same in Python; the numbers are part of the weights.

#ifndef COMPOSE_STEPS_H
#define COMPOSE_STEPS_H

#include "core/compose/grid.h"
#include "core/compose/lead.h"

// Where: a place of the bar, or one of these
#define COMPOSE_BAR 96U
#define COMPOSE_END 97U
#define COMPOSE_N_WHERE 98U

// What: a note as semitones above the sheet's lowest tonic, a chord as
// COMPOSE_CHORD + 20 * root above the tonic + quality, or nothing
#define COMPOSE_CHORD 64U
#define COMPOSE_NO_WHAT 304U
#define COMPOSE_N_WHAT 305U

// How much: a note's length as a number of compose_steps_length(), a chord's bass as
// COMPOSE_BASS + semitones above its root, or nothing
#define COMPOSE_BASS 32U
#define COMPOSE_NO_MUCH 44U
#define COMPOSE_N_MUCH 45U

/// What a plan says of a piece and of each bar; 0 leaves it open.
typedef enum {
  COMPOSE_SAY_STYLE,
  COMPOSE_SAY_MODE,
  COMPOSE_SAY_METER,
  COMPOSE_SAY_TEMPO,
  COMPOSE_SAY_COLOUR,
  COMPOSE_SAY_CHROMA,
  COMPOSE_SAY_RANGE,
  COMPOSE_N_PIECE_WORDS,
} ComposePieceWord;

typedef enum {
  COMPOSE_SAY_DENSITY,
  COMPOSE_SAY_PHRASE,
  COMPOSE_SAY_ENDS,
  COMPOSE_SAY_QUOTE,
  COMPOSE_SAY_HEIGHT,
  COMPOSE_SAY_CHANGES,
  COMPOSE_SAY_RHYTHM,
  COMPOSE_SAY_PLACE,
  COMPOSE_SAY_LOOP,
  COMPOSE_SAY_CADENCE,
  COMPOSE_N_BAR_WORDS,
} ComposeBarWord;

// What some of these words mean; train/steps.py tells all of them
#define COMPOSE_COLOUR_TRIADS 2U
#define COMPOSE_COLOUR_SEVENTHS 4U
#define COMPOSE_COLOUR_NINTHS 5U
#define COMPOSE_CHROMA_FEW 2U
#define COMPOSE_CHROMA_MANY 3U
#define COMPOSE_ENDS_RESTING 2U
#define COMPOSE_RHYTHM_QUARTERS 4U ///< Of beats; below it nothing is so fine
#define COMPOSE_RHYTHM_TRIPLETS 6U
#define COMPOSE_CADENCE_TONIC 2U
#define COMPOSE_CADENCE_DOMINANT 3U

typedef struct {
  uint8_t say[COMPOSE_N_PIECE_WORDS];
} ComposePieceWords;

typedef struct {
  uint8_t say[COMPOSE_N_BAR_WORDS];
} ComposeBarWords;

typedef struct {
  uint16_t bar; ///< Of the networks
  uint16_t what;
  uint8_t  where;
  uint8_t  much;
} ComposeStep;

#define COMPOSE_MAX_SHEET_BARS (COMPOSE_MAX_UNIT_BARS * COMPOSE_MAX_SUBS)
#define COMPOSE_MAX_SHEET_STEPS 1536U

/// A lead sheet in steps.  Every bar begins with its step COMPOSE_BAR.
typedef struct {
  int             low; ///< The pitch of "what" 0, a tonic
  uint32_t        n_bars, n_steps;
  uint16_t        first[COMPOSE_MAX_SHEET_BARS + 1]; ///< Step of each bar; then n_steps
  ComposeBarWords words[COMPOSE_MAX_SHEET_BARS];
  ComposeStep     steps[COMPOSE_MAX_SHEET_STEPS];
} ComposeSheet;

/// [any] A sheet without bars, for a melody around `middle`.
void compose_sheet_init(ComposeSheet* self, uint32_t key, int middle);

/// [any] Begin another bar; false if there is no room.
bool compose_sheet_bar(ComposeSheet* self, const ComposeBarWords* words);

/// [any] Add a step to the last bar; false if there is no room.
bool compose_sheet_add(ComposeSheet* self, uint32_t where, uint32_t what,
                       uint32_t much);

/// [any] Keep only the first `n_bars` bars.
void compose_sheet_cut(ComposeSheet* self, uint32_t n_bars);

/// [any] Copy bars `from` to `from` + `n` behind the bars of `self`.
///
/// A bar that begins without a chord of its own is given the one in force, if it is
/// the sheet's first.
void compose_sheet_copy(ComposeSheet* self, const ComposeSheet* other, uint32_t from,
                        uint32_t n);

/// [any] Whether a step is a chord.
bool compose_steps_is_chord(const ComposeStep* step);

/// [any] The last chord before `bar`, which may be the bar to come; NULL if there is
/// none.
const ComposeStep* compose_sheet_before(const ComposeSheet* self, uint32_t bar);

/// [any] The same where it sounds on into `bar`; NULL if that begins with its own.
const ComposeStep* compose_sheet_carried(const ComposeSheet* self, uint32_t bar);

/// [any] The chord (its "what") in force at `place` of `bar`; COMPOSE_NO_WHAT if none.
uint32_t compose_sheet_chord(const ComposeSheet* self, uint32_t bar, uint32_t place);

/// [any] The sheet in ticks: its bars, chords and notes, which end where the next one
/// begins or the sheet ends.
void compose_sheet_lead(const ComposeSheet* self, const ComposeBrief* brief,
                        const ComposeGrid* grid, ComposeLead* lead);

/// [any] How long `much` (below COMPOSE_BASS) is, in places.
uint32_t compose_steps_length(uint32_t much);

/// [any] The `much` whose length is nearest to `places`.
uint32_t compose_steps_much(uint32_t places);

/// [any] A chord as "what", and its bass as "much", above the tonic `key`.
uint32_t compose_steps_chord(const ScoreChord* chord, uint32_t key, uint32_t* much);

/// [any] The root above the tonic of a chord as "what", 0..11.
uint32_t compose_steps_root(uint32_t what);

/// [any] The quality of a chord as "what".
BaseQuality compose_steps_quality(uint32_t what);

/// [any] The chord that a step stands for, at `start_ticks`.
ScoreChord compose_steps_read(const ComposeStep* step, uint32_t key,
                              uint32_t start_ticks);

#endif
