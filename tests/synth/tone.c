#include "tests/synth/tone.h"

#include "core/param/instrument.h"
#include "tests/test.h"

#define PI 3.14159265358979323846

Tone
tone_new(double rate_hz)
{
  Tone      self  = {.rate_hz = rate_hz};
  BaseArena count = base_arena_counting();
  synth_voices_new(&count, rate_hz);
  self.arena  = base_arena_new(count.used_bytes);
  self.voices = synth_voices_new(&self.arena, rate_hz);
  CHECK(self.voices);
  return self;
}

void
tone_free(Tone* self)
{
  base_arena_free(&self->arena);
}

Sound
sound_new(double rate_hz, double seconds)
{
  const uint32_t n    = (uint32_t)(rate_hz * seconds);
  Sound          self = {n, rate_hz, (float*)calloc(n, sizeof(float)),
                         (float*)calloc(n, sizeof(float))};
  CHECK(self.left && self.right);
  return self;
}

void
sound_free(Sound* self)
{
  free(self->left);
  free(self->right);
}

void
tone_render(Tone* self, Sound* sound, uint32_t from, uint32_t to, uint32_t split)
{
  float  side[SYNTH_CHUNK];
  float* out[SYNTH_N_SOURCES][2];
  for (uint32_t i = 0; i < SYNTH_N_SOURCES; ++i) {
    out[i][0] = out[i][1] = side; // Only source 0 is played
  }
  for (uint32_t at = from; at < to;) {
    uint32_t n = SYNTH_CHUNK - at % SYNTH_CHUNK;
    n          = n < split ? n : split;
    n          = n < to - at ? n : to - at;
    out[0][0]  = sound->left + at;
    out[0][1]  = sound->right + at;
    synth_voices_render(self->voices, (float* const(*)[2])out, n);
    at += n;
  }
}

Sound
tone_note(const char* name, uint32_t pitch, uint32_t velocity, double held_s,
          double seconds, double rate_hz, const SynthExpression* expression)
{
  Tone           tone = tone_new(rate_hz);
  Sound          all  = sound_new(rate_hz, seconds);
  const uint32_t off =
    (uint32_t)(held_s * rate_hz) < all.n ? (uint32_t)(held_s * rate_hz) : all.n;
  if (expression) {
    synth_voices_expression(tone.voices, 0, expression);
  }
  synth_voices_start(tone.voices, 0, param_instrument_find(name), pitch, velocity);
  tone_render(&tone, &all, 0, off, SYNTH_CHUNK);
  synth_voices_release(tone.voices, 0, pitch);
  tone_render(&tone, &all, off, all.n, SYNTH_CHUNK);
  tone_free(&tone);
  return all;
}

/// A filter of second order with a zero-th denominator of 1.
typedef struct {
  double b0, b1, b2, a1, a2, z1, z2;
} Section;

static double
section(Section* s, double x)
{
  const double y = s->b0 * x + s->z1;
  s->z1          = s->b1 * x - s->a1 * y + s->z2;
  s->z2          = s->b2 * x - s->a2 * y;
  return y;
}

/// The two filters of the recommendation, for any rate.
static void
weighting(double rate_hz, Section out[2])
{
  const double k  = tan(PI * 1681.974450955533 / rate_hz);
  const double q  = 0.7071752369554196;
  const double vh = pow(10.0, 3.999843853973347 / 20.0),
               vb = pow(vh, 0.4996667741545416);
  const double a0 = 1.0 + k / q + k * k;
  out[0]          = (Section){(vh + vb * k / q + k * k) / a0,
                              2.0 * (k * k - vh) / a0,
                              (vh - vb * k / q + k * k) / a0,
                              2.0 * (k * k - 1.0) / a0,
                              (1.0 - k / q + k * k) / a0,
                              0.0,
                              0.0};
  const double l  = tan(PI * 38.13547087602444 / rate_hz);
  const double p  = 0.5003270373238773;
  const double b0 = 1.0 + l / p + l * l;
  out[1]          = (Section){
             1.0, -2.0, 1.0, 2.0 * (l * l - 1.0) / b0, (1.0 - l / p + l * l) / b0, 0.0, 0.0};
}

double
sound_loudness(const Sound* self)
{
  const uint32_t window = (uint32_t)(0.4 * self->rate_hz);
  double* const  power  = (double*)calloc(self->n + 1U, sizeof(double));
  CHECK(power);
  for (int side = 0; side < 2; ++side) {
    const float* const from = side ? self->right : self->left;
    Section            k[2];
    double             sum = 0.0;
    weighting(self->rate_hz, k);
    for (uint32_t i = 0; i < self->n; ++i) {
      const double y = section(&k[1], section(&k[0], (double)from[i]));
      sum += y * y;
      power[i + 1U] += sum;
    }
  }
  double most = 1e-20;
  for (uint32_t i = window; i <= self->n; ++i) {
    most = fmax(most, (power[i] - power[i - window]) / (double)window);
  }
  free(power);
  return -0.691 + 10.0 * log10(most);
}

double
sound_peak(const Sound* self, uint32_t from, uint32_t to)
{
  double most = 0.0;
  for (uint32_t i = from; i < to && i < self->n; ++i) {
    most = fmax(most, fmax(fabs((double)self->left[i]), fabs((double)self->right[i])));
  }
  return most;
}

/// In place, radix two, bit-reversed first.
static void
transform(double* re, double* im, uint32_t n)
{
  for (uint32_t i = 1, j = 0; i < n; ++i) {
    uint32_t bit = n >> 1;
    for (; j & bit; bit >>= 1) {
      j ^= bit;
    }
    j ^= bit;
    if (i < j) {
      const double r = re[i], m = im[i];
      re[i] = re[j];
      im[i] = im[j];
      re[j] = r;
      im[j] = m;
    }
  }
  for (uint32_t half = 1; half < n; half *= 2) {
    for (uint32_t k = 0; k < half; ++k) {
      const double c = cos(PI * k / half), s = -sin(PI * k / half);
      for (uint32_t i = k; i < n; i += 2 * half) {
        const double r = re[i + half] * c - im[i + half] * s;
        const double m = re[i + half] * s + im[i + half] * c;
        re[i + half]   = re[i] - r;
        im[i + half]   = im[i] - m;
        re[i] += r;
        im[i] += m;
      }
    }
  }
}

void
sound_spectrum(const Sound* self, uint32_t from, uint32_t size, double* magnitude)
{
  double* const re = (double*)calloc(size, sizeof(double));
  double* const im = (double*)calloc(size, sizeof(double));
  CHECK(re && im && from + size <= self->n);
  for (uint32_t i = 0; i < size; ++i) {
    const double t = 2.0 * PI * i / size;
    const double w =
      0.35875 - 0.48829 * cos(t) + 0.14128 * cos(2.0 * t) - 0.01168 * cos(3.0 * t);
    re[i] = w * ((double)self->left[from + i] + (double)self->right[from + i]);
  }
  transform(re, im, size);
  for (uint32_t i = 0; i < size / 2; ++i) {
    magnitude[i] = sqrt(re[i] * re[i] + im[i] * im[i]);
  }
  free(re);
  free(im);
}

double
sound_mean_hz(const Sound* self, double low_hz, double high_hz)
{
  uint32_t size = 1;
  while (size < self->n) {
    size *= 2;
  }
  double* const re = (double*)calloc(size, sizeof(double));
  double* const im = (double*)calloc(size, sizeof(double));
  CHECK(re && im);
  for (uint32_t i = 0; i < self->n; ++i) {
    re[i] = (double)self->left[i] + (double)self->right[i];
  }
  transform(re, im, size);
  double power = 1e-20, moment = 0.0;
  for (uint32_t k = 1; k < size / 2U; ++k) {
    const double hz     = self->rate_hz * k / size;
    const double square = re[k] * re[k] + im[k] * im[k];
    if (hz >= low_hz && hz <= high_hz) {
      power += square;
      moment += hz * square;
    }
  }
  free(re);
  free(im);
  return moment / power;
}

double
sound_centroid(const Sound* self, uint32_t from, uint32_t size)
{
  double* const magnitude = (double*)calloc(size / 2, sizeof(double));
  CHECK(magnitude);
  sound_spectrum(self, from, size, magnitude);
  double sum = 1e-20, moment = 0.0;
  for (uint32_t i = 1; i < size / 2; ++i) {
    const double hz = self->rate_hz * i / size;
    if (hz >= 20.0 && hz <= 16000.0) {
      sum += magnitude[i];
      moment += magnitude[i] * hz;
    }
  }
  free(magnitude);
  return moment / sum;
}
