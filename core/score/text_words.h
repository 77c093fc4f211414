// The words and numbers of a written score, as its writer and reader share them.
//
// Inner door of this room.

#ifndef SCORE_TEXT_WORDS_H
#define SCORE_TEXT_WORDS_H

#include "core/base/theory.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SCORE_TEXT_NAME "estro-score"
#define SCORE_TEXT_VERSION 1

/// A stretch of bytes that is not ours and has no NUL.
typedef struct {
  const char* bytes;
  size_t      n;
} ScoreWords;

/// [any] "maj", "m7", ...: never empty, unlike a chord symbol's suffix.
const char* score_text_quality(BaseQuality quality);

/// [any] Whether the stretch is exactly `text`.
bool score_words_are(ScoreWords words, const char* text);

/// [any] Split the next word off, at a single space; false if nothing is left.
bool score_words_next(ScoreWords* words, ScoreWords* word);

/// [any] Split a whole number within [least, most] off.
bool score_words_whole(ScoreWords* words, int64_t least, int64_t most, int64_t* value);

/// [any] Split a decimal number off, in the C locale's way whatever the locale.
///
/// What was written with nine digits comes back as the very same float.
bool score_words_float(ScoreWords* words, float* value);

#endif
