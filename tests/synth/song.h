// A short piece for seven parts that tests and benchmarks play.

#ifndef TESTS_SYNTH_SONG_H
#define TESTS_SYNTH_SONG_H

#include "core/synth/synth.h"

#define SONG_N_STYLES 10U

/// Instruments and balance of a style, below SONG_N_STYLES.
ScorePiece song_piece(uint32_t style);

/// The sliders in the middle, everything on.
SynthControls song_controls(void);

#define SONG_STEP_S 0.13 ///< Length of a sixteenth, in every style

/// Hand every event of sixteenth `step` to `sink`, ends first.
void song_step(uint32_t step, void (*sink)(void* to, const ScoreEvent* event),
               void*    to);

/// Play `n` frames of the song from its beginning in blocks of `block`.
///
/// Events fall on their exact frames, whatever the block.
void song_play(Synth* synth, double rate_hz, uint32_t n, uint32_t block,
               float* const* out, uint32_t n_channels);

#endif
