// Rings, glides, equalizer sections and the reverb.

#include "core/dsp/biquad.h"
#include "core/dsp/glide.h"
#include "core/dsp/reverb.h"
#include "core/dsp/ring.h"
#include "tests/test.h"

#define RATE 48000.0
#define N 32U

static BaseArena
room(size_t bytes)
{
  const BaseArena arena = base_arena_new(bytes);
  CHECK(arena.memory);
  return arena;
}

static void
a_ring_gives_back_what_it_was_given(void)
{
  BaseArena arena = room(1U << 16);
  DspRing   ring;
  CHECK(dsp_ring_init(&ring, &arena, 100));
  float next = 0.0f, run[DSP_RING_RUN];
  for (uint32_t round = 0; round < 500; ++round) {
    const uint32_t n = 1 + round * 7 % DSP_RING_RUN;
    for (uint32_t i = 0; i < n; ++i) {
      run[i] = next++;
    }
    dsp_ring_write(&ring, run, n);
    const uint32_t delay = n + round * 13 % (100 - n);
    if (next > 200.0f) {
      const float* const past = dsp_ring_read(&ring, delay);
      for (uint32_t i = 0; i < n; ++i) {
        CHECK(past[i] == next - (float)delay + (float)i);
      }
    }
  }
  base_arena_free(&arena);
}

static void
a_ring_without_memory_says_so(void)
{
  BaseArena counting = base_arena_counting();
  DspRing   ring;
  CHECK(!dsp_ring_init(&ring, &counting, 1000));
  CHECK(counting.used_bytes >= 1024 * sizeof(float));
}

static void
a_glide_arrives_without_a_step(void)
{
  const float share = dsp_glide_share(RATE, 0.01);
  DspGlide    glide;
  float       last = 0.0f;
  dsp_glide_jump(&glide, 0.0f);
  glide.target = 1.0f;
  for (uint32_t tick = 0; tick < 600; ++tick) {
    dsp_glide_tick(&glide, share);
    for (uint32_t i = 0; i < DSP_TICK_FRAMES; ++i) {
      const float now = dsp_glide_at(&glide, i);
      CHECK(now >= last - 1e-6f && now - last < 0.0025f);
      last = now;
    }
  }
  CHECK(glide.now == 1.0f && glide.step == 0.0f);
}

/// Gain of a section at `hz`, heard on a sine.
static double
gain_at(const DspBiquad* band, double hz)
{
  DspBiquadState state = {{{0}}};
  double         in = 0.0, out = 0.0;
  for (uint32_t k = 0; k < 1500; ++k) {
    float left[N], right[N];
    for (uint32_t i = 0; i < N; ++i) {
      left[i]  = (float)sin(6.283185307179586 * hz * (k * N + i) / RATE);
      right[i] = -left[i];
      in += k > 500 ? (double)left[i] * (double)left[i] : 0.0;
    }
    dsp_biquad_run(band, &state, left, right, N);
    for (uint32_t i = 0; i < N; ++i) {
      out += k > 500 ? (double)left[i] * (double)left[i] : 0.0;
      CHECK(left[i] == -right[i]);
    }
  }
  return 10.0 * log10(out / in + 1e-12);
}

static void
equalizer_sections_do_what_their_names_say(void)
{
  const DspBiquad low   = dsp_biquad(DSP_BIQUAD_LOW_SHELF, RATE, 300.0, 0.7, 6.0);
  const DspBiquad high  = dsp_biquad(DSP_BIQUAD_HIGH_SHELF, RATE, 3000.0, 0.7, -6.0);
  const DspBiquad bell  = dsp_biquad(DSP_BIQUAD_BELL, RATE, 1000.0, 1.0, 9.0);
  const DspBiquad below = dsp_biquad(DSP_BIQUAD_LOW_PASS, RATE, 1000.0, 0.7071, 0.0);
  const DspBiquad above = dsp_biquad(DSP_BIQUAD_HIGH_PASS, RATE, 1000.0, 0.7071, 0.0);
  CHECK_NEAR(gain_at(&low, 30.0), 6.0, 0.2);
  CHECK_NEAR(gain_at(&low, 5000.0), 0.0, 0.1);
  CHECK_NEAR(gain_at(&high, 100.0), 0.0, 0.1);
  CHECK_NEAR(gain_at(&high, 16000.0), -6.0, 0.2);
  CHECK_NEAR(gain_at(&bell, 1000.0), 9.0, 0.1);
  CHECK_NEAR(gain_at(&bell, 30.0), 0.0, 0.1);
  CHECK_NEAR(gain_at(&below, 1000.0), -3.0, 0.1);
  CHECK_NEAR(gain_at(&below, 8000.0), -37.0, 1.5);
  CHECK_NEAR(gain_at(&above, 125.0), -36.0, 0.5);
}

static DspReverb reverb, other;

/// The reverb of a click, in decibels per 50 ms, for as many as `n_parts`.
static void
ring_out(DspReverb* self, double rate_hz, double* parts_db, uint32_t n_parts)
{
  const uint32_t n_runs = (uint32_t)(0.05 * rate_hz / N);
  for (uint32_t p = 0; p < n_parts; ++p) {
    double sum = 0.0;
    for (uint32_t k = 0; k < n_runs; ++k) {
      float in[N] = {0}, left[N] = {0}, right[N] = {0};
      in[0] = p == 0 && k == 0 ? 1.0f : 0.0f;
      dsp_reverb_tick(self);
      dsp_reverb_run(self, in, in, left, right, N, 0);
      for (uint32_t i = 0; i < N; ++i) {
        CHECK(isfinite(left[i]) && isfinite(right[i]));
        sum += (double)left[i] * (double)left[i];
      }
    }
    parts_db[p] = 10.0 * log10(sum + 1e-20);
  }
}

static void
the_reverb_decays_as_it_was_told_at_every_rate(void)
{
  static const double rates[] = {8000, 22050, 44100, 48000, 96000, 192000};
  for (size_t r = 0; r < sizeof(rates) / sizeof(rates[0]); ++r) {
    BaseArena arena = room(1U << 23);
    double    db[40];
    CHECK(dsp_reverb_init(&reverb, &arena, rates[r], 1.0));
    dsp_reverb_set(&reverb, 1.5f, 1.0f);
    dsp_reverb_reset(&reverb);
    ring_out(&reverb, rates[r], db, 40);
    CHECK_NEAR(db[8] - db[38], 60.0 * 30 * 0.05 / 1.5, 6.0);
    base_arena_free(&arena);
  }
}

static void
two_reverbs_add_up_to_the_reverb_of_the_sum(void)
{
  BaseArena        arenas[3] = {room(1U << 20), room(1U << 20), room(1U << 20)};
  static DspReverb halls[3];
  uint32_t         seed = 1;
  for (uint32_t h = 0; h < 3; ++h) {
    CHECK(dsp_reverb_init(&halls[h], &arenas[h], RATE, 1.0));
  }
  for (uint32_t k = 0; k < 2000; ++k) {
    float in[3][N], out[3][2][N] = {{{0}}};
    for (uint32_t i = 0; i < N; ++i) {
      seed     = seed * 1664525U + 1013904223U;
      in[0][i] = (float)(int32_t)seed * 1e-10f;
      in[1][i] = (float)(seed >> 20) * 1e-4f;
      in[2][i] = in[0][i] + in[1][i];
    }
    for (uint32_t h = 0; h < 3; ++h) {
      dsp_reverb_tick(&halls[h]);
      dsp_reverb_run(&halls[h], in[h], in[h], out[h][0], out[h][1], N, 0);
    }
    for (uint32_t i = 0; i < N; ++i) {
      CHECK_NEAR(out[2][0][i], out[0][0][i] + out[1][0][i], 2e-5);
    }
  }
  for (uint32_t h = 0; h < 3; ++h) {
    base_arena_free(&arenas[h]);
  }
}

static void
a_partial_tick_sounds_as_a_whole_one(void)
{
  BaseArena arenas[2] = {room(1U << 20), room(1U << 20)};
  CHECK(dsp_reverb_init(&reverb, &arenas[0], RATE, 0.4));
  CHECK(dsp_reverb_init(&other, &arenas[1], RATE, 0.4));
  for (uint32_t k = 0; k < 500; ++k) {
    float          in[N] = {k == 0 ? 1.0f : 0.0f}, a[2][N] = {{0}}, b[2][N] = {{0}};
    const uint32_t cut = k * 5 % (N - 1) + 1;
    dsp_reverb_tick(&reverb);
    dsp_reverb_run(&reverb, in, in, a[0], a[1], N, 0);
    dsp_reverb_tick(&other);
    dsp_reverb_run(&other, in, in, b[0], b[1], cut, 0);
    dsp_reverb_run(&other, in + cut, in + cut, b[0] + cut, b[1] + cut, N - cut, cut);
    CHECK(!memcmp(a, b, sizeof(a)));
  }
  base_arena_free(&arenas[0]);
  base_arena_free(&arenas[1]);
}

int
main(void)
{
  RUN(a_ring_gives_back_what_it_was_given);
  RUN(a_ring_without_memory_says_so);
  RUN(a_glide_arrives_without_a_step);
  RUN(equalizer_sections_do_what_their_names_say);
  RUN(the_reverb_decays_as_it_was_told_at_every_rate);
  RUN(two_reverbs_add_up_to_the_reverb_of_the_sum);
  RUN(a_partial_tick_sounds_as_a_whole_one);
  return 0;
}
