#include "core/synth/spectrum.h"

#include <math.h>

// Frequencies of the modes, in those of the lowest
static const float membrane[] = {1.000f, 1.594f, 2.136f, 2.296f, 2.653f, 2.918f,
                                 3.156f, 3.501f, 3.600f, 3.652f, 4.060f, 4.154f,
                                 4.601f, 4.832f, 5.132f, 5.412f, 5.540f, 5.979f};
static const float kettle[]   = {1.000f, 1.504f, 1.742f, 2.000f, 2.245f,
                                 2.494f, 2.800f, 2.979f, 3.462f, 3.961f};
static const float bar[]      = {1.000f, 2.756f, 5.404f, 8.933f, 13.345f, 18.638f};
static const float wood[]     = {1.000f, 1.425f, 2.090f, 2.540f, 3.030f,
                                 3.870f, 4.560f, 5.120f, 6.450f, 7.880f};
static const float square[]   = {1.000f, 1.483f, 1.800f, 2.546f, 2.630f, 3.896f};
static const float pair[]     = {1.000f, 1.481f};

#define N(list) ((uint32_t)(sizeof(list) / sizeof((list)[0])))

static const struct {
  const float* ratio;
  uint32_t     n;
} spectra[] = {
  [SYNTH_MEMBRANE] = {membrane, N(membrane)},
  [SYNTH_KETTLE]   = {kettle, N(kettle)},
  [SYNTH_BAR]      = {bar, N(bar)},
  [SYNTH_WOOD]     = {wood, N(wood)},
  [SYNTH_SQUARES]  = {square, N(square)},
  [SYNTH_PAIR]     = {pair, N(pair)},
};

float
synth_scatter(uint32_t a, uint32_t b)
{
  uint32_t x = a * 2654435761U + b * 2246822519U + 374761393U;
  x          = (x ^ (x >> 15)) * 2246822519U;
  x          = (x ^ (x >> 13)) * 3266489917U;
  return (float)(int32_t)(x ^ (x >> 16)) * (1.0f / 2147483648.0f);
}

/// A mode of a plate: closer together towards the top.
static SynthMode
plate_mode(const SynthSkin* skin, uint32_t i)
{
  const float at   = ((float)i + 0.45f * synth_scatter(i, 7)) / (float)skin->n;
  const float part = powf(fmaxf(at, 0.0f), 0.8f);
  return (SynthMode){skin->hz * powf(skin->top_hz / skin->hz, part),
                     1.0f + 0.6f * synth_scatter(i, 11)};
}

/// An odd harmonic of one of the circuits.
static SynthMode
pulse_mode(const SynthSkin* skin, uint32_t i)
{
  const float* const ratio = spectra[skin->spectrum].ratio;
  const uint32_t     n     = spectra[skin->spectrum].n;
  const uint32_t     odd   = 2U * (i / n) + 1U;
  return (SynthMode){skin->hz * ratio[i % n] * (float)odd, 1.0f / (float)odd};
}

SynthMode
synth_spectrum_mode(const SynthSkin* skin, uint32_t i)
{
  switch (skin->spectrum) {
  case SYNTH_CLUSTER:
    return plate_mode(skin, i);
  case SYNTH_SQUARES:
  case SYNTH_PAIR:
    return pulse_mode(skin, i);
  case SYNTH_MEMBRANE:
  case SYNTH_KETTLE:
  case SYNTH_BAR:
  case SYNTH_WOOD:
    break;
  }
  const bool any = i < spectra[skin->spectrum].n;
  return (SynthMode){any ? skin->hz * spectra[skin->spectrum].ratio[i] : 0.0f, 1.0f};
}
