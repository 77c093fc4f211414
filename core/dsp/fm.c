#include "core/dsp/fm.h"

#include "core/dsp/fast.h"
#include "core/dsp/vec.h"

/// The phases of a block, in turns.
static void
phases(DspFm* self, const float freq[2], const float* push, float* turns)
{
  // The mean frequency of each frame is what its end's phase has gathered
  const float start = (float)self->turns;
  const float bend  = (freq[1] - freq[0]) * (0.5f / (float)DSP_BLOCK);
  for (unsigned i = 0; i < DSP_BLOCK; ++i) {
    const float t = (float)(int)i;
    turns[i]      = start + t * (freq[0] + bend * t);
  }
  if (push) {
    for (unsigned i = 0; i < DSP_BLOCK; ++i) {
      turns[i] += push[i];
    }
  }
  const double end =
    self->turns + 0.5 * (double)DSP_BLOCK * ((double)freq[0] + (double)freq[1]);
  self->turns = end - (double)(int)end;
}

void
dsp_fm_run(DspFm* self, const float freq[2], const float level[2], const float* push,
           float* out)
{
  float turns[DSP_BLOCK];
  phases(self, freq, push, turns);
  const float step = (level[1] - level[0]) / (float)DSP_BLOCK;
  for (unsigned i = 0; i < DSP_BLOCK; ++i) {
    out[i] = (level[0] + step * (float)(int)i) * dsp_sin(turns[i]);
  }
}

void
dsp_fm_add(DspFm* self, const float freq[2], const float level[2], const float* push,
           float* out)
{
  float turns[DSP_BLOCK];
  phases(self, freq, push, turns);
  const float step = (level[1] - level[0]) / (float)DSP_BLOCK;
  for (unsigned i = 0; i < DSP_BLOCK; ++i) {
    out[i] += (level[0] + step * (float)(int)i) * dsp_sin(turns[i]);
  }
}
