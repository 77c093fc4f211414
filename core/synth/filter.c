#include "core/synth/filter.h"

#include <stdint.h>

static void
run_ladder(SynthFilter* self, float cutoff, float q, bool stereo, float* const sides[2])
{
  const float sweep[2]     = {self->cutoff > 0.0f ? self->cutoff : cutoff, cutoff};
  const float resonance[2] = {q, q};
  for (uint32_t i = 0; i < (stereo ? 2U : 1U); ++i) {
    dsp_ladder_run(&self->ladder, sweep, resonance, sides[i]);
  }
}

/// One stage over all sides, gliding from where it was.
static void
run_stage(SynthFilter* self, uint32_t stage, const DspSvfShape* shape, bool moves,
          bool stereo, float* const sides[2])
{
  const DspSvfBlock before = self->block[stage];
  if (moves) {
    self->block[stage] = dsp_svf_block(shape);
  }
  for (uint32_t i = 0; i < (stereo ? 2U : 1U); ++i) {
    if (moves && self->cutoff > 0.0f) {
      dsp_svf_cross_block(&self->low[i][stage], &before, &self->block[stage], sides[i]);
    } else {
      dsp_svf_run_block(&self->low[i][stage], &self->block[stage], sides[i]);
    }
  }
}

void
synth_filter_run(SynthFilter* self, const SynthAnalogPatch* p, float cutoff,
                 bool stereo, float* const sides[2])
{
  const float q     = p->q > 0.0f ? p->q : 0.707f;
  const bool  moves = cutoff != self->cutoff;
  if (p->filter == SYNTH_LADDER) {
    run_ladder(self, cutoff, q, stereo, sides);
  } else if (p->filter == SYNTH_LOW4) {
    const DspSvfShape gentle = dsp_svf_low(cutoff, 0.541f);
    const DspSvfShape peaked = dsp_svf_low(cutoff, 1.847f * q);
    run_stage(self, 0, &gentle, moves, stereo, sides);
    run_stage(self, 1, &peaked, moves, stereo, sides);
  } else if (p->filter != SYNTH_OPEN) {
    const DspSvfShape shape =
      p->filter == SYNTH_BAND ? dsp_svf_band(cutoff, q) : dsp_svf_low(cutoff, q);
    run_stage(self, 0, &shape, moves, stereo, sides);
  }
  self->cutoff = cutoff;
}
