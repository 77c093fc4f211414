#include "host/loudness.h"

#include <math.h>
#include <string.h>

/// A low-pass at the old Nyquist frequency, windowed by a Blackman-Harris.
static double
tap(double at)
{
  const double pi     = 3.14159265358979323846;
  const double reach  = 0.5 * HOST_PEAK_TAPS;
  const double phase  = pi * (at / reach + 1.0);
  const double window = 0.35875 - 0.48829 * cos(phase) + 0.14128 * cos(2.0 * phase) -
                        0.01168 * cos(3.0 * phase);
  const double sinc = fabs(at) < 1e-9 ? 1.0 : sin(pi * at) / (pi * at);
  return fabs(at) < reach ? sinc * window : 0.0;
}

void
host_peak_init(HostPeak* self)
{
  memset(self, 0, sizeof(*self));
  for (unsigned age = 0; age < HOST_PEAK_TAPS; ++age) {
    for (unsigned phase = 0; phase < 4; ++phase) {
      const double at        = (double)age - 0.5 * HOST_PEAK_TAPS + 0.25 * phase;
      self->taps[age][phase] = (float)tap(at);
    }
  }
}

/// The most of the four phases between two samples; the phases are independent
/// sums side by side, which compilers turn into vectors.
static float
between(const HostPeak* self, const float* past)
{
  float    sums[4] = {0.0F, 0.0F, 0.0F, 0.0F};
  unsigned age     = 0;
  for (size_t at = self->at + 1; at-- > 0; ++age) {
    for (unsigned phase = 0; phase < 4; ++phase) {
      sums[phase] += past[at] * self->taps[age][phase];
    }
  }
  for (size_t at = HOST_PEAK_TAPS; at-- > self->at + 1; ++age) {
    for (unsigned phase = 0; phase < 4; ++phase) {
      sums[phase] += past[at] * self->taps[age][phase];
    }
  }
  return fmaxf(fmaxf(fabsf(sums[0]), fabsf(sums[1])),
               fmaxf(fabsf(sums[2]), fabsf(sums[3])));
}

void
host_peak_add(HostPeak* self, const float* left, const float* right, uint32_t n)
{
  float most = self->most;
  for (uint32_t i = 0; i < n; ++i) {
    self->at                = (self->at + 1) % HOST_PEAK_TAPS;
    self->past[0][self->at] = left[i];
    self->past[1][self->at] = right[i];
    most =
      fmaxf(most, fmaxf(between(self, self->past[0]), between(self, self->past[1])));
  }
  self->most = most;
}
