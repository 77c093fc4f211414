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
