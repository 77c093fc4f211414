// A view as readable text, and back: how a session remembers its music.
//
// One line per fact, space-separated, the version first; numbers are written
// in the C locale and read back exactly.  Instruments go by name, so that the
// catalogue may grow; one that is unknown becomes the nearest by its program.
// Unknown line names are skipped, so that a later minor version can be read.
//
//   estro-score 1                the version
//   take 3                       then seed, key, mode, meter, tempo and bars
//   swing 0.5 480                amount, unit
//   sliders 0.5 0.5 0.5          dynamics, articulation, timbre
//   knobs 0.5 0.5 0.5 0.5        creativity, density, complexity, energy
//   part bass 1 -3 0 0.1 32 upright bass   used, level, pan, send, program, name
//   section 4 0.5 verse          bars, energy, label; it follows the one before
//   chord 0 10 10 maj7           start, root, bass, quality
//   note bass 0 900 34 90 -4 3   part, start, length, pitch, velocity, push, lift
//   end 1 1                      how many sections and notes there were

#ifndef SCORE_TEXT_H
#define SCORE_TEXT_H

#include "core/score/score.h"

#include <stddef.h>

/// [worker] Write `view` to a fresh NUL-terminated string, freed by the caller.
BaseStatus score_text_write(const ScoreView* view, char** text, size_t* n_bytes);

/// [worker] Read a view from `n_bytes` of anything.
///
/// Fails with BASE_BAD_INPUT (and the line's number in `*line` if not NULL),
/// BASE_TOO_NEW or BASE_NO_MEMORY; `*view` is then NULL.
BaseStatus score_text_read(const char* text, size_t n_bytes, ScoreView** view,
                           uint32_t* line);

#endif
