#include "core/dsp/formant.h"

float
dsp_formants_gain(const DspFormant* formants, uint32_t n, float floor, float hz)
{
  float gain = floor;
  for (uint32_t i = 0; i < n && formants[i].hz > 0.0f; ++i) {
    const float off = 2.0f * (hz - formants[i].hz) / formants[i].width_hz;
    gain += formants[i].gain / (1.0f + off * off);
  }
  return gain;
}
