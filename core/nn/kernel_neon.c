#include "core/nn/kernel_paths.h"

#include <stddef.h>

#if defined(__aarch64__)

#include "core/nn/bits.h"

#include <arm_neon.h>
#include <math.h>

/// The eight lanes of a sum of floats.
typedef struct {
  float32x4_t low, high;
} Lanes;

static inline Lanes
all_of(float x)
{
  return (Lanes){vdupq_n_f32(x), vdupq_n_f32(x)};
}

/// Eight of a vector from `i` on, zeros beyond its end.
static inline Lanes
load(const float* x, uint32_t i, uint32_t n)
{
  float tail[8] = {0};
  if (i + 8 > n) {
    memcpy(tail, x + i, (n - i) * sizeof(*x));
    x = tail;
    i = 0;
  }
  return (Lanes){vld1q_f32(x + i), vld1q_f32(x + i + 4)};
}

static inline void
store(float* x, uint32_t i, uint32_t n, Lanes y)
{
  float tail[8];
  vst1q_f32(tail, y.low);
  vst1q_f32(tail + 4, y.high);
  memcpy(x + i, tail, (i + 8 > n ? n - i : 8) * sizeof(*x));
}

static inline Lanes
product(Lanes a, Lanes b)
{
  return (Lanes){vmulq_f32(a.low, b.low), vmulq_f32(a.high, b.high)};
}

static inline Lanes
sum(Lanes a, Lanes b)
{
  return (Lanes){vaddq_f32(a.low, b.low), vaddq_f32(a.high, b.high)};
}

static inline float
sum_of_lanes(Lanes s)
{
  const float32x4_t four = vaddq_f32(s.low, s.high);
  const float32x2_t two  = vadd_f32(vget_low_f32(four), vget_high_f32(four));
  return vget_lane_f32(two, 0) + vget_lane_f32(two, 1);
}

/// The greater of each; of a NaN in `a`, `b`.
static inline float32x4_t
greater(float32x4_t a, float32x4_t b)
{
  return vbslq_f32(vcgtq_f32(a, b), a, b);
}

static float
quantise(const float* x, uint32_t n, int8_t* q)
{
  float32x4_t greatest = vdupq_n_f32(0);
  for (uint32_t i = 0; i < n; i += 8) {
    const Lanes y = load(x, i, n);
    greatest      = greater(vabsq_f32(y.low), greatest);
    greatest      = greater(vabsq_f32(y.high), greatest);
  }
  const float most = vmaxvq_f32(greatest);
  if (!(most >= NN_TINY && most <= NN_HUGE)) {
    memset(q, 0, (n + 3U) & ~3U);
    return 0;
  }
  const Lanes by = all_of(NN_MOST_Q / most);
  for (uint32_t i = 0; i < n; i += 8) {
    const Lanes     y     = product(load(x, i, n), by);
    const int16x4_t low   = vqmovn_s32(vcvtnq_s32_f32(y.low)); // NaN becomes 0
    const int16x4_t high  = vqmovn_s32(vcvtnq_s32_f32(y.high));
    const int8x8_t  bytes = vqmovn_s16(vcombine_s16(low, high));
    int8_t          tail[8];
    vst1_s8(tail, bytes);
    memcpy(q + i, tail, i + 8 > n ? (n - i + 3U) & ~3U : 8);
  }
  return most / NN_MOST_Q;
}

/// Four products of each of four rows, added up in pairs: two sums per row.
typedef struct {
  int32x4_t rows_01, rows_23;
} Pairs;

static inline Pairs
dot(Pairs s, const int8_t* weight, int8x8_t x)
{
  const int8x16_t w = vld1q_s8(weight);
  return (Pairs){vpadalq_s16(s.rows_01, vmull_s8(vget_low_s8(w), x)),
                 vpadalq_s16(s.rows_23, vmull_s8(vget_high_s8(w), x))};
}

static inline int8x8_t
four_of(const int8_t* q)
{
  int32_t four;
  memcpy(&four, q, sizeof(four));
  return vreinterpret_s8_s32(vdup_n_s32(four));
}

/// What four rows come to, without the bias.
static inline float32x4_t
scaled(Pairs s, float32x4_t scale, float x_scale)
{
  const int32x4_t   whole = vpaddq_s32(s.rows_01, s.rows_23);
  const float32x4_t y =
    vmulq_f32(vcvtq_f32_s32(whole), vmulq_f32(scale, vdupq_n_f32(x_scale)));
  const uint32x4_t sound = vcgeq_f32(vabsq_f32(y), vdupq_n_f32(NN_TINY));
  return vreinterpretq_f32_u32(vandq_u32(vreinterpretq_u32_f32(y), sound));
}

static void
times(const int8_t* weight, uint32_t n_rows, uint32_t n_columns, const float* scale,
      const float* bias, const int8_t* q, float x_scale, float* out)
{
  const size_t n_bytes = (n_columns + 3) / 4 * (size_t)32; // Of a block of eight rows
  for (uint32_t row = 0; row < n_rows; row += 8) {
    Pairs low  = {vdupq_n_s32(0), vdupq_n_s32(0)};
    Pairs high = low;
    for (size_t at = 0; at < n_bytes; at += 32) {
      const int8x8_t x = four_of(q + at / 8);
      low              = dot(low, weight + at, x);
      high             = dot(high, weight + at + 16, x);
    }
    const Lanes by   = load(scale, row, n_rows);
    const Lanes y    = {scaled(low, by.low, x_scale), scaled(high, by.high, x_scale)};
    const Lanes rest = bias ? load(bias, row, n_rows) : all_of(0);
    store(out, row, n_rows, sum(y, rest));
    weight += n_bytes;
  }
}

static void
norm(const float* x, const float* gain, uint32_t n, float* out)
{
  Lanes squares = all_of(0);
  for (uint32_t i = 0; i < n; i += 8) {
    const Lanes y = load(x, i, n);
    squares       = sum(squares, product(y, y));
  }
  const Lanes by =
    all_of(1.0f / sqrtf(sum_of_lanes(squares) / (float)n + NN_NORM_LEAST));
  for (uint32_t i = 0; i < n; i += 8) {
    store(out, i, n, product(product(load(x, i, n), by), load(gain, i, n)));
  }
}

/// nn_exp() for numbers from NN_FAINT to 0; of others 0.
static inline float32x4_t
exp_of(float32x4_t x)
{
  static const float series[] = {NN_EXP_SERIES};
  const float32x4_t  shifted =
    vaddq_f32(vmulq_f32(x, vdupq_n_f32(NN_EXP_HALVES)), vdupq_n_f32(NN_ROUNDER));
  const int32x4_t whole =
    vsubq_s32(vreinterpretq_s32_f32(shifted), vdupq_n_s32(NN_ROUNDER_BITS));
  const float32x4_t halves = vcvtq_f32_s32(whole);
  const float32x4_t rest =
    vaddq_f32(vsubq_f32(x, vmulq_f32(halves, vdupq_n_f32(NN_EXP_LN_HIGH))),
              vmulq_f32(halves, vdupq_n_f32(NN_EXP_LN_LOW)));
  float32x4_t y = vdupq_n_f32(series[0]);
  for (size_t i = 1; i < sizeof(series) / sizeof(series[0]); ++i) {
    y = vaddq_f32(vmulq_f32(y, rest), vdupq_n_f32(series[i]));
  }
  const int32x4_t   power = vshlq_n_s32(vaddq_s32(whole, vdupq_n_s32(127)), 23);
  const float32x4_t e     = vmulq_f32(y, vreinterpretq_f32_s32(power));
  const uint32x4_t  seen  = vcgeq_f32(x, vdupq_n_f32(NN_FAINT));
  return vreinterpretq_f32_u32(vandq_u32(vreinterpretq_u32_f32(e), seen));
}

static float
add_biases(float* share, const uint32_t* kind, const float* bias, uint32_t n)
{
  float top = share[0] + bias[kind[0]];
  for (uint32_t i = 0; i < n; ++i) {
    share[i] += bias[kind[i]];
    top = share[i] > top ? share[i] : top;
  }
  return top;
}

static float
weigh(float* share, const uint32_t* kind, const float* bias, const float* scale,
      uint32_t n, float* most)
{
  const float32x4_t top      = vdupq_n_f32(add_biases(share, kind, bias, n));
  float32x4_t       greatest = vdupq_n_f32(0);
  Lanes             all      = all_of(0);
  for (uint32_t i = 0; i < n; i += 8) {
    const Lanes logit = load(share, i, n);
    const Lanes e     = {exp_of(vsubq_f32(logit.low, top)),
                         exp_of(vsubq_f32(logit.high, top))};
    const Lanes s     = product(e, load(scale, i, n));
    all               = sum(all, e);
    greatest          = greater(s.low, greatest);
    greatest          = greater(s.high, greatest);
    store(share, i, n, s);
  }
  *most = vmaxvq_f32(greatest);
  return sum_of_lanes(all);
}

/// The sums of sixteen values each of two slots, `value` in pairs.
static inline void
mix_pair(int32x4_t s[4], const int8_t* value, int16_t a, int16_t b)
{
  const int8x16x2_t v       = vld2q_s8(value);
  const int16x8_t   of_a[2] = {vmovl_s8(vget_low_s8(v.val[0])),
                               vmovl_s8(vget_high_s8(v.val[0]))};
  const int16x8_t   of_b[2] = {vmovl_s8(vget_low_s8(v.val[1])),
                               vmovl_s8(vget_high_s8(v.val[1]))};
  for (size_t i = 0; i < 2; ++i) {
    s[2 * i]     = vmlal_n_s16(s[2 * i], vget_low_s16(of_a[i]), a);
    s[2 * i]     = vmlal_n_s16(s[2 * i], vget_low_s16(of_b[i]), b);
    s[2 * i + 1] = vmlal_n_s16(s[2 * i + 1], vget_high_s16(of_a[i]), a);
    s[2 * i + 1] = vmlal_n_s16(s[2 * i + 1], vget_high_s16(of_b[i]), b);
  }
}

static void
mix(const float* share, float by, const int8_t* value, uint32_t n, int32_t* out)
{
  int32x4_t s[8];
  for (size_t i = 0; i < 8; ++i) {
    s[i] = vdupq_n_s32(0);
  }
  for (uint32_t i = 0; i < n; i += 2) {
    const int8_t* const v = value + (size_t)i * NN_HEAD;
    const int16_t       a = (int16_t)nn_round(share[i] * by);
    const int16_t       b = (int16_t)nn_round(share[i + 1] * by);
    mix_pair(s, v, a, b);
    mix_pair(s + 4, v + NN_HEAD, a, b);
  }
  for (size_t i = 0; i < 8; ++i) {
    vst1q_s32(out + 4 * i, s[i]);
  }
}

const NnKernels*
nn_kernels_neon(void)
{
  static const NnKernels neon = {"neon", quantise, times, norm, weigh, mix};
  return &neon;
}

#else

const NnKernels*
nn_kernels_neon(void)
{
  return NULL;
}

#endif
