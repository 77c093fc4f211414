// The few loops that take nearly all the time, once in plain C and once for each kind
// of processor.
//
// The plain ones are the reference: all others agree with them to the bit, on any
// input.  Sums of floats run in eight lanes, item i in lane i % 8, and end as
// ((0+4)+(2+6)) + ((1+5)+(3+7)).

#ifndef NN_KERNEL_H
#define NN_KERNEL_H

#include <stdint.h>

/// Numbers per position and head in attention.
#define NN_HEAD 32U

typedef struct {
  const char* name; ///< "plain", "avx2", "vnni", "neon"

  /// [any] q = round(x * 127 / absmax), halves to even, and zeros up to a multiple of 4
  /// items; returns the scale absmax / 127.
  ///
  /// NaN counts as 0; if absmax is below 2^-40 or above 2^60, all is 0, the scale too.
  float (*quantise)(const float* x, uint32_t n, int8_t* q);

  /// [any] out = sum of weight * q in the layout of matrix.h, times scale[row] *
  /// x_scale, 0 if that is below 2^-40, plus bias[row] unless it is NULL.
  void (*times)(const int8_t* weight, uint32_t n_rows, uint32_t n_columns,
                const float* scale, const float* bias, const int8_t* q, float x_scale,
                float* out);

  /// [any] out = x * gain / sqrt(mean of squares + 1e-5)
  void (*norm)(const float* x, const float* gain, uint32_t n, float* out);

  /// [any] Weights of attention: share = exp(logit + bias[kind] - most), 0 where that
  /// is below -50, then share *= scale; `n` is a multiple of 8.
  ///
  /// Returns the sum of the exponentials; `*most` is the greatest share after scaling.
  float (*weigh)(float* share, const uint32_t* kind, const float* bias,
                 const float* scale, uint32_t n, float* most);

  /// [any] out[d] = sum over slots of round(share * times) * value, d below NN_HEAD, in
  /// int32; values lie in pairs of slots, (n / 2, NN_HEAD, 2); `n` is a multiple of 8.
  ///
  /// No share * times may be above 16383.
  void (*mix)(const float* share, float times, const int8_t* value, uint32_t n,
              int32_t* out);
} NnKernels;

/// [any] The fastest of this machine.
const NnKernels* nn_kernels_best(void);

/// [any] Those of this name; NULL if this machine does not have them.
const NnKernels* nn_kernels_named(const char* name);

#endif
