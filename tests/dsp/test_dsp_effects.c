// Chorus, phaser, rotary speaker, tape, echo, saturation: one bench for all.

#include "core/dsp/chorus.h"
#include "core/dsp/drive.h"
#include "core/dsp/echo.h"
#include "core/dsp/phaser.h"
#include "core/dsp/rotary.h"
#include "core/dsp/tape.h"
#include "tests/test.h"

#define N DSP_TICK_FRAMES

typedef struct {
  BaseArena arena;
  DspChorus chorus;
  DspPhaser phaser;
  DspRotary rotary;
  DspTape   tape;
  DspEcho   echo;
} Bench;

typedef enum { CHORUS, PHASER, ROTARY, TAPE, ECHO, N_EFFECTS } Effect;

static Bench benches[2];

static bool
furnish(Bench* self, BaseArena* arena, double rate_hz)
{
  dsp_phaser_init(&self->phaser, rate_hz, 0.4f);
  const bool chorus = dsp_chorus_init(&self->chorus, arena, rate_hz);
  const bool rotary = dsp_rotary_init(&self->rotary, arena, rate_hz);
  const bool tape   = dsp_tape_init(&self->tape, arena, rate_hz);
  const bool echo   = dsp_echo_init(&self->echo, arena, rate_hz);
  return chorus && rotary && tape && echo;
}

static void
open_bench(Bench* self, double rate_hz)
{
  BaseArena counting = base_arena_counting();
  CHECK(!furnish(self, &counting, rate_hz));
  self->arena = base_arena_new(counting.used_bytes);
  CHECK(furnish(self, &self->arena, rate_hz));
}

static void
tick(Bench* self, Effect effect)
{
  switch (effect) {
  case CHORUS:
    dsp_chorus_tick(&self->chorus);
    break;
  case PHASER:
    dsp_phaser_tick(&self->phaser);
    break;
  case ROTARY:
    dsp_rotary_tick(&self->rotary);
    break;
  case TAPE:
    dsp_tape_tick(&self->tape);
    break;
  default:
    dsp_echo_tick(&self->echo);
    break;
  }
}

static void
run(Bench* self, Effect effect, float* left, float* right, uint32_t n, uint32_t place)
{
  float out[2][N];
  switch (effect) {
  case CHORUS:
    dsp_chorus_run(&self->chorus, left, right, n, place);
    break;
  case PHASER:
    dsp_phaser_run(&self->phaser, left, right, n, place);
    break;
  case ROTARY:
    dsp_rotary_run(&self->rotary, left, right, n, place);
    break;
  case TAPE:
    dsp_tape_run(&self->tape, left, right, n, place);
    break;
  default:
    dsp_echo_run(&self->echo, left, right, out[0], out[1], n, place);
    memcpy(left, out[0], n * sizeof(float));
    memcpy(right, out[1], n * sizeof(float));
    break;
  }
}

/// The next tick of a sine at `hz`, with its channels in opposite phase.
static void
sine(float pair[2][N], uint32_t tick_number, double hz, double rate_hz)
{
  for (uint32_t i = 0; i < N; ++i) {
    const double t = (tick_number * N + i) / rate_hz;
    pair[0][i]     = (float)(0.5 * sin(6.283185307179586 * hz * t));
    pair[1][i]     = (float)(0.5 * sin(6.283185307179586 * hz * t + 1.0));
  }
}

static void
silence_stays_silence(void)
{
  open_bench(&benches[0], 48000.0);
  for (uint32_t e = 0; e < N_EFFECTS; ++e) {
    for (uint32_t k = 0; k < 3000; ++k) {
      float pair[2][N] = {{0}};
      tick(&benches[0], (Effect)e);
      run(&benches[0], (Effect)e, pair[0], pair[1], N, 0);
      for (uint32_t i = 0; i < N; ++i) {
        CHECK(fabsf(pair[0][i]) < 1e-14f && fabsf(pair[1][i]) < 1e-14f);
      }
    }
  }
  base_arena_free(&benches[0].arena);
}

static void
music_stays_within_bounds_at_every_rate(void)
{
  static const double rates[] = {8000, 22050, 44100, 96000, 192000, 384000};
  for (size_t r = 0; r < sizeof(rates) / sizeof(rates[0]); ++r) {
    open_bench(&benches[0], rates[r]);
    for (uint32_t e = 0; e < N_EFFECTS; ++e) {
      const uint32_t n_ticks = (uint32_t)(0.6 * rates[r] / N);
      double         sum     = 0.0;
      for (uint32_t k = 0; k < n_ticks; ++k) {
        float pair[2][N];
        sine(pair, k, 330.0, rates[r]);
        tick(&benches[0], (Effect)e);
        run(&benches[0], (Effect)e, pair[0], pair[1], N, 0);
        for (uint32_t i = 0; i < N; ++i) {
          CHECK(fabsf(pair[0][i]) < 2.0f && fabsf(pair[1][i]) < 2.0f);
          sum += (double)pair[0][i] * (double)pair[0][i];
        }
      }
      CHECK(sum / (n_ticks * N) > 0.003);
    }
    base_arena_free(&benches[0].arena);
  }
}

static void
a_split_tick_sounds_as_a_whole_one(void)
{
  open_bench(&benches[0], 44100.0);
  open_bench(&benches[1], 44100.0);
  for (uint32_t e = 0; e < N_EFFECTS; ++e) {
    for (uint32_t k = 0; k < 2000; ++k) {
      float          whole[2][N], split[2][N];
      const uint32_t cut = 1 + k * 7 % (N - 1);
      sine(whole, k, 440.0, 44100.0);
      memcpy(split, whole, sizeof(split));
      tick(&benches[0], (Effect)e);
      run(&benches[0], (Effect)e, whole[0], whole[1], N, 0);
      tick(&benches[1], (Effect)e);
      run(&benches[1], (Effect)e, split[0], split[1], cut, 0);
      run(&benches[1], (Effect)e, split[0] + cut, split[1] + cut, N - cut, cut);
      CHECK(!memcmp(whole, split, sizeof(whole)));
    }
  }
  base_arena_free(&benches[0].arena);
  base_arena_free(&benches[1].arena);
}

/// The magnitude of `hz` in `n` frames of a whole number of its periods.
static double
partial(const float* frames, uint32_t n, double hz, double rate_hz)
{
  double re = 0.0, im = 0.0;
  for (uint32_t i = 0; i < n; ++i) {
    re += (double)frames[i] * cos(6.283185307179586 * hz * i / rate_hz);
    im += (double)frames[i] * sin(6.283185307179586 * hz * i / rate_hz);
  }
  return 2.0 * sqrt(re * re + im * im) / n;
}

static void
saturation_does_not_fold_its_third_partial_back(void)
{
  enum { N_FRAMES = 4800 };
  static float frames[2 * N_FRAMES];
  DspDrive     drive;
  dsp_drive_reset(&drive);
  for (uint32_t i = 0; i < 2 * N_FRAMES; ++i) {
    frames[i] = 0.5f * (float)sin(6.283185307179586 * 11000.0 * i / 48000.0);
  }
  dsp_drive_run(&drive, 3.0f, frames, 2 * N_FRAMES);
  const double tone   = partial(frames + N_FRAMES, N_FRAMES, 11000.0, 48000.0);
  const double folded = partial(frames + N_FRAMES, N_FRAMES, 15000.0, 48000.0);
  CHECK(tone > 0.1);
  CHECK(20.0 * log10(folded / tone) < -45.0);
}

static void
saturation_leaves_what_is_quiet(void)
{
  DspDrive drive;
  float    frames[480];
  dsp_drive_reset(&drive);
  for (uint32_t i = 0; i < 480; ++i) {
    frames[i] = 1e-3f * (float)sin(6.283185307179586 * 1000.0 * i / 48000.0);
  }
  dsp_drive_run(&drive, 4.0f, frames, 480);
  CHECK_NEAR(partial(frames + 240, 240, 1000.0, 48000.0), 1e-3, 2e-5);
}

static void
the_echo_comes_when_it_was_told(void)
{
  open_bench(&benches[0], 48000.0);
  dsp_echo_set(&benches[0].echo, 0.25f);
  dsp_echo_reset(&benches[0].echo);
  double   most  = 0.0;
  uint32_t found = 0;
  for (uint32_t k = 0; k < 500; ++k) {
    float pair[2][N] = {{k == 0 ? 1.0f : 0.0f}};
    tick(&benches[0], ECHO);
    run(&benches[0], ECHO, pair[0], pair[1], N, 0);
    for (uint32_t i = 0; i < N; ++i) {
      if (fabs((double)pair[0][i]) > most) {
        most  = fabs((double)pair[0][i]);
        found = k * N + i;
      }
    }
  }
  CHECK_NEAR(found, 12000, 4);
  base_arena_free(&benches[0].arena);
}

int
main(void)
{
  RUN(silence_stays_silence);
  RUN(music_stays_within_bounds_at_every_rate);
  RUN(a_split_tick_sounds_as_a_whole_one);
  RUN(saturation_does_not_fold_its_third_partial_back);
  RUN(saturation_leaves_what_is_quiet);
  RUN(the_echo_comes_when_it_was_told);
  return 0;
}
