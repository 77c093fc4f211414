// The gain of a true-peak limiter with a short look-ahead.
//
// Peaks are found in the signal oversampled by four (ITU-R BS.1770-4, annex 2).
// The gain is a sliding minimum, released exponentially and smoothed by a
// moving average of the same length, so that it has reached what a peak needs
// exactly when the peak leaves the delay (P. Hämäläinen, "Smoothing of the
// control signal without clipped output in digital peak limiters", DAFx 2002).
//
// It only tells the gain; the caller delays its channels by
// dsp_limiter_latency() and applies it, so that several stems can share one.

#ifndef DSP_LIMITER_H
#define DSP_LIMITER_H

#include "core/base/arena.h"
#include "core/base/thread.h"

#include <stdbool.h>
#include <stdint.h>

#define DSP_LIMITER_TAPS 12U
#define DSP_LIMITER_PHASES 3U ///< Between two frames; the frames are the fourth
#define DSP_LIMITER_RUN 64U   ///< Most frames per call

typedef struct {
  float     ceiling;
  float     release; ///< Share per frame
  float     bound;   ///< Below this no interpolated peak can reach the ceiling
  float     taps[DSP_LIMITER_PHASES][DSP_LIMITER_TAPS];
  uint32_t  window; ///< Frames of look-ahead
  float*    block;  ///< (window) needs of the block that is being filled
  float*    suffix; ///< (window) minima from here to the end of the block before
  uint32_t* held;   ///< (window) what the moving average holds, 24 bit fractions
  uint32_t  place;  ///< In block and held
  float     prefix; ///< Minimum of the block so far
  float     now;    ///< Released minimum
  uint64_t  sum;    ///< Of held; whole numbers, so that it cannot drift
  uint32_t  idle;   ///< Frames since anything needed a gain below 1
  float     past[2][DSP_LIMITER_TAPS - 1]; ///< The last frames of each channel
} DspLimiter;

/// [init] A limiter at rest; `ceiling` is linear; false if the arena has no room.
bool dsp_limiter_init(DspLimiter* self, BaseArena* arena, double rate_hz,
                      float ceiling);

/// [rt] As after init.
RT_FN void dsp_limiter_reset(DspLimiter* self);

/// [any] By how many frames the channels must be delayed before the gain fits.
uint32_t dsp_limiter_latency(const DspLimiter* self);

/// [rt] The gain, 0..1, for each of the `n` frames that leave the delay now.
RT_FN void dsp_limiter_run(DspLimiter* self, const float* left, const float* right,
                           float* gain, uint32_t n);

#endif
