#include "core/dsp/fast.h"
#include "core/dsp/vec.h"
#include "core/dsp/waves.h"

#include <math.h>
#include <string.h>

_Static_assert(DSP_DRAWN_FRAMES == 4 * 4 * 4 * 4 * 4, "the transform goes by fours");

/// Frames of a shared table, the first once more at its end.
#define TABLE ((size_t)DSP_WAVE_FRAMES + 1U)
#define PI 3.14159265358979323846

/// How many partials mip `m` holds: half an octave less each time.
static uint32_t
mip_partials(uint32_t m)
{
  const double n = 724.0 / pow(2.0, 0.5 * (double)m);
  return n < 1.0 ? 1U : (uint32_t)n;
}

/// The amplitude of partial `h`, of a wave whose steep slopes are at phase 0.
static double
partial(DspWaveKind kind, uint32_t h)
{
  const double odd = (h & 1U) ? 1.0 : 0.0;
  switch (kind) {
  case DSP_SAW:
    return -2.0 / (PI * (double)h);
  case DSP_SQUARE:
    return odd * 4.0 / (PI * (double)h);
  case DSP_TRIANGLE:
    return odd * ((h & 2U) ? -8.0 : 8.0) / (PI * PI * (double)h * (double)h);
  case DSP_N_WAVES:
    break;
  }
  return 0.0;
}

/// Add the partials above those of the next mip; sines by one table of a cycle.
static void
add_partials(float* table, const double* sine, DspWaveKind kind, uint32_t from,
             uint32_t to)
{
  for (uint32_t h = from; h <= to; ++h) {
    const double a = partial(kind, h);
    for (uint32_t i = 0; a != 0.0 && i < DSP_WAVE_FRAMES; ++i) {
      table[i] += (float)(a * sine[(i * h) % DSP_WAVE_FRAMES]);
    }
  }
}

static void
fill_tables(DspWaves* self, double* sine)
{
  for (uint32_t i = 0; i < DSP_WAVE_FRAMES; ++i) {
    sine[i] = sin(2.0 * PI * (double)i / (double)DSP_WAVE_FRAMES);
  }
  for (uint32_t kind = 0; kind < DSP_N_WAVES; ++kind) {
    float* const tables = self->tables + (size_t)kind * DSP_N_MIPS * TABLE;
    uint32_t     have   = 0;
    for (uint32_t m = DSP_N_MIPS; m-- > 0;) { // The fewest partials first
      float* const table = tables + m * TABLE;
      if (m + 1U < DSP_N_MIPS) {
        memcpy(table, table + TABLE, TABLE * sizeof(float));
      }
      add_partials(table, sine, (DspWaveKind)kind, have + 1U, mip_partials(m));
      have                   = mip_partials(m);
      table[DSP_WAVE_FRAMES] = table[0];
    }
  }
}

DspWaves*
dsp_waves_new(BaseArena* arena)
{
  DspWaves* const self   = (DspWaves*)base_arena_take(arena, 1, sizeof(DspWaves));
  float* const    tables = (float*)base_arena_take(
       arena, (size_t)DSP_N_WAVES * DSP_N_MIPS * TABLE, sizeof(float));
  double* const sine = (double*)base_arena_take(arena, DSP_WAVE_FRAMES, sizeof(double));
  if (!self || !tables || !sine) {
    return NULL;
  }
  self->tables = tables;
  fill_tables(self, sine);
  for (uint32_t i = 0; i < DSP_DRAWN_FRAMES / 2; ++i) {
    const double angle = 2.0 * PI * (double)i / (double)DSP_DRAWN_FRAMES;
    self->turn_re[i]   = (float)cos(angle);
    self->turn_im[i]   = (float)sin(angle);
  }
  return self;
}

/// Four complex numbers.
typedef struct {
  DspV4 re, im;
} Four;

static inline Four
times(Four a, Four b)
{
  return (Four){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

/// Of four values a quarter of the way apart, sums that are turned by w, w^2 and w^3.
static inline void
combine(const float* re, const float* im, Four w, Four to[4])
{
  const size_t n  = DSP_DRAWN_FRAMES / 4;
  const DspV4  ar = dsp_v4_load(re), ai = dsp_v4_load(im);
  const DspV4  br = dsp_v4_load(re + n), bi = dsp_v4_load(im + n);
  const DspV4  cr = dsp_v4_load(re + 2 * n), ci = dsp_v4_load(im + 2 * n);
  const DspV4  dr = dsp_v4_load(re + 3 * n), di = dsp_v4_load(im + 3 * n);
  const Four   w2 = times(w, w);
  const Four   p = {ar + cr, ai + ci}, m = {ar - cr, ai - ci};
  const Four   s = {br + dr, bi + di}, t = {di - bi, br - dr}; // A quarter turn on
  to[0] = (Four){p.re + s.re, p.im + s.im};
  to[1] = times((Four){m.re + t.re, m.im + t.im}, w);
  to[2] = times((Four){p.re - s.re, p.im - s.im}, w2);
  to[3] = times((Four){m.re - t.re, m.im - t.im}, times(w, w2));
}

/// Write columns as rows.
static inline void
store_turned(DspV4 a, DspV4 b, DspV4 c, DspV4 d, float* to)
{
  const DspV4 lo = __builtin_shufflevector(a, b, 0, 4, 1, 5);
  const DspV4 hi = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  const DspV4 le = __builtin_shufflevector(c, d, 0, 4, 1, 5);
  const DspV4 he = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  dsp_v4_store(to, __builtin_shufflevector(lo, le, 0, 1, 4, 5));
  dsp_v4_store(to + 4, __builtin_shufflevector(lo, le, 2, 3, 6, 7));
  dsp_v4_store(to + 8, __builtin_shufflevector(hi, he, 0, 1, 4, 5));
  dsp_v4_store(to + 12, __builtin_shufflevector(hi, he, 2, 3, 6, 7));
}

/// The pass of stride 1: four turns at a time.
static void
first_pass(const DspWaves* self, const float* re, const float* im, float* to_re,
           float* to_im)
{
  for (size_t p = 0; p < DSP_DRAWN_FRAMES / 4; p += 4) {
    const Four w = {dsp_v4_load(self->turn_re + p), dsp_v4_load(self->turn_im + p)};
    Four       y[4];
    combine(re + p, im + p, w, y);
    store_turned(y[0].re, y[1].re, y[2].re, y[3].re, to_re + 4 * p);
    store_turned(y[0].im, y[1].im, y[2].im, y[3].im, to_im + 4 * p);
  }
}

/// The passes of greater strides: four values of one turn at a time.
static void
pass(const DspWaves* self, size_t stride, const float* re, const float* im,
     float* to_re, float* to_im)
{
  for (size_t p = 0; p < DSP_DRAWN_FRAMES / 4; p += stride) {
    const Four w = {dsp_v4_splat(self->turn_re[p]), dsp_v4_splat(self->turn_im[p])};
    for (size_t q = p; q < p + stride; q += 4) {
      Four y[4];
      combine(re + q, im + q, w, y);
      for (size_t k = 0; k < 4; ++k) {
        dsp_v4_store(to_re + 3 * p + q + k * stride, y[k].re);
        dsp_v4_store(to_im + 3 * p + q + k * stride, y[k].im);
      }
    }
  }
}

void
dsp_waves_draw(DspWaves* self, const float* a, const float* b, const float* turns,
               uint32_t n, float* pairs)
{
  float *re = self->work[0], *im = self->work[1];
  float *to_re = self->work[2], *to_im = self->work[3];
  memset(self->work, 0, 2U * sizeof(self->work[0]));
  for (uint32_t h = 1; h <= n && h <= DSP_DRAWN_PARTIALS; ++h) {
    // The real part becomes the first wave and the imaginary part the second
    const float c = 0.5f * dsp_cos(turns[h - 1U]), s = 0.5f * dsp_sin(turns[h - 1U]);
    const float x = a[h - 1U], y = b[h - 1U];
    re[h]                    = x * s + y * c;
    im[h]                    = y * s - x * c;
    re[DSP_DRAWN_FRAMES - h] = x * s - y * c;
    im[DSP_DRAWN_FRAMES - h] = y * s + x * c;
  }
  for (size_t stride = 1; stride < DSP_DRAWN_FRAMES; stride *= 4) {
    if (stride == 1) {
      first_pass(self, re, im, to_re, to_im);
    } else {
      pass(self, stride, re, im, to_re, to_im);
    }
    float* const r = re;
    float* const i = im;
    re             = to_re;
    im             = to_im;
    to_re          = r;
    to_im          = i;
  }
  for (uint32_t i = 0; i < DSP_DRAWN_FRAMES; ++i) {
    pairs[(size_t)2 * i]      = re[i];
    pairs[(size_t)2 * i + 1U] = im[i];
  }
  pairs[(size_t)2 * DSP_DRAWN_FRAMES]      = re[0];
  pairs[(size_t)2 * DSP_DRAWN_FRAMES + 1U] = im[0];
}
