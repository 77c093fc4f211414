// Compressor and true-peak limiter.

#include "core/dsp/compress.h"
#include "core/dsp/limiter.h"
#include "core/dsp/loudness.h"
#include "tests/test.h"

#define RATE 48000.0
#define CEILING 0.871f
#define N_FRAMES 24000U
#define N_MARGIN 64U

static float heard[2][N_FRAMES + 2 * N_MARGIN];
static float given[2][N_FRAMES + 2 * N_MARGIN];

/// Limit `given` in runs of `run` frames; `heard` is moved back by the latency.
static uint32_t
limit(uint32_t run, double* least_gain)
{
  BaseArena  arena = base_arena_new(1U << 16);
  DspLimiter limiter;
  CHECK(dsp_limiter_init(&limiter, &arena, RATE, CEILING));
  const uint32_t wait = dsp_limiter_latency(&limiter);
  *least_gain         = 1.0;
  memset(heard, 0, sizeof(heard));
  for (uint32_t i = 0; i < N_FRAMES; i += run) {
    const uint32_t n = N_FRAMES - i < run ? N_FRAMES - i : run;
    float          gain[DSP_LIMITER_RUN];
    dsp_limiter_run(&limiter, given[0] + N_MARGIN + i, given[1] + N_MARGIN + i, gain,
                    n);
    for (uint32_t k = 0; k < n; ++k) {
      CHECK(gain[k] >= 0.0f && gain[k] <= 1.0f);
      *least_gain = fmin(*least_gain, (double)gain[k]);
      for (uint32_t c = 0; i + k >= wait && c < 2; ++c) {
        heard[c][N_MARGIN + i + k - wait] = gain[k] * given[c][N_MARGIN + i + k - wait];
      }
    }
  }
  base_arena_free(&arena);
  return wait;
}

/// The largest magnitude between the frames, by a long windowed sinc at four times the
/// rate: not the limiter's own short one.
static double
true_peak(const float* frames)
{
  double most = 0.0;
  for (uint32_t i = N_MARGIN; i < N_FRAMES; ++i) {
    if (fabs((double)frames[i]) < 0.3) {
      continue; // No peak stands beside so small a frame in this music
    }
    for (uint32_t p = 0; p < 4; ++p) {
      double sum = 0.0;
      for (int32_t t = -31; t <= 32; ++t) {
        const double x      = t - 0.25 * p;
        const double window = 0.5 + 0.5 * cos(3.14159265358979 * x / 33.0);
        const double sinc =
          fabs(x) < 1e-9 ? 1.0 : sin(3.14159265358979 * x) / (3.14159265358979 * x);
        sum += sinc * window * (double)frames[(int32_t)i + t];
      }
      most = fmax(most, fabs(sum));
    }
  }
  return most;
}

static void
fill(double level, double hz)
{
  memset(given, 0, sizeof(given));
  for (uint32_t i = 0; i < N_FRAMES; ++i) {
    const double t     = i / RATE;
    const double burst = i % 6000 < 3000 ? 1.0 : 0.1;
    const double tone  = sin(6.283185307179586 * hz * t + 0.7) +
                        0.4 * sin(6.283185307179586 * 3.77 * hz * t);
    given[0][N_MARGIN + i] = (float)(level * burst * tone);
    given[1][N_MARGIN + i] = (float)(0.5 * level * burst * tone);
  }
}

static void
no_true_peak_exceeds_minus_one_decibel(void)
{
  static const double tones[] = {60.0, 440.0, 3100.0, 11025.0};
  for (size_t i = 0; i < sizeof(tones) / sizeof(tones[0]); ++i) {
    double least = 1.0;
    fill(3.0, tones[i]);
    limit(DSP_LIMITER_RUN, &least);
    CHECK(least < 0.5);
    CHECK(true_peak(heard[0]) < 0.8913);
    CHECK(true_peak(heard[0]) > 0.6);
  }
}

static void
what_is_quiet_passes_untouched(void)
{
  double least = 0.0;
  fill(0.4, 330.0);
  const uint32_t wait = limit(DSP_LIMITER_RUN, &least);
  CHECK(least == 1.0);
  CHECK(!memcmp(heard[0], given[0], (N_MARGIN + N_FRAMES - wait) * sizeof(float)));
}

static void
any_run_gives_the_same_gains(void)
{
  static float whole[2][N_FRAMES + 2 * N_MARGIN];
  double       least = 0.0;
  fill(1.4, 220.0);
  limit(DSP_LIMITER_RUN, &least);
  memcpy(whole, heard, sizeof(whole));
  limit(1, &least);
  CHECK(!memcmp(whole, heard, sizeof(whole)));
  limit(13, &least);
  CHECK(!memcmp(whole, heard, sizeof(whole)));
}

static void
after_a_reset_the_limiter_is_at_rest(void)
{
  BaseArena  arena = base_arena_new(1U << 16);
  DspLimiter limiter;
  float      loud[DSP_LIMITER_RUN], gain[DSP_LIMITER_RUN];
  CHECK(dsp_limiter_init(&limiter, &arena, RATE, CEILING));
  for (uint32_t i = 0; i < DSP_LIMITER_RUN; ++i) {
    loud[i] = 4.0f;
  }
  for (uint32_t k = 0; k < 10; ++k) {
    dsp_limiter_run(&limiter, loud, loud, gain, DSP_LIMITER_RUN);
  }
  CHECK(gain[0] < 0.3f);
  memset(loud, 0, sizeof(loud));
  dsp_limiter_reset(&limiter);
  dsp_limiter_run(&limiter, loud, loud, gain, DSP_LIMITER_RUN);
  CHECK(gain[0] == 1.0f && gain[31] == 1.0f);
  base_arena_free(&arena);
}

/// Reduction in decibels that a steady level ends with.
static double
steady(double level_db)
{
  const DspCompressSettings settings = {-20.0f, 2.0f, 6.0f, 0.01f, 0.1f};
  DspCompress               compress;
  dsp_compress_init(&compress, RATE, &settings);
  for (uint32_t i = 0; i < 3000; ++i) {
    dsp_compress_tick(&compress, (float)pow(10.0, level_db / 10.0));
  }
  return -20.0 * log10((double)dsp_glide_at(&compress.gain, 0));
}

static void
the_compressor_follows_its_curve(void)
{
  CHECK(steady(-120.0) == 0.0);
  CHECK(steady(-24.0) == 0.0);
  CHECK_NEAR(steady(-20.0), 0.375, 0.05);
  CHECK_NEAR(steady(-10.0), 5.0, 0.05);
  CHECK_NEAR(steady(0.0), 10.0, 0.05);
}

/// Loudness of a second of a tone in both channels.
static double
loudness_of(DspLoudness* self, double rate_hz, double hz, double amplitude)
{
  for (uint32_t i = 0; i < (uint32_t)rate_hz; ++i) {
    const float tone =
      (float)(amplitude * sin(2.0 * 3.14159265358979 * hz * i / rate_hz));
    dsp_loudness_add(self, &tone, &tone, 1);
  }
  return dsp_loudness_lufs(self);
}

static void
loudness_is_what_the_standard_says(void)
{
  static const double rates[] = {44100.0, 48000.0, 96000.0, 192000.0};
  for (unsigned i = 0; i < 4; ++i) {
    DspLoudness loudness;
    dsp_loudness_init(&loudness, rates[i]);
    CHECK(dsp_loudness_lufs(&loudness) == DSP_LOUDNESS_LEAST_LUFS);
    // A tone at full scale in one channel measures -3.01: EBU Tech 3341
    CHECK_NEAR(loudness_of(&loudness, rates[i], 997.0, 1.0), 0.0, 0.1);
    CHECK_NEAR(loudness_of(&loudness, rates[i], 997.0, 0.1), -20.0, 0.1);
    CHECK(loudness_of(&loudness, rates[i], 30.0, 0.1) < -23.0);
    dsp_loudness_rest(&loudness, (uint32_t)(0.1 * rates[i]) + 1U);
    CHECK(dsp_loudness_lufs(&loudness) < -24.0f);
    for (unsigned k = 0; k < 3; ++k) {
      dsp_loudness_rest(&loudness, (uint32_t)(0.1 * rates[i]) + 1U);
    }
    CHECK(dsp_loudness_lufs(&loudness) == DSP_LOUDNESS_LEAST_LUFS);
  }
}

int
main(void)
{
  RUN(no_true_peak_exceeds_minus_one_decibel);
  RUN(what_is_quiet_passes_untouched);
  RUN(any_run_gives_the_same_gains);
  RUN(after_a_reset_the_limiter_is_at_rest);
  RUN(the_compressor_follows_its_curve);
  RUN(loudness_is_what_the_standard_says);
  return 0;
}
