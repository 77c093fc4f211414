// Rhythms written as text: one character for each quarter of a beat.
//
// A text holds alternatives of one or two 4/4 bars (16 or 32 characters),
// separated by '/'.  '.' lets ring, '|' stops, '?' strikes by chance, any
// other character strikes and says how: X accent, x plain, o soft; parts give
// further characters their meaning.  In another meter every beat plays the
// beat of the 4/4 bar that it resembles, so one text serves them all.

#ifndef COMPOSE_PATTERN_H
#define COMPOSE_PATTERN_H

#include "core/base/random.h"
#include "core/compose/meter.h"

#include <stdint.h>

#define COMPOSE_MAX_HITS (COMPOSE_MAX_BEATS * 4U)

typedef struct {
  uint32_t start_ticks;  ///< From the bar's beginning
  uint32_t length_ticks; ///< To the next stroke or stop, or the bar's end
  char     what;
} ComposeHit;

typedef struct {
  const char* text;   ///< Alternatives
  uint32_t    choice; ///< Which of them, modulo their number
  uint32_t    bar;    ///< Which bar of the alternative, modulo its length
  float       chance; ///< That a '?' strikes, 0..1; below 0.4 'o' are thinned too
} ComposePattern;

/// [any] Write out one bar; returns the number of `hits` (COMPOSE_MAX_HITS), by start.
uint32_t compose_pattern(const ComposePattern* self, const ComposeMeter* meter,
                         BaseRandom* random, ComposeHit* hits);

#endif
