// The kernels of the voices, each against what its textbook says.

#include "core/dsp/drawbar.h"
#include "core/dsp/env.h"
#include "core/dsp/fast.h"
#include "core/dsp/fm.h"
#include "core/dsp/formant.h"
#include "core/dsp/ladder.h"
#include "core/dsp/lfo.h"
#include "core/dsp/modal.h"
#include "core/dsp/noise.h"
#include "core/dsp/svf.h"
#include "core/dsp/vec.h"
#include "core/dsp/waveguide.h"
#include "core/dsp/waves.h"
#include "tests/test.h"

#define PI 3.14159265358979323846
#define BLOCKS 128U
#define FRAMES (BLOCKS * DSP_BLOCK)

static float sound[FRAMES];

/// Amplitude of the part of `sound` at `freq` cycles per frame, over its second half.
static double
amplitude(double freq)
{
  double       re = 0.0, im = 0.0, sum = 0.0;
  const double half = FRAMES / 2.0;
  for (uint32_t i = FRAMES / 2U; i < FRAMES; ++i) {
    const double t = 2.0 * PI * ((double)i - half) / half;
    const double w = 0.42 - 0.5 * cos(t) + 0.08 * cos(2.0 * t);
    re += w * (double)sound[i] * cos(2.0 * PI * freq * i);
    im += w * (double)sound[i] * sin(2.0 * PI * freq * i);
    sum += w;
  }
  return 2.0 * sqrt(re * re + im * im) / sum;
}

static void
fill_sine(double freq)
{
  for (uint32_t i = 0; i < FRAMES; ++i) {
    sound[i] = (float)sin(2.0 * PI * freq * i);
  }
}

static void
fast_functions_agree_with_libm(void)
{
  for (int i = -4000; i <= 4000; ++i) {
    const float x = 0.01f * (float)i;
    CHECK_NEAR(dsp_exp2(x) / exp2f(x), 1.0, 3e-6);
    CHECK_NEAR(dsp_log2(exp2f(x)), x, 1e-6 * fmax(1.0, fabs((double)x)));
    CHECK_NEAR(dsp_sin(x), sin(2.0 * PI * (double)x), 3e-6);
  }
  for (int i = 1; i < 49; ++i) {
    CHECK_NEAR(dsp_tan_pi(0.01f * (float)i) / tan(PI * 0.01 * i), 1.0, 1e-4);
  }
}

/// The gain of a filter at `freq`.
static double
gain_at(const DspSvfShape* shape, double freq)
{
  DspSvf filter = {0.0f, 0.0f};
  fill_sine(freq);
  for (uint32_t b = 0; b < BLOCKS; ++b) {
    dsp_svf_run(&filter, shape, sound + b * DSP_BLOCK);
  }
  return amplitude(freq);
}

static void
filters_have_the_gains_their_names_promise(void)
{
  const DspSvfShape low = dsp_svf_low(0.05f, 0.70710678f);
  CHECK_NEAR(gain_at(&low, 0.003), 1.0, 0.01);
  CHECK_NEAR(gain_at(&low, 0.05), 0.7071, 0.01);
  CHECK(gain_at(&low, 0.3) < 0.02);
  const DspSvfShape high = dsp_svf_high(0.05f, 0.70710678f);
  CHECK_NEAR(gain_at(&high, 0.05), 0.7071, 0.01);
  CHECK_NEAR(gain_at(&high, 0.4), 1.0, 0.01);
  const DspSvfShape band = dsp_svf_band(0.1f, 4.0f);
  CHECK_NEAR(gain_at(&band, 0.1), 1.0, 0.01);
  CHECK(gain_at(&band, 0.02) < 0.1);
  const DspSvfShape bell = dsp_svf_bell(0.1f, 1.0f, 3.0f);
  CHECK_NEAR(gain_at(&bell, 0.1), 3.0, 0.03);
  CHECK_NEAR(gain_at(&bell, 0.002), 1.0, 0.01);
  const DspSvfShape shelf = dsp_svf_shelf(0.05f, 0.7f, 0.1f);
  CHECK_NEAR(gain_at(&shelf, 0.45), 0.1, 0.01);
  CHECK_NEAR(gain_at(&shelf, 0.002), 1.0, 0.01);
}

static void
four_frames_at_once_are_four_frames_one_by_one(void)
{
  const DspSvfShape shape  = dsp_svf_shelf(0.07f, 1.3f, 4.0f);
  DspNoise          noise  = dsp_noise(3);
  DspSvf            filter = {0.0f, 0.0f};
  double            s1 = 0.0, s2 = 0.0;
  const double      g = (double)shape.g, k = (double)shape.k;
  for (uint32_t b = 0; b < 16; ++b) {
    float in[DSP_BLOCK], out[DSP_BLOCK];
    dsp_noise_white(&noise, in);
    memcpy(out, in, sizeof(in));
    dsp_svf_run(&filter, &shape, out);
    for (uint32_t i = 0; i < DSP_BLOCK; ++i) {
      const double a1 = 1.0 / (1.0 + g * (g + k));
      const double v3 = (double)in[i] - s2;
      const double v1 = a1 * s1 + g * a1 * v3;
      const double v2 = s2 + g * a1 * s1 + g * g * a1 * v3;
      s1              = 2.0 * v1 - s1;
      s2              = 2.0 * v2 - s2;
      CHECK_NEAR(out[i],
                 (double)shape.m0 * (double)in[i] + (double)shape.m1 * v1 +
                   (double)shape.m2 * v2,
                 1e-4);
    }
  }
}

static void
a_mode_rings_at_its_pitch_and_dies_in_its_time(void)
{
  DspMode mode = dsp_mode(0.0123f, 4096.0f, 0.5f);
  memset(sound, 0, sizeof(sound));
  for (uint32_t b = 0; b < BLOCKS; ++b) {
    dsp_modes_add(&mode, 1, sound + b * DSP_BLOCK);
  }
  for (uint32_t i = 0; i < FRAMES; ++i) {
    const double decay = pow(10.0, -3.0 * i / 4096.0);
    CHECK_NEAR(sound[i], 0.5 * decay * sin(2.0 * PI * 0.0123 * i), 2e-4);
  }
  CHECK(dsp_modes_prune(&mode, 1, 1e-3f) == 0);
  CHECK(dsp_modes_prune(&mode, 1, 1e-9f) == 1);
}

static void
a_string_is_in_tune_and_dies_in_its_time(void)
{
  static float line[8192];
  for (float freq = 0.001f; freq < 0.1f; freq *= 1.7f) {
    const DspStringTone tone   = {freq, 3000000.0f, 0.2f, 100000.0f};
    DspString           string = dsp_string(line, dsp_string_size(0.0006f), 0.0f, 0);
    CHECK(string.size <= 8192U);
    dsp_string_tune(&string, &tone);
    dsp_string_pluck(&string, freq, 0.2f, 0.1f, 1.0f);
    for (uint32_t b = 0; b < BLOCKS; ++b) {
      dsp_string_run(&string, NULL, sound + b * DSP_BLOCK);
    }
    const double there = amplitude((double)freq);
    CHECK(there > 0.1);
    CHECK(there > 3.0 * amplitude((double)freq * 1.5));
    CHECK(there > amplitude((double)freq * 1.004) - 1e-6);
    CHECK(there > amplitude((double)freq * 0.996) - 1e-6);
  }
}

static void
tables_hold_no_partial_that_folds(void)
{
  BaseArena count = base_arena_counting();
  CHECK(!dsp_waves_new(&count));
  BaseArena       arena = base_arena_new(count.used_bytes);
  DspWaves* const waves = dsp_waves_new(&arena);
  CHECK(waves);
  for (float freq = 0.0007f; freq < 0.3f; freq *= 1.31f) {
    for (uint32_t kind = 0; kind < DSP_N_WAVES; ++kind) {
      const float glide[2] = {freq, freq}, gain[2] = {1.0f, 1.0f};
      uint32_t    phase = 0;
      memset(sound, 0, sizeof(sound));
      for (uint32_t b = 0; b < BLOCKS; ++b) {
        dsp_wave_add(dsp_waves_table(waves, (DspWaveKind)kind, freq), &phase, glide,
                     gain, sound + b * DSP_BLOCK);
      }
      const double first = amplitude((double)freq);
      CHECK(first > 0.5);
      // What would have folded from above 2/3 of the rate to below a third
      for (uint32_t h = 2; h < 900; ++h) {
        const double f      = (double)freq * h;
        const double folded = fabs(f - round(f));
        const double near = fabs(folded / (double)freq - round(folded / (double)freq));
        if (f > 0.67 && f < 1.0 && folded < 0.33 && near * (double)freq > 0.0015) {
          CHECK(amplitude(folded) < 3.2e-4 * first);
        }
      }
    }
  }
  base_arena_free(&arena);
}

/// Partial `h` of a saw that begins anew with every cycle and runs `ratio` times as
/// fast: the integral over one cycle, in small steps.
static double
synced_partial(double ratio, uint32_t h)
{
  double         re = 0.0, im = 0.0;
  const uint32_t n = 200000;
  for (uint32_t i = 0; i < n; ++i) {
    const double at = (i + 0.5) / n;
    const double x  = 1.0 - 2.0 * (ratio * at - floor(ratio * at));
    re += x * cos(2.0 * PI * h * at);
    im += x * sin(2.0 * PI * h * at);
  }
  return 2.0 * sqrt(re * re + im * im) / n;
}

static void
a_synced_saw_begins_anew_with_every_cycle(void)
{
  static const float ratios[] = {1.0f, 1.4f, 2.5f, 3.0f, 4.9f};
  BaseArena          count    = base_arena_counting();
  dsp_waves_new(&count);
  BaseArena       arena = base_arena_new(count.used_bytes);
  DspWaves* const waves = dsp_waves_new(&arena);
  CHECK(waves);
  const float  freq[2] = {0.00625f, 0.00625f}, gain[2] = {1.0f, 1.0f};
  const float* saw   = dsp_waves_table(waves, DSP_SAW, freq[0]);
  double       scale = 0.0;
  for (uint32_t r = 0; r < 5; ++r) {
    const float ratio[2] = {ratios[r], ratios[r]};
    uint32_t    phase    = 0;
    memset(sound, 0, sizeof(sound));
    for (uint32_t b = 0; b < BLOCKS; ++b) {
      dsp_sync_add(saw, &phase, freq, gain, ratio, sound + b * DSP_BLOCK);
    }
    scale = r ? scale : amplitude((double)freq[0]) / synced_partial(1.0, 1);
    for (uint32_t h = 1; h < 12; ++h) {
      CHECK_NEAR(amplitude((double)freq[0] * h),
                 scale * synced_partial((double)ratios[r], h), 0.004);
    }
  }
  base_arena_free(&arena);
}

static void
a_drawn_wave_has_the_partials_it_was_given(void)
{
  BaseArena count = base_arena_counting();
  dsp_waves_new(&count);
  BaseArena       arena = base_arena_new(count.used_bytes);
  DspWaves* const waves = dsp_waves_new(&arena);
  static float    pairs[2U * (DSP_DRAWN_FRAMES + 1U)];
  const float     a[4] = {1.0f, 0.5f, 0.0f, 0.25f}, b[4] = {0.1f, 0.2f, 0.3f, 0.4f};
  const float     turns[4] = {0.0f, 0.3f, 0.6f, 0.9f};
  dsp_waves_draw(waves, a, b, turns, 4, pairs);
  const float freq[2] = {0.011f, 0.011f}, on[2] = {1.0f, 1.0f}, off[2] = {0.0f, 0.0f};
  for (uint32_t side = 0; side < 2; ++side) {
    uint32_t phase = 0;
    memset(sound, 0, sizeof(sound));
    for (uint32_t k = 0; k < BLOCKS; ++k) {
      dsp_drawn_add(pairs, &phase, freq, side ? off : on, side ? on : off,
                    sound + k * DSP_BLOCK);
    }
    for (uint32_t h = 0; h < 4; ++h) {
      CHECK_NEAR(amplitude(0.011 * (h + 1U)), side ? b[h] : a[h], 2e-3);
    }
  }
  base_arena_free(&arena);
}

static void
an_operator_makes_the_side_bands_of_bessel(void)
{
  DspFm       carrier = {0.0}, modulator = {0.0};
  const float fc[2] = {0.1f, 0.1f}, fm[2] = {0.013f, 0.013f}, one[2] = {1.0f, 1.0f};
  const float index[2] = {1.0f / 6.2831853f, 1.0f / 6.2831853f}; // One radian
  for (uint32_t b = 0; b < BLOCKS; ++b) {
    float push[DSP_BLOCK];
    dsp_fm_run(&modulator, fm, index, NULL, push);
    dsp_fm_run(&carrier, fc, one, push, sound + b * DSP_BLOCK);
  }
  CHECK_NEAR(amplitude(0.1), 0.7652, 2e-3);
  CHECK_NEAR(amplitude(0.113), 0.4401, 2e-3);
  CHECK_NEAR(amplitude(0.126), 0.1149, 2e-3);
}

static void
the_ladder_falls_by_four_poles_and_sings_at_its_edge(void)
{
  DspLadder   ladder    = {{0.0f, 0.0f, 0.0f, 0.0f}};
  const float cutoff[2] = {0.02f, 0.02f}, none[2] = {0.0f, 0.0f},
              full[2] = {0.99f, 0.99f};
  fill_sine(0.08);
  for (uint32_t i = 0; i < FRAMES; ++i) {
    sound[i] *= 0.01f;
  }
  for (uint32_t b = 0; b < BLOCKS; ++b) {
    dsp_ladder_run(&ladder, cutoff, none, sound + b * DSP_BLOCK);
  }
  CHECK(amplitude(0.08) < 0.01 * 0.005);
  memset(sound, 0, sizeof(sound));
  sound[0] = 1.0f;
  for (uint32_t b = 0; b < BLOCKS; ++b) {
    dsp_ladder_run(&ladder, cutoff, full, sound + b * DSP_BLOCK);
  }
  double rest = 0.0;
  for (uint32_t i = 2000; i < 3000; ++i) {
    rest = fmax(rest, fabs((double)sound[i]));
  }
  CHECK(rest > 1e-4 && rest < 1.0);
}

static void
envelopes_rise_hold_and_die_in_time(void)
{
  const DspEnvShape shape = dsp_env_shape(10.0f, 50.0f, 0.5f, 20.0f);
  DspEnv            env   = {0.0f, false};
  dsp_env_start(&env);
  for (int i = 0; i < 10; ++i) {
    dsp_env_next(&env, &shape, true);
  }
  CHECK_NEAR(env.level, 1.0, 0.02);
  for (int i = 0; i < 80; ++i) {
    dsp_env_next(&env, &shape, true);
  }
  CHECK_NEAR(env.level, 0.5, 0.01);
  for (int i = 0; i < 20; ++i) {
    dsp_env_next(&env, &shape, false);
  }
  CHECK(env.level <= 0.51f * 0.001f);
}

static void
slow_waves_stay_in_range_and_average_to_nothing(void)
{
  for (uint32_t kind = DSP_LFO_SINE; kind <= DSP_LFO_RISING; ++kind) {
    DspLfo lfo = {0.0f};
    double sum = 0.0;
    for (int i = 0; i < 1000; ++i) {
      const float x = dsp_lfo_next(&lfo, (DspLfoKind)kind, 0.01f);
      CHECK(x >= -1.0f && x <= 1.0f);
      sum += (double)x;
    }
    CHECK_NEAR(sum / 1000.0, 0.0, 0.03);
  }
}

static void
noises_have_their_colours(void)
{
  double slope[3];
  for (int colour = 0; colour < 3; ++colour) {
    DspNoise noise = dsp_noise(9);
    double   low = 0.0, high = 0.0;
    for (uint32_t b = 0; b < BLOCKS; ++b) {
      float* const to = sound + b * DSP_BLOCK;
      if (colour == 0) {
        dsp_noise_white(&noise, to);
      } else if (colour == 1) {
        dsp_noise_pink(&noise, to);
      } else {
        dsp_noise_brown(&noise, to);
      }
    }
    for (int k = 0; k < 200; ++k) {
      low += pow(amplitude(0.01 + 0.00005 * k), 2.0);
      high += pow(amplitude(0.08 + 0.0004 * k), 2.0);
    }
    slope[colour] = 10.0 * log10(high / low) / 3.0; // Three octaves apart
  }
  CHECK_NEAR(slope[0], 0.0, 0.7);
  CHECK_NEAR(slope[1], -3.0, 0.9);
  CHECK_NEAR(slope[2], -6.0, 0.9);
}

static void
drawbars_draw_their_own_partials(void)
{
  float partials[DSP_DRAWBAR_PARTIALS];
  dsp_drawbars("808000008", 0.0f, partials);
  CHECK(partials[0] == 1.0f && partials[1] == 1.0f && partials[15] == 1.0f);
  CHECK(partials[2] == 0.0f && partials[3] == 0.0f);
  dsp_drawbars("", 0.5f, partials);
  CHECK(partials[0] == 0.0f);
  dsp_drawbars("x", 0.5f, partials);
  CHECK(partials[0] == 0.0f);
}

static void
formants_add_up_around_their_peaks(void)
{
  const DspFormant bank[2]   = {{700.0f, 100.0f, 1.0f}, {1200.0f, 200.0f, 0.5f}};
  float            gains[90] = {0.0f};
  for (int i = 0; i < 90; ++i) {
    gains[i] = 0.1f;
  }
  dsp_formant_add(&bank[0], 100.0f, 90, gains);
  dsp_formant_add(&bank[1], 100.0f, 90, gains);
  CHECK_NEAR(gains[6], 1.12, 0.02);
  CHECK_NEAR(gains[11], 0.61, 0.02);
  CHECK(gains[89] < 0.11f);
}

int
main(void)
{
  RUN(fast_functions_agree_with_libm);
  RUN(filters_have_the_gains_their_names_promise);
  RUN(four_frames_at_once_are_four_frames_one_by_one);
  RUN(a_mode_rings_at_its_pitch_and_dies_in_its_time);
  RUN(a_string_is_in_tune_and_dies_in_its_time);
  RUN(tables_hold_no_partial_that_folds);
  RUN(a_synced_saw_begins_anew_with_every_cycle);
  RUN(a_drawn_wave_has_the_partials_it_was_given);
  RUN(an_operator_makes_the_side_bands_of_bessel);
  RUN(the_ladder_falls_by_four_poles_and_sings_at_its_edge);
  RUN(envelopes_rise_hold_and_die_in_time);
  RUN(slow_waves_stay_in_range_and_average_to_nothing);
  RUN(noises_have_their_colours);
  RUN(drawbars_draw_their_own_partials);
  RUN(formants_add_up_around_their_peaks);
  return 0;
}
