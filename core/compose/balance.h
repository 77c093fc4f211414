// How loud a piece will be, and what brings it to the loudness of all others.

#ifndef COMPOSE_BALANCE_H
#define COMPOSE_BALANCE_H

#include "core/score/score.h"

/// [any] The loudness in LUFS at which `n` notes of `n_ticks` will sound, sliders in
/// the middle, reckoned from their velocities, lengths and instruments.
///
/// Within 1.5 LU of what ITU-R BS.1770-4 measures of the sound, over 39 sentences.
float compose_loudness(const ScorePiece* piece, const ScoreNote* notes, uint32_t n,
                       uint32_t n_ticks);

/// [any] Move the levels of all parts alike, so that these notes sound at -16 LUFS.
void compose_balance(ScorePiece* piece, const ScoreNote* notes, uint32_t n,
                     uint32_t n_ticks);

#endif
