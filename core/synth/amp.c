#include "core/synth/amp.h"

#include "core/dsp/fast.h"
#include "core/dsp/vec.h"

#include <stdint.h>

/// What its first stages let through, overdriven and distorted.
#define OVERDRIVE_HZ 2200.0f
#define DISTORTION_HZ 1250.0f
/// It brings a fading string up by no more than this.
#define MOST_GAIN 60.0f

void
synth_amp_init(SynthAmp* self, bool distorts, float rate_hz)
{
  // Four poles in front, so that its harmonics stay below folding
  const float       hz  = distorts ? DISTORTION_HZ : OVERDRIVE_HZ;
  const DspSvfShape one = dsp_svf_low(hz / rate_hz, 0.541f);
  const DspSvfShape two = dsp_svf_low(hz / rate_hz, 1.307f);
  *self                 = (SynthAmp){.distorts = distorts};
  self->block[0]        = dsp_svf_block(&one);
  self->block[1]        = dsp_svf_block(&two);
}

/// The gain at this block's end by which the signal swings fully.
static float
next_gain(SynthAmp* self, float block_s, const float* in)
{
  float most = 0.0f;
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    const float x = in[i] < 0.0f ? -in[i] : in[i];
    most          = x > most ? x : most;
  }
  self->swing      = dsp_max(most, self->swing * dsp_exp2(-4.0f * block_s));
  const float goal = dsp_min(0.95f / dsp_max(self->swing, 1e-6f), MOST_GAIN);
  self->gain       = self->gain > 0.0f ? self->gain : goal;
  return self->gain + (goal < self->gain ? 0.5f : dsp_min(40.0f * block_s, 0.5f)) *
                        (goal - self->gain);
}

/// Bend by polynomials, which make no harmonic beyond their own degree (C. Arfib:
/// "Digital Synthesis of Complex Spectra by Means of Multiplication of Nonlinear
/// Distorted Sine Waves", JAES 27, 1979).
static float
bend(float x, bool distorts)
{
  x              = x < -1.0f ? -1.0f : x > 1.0f ? 1.0f : x;
  x              = distorts ? x * (1.5f - 0.5f * x * x) : x;
  const float x2 = x * x;
  return x * (2.1875f + x2 * (-2.1875f + x2 * (1.3125f - x2 * 0.3125f)));
}

void
synth_amp_run(SynthAmp* self, float block_s, float* io)
{
  dsp_svf_run_block(&self->low[0], &self->block[0], io);
  dsp_svf_run_block(&self->low[1], &self->block[1], io);
  const float next = next_gain(self, block_s, io);
  const float step = (next - self->gain) / (float)DSP_BLOCK;
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    io[i] = bend(io[i] * (self->gain + step * (float)(int32_t)i), self->distorts);
  }
  self->gain = next;
}
