// Pieces to test with: a small real one, and random ones that fill every range.

#ifndef TESTS_SCORE_PIECE_H
#define TESTS_SCORE_PIECE_H

#include "core/base/random.h"
#include "core/score/score.h"

/// A plain note.
ScoreNote piece_note(uint32_t start, uint32_t length, uint8_t part, uint8_t pitch);

/// A valid piece in 4/4 at 120 bpm that loops after `n_bars`.
ScorePiece piece_plain(uint32_t n_bars);

/// A view of `piece` with these notes in one section of `n_bars`; never NULL.
ScoreView* piece_view(const ScorePiece* piece, uint32_t n_bars, const ScoreNote* notes,
                      uint32_t n_notes);

/// A view of the same piece with only the first `n` sections of `view`.
ScoreView* piece_prefix(const ScoreView* view, uint32_t n);

/// A piece with every value drawn from its range.
ScorePiece piece_random(BaseRandom* random);

/// A view of `piece` with `n_bars` bars in sections of up to four, `density` notes a
/// bar.
ScoreView* piece_random_view(const ScorePiece* piece, uint32_t n_bars, uint32_t density,
                             BaseRandom* random);

#endif
