#include "core/dsp/ring.h"

#include <string.h>

bool
dsp_ring_init(DspRing* self, BaseArena* arena, uint32_t n)
{
  uint32_t size = 64;
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
