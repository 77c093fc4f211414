#include "core/dsp/formant.h"

void
dsp_formant_add(const DspFormant* formant, float hz, uint32_t n, float* gains)
{
  const float centre = formant->hz, gain = formant->gain;
  const float sharp = 2.0f / formant->width_hz;
  for (uint32_t i = 0; i < n; ++i) {
    const float off = sharp * (hz * (float)(int32_t)(i + 1U) - centre);
    gains[i] += gain / (1.0f + off * off);
  }
}
