// The arranger: a lead sheet, a style and an energy become one part's notes of
// one bar.

#ifndef COMPOSE_ARRANGE_H
#define COMPOSE_ARRANGE_H

#include "core/base/random.h"
#include "core/compose/lead.h"
#include "core/compose/pattern.h"

#define COMPOSE_MAX_BAR_NOTES 384U
#define COMPOSE_MAX_VOICES 6U

/// Where an arranger stands.
typedef struct {
  const ComposeBrief*   brief;
  const ComposeSection* section;
  const ComposeLead*    lead; ///< The section's
  uint32_t              bar;  ///< Within the section
  BasePart              part;
  bool                  full; ///< Driven rather than calm
  bool                  last; ///< The bar in which the piece ends
} ComposeBar;

/// What a part remembers of its bar before, within a section.
typedef struct {
  uint32_t n_voices;
  int      voices[COMPOSE_MAX_VOICES]; ///< Pitches, upwards
} ComposeMemory;

/// Notes on their way out; what exceeds the room is left out.
typedef struct {
  uint32_t  n;
  ScoreNote notes[COMPOSE_MAX_BAR_NOTES]; ///< Ticks from the section's beginning
} ComposeNotes;

/// A stroke of a pattern over one chord.
typedef struct {
  uint32_t          start_ticks; ///< From the section's beginning
  uint32_t          length_ticks;
  char              what;
  const ScoreChord* chord;
} ComposeStroke;

#define COMPOSE_MAX_STROKES (COMPOSE_MAX_HITS + COMPOSE_MAX_BAR_CHORDS)

/// [any] Write one part's bar: complete, within its instrument's range.
void compose_arrange(const ComposeBrief* brief, const ComposeSection* section,
                     const ComposeLead* lead, uint32_t bar, BasePart part,
                     ComposeMemory* memory, BaseRandom* random, ComposeNotes* out);

// The parts, each in its own file; `out` is empty when they are called.

/// [any] Kit: groove, fills, crashes.
void compose_drums(const ComposeBar* bar, BaseRandom* random, ComposeNotes* out);

/// [any] Bass: a pattern of degrees, or a walk.
void compose_bass(const ComposeBar* bar, BaseRandom* random, ComposeNotes* out);

/// [any] Chords and pad: voicings that move as little as they can.
void compose_comp(const ComposeBar* bar, ComposeMemory* memory, BaseRandom* random,
                  ComposeNotes* out);

/// [any] Arp: a figure over the chord's notes.
void compose_arp(const ComposeBar* bar, BaseRandom* random, ComposeNotes* out);

/// [any] Counter: guide tones, answers, stabs or a second voice.
void compose_counter(const ComposeBar* bar, ComposeMemory* memory, BaseRandom* random,
                     ComposeNotes* out);

// What they share

/// [any] The style's own number for this part of this idea, to choose patterns by.
uint32_t compose_bar_choice(const ComposeBar* bar);

/// [any] One bar of a pattern, cut where chords change; returns the strokes (
/// COMPOSE_MAX_STROKES).  With `anchored`, every chord has a stroke at its start.
uint32_t compose_bar_strokes(const ComposeBar* bar, const char* text, bool anchored,
                             BaseRandom* random, ComposeStroke* strokes);

/// [any] Velocity of a stroke at `start_ticks`, by energy, accent and kind.
uint8_t compose_bar_velocity(const ComposeBar* bar, uint32_t start_ticks, char what);

/// [any] Add a note of the bar's part.
void compose_notes_add(ComposeNotes* self, const ComposeBar* bar, uint32_t start_ticks,
                       uint32_t length_ticks, int pitch, uint8_t velocity);

#endif
