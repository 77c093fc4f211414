// A ring of past frames that can be read and written in straight runs.
//
// The first frames are kept twice, once more behind the end, so that a run of
// up to DSP_RING_RUN frames never wraps.  Memory comes from an arena; the ring
// only borrows it.

#ifndef DSP_RING_H
#define DSP_RING_H

#include "core/base/arena.h"
#include "core/base/thread.h"
#include "core/dsp/glide.h"

#include <stdbool.h>
#include <stdint.h>

/// Longest run of frames that one call reads or writes.
#define DSP_RING_RUN (DSP_TICK_FRAMES + 8U)

typedef struct {
  float*   frames; ///< (size + DSP_RING_RUN), borrowed from the arena
  uint32_t size;   ///< A power of two
  uint32_t place;  ///< Where the next frame is written
} DspRing;

/// [init] A silent ring that remembers at least `n` frames; false if the arena has
/// none.
bool dsp_ring_init(DspRing* self, BaseArena* arena, uint32_t n);

/// [rt] Forget everything.
RT_FN void dsp_ring_reset(DspRing* self);

/// [rt] Append `n` frames, at most DSP_RING_RUN.
RT_FN void dsp_ring_write(DspRing* self, const float* in, uint32_t n);

/// [rt] `n` frames in a row, the first written `delay` frames before the next write.
///
/// `delay` is within [n, size]; the run is valid until the next write.
RT_FN const float* dsp_ring_read(const DspRing* self, uint32_t delay);

/// [rt] Write to `out` what was `delay` frames before each of the next `n`, between
/// frames by a cubic (Catmull and Rom, 1974).
///
/// The first of them is frame `place` of the glide's tick.  Every delay is within
/// [n + 2, size - 2].
RT_FN void dsp_ring_sweep(const DspRing* self, const DspGlide* delay, uint32_t place,
                          float* out, uint32_t n);

#endif
