#include "core/dsp/ring.h"

#include <string.h>

bool
dsp_ring_init(DspRing* self, BaseArena* arena, uint32_t n)
{
  uint32_t size = 2U * DSP_TICK_FRAMES;
  while (size < n) {
    size *= 2;
  }
  self->size   = size;
  self->place  = 0;
  self->frames = (float*)base_arena_take(arena, size + DSP_RING_RUN, sizeof(float));
  return self->frames != NULL;
}

void
dsp_ring_reset(DspRing* self)
{
  memset(self->frames, 0, (self->size + DSP_RING_RUN) * sizeof(float));
  self->place = 0;
}

void
dsp_ring_write(DspRing* self, const float* in, uint32_t n)
{
  const uint32_t place = self->place;
  memcpy(self->frames + place, in, n * sizeof(float));
  if (place + n > self->size) {
    memcpy(self->frames, self->frames + self->size,
           (place + n - self->size) * sizeof(float));
  }
  if (place < DSP_RING_RUN) {
    const uint32_t left = DSP_RING_RUN - place;
    memcpy(self->frames + self->size + place, in,
           (n < left ? n : left) * sizeof(float));
  }
  self->place = (place + n) & (self->size - 1);
}

const float*
dsp_ring_read(const DspRing* self, uint32_t delay)
{
  return self->frames + ((self->place - delay) & (self->size - 1));
}

void
dsp_ring_sweep(const DspRing* self, const DspGlide* delay, uint32_t place, float* out,
               uint32_t n)
{
  const uint32_t mask = self->size - 1;
  for (uint32_t i = 0; i < n; ++i) {
    const float        ago   = dsp_glide_at(delay, place + i);
    const uint32_t     whole = (uint32_t)ago;
    const float        back  = ago - (float)whole; // Share of the older neighbour
    const float* const x     = self->frames + ((self->place + i - whole - 2U) & mask);
    const float        c1    = 0.5f * (x[1] - x[3]);
    const float        c2    = x[3] - 2.5f * x[2] + 2.0f * x[1] - 0.5f * x[0];
    const float        c3    = 0.5f * (x[0] - x[3]) + 1.5f * (x[2] - x[1]);
    out[i]                   = x[2] + back * (c1 + back * (c2 + back * c3));
  }
}
