// Pitches against scales and chords.  A set of pitch classes is 12 bits, bit 0
// being C.

#ifndef COMPOSE_SCALE_H
#define COMPOSE_SCALE_H

#include "core/base/theory.h"
#include "core/score/score.h"

#include <stdbool.h>
#include <stdint.h>

/// [any] `mask` moved up by `semitones` (0..11).
uint16_t compose_rotate(uint16_t mask, uint32_t semitones);

/// [any] Whether `pitch` belongs to the set.
bool compose_has(uint16_t mask, int pitch);

/// [any] The seven notes above the tonic that a mode's chords are built from.
uint16_t compose_parent(BaseMode mode);

/// [any] The pitch classes of a chord.
uint16_t compose_chord_tones(const ScoreChord* chord);

/// [any] The scale in force over a chord: where it leaves `scale`, the scale gives way.
uint16_t compose_chord_scale(uint16_t scale, const ScoreChord* chord);

/// [any] The pitch of the set that is nearest to `pitch`; the lower one of two.
int compose_nearest(uint16_t mask, int pitch);

/// [any] `steps` notes of the set up or down from `pitch`.
int compose_walk(uint16_t mask, int pitch, int steps);

/// [any] `pitch` moved by octaves into [low, high], which spans at least one.
int compose_fold(int pitch, int low, int high);

#endif
