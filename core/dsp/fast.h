// Elementary functions for control rates and for loops that vectorise:
// polynomials instead of libm, good to about six digits.
//
// Coefficients by minimax fits over the reduced range, as in J. F. Hart et
// al., "Computer Approximations" (Wiley, 1968).

#ifndef DSP_FAST_H
#define DSP_FAST_H

#include <stdint.h>
#include <string.h>

/// [any] 2 to the power of `x`, put within -126..126.
static inline float
dsp_exp2(float x)
{
  x                   = x < -126.0f ? -126.0f : x > 126.0f ? 126.0f : x;
  const int32_t whole = (int32_t)(x + 127.5f) - 127;
  const float   f     = x - (float)whole; // -0.5..0.5
  const int32_t bits  = (whole + 127) * (1 << 23);
  float         scale = 0.0f;
  memcpy(&scale, &bits, sizeof(scale));
  const float p =
    1.0f + f * (0.69314718f +
                f * (0.24022651f +
                     f * (0.05550411f +
                          f * (0.00961813f + f * (0.00133336f + f * 0.00015403f)))));
  return p * scale;
}

/// [any] A gain from decibels.
static inline float
dsp_db(float db)
{
  return dsp_exp2(db * 0.16609640f);
}

/// [any] The sine of `turns` whole turns, for |turns| below 16,000.
static inline float
dsp_sin(float turns)
{
  const int32_t whole = (int32_t)(turns + (turns < 0.0f ? -0.5f : 0.5f));
  const float   x     = turns - (float)whole; // -0.5..0.5
  // Folding to a quarter turn halves the polynomial's work
  const float ax = x < 0.0f ? -x : x;
  const float q  = ax > 0.25f ? 0.5f - ax : ax;
  const float q2 = q * q;
  const float s =
    q * (6.2831852f +
         q2 * (-41.341665f + q2 * (81.601630f + q2 * (-76.564626f + q2 * 39.652450f))));
  return x < 0.0f ? -s : s;
}

/// [any] The cosine of `turns` whole turns.
static inline float
dsp_cos(float turns)
{
  return dsp_sin(turns + 0.25f);
}

/// [any] tan(pi x) for `x` 0..0.49: how filters bend a frequency in cycles per frame.
static inline float
dsp_tan_pi(float x)
{
  return dsp_sin(0.5f * x) / dsp_cos(0.5f * x);
}

#endif
