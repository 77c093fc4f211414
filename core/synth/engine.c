#include "core/synth/engine.h"

const SynthEngine*
synth_engine(SynthEngineId id)
{
  static const SynthEngine* const engines[SYNTH_N_ENGINES] = {
    &synth_engine_wave,   &synth_engine_organ, &synth_engine_analog, &synth_engine_fm,
    &synth_engine_string, &synth_engine_modal, &synth_engine_piano,
  };
  return engines[id];
}

float
synth_weight(float hz)
{
  const float f2 = hz * hz;
  const float shelf =
    1.0f + 1.51f * f2 * f2 / (f2 * f2 + 1500.0f * 1500.0f * 1500.0f * 1500.0f);
  const float cut = f2 / (f2 + 38.0f * 38.0f);
  return shelf * cut * cut;
}
