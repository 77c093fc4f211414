// Attack, decay, sustain, release at control rate: one value per block, between
// which the caller glides.
//
// The attack aims above its goal so that it arrives with speed, as a charged
// capacitor does (the analogue shape; see J. O. Smith, "Physical Audio Signal
// Processing", W3K 2010, on exponential segments); decay and release approach
// theirs exponentially.

#ifndef DSP_ENV_H
#define DSP_ENV_H

#include "core/base/thread.h"

#include <stdbool.h>

typedef struct {
  float attack;  ///< Share of the way to 1.2 covered per block, 1 is at once
  float decay;   ///< Share of the way to `sustain` covered per block
  float sustain; ///< 0..1
  float release; ///< Share of the way to zero covered per block
} DspEnvShape;

typedef struct {
  float level;  ///< 0..1
  bool  rising; ///< Still in the attack
} DspEnv;

/// [any] Times in blocks: attack to the top; decay and release by 60 dB.
DspEnvShape dsp_env_shape(float attack, float decay, float sustain, float release);

/// [rt] Begin the attack from where the level is.
RT_FN void dsp_env_start(DspEnv* self);

/// [rt] The level one block later.
RT_FN float dsp_env_next(DspEnv* self, const DspEnvShape* shape, bool held);

#endif
