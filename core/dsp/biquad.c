#include "core/dsp/biquad.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

/// A shelf of slope 1 (Butterworth corners); `sign` is +1 for low, -1 for high.
static void
shelf(double w, double a, double sign, double b[3], double d[3])
{
  const double c     = cos(w);
  const double slope = sin(w) * sqrt(2.0 * a); // 2 sqrt(A) alpha at Q = 1/sqrt(2)
  b[0]               = a * ((a + 1.0) - sign * (a - 1.0) * c + slope);
  b[1]               = sign * 2.0 * a * ((a - 1.0) - sign * (a + 1.0) * c);
  b[2]               = a * ((a + 1.0) - sign * (a - 1.0) * c - slope);
  d[0]               = (a + 1.0) + sign * (a - 1.0) * c + slope;
  d[1]               = -sign * 2.0 * ((a - 1.0) + sign * (a + 1.0) * c);
  d[2]               = (a + 1.0) + sign * (a - 1.0) * c - slope;
}

static void
bell(double w, double alpha, double a, double b[3], double d[3])
{
  b[0] = 1.0 + alpha * a;
  b[1] = d[1] = -2.0 * cos(w);
  b[2]        = 1.0 - alpha * a;
  d[0]        = 1.0 + alpha / a;
  d[2]        = 1.0 - alpha / a;
}

/// `sign` is +1 for low-pass, -1 for high-pass.
static void
pass(double w, double alpha, double sign, double b[3], double d[3])
{
  const double edge = 1.0 - sign * cos(w);
  b[0] = b[2] = 0.5 * edge;
  b[1]        = sign * edge;
  d[0]        = 1.0 + alpha;
  d[1]        = -2.0 * cos(w);
  d[2]        = 1.0 - alpha;
}

DspBiquad
dsp_biquad(DspBiquadKind kind, double rate_hz, double hz, double q, double gain_db)
{
  const double w     = 2.0 * pi * fmin(fmax(hz, 5.0), 0.45 * rate_hz) / rate_hz;
  const double alpha = sin(w) / (2.0 * fmin(fmax(q, 0.1), 20.0));
  const double a     = pow(10.0, gain_db / 40.0);
  double       b[3] = {1.0, 0.0, 0.0}, d[3] = {1.0, 0.0, 0.0};
  switch (kind) {
  case DSP_BIQUAD_LOW_SHELF:
    shelf(w, a, 1.0, b, d);
    break;
  case DSP_BIQUAD_HIGH_SHELF:
    shelf(w, a, -1.0, b, d);
    break;
  case DSP_BIQUAD_BELL:
    bell(w, alpha, a, b, d);
    break;
  case DSP_BIQUAD_LOW_PASS:
    pass(w, alpha, 1.0, b, d);
    break;
  case DSP_BIQUAD_HIGH_PASS:
    pass(w, alpha, -1.0, b, d);
    break;
  }
  return (DspBiquad){(float)(b[0] / d[0]), (float)(b[1] / d[0]), (float)(b[2] / d[0]),
                     (float)(d[1] / d[0]), (float)(d[2] / d[0])};
}

void
dsp_biquad_run(const DspBiquad* self, DspBiquadState* state, float* left, float* right,
               uint32_t n)
{
  const DspBiquad k  = *self;
  float           l0 = state->z[0][0], l1 = state->z[0][1];
  float           r0 = state->z[1][0], r1 = state->z[1][1];
  for (uint32_t i = 0; i < n; ++i) {
    const float l = left[i], r = right[i];
    const float lo = k.b0 * l + l0, ro = k.b0 * r + r0;
    l0       = k.b1 * l - k.a1 * lo + l1;
    r0       = k.b1 * r - k.a1 * ro + r1;
    l1       = k.b2 * l - k.a2 * lo;
    r1       = k.b2 * r - k.a2 * ro;
    left[i]  = lo;
    right[i] = ro;
  }
  *state = (DspBiquadState){{{l0, l1}, {r0, r1}}};
}
