#include "core/dsp/noise.h"

#include "core/dsp/vec.h"

DspNoise
dsp_noise(uint32_t seed)
{
  DspNoise self = {{0U, 0U, 0U, 0U}, {0.0f, 0.0f, 0.0f}};
  uint32_t x    = seed * 2654435761U + 12345U;
  for (uint32_t i = 0; i < 4U; ++i) {
    x            = (x ^ (x >> 15)) * 2246822519U + 374761393U;
    self.bits[i] = x | 1U; // Zero would stay zero
  }
  return self;
}

typedef uint32_t Bits4 __attribute__((vector_size(16)));
typedef int32_t  Whole4 __attribute__((vector_size(16)));

void
dsp_noise_white(DspNoise* self, float* out)
{
  Bits4 x;
  memcpy(&x, self->bits, sizeof(x));
  for (uint32_t i = 0; i < DSP_BLOCK; i += 4U) {
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    dsp_v4_store(out + i, __builtin_convertvector((Whole4)x, DspV4) *
                            dsp_v4_splat(1.0f / 2147483648.0f));
  }
  memcpy(self->bits, &x, sizeof(x));
}

void
dsp_noise_dull(DspNoise* self, float rate_hz, float* out)
{
  dsp_noise_white(self, out);
  if (rate_hz < 64000.0f) {
    return;
  }
  float a = self->pole[0], b = self->pole[1];
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    const float x = out[i];
    out[i]        = 0.25f * (a + x) + 0.5f * b;
    a             = b;
    b             = x;
  }
  self->pole[0] = a;
  self->pole[1] = b;
}

void
dsp_noise_pink(DspNoise* self, float* out)
{
  dsp_noise_white(self, out);
  float a = self->pole[0], b = self->pole[1], c = self->pole[2];
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    const float x = out[i];
    a             = 0.99765f * a + 0.0990460f * x;
    b             = 0.96300f * b + 0.2965164f * x;
    c             = 0.57000f * c + 1.0526913f * x;
    out[i]        = 0.3f * (a + b + c + 0.1848f * x);
  }
  self->pole[0] = a;
  self->pole[1] = b;
  self->pole[2] = c;
}

void
dsp_noise_brown(DspNoise* self, float* out)
{
  dsp_noise_white(self, out);
  float a = self->pole[0];
  for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
    a      = 0.995f * a + 0.1f * out[i];
    out[i] = a;
  }
  self->pole[0] = a;
}

float
dsp_noise_next(DspNoise* self)
{
  uint32_t x = self->bits[0];
  x ^= x << 13;
  x ^= x >> 17;
  x ^= x << 5;
  self->bits[0] = x;
  return (float)(int32_t)x * (1.0f / 2147483648.0f);
}
