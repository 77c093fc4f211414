#include "core/dsp/drawbar.h"

#include "core/dsp/fast.h"

void
dsp_drawbars(const char* drawn, float leak, float partials[DSP_DRAWBAR_PARTIALS])
{
  // 16', 5 1/3', 8', 4', 2 2/3', 2', 1 3/5', 1 1/3', 1'
  static const uint32_t partial[9] = {1U, 3U, 2U, 4U, 6U, 8U, 10U, 12U, 16U};
  for (uint32_t i = 0; i < DSP_DRAWBAR_PARTIALS; ++i) {
    partials[i] = 0.0f;
  }
  for (uint32_t i = 0; i < 9U && drawn[i]; ++i) {
    const int pulled = drawn[i] >= '1' && drawn[i] <= '8' ? drawn[i] - '0' : 0;
    if (pulled) {
      const float    gain = dsp_db(3.0f * (float)(pulled - 8));
      const uint32_t at   = partial[i] - 1U;
      partials[at] += gain;
      partials[at + 1U] += leak * gain;
      partials[at + 2U] += 0.5f * leak * gain;
    }
  }
}
