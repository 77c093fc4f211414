// What was played by hand a moment ago, as a phrase that a composer may take up.
//
// A capture remembers the latest notes; it holds no pointers.

#ifndef SCORE_PHRASE_H
#define SCORE_PHRASE_H

#include "core/base/thread.h"

#include <stdint.h>

#define SCORE_PHRASE_NOTES 64U

/// A longer rest than this many bars ends what belongs together.
#define SCORE_PHRASE_BARS 4U

typedef struct {
  uint32_t start_ticks;  ///< From the beginning of the phrase's first bar
  uint32_t length_ticks; ///< At least 1
  uint8_t  pitch;        ///< 0..127
  uint8_t  velocity;     ///< 1..127
} ScorePhraseNote;

typedef struct {
  uint32_t        n;                         ///< 0 if nothing was played
  ScorePhraseNote notes[SCORE_PHRASE_NOTES]; ///< (n), in the order of their beginning
} ScorePhrase;

typedef struct {
  double  on_ticks;    ///< Of a count that never jumps
  double  off_ticks;   ///< Negative while the key is down
  double  phase_ticks; ///< Where in its bar it began
  uint8_t pitch, velocity;
} ScoreCaptured;

typedef struct {
  uint32_t      n, next; ///< How many there are; where the next one goes
  ScoreCaptured notes[SCORE_PHRASE_NOTES];
} ScoreCapture;

/// [init] Nothing was played.
void score_capture_init(ScoreCapture* self);

/// [rt] A key goes down at `ticks` of a count that never jumps, `phase_ticks` after
/// its bar began (0 where there are no bars); the oldest note is forgotten.
RT_FN void score_capture_on(ScoreCapture* self, double ticks, double phase_ticks,
                            uint8_t pitch, uint8_t velocity);

/// [rt] The key of this pitch comes up.
RT_FN void score_capture_off(ScoreCapture* self, double ticks, uint8_t pitch);

/// [rt] The phrase that was played within the last SCORE_PHRASE_BARS bars before `now`.
///
/// It reaches back as many bars from its last note; keys that are still down end now.
RT_FN void score_capture_phrase(const ScoreCapture* self, double now,
                                uint32_t bar_ticks, ScorePhrase* phrase);

#endif
