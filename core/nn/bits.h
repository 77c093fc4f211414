// Numbers that all kernels share, and the one way of rounding.

#ifndef NN_BITS_H
#define NN_BITS_H

#include <stdint.h>
#include <string.h>

#define NN_TINY 0x1p-40f   ///< Whatever is nearer to 0 is 0
#define NN_HUGE 0x1p60f    ///< Whatever is farther is no activation
#define NN_FAINT (-50.0f)  ///< Attention to what is this much less likely is none
#define NN_MOST_Q 127.0f   ///< Of an int8 activation
#define NN_MOST_P 16383.0f ///< Of a share: 1024 of them times 127 stay within int32

#define NN_GREAT 0x1p10f    ///< No number of a weight file is farther from 0
#define NN_NORM_LEAST 1e-5f ///< Added to the mean of squares

/// e to the x is 2 to a whole number times e to a rest: halves in x, ln 2 in two parts
/// so that the rest is exact, and the series of the rest, the last term first.
#define NN_EXP_HALVES 1.44269504f
#define NN_EXP_LN_HIGH 0.693359375f
#define NN_EXP_LN_LOW 2.12194440e-4f
#define NN_EXP_SERIES 1.0f / 720, 1.0f / 120, 1.0f / 24, 1.0f / 6, 1.0f / 2, 1.0f, 1.0f

/// Adding it leaves a small number's nearest integer, halves to even, in the last bits.
#define NN_ROUNDER 12582912.0f
#define NN_ROUNDER_BITS 0x4B400000

/// [any] The nearest integer, halves to even; |x| below 2^22.
static inline int32_t
nn_round(float x)
{
  const float shifted = x + NN_ROUNDER;
  int32_t     bits;
  memcpy(&bits, &shifted, sizeof(bits));
  return bits - NN_ROUNDER_BITS;
}

#endif
