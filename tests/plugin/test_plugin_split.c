#include "core/base/random.h"
#include "tests/plugin/host.h"
#include "tests/test.h"

/// What happens at which frame, however the host cuts its blocks.
typedef struct {
  uint64_t frame;
  char     kind; ///< 'p'osition, 't'ext, 'm'idi
  double   speed, bar, beat, bpm;
  uint8_t  midi[3];
} Happening;

static const Happening story[] = {
  {0, 't', 0, 0, 0, 0, {0}},
  {0, 'p', 1, 0, 0, 120, {0}},
  {1000, 'm', 0, 0, 0, 0, {0x90, 64, 90}},
  {1001, 'm', 0, 0, 0, 0, {0xB0, 64, 127}},
  {9000, 'm', 0, 0, 0, 0, {0x80, 64, 0}},
  {20011, 'p', 1, 0, 1.5, 131, {0}},  // Tempo
  {30007, 'p', 1, 5, 2.25, 131, {0}}, // Locate
  {40000, 'm', 0, 0, 0, 0, {0xB0, 64, 0}},
  {44100, 'p', 0, 6, 0, 131, {0}}, // Stop
  {44100, 'm', 0, 0, 0, 0, {0xE0, 0, 80}},
  {50021, 'p', 1, 2, 3.999, 90, {0}}, // Start elsewhere
  {60000, 't', 0, 0, 0, 0, {0}},      // Another piece
  {70000, 'p', 1, 0, 0, 150, {0}},    // Loop back
};
#define N_STORY (sizeof story / sizeof story[0])

static void
tell(Host* host, const Happening* what, uint32_t frame, bool first)
{
  if (what->kind == 't') {
    host_send_prompt(host, frame,
                     first ? "house in A minor, 124 bpm, 8 bars, drums and bass"
                           : "calm waltz, 90 bpm, 6 bars");
  } else if (what->kind == 'p') {
    host_send_position(host, frame, what->speed, (int64_t)what->bar, what->beat,
                       what->bpm);
  } else {
    host_send_midi(host, frame, what->midi, 3);
  }
}

/// The story, in blocks of `block` frames; 0 for all sizes by chance.
static Host*
play(bool multi, uint32_t block, uint64_t n_frames)
{
  const HostOptions options = {48000, multi, HOST_INLINE};
  Host* const       host    = host_new(&options);
  CHECK(host);
  host_set(host, PARAM_FREEWHEEL, 1);
  BaseRandom random = base_random(7, 0, 0, 0);
  unsigned   next   = 0;
  while (host_now(host) < n_frames) {
    const uint64_t now  = host_now(host);
    const uint64_t left = n_frames - now;
    const uint32_t most = block ? block : base_random_below(&random, 700);
    const uint32_t n    = most < left ? most : (uint32_t)left;
    for (; next < N_STORY && story[next].frame < now + n; ++next) {
      tell(host, &story[next], (uint32_t)(story[next].frame - now), next == 0);
    }
    host_run(host, n);
  }
  return host;
}

static void
check_same(const Host* a, const Host* b)
{
  uint64_t           n = 0, n_b = 0;
  const float* const x = host_audio(a, &n);
  const float* const y = host_audio(b, &n_b);
  CHECK(n == n_b);
  for (uint64_t i = 0; i < n * host_n_audio(a); ++i) {
    if (x[i] != y[i]) {
      fprintf(stderr, "frame %lu: %g is not %g\n", (unsigned long)(i / host_n_audio(a)),
              (double)y[i], (double)x[i]);
      exit(1);
    }
  }
  size_t                n_x = 0, n_y = 0;
  const HostMidi* const p = host_midi(a, &n_x);
  const HostMidi* const q = host_midi(b, &n_y);
  CHECK(n_x == n_y && !memcmp(p, q, n_x * sizeof *p));
}

static void
blocks_cannot_be_heard(void)
{
  const uint64_t n_frames = 100000;
  Host* const    first    = play(false, 1024, n_frames);
  CHECK(host_peak(first) > 0.05f);
  size_t n = 0;
  host_midi(first, &n);
  CHECK(n > 50);
  const uint32_t blocks[] = {64, 100, 4096, 8192, 0, 50000};
  for (unsigned i = 0; i < sizeof blocks / sizeof blocks[0]; ++i) {
    Host* const other = play(false, blocks[i], n_frames);
    check_same(first, other);
    host_free(other);
  }
  host_free(first);
}

static void
single_frames_cannot_be_heard(void)
{
  Host* const first = play(false, 512, 24000);
  Host* const other = play(false, 1, 24000);
  check_same(first, other);
  host_free(first);
  host_free(other);
}

static void
blocks_cannot_be_heard_in_stems(void)
{
  Host* const first = play(true, 1024, 60000);
  Host* const other = play(true, 0, 60000);
  CHECK(host_peak(first) > 0.05f);
  check_same(first, other);
  host_free(first);
  host_free(other);
}

static void
two_runs_are_the_same(void)
{
  Host* const first = play(false, 333, 60000);
  Host* const other = play(false, 333, 60000);
  check_same(first, other);
  host_free(first);
  host_free(other);
}

int
main(void)
{
  RUN(blocks_cannot_be_heard);
  RUN(single_frames_cannot_be_heard);
  RUN(blocks_cannot_be_heard_in_stems);
  RUN(two_runs_are_the_same);
  return 0;
}
