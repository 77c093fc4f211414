// The loudness meter against the signals of EBU Tech 3341.

#include "host/loudness.h"
#include "tests/test.h"

static const double pi = 3.14159265358979323846;

/// Feed `seconds` of a stereo sine at `dbfs`, going on from `*frame`.
static void
feed(HostLoudness* meter, double rate_hz, double hz, double dbfs, double seconds,
     uint64_t* frame)
{
  const double   gain = pow(10.0, dbfs / 20.0);
  const uint64_t end  = *frame + (uint64_t)(seconds * rate_hz);
  float          chunk[480];
  while (*frame < end) {
    uint32_t n = 0;
    for (; n < 480 && *frame < end; ++n, ++*frame) {
      chunk[n] = (float)(gain * sin(2.0 * pi * hz * (double)*frame / rate_hz));
    }
    host_loudness_add(meter, chunk, chunk, n);
  }
}

/// Loudness of a 1 kHz sine that goes through `n` levels.
static double
measure(double rate_hz, const double (*steps)[2], size_t n)
{
  HostLoudness meter;
  uint64_t     frame = 0;
  host_loudness_init(&meter, rate_hz);
  for (size_t i = 0; i < n; ++i) {
    feed(&meter, rate_hz, 1000.0, steps[i][0], steps[i][1], &frame);
  }
  const double lufs = host_loudness_lufs(&meter);
  host_loudness_drop(&meter);
  return lufs;
}

#define MEASURE(rate_hz, ...)                                                          \
  measure(rate_hz, (const double[][2]){__VA_ARGS__},                                   \
          sizeof((const double[][2]){__VA_ARGS__}) / sizeof(double[2]))

static void
a_sine_has_its_level_in_lufs(void)
{
  CHECK_NEAR(MEASURE(48000.0, {-23.0, 5.0}), -23.0, 0.1); // Case 1
  CHECK_NEAR(MEASURE(48000.0, {-33.0, 5.0}), -33.0, 0.1); // Case 2
}

static void
quiet_passages_are_gated(void)
{
  // Cases 3 and 4 are four times as short; all at a low rate, for the sake of time
  const double rate_hz = 16000.0;
  CHECK_NEAR(MEASURE(rate_hz, {-36.0, 2.5}, {-23.0, 15.0}, {-36.0, 2.5}), -23.0, 0.1);
  CHECK_NEAR(MEASURE(rate_hz, {-72.0, 2.5}, {-36.0, 2.5}, {-23.0, 15.0}, {-36.0, 2.5},
                     {-72.0, 2.5}),
             -23.0, 0.1);
  CHECK_NEAR(MEASURE(rate_hz, {-26.0, 20.0}, {-20.0, 20.1}, {-26.0, 20.0}), -23.0, 0.1);
}

static void
one_channel_is_three_db_softer(void)
{
  HostLoudness meter;
  const float  zero = 0.0F;
  host_loudness_init(&meter, 48000.0);
  for (int i = 0; i < 96000; ++i) {
    const float s = (float)sin(2.0 * pi * 997.0 * i / 48000.0);
    host_loudness_add(&meter, &s, &zero, 1);
  }
  CHECK_NEAR(host_loudness_lufs(&meter), -3.01, 0.05); // BS.1770-4, annex 1
  host_loudness_drop(&meter);
}

static void
every_rate_measures_the_same(void)
{
  static const double rates[] = {22050.0, 44100.0, 96000.0, 192000.0};
  static const double tones[] = {100.0, 5000.0};
  for (size_t tone = 0; tone < 2; ++tone) {
    double at_48k = 0.0;
    for (size_t i = 0; i <= 4; ++i) {
      const double rate  = i ? rates[i - 1] : 48000.0;
      uint64_t     frame = 0;
      HostLoudness meter;
      host_loudness_init(&meter, rate);
      feed(&meter, rate, tones[tone], -20.0, 1.0, &frame);
      const double lufs = host_loudness_lufs(&meter);
      at_48k            = i ? at_48k : lufs;
      CHECK_NEAR(lufs, at_48k, rate < 44100.0 ? 0.3 : 0.1);
      host_loudness_drop(&meter);
    }
  }
}

static void
silence_has_no_loudness(void)
{
  const double lufs = MEASURE(48000.0, {-200.0, 2.0});
  CHECK(isinf(lufs) && lufs < 0.0);
  const double brief = MEASURE(48000.0, {-10.0, 0.3});
  CHECK(isinf(brief) && brief < 0.0);
}

/// True peak of a sine at a quarter of the rate, starting at `degrees`.
static double
peak_of(double gain, double degrees)
{
  HostPeak peak;
  host_peak_init(&peak);
  for (int i = 0; i < 4800; ++i) {
    const double fade = fmin(1.0, fmin(i, 4799 - i) / 480.0); // No step at the ends
    const float  s    = (float)(fade * gain * sin(0.5 * pi * i + degrees * pi / 180.0));
    host_peak_add(&peak, &s, &s, 1);
  }
  return 20.0 * log10((double)peak.most);
}

static void
peaks_between_samples_are_found(void)
{
  // Cases 15, 16, 18 and 19: +0.2 to -0.4 dB of the peak that a DA converter makes
  CHECK_NEAR(peak_of(0.5, 0.0), -6.12, 0.3);
  CHECK_NEAR(peak_of(0.5, 45.0), -6.12, 0.3);
  CHECK_NEAR(peak_of(0.5, 67.5), -6.12, 0.3);
  CHECK_NEAR(peak_of(1.41, 45.0), 2.88, 0.3);
}

static void
a_single_sample_is_its_own_peak(void)
{
  HostPeak    peak;
  const float one  = 1.0F;
  const float zero = 0.0F;
  host_peak_init(&peak);
  host_peak_add(&peak, &zero, &one, 1);
  for (unsigned i = 0; i < HOST_PEAK_TAPS; ++i) {
    host_peak_add(&peak, &zero, &zero, 1);
  }
  CHECK_NEAR(peak.most, 1.0, 1e-6);
}

int
main(void)
{
  RUN(a_sine_has_its_level_in_lufs);
  RUN(quiet_passages_are_gated);
  RUN(one_channel_is_three_db_softer);
  RUN(every_rate_measures_the_same);
  RUN(silence_has_no_loudness);
  RUN(peaks_between_samples_are_found);
  RUN(a_single_sample_is_its_own_peak);
  return 0;
}
