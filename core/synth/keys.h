// The keys that are down on a mono instrument: when the latest goes up, the one before
// it sounds again.

#ifndef SYNTH_KEYS_H
#define SYNTH_KEYS_H

#include "core/base/thread.h"

#include <stdint.h>

/// Of more keys the oldest are forgotten.
#define SYNTH_MAX_KEYS 16U

typedef struct {
  uint8_t pitch, velocity;
} SynthKey;

typedef struct {
  uint32_t n;
  SynthKey key[SYNTH_MAX_KEYS]; ///< The latest last
} SynthKeys;

/// [rt] A key goes down.
RT_FN void synth_keys_press(SynthKeys* self, SynthKey key);

/// [rt] The key that went down first of this pitch goes up, if there is one.
RT_FN void synth_keys_lift(SynthKeys* self, uint32_t pitch);

#endif
