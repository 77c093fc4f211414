// The keys that a player holds: the chord they make, the phrase they played, the
// programs that are called.

#ifndef PLUGIN_KEYS_H
#define PLUGIN_KEYS_H

#include "core/base/thread.h"
#include "core/score/follow.h"
#include "core/score/phrase.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Notes of this channel (from 0) only lead the harmony: they never sound.
#define PLUGIN_SILENT_CHANNEL 15U

typedef struct {
  uint32_t     down[16][4];     ///< Bit per pitch: the key is down
  uint32_t     pedalled[16][4]; ///< Bit per pitch: the pedal holds it
  uint32_t     pedals;          ///< Bit per channel
  uint32_t     bank[16];        ///< 128 times CC 0, plus CC 32
  ScoreCapture capture;
  double       ticks;         ///< A count that never jumps
  bool         changed;       ///< Keys have come or gone and nobody has looked yet
  uint32_t     settle_frames; ///< Until they are looked at
  double       rest_ticks; ///< Since the last key came up; negative while any is down
  bool         follows;    ///< There is a chord
  ScoreChord   chord;
} PluginKeys;

/// [init] Nothing is held, nothing was played.
void plugin_keys_init(PluginKeys* self);

/// What a message asks for besides sound.
typedef enum {
  PLUGIN_KEYS_NOTHING,
  PLUGIN_KEYS_PROGRAM, ///< `*program` is 128 times the bank, plus the program
} PluginKeysNews;

/// [rt] Take note of a MIDI message, any bytes; `phase_ticks` is where in its bar the
/// music is (0 while it stands), `rate_hz` how long a moment is.
RT_FN PluginKeysNews plugin_keys_take(PluginKeys* self, const uint8_t* bytes,
                                      size_t n_bytes, double phase_ticks,
                                      double rate_hz, uint32_t* program);

/// [rt] Frames, at most `most`, until the keys that have changed are looked at.
RT_FN uint32_t plugin_keys_frames(const PluginKeys* self, uint32_t most);

/// [rt] Let `n` frames pass, in bars of `bar_ticks`.
///
/// Fingers do not come down at once, so the keys are looked at a moment after they
/// changed.  Keys that make no chord leave the last one; after a bar of rest it is
/// forgotten.
RT_FN void plugin_keys_pass(PluginKeys* self, uint32_t n, double ticks_per_frame,
                            double bar_ticks);

/// [rt] What was played lately.
RT_FN void plugin_keys_phrase(const PluginKeys* self, uint32_t bar_ticks,
                              ScorePhrase* phrase);

#endif
