#include "core/nn/kernel_paths.h"

#include <stddef.h>

#if defined(__x86_64__)

#include "core/nn/bits.h"

#include <immintrin.h>
#include <math.h>

#define AVX2 __attribute__((target("avx2")))

/// Slots of the longest cache.
#define MAX_SLOTS 1024

/// Lanes up to `n` of 8 are all ones.
AVX2 static inline __m256i
first_lanes(uint32_t n)
{
  const __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  return _mm256_cmpgt_epi32(_mm256_set1_epi32((int)n), lane);
}

AVX2 static inline float
sum_of_lanes(__m256 s)
{
  const __m128 four =
    _mm_add_ps(_mm256_castps256_ps128(s), _mm256_extractf128_ps(s, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
}

AVX2 static inline float
most_of_lanes(__m256 m)
{
  const __m128 four =
    _mm_max_ps(_mm256_castps256_ps128(m), _mm256_extractf128_ps(m, 1));
  const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(two, _mm_shuffle_ps(two, two, 1)));
}

AVX2 static inline __m256
size_of(__m256 x)
{
  return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), x);
}

/// Eight of a vector from `i` on, zeros beyond its end.
AVX2 static inline __m256
load(const float* x, uint32_t i, uint32_t n)
{
  return i + 8 <= n ? _mm256_loadu_ps(x + i)
                    : _mm256_maskload_ps(x + i, first_lanes(n - i));
}

AVX2 static inline void
store(float* x, uint32_t i, uint32_t n, __m256 y)
{
  if (i + 8 <= n) {
    _mm256_storeu_ps(x + i, y);
  } else {
    _mm256_maskstore_ps(x + i, first_lanes(n - i), y);
  }
}

AVX2 static float
absmax(const float* x, uint32_t n)
{
  __m256 most = _mm256_setzero_ps();
  for (uint32_t i = 0; i < n; i += 8) {
    most = _mm256_max_ps(size_of(load(x, i, n)), most); // NaN leaves the second
  }
  return most_of_lanes(most);
}

AVX2 static float
quantise(const float* x, uint32_t n, int8_t* q)
{
  const float most = absmax(x, n);
  if (!(most >= NN_TINY && most <= NN_HUGE)) {
    memset(q, 0, (n + 3U) & ~3U);
    return 0;
  }
  const __m256 by = _mm256_set1_ps(NN_MOST_Q / most);
  for (uint32_t i = 0; i < n; i += 8) {
    const __m256  y     = _mm256_mul_ps(load(x, i, n), by);
    const __m256  clean = _mm256_and_ps(y, _mm256_cmp_ps(y, y, _CMP_ORD_Q));
    const __m256i whole = _mm256_cvtps_epi32(clean);
    const __m128i words = _mm_packs_epi32(_mm256_castsi256_si128(whole),
                                          _mm256_extracti128_si256(whole, 1));
    const __m128i bytes = _mm_packs_epi16(words, words);
    if (i + 8 <= n) {
      _mm_storel_epi64((__m128i*)(void*)(q + i), bytes);
    } else {
      int8_t tail[16];
      _mm_storeu_si128((__m128i*)(void*)tail, bytes);
      memcpy(q + i, tail, (n - i + 3U) & ~3U);
    }
  }
  return most / NN_MOST_Q;
}

/// Four products of each of eight rows added up; `sizes` are those of `x`.  With all
/// bytes within 127 the pairs of maddubs stay within int16.
AVX2 static inline __m256i
dot(__m256i sum, const int8_t* weight, __m256i x, __m256i sizes)
{
  const __m256i w = _mm256_loadu_si256((const __m256i*)(const void*)weight);
  const __m256i p = _mm256_maddubs_epi16(sizes, _mm256_sign_epi8(w, x));
  return _mm256_add_epi32(sum, _mm256_madd_epi16(p, _mm256_set1_epi16(1)));
}

AVX2 static inline __m256i
four_of(const int8_t* q)
{
  int32_t four;
  memcpy(&four, q, sizeof(four));
  return _mm256_set1_epi32(four);
}

/// What the rows `i` to `i + 8` come to, and out with it.
AVX2 static inline void
finish(__m256i sum, uint32_t i, uint32_t n, const float* scale, const float* bias,
       float x_scale, float* out)
{
  const __m256 by    = _mm256_mul_ps(load(scale, i, n), _mm256_set1_ps(x_scale));
  const __m256 y     = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), by);
  const __m256 sound = _mm256_cmp_ps(size_of(y), _mm256_set1_ps(NN_TINY), _CMP_GE_OQ);
  const __m256 rest  = bias ? load(bias, i, n) : _mm256_setzero_ps();
  store(out, i, n, _mm256_add_ps(_mm256_and_ps(y, sound), rest));
}

AVX2 static void
times(const int8_t* weight, uint32_t n_rows, uint32_t n_columns, const float* scale,
      const float* bias, const int8_t* q, float x_scale, float* out)
{
  const size_t n_bytes = (n_columns + 3) / 4 * (size_t)32; // Of a block of eight rows
  uint32_t     row     = 0;
  for (; row + 32 <= n_rows; row += 32) {
    __m256i sum[4] = {_mm256_setzero_si256(), _mm256_setzero_si256(),
                      _mm256_setzero_si256(), _mm256_setzero_si256()};
    for (size_t at = 0; at < n_bytes; at += 32) {
      const __m256i x     = four_of(q + at / 8);
      const __m256i sizes = _mm256_abs_epi8(x);
      sum[0]              = dot(sum[0], weight + at, x, sizes);
      sum[1]              = dot(sum[1], weight + at + n_bytes, x, sizes);
      sum[2]              = dot(sum[2], weight + at + 2 * n_bytes, x, sizes);
      sum[3]              = dot(sum[3], weight + at + 3 * n_bytes, x, sizes);
    }
    for (uint32_t i = 0; i < 4; ++i) {
      finish(sum[i], row + 8 * i, n_rows, scale, bias, x_scale, out);
    }
    weight += 4 * n_bytes;
  }
  for (; row < n_rows; row += 8) {
    __m256i sum = _mm256_setzero_si256();
    for (size_t at = 0; at < n_bytes; at += 32) {
      const __m256i x = four_of(q + at / 8);
      sum             = dot(sum, weight + at, x, _mm256_abs_epi8(x));
    }
    finish(sum, row, n_rows, scale, bias, x_scale, out);
    weight += n_bytes;
  }
}

AVX2 static void
norm(const float* x, const float* gain, uint32_t n, float* out)
{
  __m256 sum = _mm256_setzero_ps();
  for (uint32_t i = 0; i < n; i += 8) {
    const __m256 y = load(x, i, n);
    sum            = _mm256_add_ps(sum, _mm256_mul_ps(y, y));
  }
  const __m256 by =
    _mm256_set1_ps(1.0f / sqrtf(sum_of_lanes(sum) / (float)n + NN_NORM_LEAST));
  for (uint32_t i = 0; i < n; i += 8) {
    const __m256 y = _mm256_mul_ps(load(x, i, n), by);
    store(out, i, n, _mm256_mul_ps(y, load(gain, i, n)));
  }
}

/// nn_exp() for numbers from NN_FAINT to 0; of others 0.
AVX2 static inline __m256
exp_of(__m256 x)
{
  const __m256 rounder = _mm256_set1_ps(NN_ROUNDER);
  const __m256 shifted =
    _mm256_add_ps(_mm256_mul_ps(x, _mm256_set1_ps(NN_EXP_HALVES)), rounder);
  const __m256i whole =
    _mm256_sub_epi32(_mm256_castps_si256(shifted), _mm256_set1_epi32(NN_ROUNDER_BITS));
  const __m256 times_ln = _mm256_cvtepi32_ps(whole);
  const __m256 rest     = _mm256_add_ps(
        _mm256_sub_ps(x, _mm256_mul_ps(times_ln, _mm256_set1_ps(NN_EXP_LN_HIGH))),
        _mm256_mul_ps(times_ln, _mm256_set1_ps(NN_EXP_LN_LOW)));
  static const float series[] = {NN_EXP_SERIES};
  __m256             sum      = _mm256_set1_ps(series[0]);
  for (size_t i = 1; i < sizeof(series) / sizeof(series[0]); ++i) {
    sum = _mm256_add_ps(_mm256_mul_ps(sum, rest), _mm256_set1_ps(series[i]));
  }
  const __m256i power =
    _mm256_slli_epi32(_mm256_add_epi32(whole, _mm256_set1_epi32(127)), 23);
  const __m256 seen = _mm256_cmp_ps(x, _mm256_set1_ps(NN_FAINT), _CMP_GE_OQ);
  return _mm256_and_ps(_mm256_mul_ps(sum, _mm256_castsi256_ps(power)), seen);
}

AVX2 static float
weigh(float* share, const uint32_t* kind, const float* bias, const float* scale,
      uint32_t n, float* most)
{
  __m256 top = _mm256_set1_ps(-INFINITY);
  for (uint32_t i = 0; i < n; i += 8) {
    const __m256i kinds = _mm256_loadu_si256((const __m256i*)(const void*)(kind + i));
    const __m256  logit =
      _mm256_add_ps(_mm256_loadu_ps(share + i), _mm256_i32gather_ps(bias, kinds, 4));
    top = _mm256_max_ps(logit, top);
    _mm256_storeu_ps(share + i, logit);
  }
  top             = _mm256_set1_ps(most_of_lanes(top));
  __m256 sum      = _mm256_setzero_ps();
  __m256 greatest = _mm256_setzero_ps();
  for (uint32_t i = 0; i < n; i += 8) {
    const __m256 e = exp_of(_mm256_sub_ps(_mm256_loadu_ps(share + i), top));
    const __m256 s = _mm256_mul_ps(e, _mm256_loadu_ps(scale + i));
    sum            = _mm256_add_ps(sum, e);
    greatest       = _mm256_max_ps(s, greatest);
    _mm256_storeu_ps(share + i, s);
  }
  *most = most_of_lanes(greatest);
  return sum_of_lanes(sum);
}

/// Shares as int16.
AVX2 static inline void
round_shares(const float* share, float by, uint32_t n, int16_t* whole)
{
  for (uint32_t i = 0; i < n; i += 8) {
    const __m256i s =
      _mm256_cvtps_epi32(_mm256_mul_ps(_mm256_loadu_ps(share + i), _mm256_set1_ps(by)));
    _mm_storeu_si128(
      (__m128i*)(void*)(whole + i),
      _mm_packs_epi32(_mm256_castsi256_si128(s), _mm256_extracti128_si256(s, 1)));
  }
}

/// Products of eight values each of two slots added up.
AVX2 static inline __m256i
mix_pair(__m256i sum, const int8_t* value, __m256i shares)
{
  const __m256i v =
    _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i*)(const void*)value));
  return _mm256_add_epi32(sum, _mm256_madd_epi16(v, shares));
}

AVX2 static void
mix(const float* share, float by, const int8_t* value, uint32_t n, int32_t* out)
{
  int16_t whole[MAX_SLOTS];
  __m256i sum[4] = {_mm256_setzero_si256(), _mm256_setzero_si256(),
                    _mm256_setzero_si256(), _mm256_setzero_si256()};
  round_shares(share, by, n, whole);
  for (uint32_t i = 0; i < n; i += 2) {
    const __m256i shares = four_of((const int8_t*)(whole + i));
    const int8_t* v      = value + (size_t)i * NN_HEAD;
    sum[0]               = mix_pair(sum[0], v, shares);
    sum[1]               = mix_pair(sum[1], v + 16, shares);
    sum[2]               = mix_pair(sum[2], v + 32, shares);
    sum[3]               = mix_pair(sum[3], v + 48, shares);
  }
  for (size_t i = 0; i < 4; ++i) {
    _mm256_storeu_si256((__m256i*)(void*)(out + 8 * i), sum[i]);
  }
}

const NnKernels*
nn_kernels_avx2(void)
{
  static const NnKernels avx2 = {"avx2", quantise, times, norm, weigh, mix};
  return __builtin_cpu_supports("avx2") ? &avx2 : NULL;
}

#else

const NnKernels*
nn_kernels_avx2(void)
{
  return NULL;
}

#endif
