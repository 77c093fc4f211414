#include "core/dsp/fast.h"
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

/// One pass: of four values a quarter of the way apart each sum is turned to its place.
static void
pass(const DspWaves* self, uint32_t stride, const float* restrict re,
     const float* restrict im, float* restrict to_re, float* restrict to_im)
{
  const uint32_t n = DSP_DRAWN_FRAMES / 4;
  for (uint32_t p = 0; p < n; p += stride) {
    const float w1r = self->turn_re[p], w1i = self->turn_im[p];
    const float w2r = self->turn_re[2 * p], w2i = self->turn_im[2 * p];
    const float w3r = w1r * w2r - w1i * w2i, w3i = w1r * w2i + w1i * w2r;
    for (uint32_t q = 0; q < stride; ++q) {
      const uint32_t a = p + q, b = a + n, c = b + n, d = c + n, to = 4 * p + q;
      const float    pr = re[a] + re[c], pi = im[a] + im[c];
      const float    mr = re[a] - re[c], mi = im[a] - im[c];
      const float    sr = re[b] + re[d], si = im[b] + im[d];
      const float    tr = im[d] - im[b], ti = re[b] - re[d]; // A quarter turn on
      const float    xr = mr + tr, xi = mi + ti;
      const float    yr = pr - sr, yi = pi - si;
      const float    zr = mr - tr, zi = mi - ti;
      to_re[to]              = pr + sr;
      to_im[to]              = pi + si;
      to_re[to + stride]     = xr * w1r - xi * w1i;
      to_im[to + stride]     = xr * w1i + xi * w1r;
      to_re[to + 2 * stride] = yr * w2r - yi * w2i;
      to_im[to + 2 * stride] = yr * w2i + yi * w2r;
      to_re[to + 3 * stride] = zr * w3r - zi * w3i;
      to_im[to + 3 * stride] = zr * w3i + zi * w3r;
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
  for (uint32_t stride = 1; stride < DSP_DRAWN_FRAMES; stride *= 4) {
    pass(self, stride, re, im, to_re, to_im);
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
