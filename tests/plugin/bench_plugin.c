// Tells what run() costs: mean and tail of CPU time per block, in phases, and page
// faults.  Prints; asserts nothing, since times differ from machine to machine.

#define _GNU_SOURCE // NOLINT(bugprone-reserved-identifier)

#include "core/base/random.h"
#include "tests/plugin/host.h"
#include "tests/test.h"

#include <sys/resource.h>
#include <time.h>

#define BLOCK 64U
#define N_BLOCKS 20000U
#define RATE_HZ 48000.0
#define N_PASSES 4U

typedef enum { IDLE, PLAYING, COMPOSING, KNOBS, STORM, N_PHASES } Phase;

static const char* const names[N_PHASES] = {"idle", "playing", "composing", "knobs",
                                            "storm"};

static double
cpu_us(void)
{
  struct timespec now = {0};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e6 * (double)now.tv_sec + 1e-3 * (double)now.tv_nsec;
}

static _Thread_local bool   is_running;
static _Thread_local double started_us;
static _Thread_local double spent_us;

/// The worker's time does not count.
static void
watch(HostPlace place)
{
  if (place == HOST_IN_RUN) {
    started_us = cpu_us();
  } else if (is_running) {
    spent_us += cpu_us() - started_us;
  }
  is_running = place == HOST_IN_RUN;
}

static int
by_size(const void* a, const void* b)
{
  const double x = *(const double*)a, y = *(const double*)b;
  return (x > y) - (x < y);
}

static void
report(const char* phase, double* us, size_t n, long faults)
{
  const double period = 1e6 * BLOCK / RATE_HZ;
  double       sum    = 0;
  for (size_t i = 0; i < n; ++i) {
    sum += us[i];
  }
  qsort(us, n, sizeof *us, by_size);
  printf("%-10s mean %6.1f us (%4.1f %%)  99.9th %7.1f us  worst %7.1f us (%5.1f %%)"
         "  page faults %ld\n",
         phase, sum / (double)n, 100 * sum / (double)n / period, us[n - 1 - n / 1000],
         us[n - 1], 100 * us[n - 1] / period, faults);
}

static long
n_faults(void)
{
  struct rusage usage;
  getrusage(RUSAGE_THREAD, &usage);
  return usage.ru_minflt;
}

static void
stir(Host* host, Phase phase, BaseRandom* random, unsigned i)
{
  for (unsigned id = 0; id < PARAM_FOLLOW_HOST; ++id) {
    const ParamInfo* const info = param_info((ParamId)id);
    host_set(host, (ParamId)id,
             info->least + (info->most - info->least) * base_random_unit(random));
  }
  if (phase != STORM) {
    return;
  }
  for (unsigned k = 0; k < 8; ++k) {
    const uint8_t midi[3] = {(uint8_t)(0x80 | base_random_below(random, 0x40)),
                             (uint8_t)base_random_below(random, 128),
                             (uint8_t)base_random_below(random, 128)};
    host_send_midi(host, k * 8, midi, 3);
  }
  if (i % 16 == 0) {
    host_send_position(host, 60, 1, base_random_below(random, 32), 0, 120);
  }
  if (i % 200 == 0) {
    host_send_prompt(host, 63, i % 400 ? "big band swing, 64 bars" : "endless techno");
  }
}

/// What happens in each phase is the same in every pass, so that a pass in which
/// somebody else had the processor counts for nothing.
static double least_us[N_PHASES][N_BLOCKS];
static long   most_faults[N_PHASES];

static void
measure(Host* host, Phase phase)
{
  BaseRandom random = base_random(1, 0, 0, 0);
  const long before = n_faults();
  for (unsigned i = 0; i < N_BLOCKS; ++i) {
    if (phase >= KNOBS) {
      stir(host, phase, &random, i);
    }
    if (i % 500 == 0) {
      host_forget(host);
    }
    spent_us = 0;
    host_run(host, BLOCK);
    least_us[phase][i] = fmin(least_us[phase][i], spent_us);
  }
  const long faults  = n_faults() - before;
  most_faults[phase] = faults > most_faults[phase] ? faults : most_faults[phase];
}

static void
pass(void)
{
  const HostOptions options = {RATE_HZ, false, HOST_AFTER};
  Host* const       host    = host_new(&options);
  CHECK(host);
  measure(host, IDLE);
  host_send_position(host, 0, 0, 0, 0, 120);
  host_send_prompt(host, 0, "orchestral pop in D, 120 bpm, 64 bars, all instruments");
  host_run_until_composed(host, BLOCK);
  host_send_position(host, 0, 1, 0, 0, 120);
  measure(host, PLAYING);
  host_send_prompt(host, 0, "endless progressive rock with everything");
  measure(host, COMPOSING);
  measure(host, KNOBS);
  measure(host, STORM);
  host_free(host);
}

int
main(void)
{
  for (unsigned phase = 0; phase < N_PHASES; ++phase) {
    for (unsigned i = 0; i < N_BLOCKS; ++i) {
      least_us[phase][i] = (double)INFINITY;
    }
  }
  host_set_guard(watch);
  for (unsigned i = 0; i < N_PASSES; ++i) {
    pass();
  }
  for (unsigned phase = 0; phase < N_PHASES; ++phase) {
    report(names[phase], least_us[phase], N_BLOCKS, most_faults[phase]);
  }
  return 0;
}
