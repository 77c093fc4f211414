// A modulation on demand: from its last peak on a piece stands in another key.

#ifndef COMPOSE_MODULATE_H
#define COMPOSE_MODULATE_H

#include "core/score/score.h"

#include <stdint.h>

/// [any] Move `n_notes` notes and `n_chords` chords by `semitones`, -11..11.
///
/// Drums stay; what an instrument does not reach is an octave nearer to its middle.
void compose_modulate(const ScorePiece* piece, int semitones, ScoreNote* notes,
                      uint32_t n_notes, ScoreChord* chords, uint32_t n_chords);

#endif
