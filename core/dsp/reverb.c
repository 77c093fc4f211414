#include "core/dsp/reverb.h"

#include "core/dsp/fast.h"

#include <math.h>

#define LINES DSP_REVERB_LINES
#define RUN DSP_TICK_FRAMES

static const double pi = 3.14159265358979323846;

/// No two share a simple ratio, so that their echoes do not fall together.
static const double line_s[LINES] = {0.0313, 0.0371, 0.0419, 0.0473,
                                     0.0539, 0.0611, 0.0677, 0.0733};

static const double diffuser_s[2][DSP_REVERB_DIFFUSERS] = {
  {0.00477, 0.00360, 0.01273, 0.00931},
  {0.00512, 0.00337, 0.01211, 0.01003}};
static const float diffusion[DSP_REVERB_DIFFUSERS] = {0.72f, 0.72f, 0.6f, 0.6f};

static const double early_s    = 0.014; // Keeps the attack in front of its room
static const double breathe_hz = 0.31;
static const double depth_s    = 0.00022; // Three cents at most: alive, not out of tune

/// The diffused input itself fills the time before the lines answer.
static const float early_gain = 0.5f;

/// Far below hearing, and keeps the loops out of the slow denormal numbers.
static const float floor_level = 1e-18f;

bool
dsp_reverb_init(DspReverb* self, BaseArena* arena, double rate_hz, double size)
{
  self->rate_hz = rate_hz;
  self->depth   = (float)(depth_s * size * rate_hz);
  self->cut     = (float)exp(-2.0 * pi * 130.0 / rate_hz);
  bool ok       = true;
  for (uint32_t c = 0; c < 2; ++c) {
    self->early_delay = (uint32_t)(early_s * size * rate_hz) + RUN;
    ok = dsp_ring_init(&self->early[c], arena, self->early_delay + RUN) && ok;
    for (uint32_t i = 0; i < DSP_REVERB_DIFFUSERS; ++i) {
      DspReverbDiffuser* const d = &self->diffusers[c][i];
      d->delay = (uint32_t)fmax(diffuser_s[c][i] * size * rate_hz, RUN + 1.0);
      ok       = dsp_ring_init(&d->ring, arena, d->delay + RUN) && ok;
    }
  }
  for (uint32_t i = 0; i < LINES; ++i) {
    DspReverbLine* const line = &self->lines[i];
    line->length              = (float)floor(line_s[i] * size * rate_hz);
    line->turn = (float)(breathe_hz * (1.0 + 0.13 * i) * DSP_TICK_FRAMES / rate_hz);
    const uint32_t most = (uint32_t)(line->length + self->depth) + 2U * RUN;
    ok                  = dsp_ring_init(&line->ring, arena, most) && ok;
  }
  if (ok) {
    dsp_reverb_set(self, 1.9f, 0.35f);
    dsp_reverb_reset(self);
  }
  return ok;
}

void
dsp_reverb_reset(DspReverb* self)
{
  for (uint32_t c = 0; c < 2; ++c) {
    self->rumble[c] = 0.0f;
    dsp_ring_reset(&self->early[c]);
    for (uint32_t i = 0; i < DSP_REVERB_DIFFUSERS; ++i) {
      dsp_ring_reset(&self->diffusers[c][i].ring);
    }
  }
  for (uint32_t i = 0; i < LINES; ++i) {
    DspReverbLine* const line = &self->lines[i];
    dsp_ring_reset(&line->ring);
    line->low   = 0.0f;
    line->phase = (float)i / LINES;
    dsp_glide_jump(&line->delay, line->length);
  }
}

/// The pole of a one-pole low-pass with gain `g` at `w` relative to its gain at 0.
static double
pole_for(double g, double w)
{
  const double a = 1.0 - g * g;
  const double b = 1.0 - g * g * cos(w);
  return a < 1e-9 ? 0.0 : (b - sqrt(b * b - a * a)) / a;
}

void
dsp_reverb_set(DspReverb* self, float decay_s, float bright)
{
  const double w = fmin(2.0 * pi * 8000.0 / self->rate_hz, 0.9 * pi);
  for (uint32_t i = 0; i < LINES; ++i) {
    DspReverbLine* const line      = &self->lines[i];
    const double         passes_db = -60.0 * line->length / (self->rate_hz * decay_s);
    line->gain                     = (float)pow(10.0, passes_db / 20.0);
    line->damping =
      (float)pole_for(pow(10.0, passes_db * (1.0 / bright - 1.0) / 20.0), w);
  }
}

void
dsp_reverb_tick(DspReverb* self)
{
  for (uint32_t i = 0; i < LINES; ++i) {
    DspReverbLine* const line = &self->lines[i];
    line->phase += line->turn;
    line->phase -= (float)(line->phase >= 1.0f);
    line->delay.target = line->length + self->depth * dsp_sin(line->phase);
    dsp_glide_tick(&line->delay, 1.0f);
  }
}

static void
diffuse(DspReverbDiffuser* self, float g, float* run, uint32_t n)
{
  float              fresh[RUN];
  const float* const past = dsp_ring_read(&self->ring, self->delay);
  for (uint32_t i = 0; i < n; ++i) {
    fresh[i] = run[i] - g * past[i];
    run[i]   = past[i] + g * fresh[i];
  }
  dsp_ring_write(&self->ring, fresh, n);
}

/// The input, later, without rumble, its attacks smeared.
static void
prepare(DspReverb* self, uint32_t channel, const float* in, float* run, uint32_t n)
{
  float       low = self->rumble[channel];
  const float cut = self->cut;
  float       cleaned[RUN];
  for (uint32_t i = 0; i < n; ++i) {
    low        = in[i] + cut * (low - in[i]) + floor_level;
    cleaned[i] = in[i] - low;
  }
  self->rumble[channel]   = low;
  const float* const past = dsp_ring_read(&self->early[channel], self->early_delay);
  for (uint32_t i = 0; i < n; ++i) {
    run[i] = past[i];
  }
  dsp_ring_write(&self->early[channel], cleaned, n);
  for (uint32_t i = 0; i < DSP_REVERB_DIFFUSERS; ++i) {
    diffuse(&self->diffusers[channel][i], diffusion[i], run, n);
  }
}

/// What leaves a line.  Within one tick its length moves by a small part of a
/// frame, so the whole part stays and the fraction may step over 0 or 1.
static void
read_line(const DspReverbLine* self, float* run, uint32_t n, uint32_t place)
{
  const float        whole = floorf(self->delay.now);
  const float* const past  = dsp_ring_read(&self->ring, (uint32_t)whole + 1U);
  for (uint32_t i = 0; i < n; ++i) {
    const float share = dsp_glide_at(&self->delay, place + i) - whole;
    run[i]            = past[i + 1] + share * (past[i] - past[i + 1]);
  }
}

static void
damp_lines(DspReverb* self, float run[LINES][RUN], uint32_t n)
{
  float low[LINES], pole[LINES], gain[LINES];
  for (uint32_t l = 0; l < LINES; ++l) {
    low[l]  = self->lines[l].low;
    pole[l] = self->lines[l].damping;
    gain[l] = self->lines[l].gain;
  }
  for (uint32_t i = 0; i < n; ++i) {
    for (uint32_t l = 0; l < LINES; ++l) {
      low[l]    = run[l][i] + pole[l] * (low[l] - run[l][i]) + floor_level;
      run[l][i] = gain[l] * low[l];
    }
  }
  for (uint32_t l = 0; l < LINES; ++l) {
    self->lines[l].low = low[l];
  }
}

/// Every line feeds every other one alike: a Hadamard matrix keeps the energy.
static void
mix_lines(float run[LINES][RUN], uint32_t n)
{
  for (uint32_t half = 1; half < LINES; half *= 2) {
    for (uint32_t l = 0; l < LINES; ++l) {
      if (l & half) {
        continue;
      }
      float* const a = run[l];
      float* const b = run[l + half];
      for (uint32_t i = 0; i < n; ++i) {
        const float sum = a[i] + b[i];
        b[i]            = a[i] - b[i];
        a[i]            = sum;
      }
    }
  }
}

/// The lines' signs at the outputs: two rows of a Hadamard matrix, so that the
/// channels share no echo pattern.
static const float side[2][LINES] = {{1, 1, -1, -1, 1, 1, -1, -1},
                                     {1, -1, -1, 1, 1, -1, -1, 1}};

void
dsp_reverb_run(DspReverb* self, const float* left, const float* right, float* out_left,
               float* out_right, uint32_t n, uint32_t place)
{
  float in[2][RUN], run[LINES][RUN];
  prepare(self, 0, left, in[0], n);
  prepare(self, 1, right, in[1], n);
  for (uint32_t l = 0; l < LINES; ++l) {
    read_line(&self->lines[l], run[l], n, place);
  }
  damp_lines(self, run, n);
  for (uint32_t l = 0; l < LINES; ++l) {
    for (uint32_t i = 0; i < n; ++i) {
      out_left[i] += side[0][l] * run[l][i];
      out_right[i] += side[1][l] * run[l][i];
    }
  }
  for (uint32_t i = 0; i < n; ++i) {
    out_left[i] += early_gain * in[0][i];
    out_right[i] += early_gain * in[1][i];
  }
  mix_lines(run, n);
  for (uint32_t l = 0; l < LINES; ++l) {
    const float* const fed = in[l & 1];
    for (uint32_t i = 0; i < n; ++i) {
      run[l][i] = 0.35355339f * run[l][i] + fed[i];
    }
    dsp_ring_write(&self->lines[l].ring, run[l], n);
  }
}
