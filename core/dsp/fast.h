// Elementary functions for control rates and for loops that vectorise:
// polynomials instead of libm, good to about six digits.
//
// Coefficients by minimax fits over the reduced range, as in J. F. Hart et
// al., "Computer Approximations" (Wiley, 1968).

#ifndef DSP_FAST_H
#define DSP_FAST_H

#include <stdint.h>
#include <string.h>

/// [any] The smaller one; unlike libm's without a call.
static inline float
dsp_min(float a, float b)
{
  return a < b ? a : b;
}

/// [any] The greater one.
static inline float
dsp_max(float a, float b)
{
  return a > b ? a : b;
}

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

/// [any] The logarithm to base 2 of a normal `x` above 0.
static inline float
dsp_log2(float x)
{
  int32_t bits = 0;
  memcpy(&bits, &x, sizeof(bits));
  const int32_t whole = (bits - 0x3f3504f3) >> 23; // Leaves 0.707..1.414
  bits -= whole * (1 << 23);
  float m = 0.0f;
  memcpy(&m, &bits, sizeof(m));
  const float t  = (m - 1.0f) / (m + 1.0f);
  const float t2 = t * t;
  return (float)whole +
         t * (2.88539008f +
              t2 * (0.96179669f +
                    t2 * (0.57707802f + t2 * (0.41219859f + t2 * 0.32059890f))));
}

/// [any] A gain from decibels.
static inline float
dsp_db(float db)
{
  return dsp_exp2(db * 0.16609640f);
}

/// [any] The sine of `turns` whole turns, for |turns| below 4,000,000.
static inline float
dsp_sin(float turns)
{
  // Adding and taking away this leaves the nearest whole number
  const float magic = 12582912.0f;
  const float x     = turns - ((turns + magic) - magic); // -0.5..0.5
  const float x2    = x * x;
  return x * (6.28318282f +
              x2 * (-41.3414215f +
                    x2 * (81.5961857f + x2 * (-76.5801191f +
                                              x2 * (41.2054754f - x2 * 12.2713883f)))));
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
