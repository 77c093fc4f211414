#include "host/loudness.h"

#include <math.h>
#include <string.h>

enum {
  PAST  = HOST_PEAK_TAPS - 1,
  CHUNK = 64, ///< Frames at a time; sums over a chunk side by side make vectors
};

/// A low-pass at the old Nyquist frequency, windowed by a Blackman-Harris.
static double
tap(double at)
{
  const double pi     = 3.14159265358979323846;
  const double reach  = 0.5 * HOST_PEAK_TAPS;
  const double phase  = pi * (at / reach + 1.0);
  const double window = 0.35875 - 0.48829 * cos(phase) + 0.14128 * cos(2.0 * phase) -
                        0.01168 * cos(3.0 * phase);
  return window * sin(pi * at) / (pi * at);
}

void
host_peak_init(HostPeak* self)
{
  memset(self, 0, sizeof(*self));
  for (unsigned phase = 0; phase < 3; ++phase) {
    float gain = 0.0F;
    for (unsigned i = 0; i < HOST_PEAK_TAPS; ++i) {
      const double at      = (double)i - 0.5 * HOST_PEAK_TAPS + 0.25 * (phase + 1);
      self->taps[phase][i] = (float)tap(at);
      gain += fabsf(self->taps[phase][i]);
    }
    self->gain = fmaxf(self->gain, gain);
  }
}

static float
highest(const float* in, unsigned n)
{
  float most = 0.0F;
  for (unsigned i = 0; i < n; ++i) {
    const float high = fabsf(in[i]);
    most             = high > most ? high : most;
  }
  return most;
}

/// What a DA converter makes between the samples of a chunk of `n` frames.
static float
highest_between(const HostPeak* self, const float* in, unsigned n)
{
  float most = 0.0F;
  for (unsigned phase = 0; phase < 3; ++phase) {
    float sums[CHUNK] = {0.0F};
    for (unsigned i = 0; i < HOST_PEAK_TAPS; ++i) {
      const float gain = self->taps[phase][i];
      for (unsigned k = 0; k < CHUNK; ++k) {
        sums[k] += gain * in[k + i];
      }
    }
    most = fmaxf(most, highest(sums, n));
  }
  return most;
}

static void
add_chunk(HostPeak* self, float* past, const float* in, unsigned n)
{
  float window[PAST + CHUNK] = {0.0F};
  memcpy(window, past, PAST * sizeof(float));
  memcpy(window + PAST, in, n * sizeof(float));
  memcpy(past, window + n, PAST * sizeof(float));
  const float most = highest(window, PAST + n);
  self->most       = fmaxf(self->most, most);
  if (most * self->gain > self->most) {
    self->most = fmaxf(self->most, highest_between(self, window, n));
  }
}

void
host_peak_add(HostPeak* self, const float* left, const float* right, uint32_t n)
{
  for (uint32_t i = 0; i < n; i += CHUNK) {
    const unsigned now = n - i < CHUNK ? n - i : CHUNK;
    add_chunk(self, self->past[0], left + i, now);
    add_chunk(self, self->past[1], right + i, now);
  }
}
