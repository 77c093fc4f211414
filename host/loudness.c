#include "host/loudness.h"

#include <math.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;

/// BS.1770 gives coefficients for 48 kHz only; these are the analogue filters
/// behind them (De Man, "Evaluation of Implementations of the EBU R128
/// Loudness Measurement", AES 145, 2018), which any rate can be made from.
static const double shelf_hz    = 1681.974450955533;
static const double shelf_db    = 3.999843853973347;
static const double shelf_q     = 0.7071752369554196;
static const double highpass_hz = 38.13547087602444;
static const double highpass_q  = 0.5003270373238773;

static void
shelf_init(HostBiquad* self, double rate_hz)
{
  const double k  = tan(pi * shelf_hz / rate_hz);
  const double vh = pow(10.0, shelf_db / 20.0);
  const double vb = pow(vh, 0.4996667741545416);
  const double a0 = 1.0 + k / shelf_q + k * k;
  *self           = (HostBiquad){
              .b = {(vh + vb * k / shelf_q + k * k) / a0, 2.0 * (k * k - vh) / a0,
                    (vh - vb * k / shelf_q + k * k) / a0},
              .a = {2.0 * (k * k - 1.0) / a0, (1.0 - k / shelf_q + k * k) / a0},
  };
}

static void
highpass_init(HostBiquad* self, double rate_hz)
{
  const double k  = tan(pi * highpass_hz / rate_hz);
  const double a0 = 1.0 + k / highpass_q + k * k;
  *self           = (HostBiquad){
              .b = {1.0, -2.0, 1.0},
              .a = {2.0 * (k * k - 1.0) / a0, (1.0 - k / highpass_q + k * k) / a0},
  };
}

static double
filter(HostBiquad* self, unsigned channel, double in)
{
  double* const past = self->past[channel];
  const double  out  = self->b[0] * in + past[0];
  past[0]            = self->b[1] * in - self->a[0] * out + past[1];
  past[1]            = self->b[2] * in - self->a[1] * out;
  return out;
}

void
host_loudness_init(HostLoudness* self, double rate_hz)
{
  *self = (HostLoudness){.step_frames = (uint32_t)lround(rate_hz / 10.0)};
  shelf_init(&self->shelf, rate_hz);
  highpass_init(&self->highpass, rate_hz);
  host_peak_init(&self->peak);
}

static void
end_step(HostLoudness* self)
{
  if (self->n_steps == self->capacity) {
    const size_t  capacity = 2 * self->capacity + 1024;
    double* const grown    = realloc(self->steps, capacity * sizeof(double));
    if (!grown) {
      self->is_short_of_memory = true;
      return;
    }
    self->steps    = grown;
    self->capacity = capacity;
  }
  self->steps[self->n_steps++] = self->step_energy / self->step_frames;
}

void
host_loudness_add(HostLoudness* self, const float* left, const float* right, uint32_t n)
{
  for (uint32_t i = 0; i < n; ++i) {
    const double l = filter(&self->highpass, 0, filter(&self->shelf, 0, left[i]));
    const double r = filter(&self->highpass, 1, filter(&self->shelf, 1, right[i]));
    self->step_energy += l * l + r * r;
    if (++self->n_in_step == self->step_frames) {
      end_step(self);
      self->n_in_step   = 0;
      self->step_energy = 0.0;
    }
  }
  host_peak_add(&self->peak, left, right, n);
}

static double
lufs(double energy)
{
  return -0.691 + 10.0 * log10(energy);
}

/// The mean energy of the blocks that are louder than `gate` (an energy).
static double
gated_energy(const HostLoudness* self, double gate)
{
  double sum = 0.0;
  size_t n   = 0;
  for (size_t i = 3; i < self->n_steps; ++i) {
    const double* const step = self->steps + i;
    const double        mean = 0.25 * (step[-3] + step[-2] + step[-1] + step[0]);
    if (mean > gate) {
      sum += mean;
      ++n;
    }
  }
  return n ? sum / (double)n : 0.0;
}

double
host_loudness_lufs(const HostLoudness* self)
{
  const double absolute = pow(10.0, (-70.0 + 0.691) / 10.0);
  const double relative = 0.1 * gated_energy(self, absolute); // 10 LU below
  return lufs(gated_energy(self, fmax(absolute, relative)));
}

double
host_loudness_peak_db(const HostLoudness* self)
{
  return 20.0 * log10((double)self->peak.most);
}

void
host_loudness_drop(HostLoudness* self)
{
  free(self->steps);
  self->steps = NULL;
}
