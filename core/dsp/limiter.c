#include "core/dsp/limiter.h"

#include <math.h>
#include <string.h>

#define PAST (DSP_LIMITER_TAPS - 1U)
#define ONE 16777216.0f ///< 2^24: floats of this size are still exact

static const double pi          = 3.14159265358979323846;
static const double lookahead_s = 0.0015; // Shorter ones are heard as grit in the bass
static const double release_s   = 0.080;

/// A windowed sinc that reads at the fraction `shift` between two frames.
static float
design_phase(float taps[DSP_LIMITER_TAPS], double shift)
{
  double sum = 0.0, raw[DSP_LIMITER_TAPS];
  for (uint32_t i = 0; i < DSP_LIMITER_TAPS; ++i) {
    const double x      = (double)i - 0.5 * DSP_LIMITER_TAPS + shift;
    const double window = 0.5 + 0.5 * cos(2.0 * pi * x / (DSP_LIMITER_TAPS + 1.0));
    raw[i]              = (x == 0.0 ? 1.0 : sin(pi * x) / (pi * x)) * window;
    sum += raw[i];
  }
  float reach = 0.0f;
  for (uint32_t i = 0; i < DSP_LIMITER_TAPS; ++i) {
    taps[i] = (float)(raw[i] / sum);
    reach += fabsf(taps[i]);
  }
  return reach;
}

bool
dsp_limiter_init(DspLimiter* self, BaseArena* arena, double rate_hz, float ceiling)
{
  memset(self, 0, sizeof(*self));
  float reach = 1.0f;
  for (uint32_t p = 0; p < DSP_LIMITER_PHASES; ++p) {
    reach = fmaxf(reach, design_phase(self->taps[p], (p + 1.0) / 4.0));
  }
  self->ceiling = ceiling;
  self->bound   = 0.99f * ceiling / reach;
  self->release = (float)(1.0 - exp(-1.0 / (release_s * rate_hz)));
  self->window  = (uint32_t)(lookahead_s * rate_hz) + 4U;
  self->block   = (float*)base_arena_take(arena, self->window, sizeof(float));
  self->suffix  = (float*)base_arena_take(arena, self->window, sizeof(float));
  self->held    = (uint32_t*)base_arena_take(arena, self->window, sizeof(uint32_t));
  if (!self->block || !self->suffix || !self->held) {
    return false;
  }
  dsp_limiter_reset(self);
  return true;
}

void
dsp_limiter_reset(DspLimiter* self)
{
  for (uint32_t i = 0; i < self->window; ++i) {
    self->block[i] = self->suffix[i] = 1.0f;
    self->held[i]                    = (uint32_t)ONE;
  }
  memset(self->past, 0, sizeof(self->past));
  self->place  = 0;
  self->prefix = self->now = 1.0f;
  self->sum                = (uint64_t)self->window * (uint64_t)ONE;
  self->idle               = 2U * self->window;
}

uint32_t
dsp_limiter_latency(const DspLimiter* self)
{
  return self->window - 1U + DSP_LIMITER_TAPS / 2U;
}

static inline float
larger(float peak, float x)
{
  const float size = fabsf(x);
  return size > peak ? size : peak;
}

/// Raise `peak` (n) to the largest magnitude on or between the frames of one channel.
static void
find_peaks(const DspLimiter* self, const float* frames, float* restrict peak,
           uint32_t n)
{
  for (uint32_t i = 0; i < n; ++i) {
    peak[i] = larger(peak[i], frames[i + DSP_LIMITER_TAPS / 2U - 1U]);
  }
  for (uint32_t p = 0; p < DSP_LIMITER_PHASES; ++p) {
    float between[DSP_LIMITER_RUN] = {0};
    for (uint32_t t = 0; t < DSP_LIMITER_TAPS; ++t) {
      const float tap = self->taps[p][t];
      for (uint32_t i = 0; i < n; ++i) {
        between[i] += tap * frames[i + t];
      }
    }
    for (uint32_t i = 0; i < n; ++i) {
      peak[i] = larger(peak[i], between[i]);
    }
  }
}

static inline float
smaller(float a, float b)
{
  return a < b ? a : b;
}

/// A block of needs is full: keep its minima seen from the end.
static void
turn_block(DspLimiter* self)
{
  float least = 1.0f;
  for (uint32_t i = self->window; i-- > 0;) {
    least           = smaller(least, self->block[i]);
    self->suffix[i] = least;
  }
  self->prefix = 1.0f;
  self->place  = 0;
}

static float
gain_for(DspLimiter* self, float need)
{
  const uint32_t i = self->place;
  self->block[i]   = need;
  self->prefix     = smaller(self->prefix, need);
  const float least =
    i + 1 < self->window ? smaller(self->prefix, self->suffix[i + 1]) : self->prefix;
  self->now =
    least < self->now ? least : self->now + self->release * (least - self->now);
  if (self->now > 0.99999f && least >= 1.0f) {
    self->now = 1.0f;
  }
  const uint32_t fresh = (uint32_t)(self->now * ONE);
  self->sum += fresh;
  self->sum -= self->held[i];
  self->held[i] = fresh;
  self->idle    = self->now < 1.0f ? 0 : self->idle + 1;
  self->place   = i + 1;
  if (self->place == self->window) {
    turn_block(self);
  }
  return (float)((double)self->sum / ((double)ONE * self->window));
}

static bool
is_below(const float* frames, uint32_t n, float bound)
{
  float most = 0.0f;
  for (uint32_t i = 0; i < n; ++i) {
    most = larger(most, frames[i]);
  }
  return most < bound;
}

void
dsp_limiter_run(DspLimiter* self, const float* left, const float* right, float* gain,
                uint32_t n)
{
  float        frames[2][PAST + DSP_LIMITER_RUN];
  const float* in[2] = {left, right};
  for (uint32_t c = 0; c < 2; ++c) {
    memcpy(frames[c], self->past[c], PAST * sizeof(float));
    memcpy(frames[c] + PAST, in[c], n * sizeof(float));
    memcpy(self->past[c], frames[c] + n, PAST * sizeof(float));
  }

  // Most music passes here: nothing can reach the ceiling and nothing is held
  const bool calm = is_below(frames[0], PAST + n, self->bound) &&
                    is_below(frames[1], PAST + n, self->bound);
  if (calm && self->idle >= 2U * self->window) {
    for (uint32_t i = 0; i < n; ++i) {
      gain[i] = 1.0f;
    }
    return;
  }
  float peak[DSP_LIMITER_RUN] = {0};
  if (!calm) {
    find_peaks(self, frames[0], peak, n);
    find_peaks(self, frames[1], peak, n);
  }
  for (uint32_t i = 0; i < n; ++i) {
    gain[i] = gain_for(self, peak[i] > self->ceiling ? self->ceiling / peak[i] : 1.0f);
  }
}
