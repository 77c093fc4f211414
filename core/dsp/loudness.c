#include "core/dsp/loudness.h"

#include <math.h>
#include <string.h>

#define RUN 64U

static const double pi = 3.14159265358979323846;

// BS.1770 gives coefficients for 48 kHz only; these are the analogue filters behind
// them (De Man, "Evaluation of Implementations of the EBU R128 Loudness Measurement",
// AES 145, 2018), which any rate can be made from.
static const double shelf_hz = 1681.974450955533;
static const double shelf_db = 3.999843853973347;
static const double shelf_q  = 0.7071752369554196;
static const double cut_hz   = 38.13547087602444;
static const double cut_q    = 0.5003270373238773;

static DspBiquad
shelf(double rate_hz)
{
  const double k  = tan(pi * shelf_hz / rate_hz);
  const double vh = pow(10.0, shelf_db / 20.0);
  const double vb = pow(vh, 0.4996667741545416);
  const double a0 = 1.0 + k / shelf_q + k * k;
  return (DspBiquad){
    (float)((vh + vb * k / shelf_q + k * k) / a0), (float)(2.0 * (k * k - vh) / a0),
    (float)((vh - vb * k / shelf_q + k * k) / a0), (float)(2.0 * (k * k - 1.0) / a0),
    (float)((1.0 - k / shelf_q + k * k) / a0)};
}

static DspBiquad
cut(double rate_hz)
{
  const double k  = tan(pi * cut_hz / rate_hz);
  const double a0 = 1.0 + k / cut_q + k * k;
  return (DspBiquad){1.0f, -2.0f, 1.0f, (float)(2.0 * (k * k - 1.0) / a0),
                     (float)((1.0 - k / cut_q + k * k) / a0)};
}

void
dsp_loudness_init(DspLoudness* self, double rate_hz)
{
  self->shelf       = shelf(rate_hz);
  self->cut         = cut(rate_hz);
  self->step_frames = (uint32_t)(rate_hz / 10.0);
  dsp_loudness_reset(self);
}

void
dsp_loudness_reset(DspLoudness* self)
{
  memset(&self->shelf_state, 0, sizeof(self->shelf_state));
  memset(&self->cut_state, 0, sizeof(self->cut_state));
  memset(self->steps, 0, sizeof(self->steps));
  self->n_frames = 0;
  self->energy   = 0.0f;
  self->next     = 0;
}

static void
pass(DspLoudness* self, uint32_t n)
{
  self->n_frames += n;
  if (self->n_frames >= self->step_frames) {
    self->steps[self->next] = self->energy / (float)self->n_frames;
    self->next              = (self->next + 1U) % DSP_LOUDNESS_STEPS;
    self->energy            = 0.0f;
    self->n_frames          = 0;
  }
}

static void
add_run(DspLoudness* self, const float* left, const float* right, uint32_t n)
{
  float l[RUN], r[RUN];
  memcpy(l, left, n * sizeof(float));
  memcpy(r, right, n * sizeof(float));
  dsp_biquad_run(&self->shelf, &self->shelf_state, l, r, n);
  dsp_biquad_run(&self->cut, &self->cut_state, l, r, n);
  float energy = 0.0f;
  for (uint32_t i = 0; i < n; ++i) {
    energy += l[i] * l[i] + r[i] * r[i];
  }
  self->energy += energy;
  pass(self, n);
}

void
dsp_loudness_add(DspLoudness* self, const float* left, const float* right, uint32_t n)
{
  for (uint32_t done = 0; done < n; done += RUN) {
    const uint32_t run = n - done < RUN ? n - done : RUN;
    add_run(self, left + done, right + done, run);
  }
}

void
dsp_loudness_rest(DspLoudness* self, uint32_t n)
{
  memset(&self->shelf_state, 0, sizeof(self->shelf_state));
  memset(&self->cut_state, 0, sizeof(self->cut_state));
  pass(self, n);
}

float
dsp_loudness_lufs(const DspLoudness* self)
{
  float sum = 0.0f;
  for (uint32_t i = 0; i < DSP_LOUDNESS_STEPS; ++i) {
    sum += self->steps[i];
  }
  const float mean = sum / (float)DSP_LOUDNESS_STEPS;
  return mean > 1e-12f ? -0.691f + 10.0f * log10f(mean) : DSP_LOUDNESS_LEAST_LUFS;
}
