#include "core/dsp/waveguide.h"

#include "core/dsp/fast.h"
#include "core/dsp/vec.h"

#include <math.h>

/// The interpolator's own delay lies between these two frames.
#define CENTRE 2.0f
/// Below this many frames no tap could be in the past.
#define LEAST_WHOLE 1.0f

uint32_t
dsp_string_size(float lowest)
{
  return (uint32_t)(1.0f / lowest) + DSP_STRING_TAPS + DSP_BLOCK + DSP_STRING_SLACK;
}

DspString
dsp_string(float* line, uint32_t size, float stiff, uint32_t n_stiff)
{
  DspString self = {.line = line, .size = size, .whole = DSP_BLOCK};
  self.end       = size - DSP_STRING_SLACK;
  self.stiff     = -stiff;
  self.n_stiff   = n_stiff < DSP_STRING_STIFF ? n_stiff : DSP_STRING_STIFF;
  memset(line, 0, size * sizeof(float));
  return self;
}

/// Phase delay in frames of one all-pass at `freq`.
static float
stiff_delay(float a, float freq)
{
  const float w = 6.2831853f * freq;
  const float s = sinf(w), c = cosf(w);
  // (a + e^-jw) / (1 + a e^-jw): the angles of both
  const float angle = atan2f(-s, a + c) - atan2f(-a * s, 1.0f + a * c);
  return -angle / w;
}

/// Six taps that delay by `d` frames, 2..3.
static void
lagrange(float d, float* taps)
{
  for (int k = 0; k < 6; ++k) {
    float tap = 1.0f;
    for (int j = 0; j < 6; ++j) {
      tap *= j == k ? 1.0f : (d - (float)j) / (float)(k - j);
    }
    taps[k] = tap;
  }
}

/// Frames between the damping filter's taps: the same time at every sample rate, so
/// that strings are not brighter at the higher ones.
static uint32_t
spacing(float high, float clamped)
{
  uint32_t frames = 1;
  while (frames < 4U && 0.085f > high * ((float)(int32_t)frames + 0.5f) &&
         clamped * (float)(int32_t)(frames + 1U) < 0.45f) {
    ++frames;
  }
  return frames;
}

void
dsp_string_tune(DspString* self, const DspStringTone* tone)
{
  const float    freq  = tone->freq < 0.2f ? tone->freq : 0.2f;
  const float    most  = (float)(self->size - DSP_STRING_SLACK - DSP_BLOCK);
  const float    high  = dsp_min(dsp_max(tone->high, 2.0f * freq), 0.45f);
  const uint32_t apart = spacing(tone->high, high);
  const float    reach = (float)(int32_t)apart; // The damping filter's own delay
  float          wait  = 1.0f / freq - reach;
  wait -=
    (float)self->n_stiff * (self->n_stiff ? stiff_delay(self->stiff, freq) : 0.0f);
  wait = dsp_min(dsp_max(wait, LEAST_WHOLE + CENTRE), most);

  // Loss per way round, at the fundamental and at the high frequency
  const float once   = -9.9657843f / freq;
  const float g_low  = dsp_exp2(once / tone->t60_frames);
  const float g_rel  = dsp_exp2(once / tone->t60_high) / g_low;
  const float c_low  = 1.0f - dsp_cos(reach * freq),
              c_high = 1.0f - dsp_cos(reach * high);
  float side         = 0.5f * (1.0f - g_rel) / (c_high - g_rel * c_low);
  side               = dsp_min(dsp_max(side, 0.0f), 0.25f);
  const float gain   = g_low / (1.0f - 2.0f * side * c_low);

  float taps[6];
  self->whole  = (uint32_t)(wait - CENTRE);
  self->n_taps = 6U + 2U * apart;
  lagrange(wait - (float)self->whole, taps);
  memset(self->taps, 0, sizeof(self->taps));
  for (unsigned k = 0; k < 6U; ++k) {
    self->taps[k] += gain * side * taps[k];
    self->taps[k + apart] += gain * (1.0f - 2.0f * side) * taps[k];
    self->taps[k + 2U * apart] += gain * side * taps[k];
  }
}

/// A step from 0 to 1 around `t` 0, over `width`.
static float
step(float t, float width)
{
  const float x = dsp_min(dsp_max(t / width + 0.5f, 0.0f), 1.0f);
  return x * x * (3.0f - 2.0f * x);
}

void
dsp_string_pluck(DspString* self, float freq, float position, float width,
                 float amplitude)
{
  // At the bridge a plucked string's force is a pulse as wide as the pick is far
  const float    half   = 0.5f * dsp_min(dsp_max(position, 0.02f), 0.5f);
  const float    edge   = dsp_min(dsp_max(width, 2.5f * freq), 0.5f);
  const uint32_t n      = self->whole + self->n_taps;
  const uint32_t filled = n < self->end ? n : self->end;
  for (uint32_t i = 0; i < filled; ++i) {
    float t = (float)(int32_t)i * freq;
    t -= (float)(int32_t)t;
    // Every pulse of the unrolled circle that can reach this point
    float sum = -2.0f * half;
    for (int k = -1; k <= 1; ++k) {
      const float u = t - 0.5f + (float)k;
      sum += step(u + half, edge) - step(u - half, edge);
    }
    self->line[self->end - filled + i] = amplitude * sum;
  }
  for (unsigned k = 0; k < DSP_STRING_STIFF; ++k) {
    self->was_x[k] = self->was_y[k] = 0.0f;
  }
}

static void
stiffen(DspString* self, float* io, uint32_t n)
{
  const float a = self->stiff;
  for (uint32_t k = 0; k < self->n_stiff; ++k) {
    float x1 = self->was_x[k], y1 = self->was_y[k];
    for (uint32_t i = 0; i < n; ++i) {
      const float x = io[i];
      y1            = a * (x - y1) + x1;
      x1            = x;
      io[i]         = y1;
    }
    self->was_x[k] = x1;
    self->was_y[k] = y1;
  }
}

/// `n` frames of the taps over the line, none of which they write themselves.
static void
read_taps(const DspString* self, float* restrict to, const float* restrict line,
          uint32_t         n)
{
  const float* const taps = self->taps;
  const float* const from = line - self->whole;
  for (uint32_t i = 0; i < n; ++i) {
    const float* const x = from + i;
    to[i] = (taps[0] * x[0] + taps[1] * x[-1] + taps[2] * x[-2] + taps[3] * x[-3]) +
            (taps[4] * x[-4] + taps[5] * x[-5] + taps[6] * x[-6] + taps[7] * x[-7]);
  }
  for (uint32_t k = 8; k < self->n_taps; ++k) {
    const float        tap = taps[k];
    const float* const x   = from - k;
    for (uint32_t i = 0; i < n; ++i) {
      to[i] += tap * x[i];
    }
  }
}

void
dsp_string_run(DspString* self, const DspString* before, float* out)
{
  if (self->end + DSP_BLOCK > self->size) {
    const uint32_t keep = self->size - DSP_STRING_SLACK;
    memmove(self->line, self->line + self->end - keep, keep * sizeof(float));
    self->end = keep;
  }
  const uint32_t most =
    before && before->whole < self->whole ? before->whole : self->whole;
  for (uint32_t done = 0; done < DSP_BLOCK;) {
    const uint32_t n  = most < DSP_BLOCK - done ? most : DSP_BLOCK - done;
    float* const   to = self->line + self->end;
    float          now[DSP_BLOCK];
    read_taps(self, now, to, n);
    if (before) {
      float old[DSP_BLOCK];
      read_taps(before, old, to, n);
      for (uint32_t i = 0; i < n; ++i) {
        const float share = (float)(int32_t)(done + i) / (float)DSP_BLOCK;
        now[i]            = old[i] + share * (now[i] - old[i]);
      }
    }
    stiffen(self, now, n);
    memcpy(to, now, n * sizeof(float));
    memcpy(out + done, now, n * sizeof(float));
    self->end += n;
    done += n;
  }
}
