// Four floats at once, by the vector extension of gcc and clang: SSE2 on any
// x86-64, NEON on ARM, plain scalars elsewhere.  Kernels work on blocks of
// DSP_BLOCK frames, a whole number of vectors, so that no loop has a rest.

#ifndef DSP_VEC_H
#define DSP_VEC_H

#include <string.h>

/// Frames in one call of a kernel of voices.
#define DSP_BLOCK 64U

typedef float DspV4 __attribute__((vector_size(16)));

/// [any] The four floats at `from`, which need no alignment.
static inline DspV4
dsp_v4_load(const float* from)
{
  DspV4 v;
  memcpy(&v, from, sizeof(v));
  return v;
}

/// [any] Write the four floats of `v` to `to`, which needs no alignment.
static inline void
dsp_v4_store(float* to, DspV4 v)
{
  memcpy(to, &v, sizeof(v));
}

/// [any] The same value four times.
static inline DspV4
dsp_v4_splat(float x)
{
  return (DspV4){x, x, x, x};
}

#endif
