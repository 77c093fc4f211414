#include "core/dsp/fm.h"

#include "core/dsp/vec.h"

#include <stdbool.h>

/// The sine of four phases in turns: dsp_sin, four at a time.
static inline DspV4
sin4(DspV4 turns)
{
  const DspV4 magic = dsp_v4_splat(12582912.0f);
  const DspV4 x     = turns - ((turns + magic) - magic);
  const DspV4 x2    = x * x;
  return x * (6.28318282f +
              x2 * (-41.3414215f +
                    x2 * (81.5961857f + x2 * (-76.5801191f +
                                              x2 * (41.2054754f - x2 * 12.2713883f)))));
}

/// The operator's frames, added to `out` if that is to be kept.
static inline void
operate(DspFm* self, const float freq[2], const float level[2], const float* push,
        bool keep, float* out)
{
  // A phase that grows by a gliding frequency is a parabola
  const DspV4 i     = {0.0f, 1.0f, 2.0f, 3.0f};
  const float start = (float)self->turns;
  const float bend  = (freq[1] - freq[0]) * (0.5f / (float)DSP_BLOCK);
  const float step  = (level[1] - level[0]) / (float)DSP_BLOCK;
  for (unsigned k = 0; k < DSP_BLOCK; k += 4) {
    const DspV4 t     = i + (float)(int)k;
    const DspV4 own   = start + t * (freq[0] + bend * t);
    const DspV4 turns = push ? own + dsp_v4_load(push + k) : own;
    const DspV4 sound = (level[0] + step * t) * sin4(turns);
    dsp_v4_store(out + k, keep ? dsp_v4_load(out + k) + sound : sound);
  }
  const double end =
    self->turns + 0.5 * (double)DSP_BLOCK * ((double)freq[0] + (double)freq[1]);
  self->turns = end - (double)(int)end;
}

void
dsp_fm_run(DspFm* self, const float freq[2], const float level[2], const float* push,
           float* out)
{
  operate(self, freq, level, push, false, out);
}

void
dsp_fm_add(DspFm* self, const float freq[2], const float level[2], const float* push,
           float* out)
{
  operate(self, freq, level, push, true, out);
}
