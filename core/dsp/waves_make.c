#include "core/dsp/fast.h"
#include "core/dsp/waves.h"

#include <math.h>
#include <string.h>

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

/// One pass: pairs half the way apart are summed, subtracted and turned.
static void
pass(const DspWaves* self, uint32_t stride, const float* restrict re,
     const float* restrict im, float* restrict to_re, float* restrict to_im)
{
  const uint32_t half = DSP_DRAWN_FRAMES / 2;
  for (uint32_t p = 0; p < half; p += stride) {
    const float wr = self->turn_re[p], wi = self->turn_im[p];
    for (uint32_t q = 0; q < stride; ++q) {
      const float ar = re[p + q], ai = im[p + q];
      const float br = re[p + q + half], bi = im[p + q + half];
      const float dr = ar - br, di = ai - bi;
      to_re[2 * p + q]          = ar + br;
      to_im[2 * p + q]          = ai + bi;
      to_re[2 * p + stride + q] = dr * wr - di * wi;
      to_im[2 * p + stride + q] = dr * wi + di * wr;
    }
  }
}

void
dsp_waves_draw(DspWaves* self, const float* a, const float* b, const float* turns,
               uint32_t n, float* pairs)
{
  float *re = self->work[0], *im = self->work[1];
  float *to_re = self->work[2], *to_im = self->work[3];
  memset(self->work, 0, sizeof(self->work));
  for (uint32_t h = 1; h <= n && h <= DSP_DRAWN_PARTIALS; ++h) {
    // The real part becomes the first wave and the imaginary part the second
    const float c = 0.5f * dsp_cos(turns[h - 1U]), s = 0.5f * dsp_sin(turns[h - 1U]);
    const float x = a[h - 1U], y = b[h - 1U];
    re[h]                    = x * s + y * c;
    im[h]                    = y * s - x * c;
    re[DSP_DRAWN_FRAMES - h] = x * s - y * c;
    im[DSP_DRAWN_FRAMES - h] = y * s + x * c;
  }
  for (uint32_t stride = 1; stride < DSP_DRAWN_FRAMES; stride *= 2) {
    pass(self, stride, re, im, to_re, to_im);
    float* const r = re;
    float* const i = im;
    re             = to_re;
    im             = to_im;
    to_re          = r;
    to_im          = i;
  }
  for (uint32_t i = 0; i <= DSP_DRAWN_FRAMES; ++i) {
    pairs[(size_t)2 * i]      = re[i % DSP_DRAWN_FRAMES];
    pairs[(size_t)2 * i + 1U] = im[i % DSP_DRAWN_FRAMES];
  }
}
