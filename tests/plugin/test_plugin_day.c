// A long day: hours of transport at eight times the speed, with jumps, loops, stops,
// tempo changes, other takes and new pieces.
//
//   test_plugin_day HOURS      how much song time goes by, 0.25 unless said

#include "core/base/random.h"
#include "tests/plugin/host.h"
#include "tests/test.h"

#include <unistd.h>

#define RATE_HZ 8000.0 // What is heard does not matter here
#define BLOCK 512U
#define SPEED 8.0

typedef struct {
  Host*      host;
  BaseRandom random;
  double     bpm;
  double     ticks; ///< Where the song should be
  bool       rolling;
  unsigned   n_jumps, n_stops, n_checks;
  unsigned   n_pieces;    ///< Heard of so far
  unsigned   calm_blocks; ///< Since something was asked for, or a piece came
  double     worst_ticks; ///< The farthest from where the song should be
} Day;

/// A new piece is told before it enters, and the playhead after: no check meanwhile.
#define CALM_BLOCKS 40U

static void
locate(Day* day, double speed, int64_t bar, double beat)
{
  host_send_position(day->host, 0, speed, bar, beat, day->bpm);
  day->ticks   = ((double)bar * 4.0 + beat) * 960.0;
  day->rolling = speed > 0;
  day->n_jumps += 1;
}

/// Nothing sounds any more once the transport has stopped.
static void
stop(Day* day)
{
  host_send_position(day->host, 0, 0, 0, 0, day->bpm);
  host_run(day->host, BLOCK);
  host_run(day->host, BLOCK);
  CHECK(host_n_stuck(day->host) == 0);
  CHECK(host_peak(day->host) <= 1.0f);
  host_forget(day->host);
  day->rolling = false;
  day->ticks   = 0;
  day->n_stops += 1;
}

static void
ask_for_something(Day* day)
{
  static const char* const prompts[] = {"techno, 130 bpm, 16 bars",
                                        "slow waltz, 12 bars", "endless ambient",
                                        "bebop, 32 bars", "bossa nova in 4/4, 8 bars"};
  switch (base_random_below(&day->random, 4)) {
  case 0:
    host_send_prompt(day->host, 0, prompts[base_random_below(&day->random, 5)]);
    break;
  case 1:
    host_send_int(day->host, ESTRO__take,
                  1 + (int32_t)base_random_below(&day->random, 20));
    break;
  case 2:
    host_set(day->host, PARAM_GENERATE, host_get(day->host, PARAM_GENERATE) < 0.5f);
    break;
  default:
    host_set(day->host, PARAM_FOLLOW_CHORDS, (float)base_random_below(&day->random, 2));
    break;
  }
}

/// Something happens now and then.
static void
live(Day* day)
{
  BaseRandom* const random = &day->random;
  switch (base_random_below(random, 60)) {
  case 0:
    stop(day);
    locate(day, SPEED, base_random_below(random, 500), 0);
    break;
  case 1:
  case 2:
    locate(day, SPEED, base_random_below(random, 20000),
           0.25 * base_random_below(random, 16));
    break;
  case 3:
    day->bpm = 40.0 + base_random_below(random, 200);
    host_send_position(day->host, 0, SPEED, (int64_t)(day->ticks / 3840.0),
                       fmod(day->ticks, 3840.0) / 960.0, day->bpm);
    break;
  case 4:
    ask_for_something(day);
    break;
  case 5: {
    const uint8_t note[3] = {(uint8_t)(0x80 | base_random_below(random, 32)),
                             (uint8_t)base_random_below(random, 128), 90};
    host_send_midi(day->host, 7, note, 3);
    break;
  }
  default:
    break;
  }
}

static long
resident_kib(void)
{
  long        pages = 0, resident = 0;
  FILE* const file = fopen("/proc/self/statm", "r");
  const bool  read = file && fscanf(file, "%ld %ld", &pages, &resident) == 2;
  if (file) {
    fclose(file);
  }
  return read ? resident * (sysconf(_SC_PAGESIZE) / 1024) : 0;
}

/// Where the plugin says it is: in an endless piece, or in one that repeats.
static void
check_drift(Day* day)
{
  const HostNews* const news = host_news(day->host);
  const bool            calm = news->n_pieces == day->n_pieces;
  day->calm_blocks           = calm ? day->calm_blocks + 1U : 0U;
  day->n_pieces              = news->n_pieces;
  if (!day->rolling || !news->rolling || day->calm_blocks < CALM_BLOCKS) {
    return;
  }
  double       late   = day->ticks - news->ticks; // The playhead is up to 33 ms old
  const double length = news->bars * news->beats * 3840.0 / news->unit;
  late -= length > 0 ? length * floor(late / length + 0.5) : 0;
  CHECK(late > -1200.0 && late < 1200.0);
  day->worst_ticks = fmax(day->worst_ticks, fabs(late));
  day->n_checks += 1;
}

static void
tell_hour(const Day* day, double hours)
{
  printf("%5.2f h: %u pieces, %u jumps, %u stops, %ld KiB\n", hours, day->n_pieces,
         day->n_jumps, day->n_stops, resident_kib());
  fflush(stdout);
}

static void
nothing_sticks_leaks_or_drifts(double hours)
{
  const HostOptions options = {RATE_HZ, false, HOST_AFTER};
  Day               day     = {.host = host_new(&options), .bpm = 120};
  CHECK(day.host);
  day.random = base_random(24, 0, 0, 0);
  locate(&day, 0, 0, 0);
  host_send_prompt(day.host, 0, "endless progressive house");
  host_run_until_composed(day.host, BLOCK);
  locate(&day, SPEED, 0, 0);
  const double   s_per_block     = BLOCK / RATE_HZ * SPEED;
  const uint64_t n_blocks        = (uint64_t)(hours * 3600.0 / s_per_block);
  const uint64_t blocks_per_hour = (uint64_t)(3600.0 / s_per_block);
  long           early_kib       = 0;
  for (uint64_t i = 0; i < n_blocks; ++i) {
    live(&day);
    host_run(day.host, BLOCK);
    if (day.rolling) {
      day.ticks += s_per_block * day.bpm / 60.0 * 960.0;
    }
    check_drift(&day);
    if (i % blocks_per_hour == blocks_per_hour - 1) {
      tell_hour(&day, (double)(i + 1) * s_per_block / 3600.0);
    }
    if (i == n_blocks / 4) {
      stop(&day);
      locate(&day, SPEED, 0, 0);
      early_kib = resident_kib();
    }
  }
  stop(&day);
  const long grown_kib = resident_kib() - early_kib;
  tell_hour(&day, hours);
  printf("memory grew by %ld KiB; %.0f ticks off at most in %u looks\n", grown_kib,
         day.worst_ticks, day.n_checks);
  CHECK(GROWTH_KIB == 0 || grown_kib < GROWTH_KIB);
  host_free(day.host);
}

#define N_INSTANCES 100

static void
a_hundred_instances_live_side_by_side(void)
{
  static Host* hosts[N_INSTANCES];
  HostState    state;
  Host* const  first = host_open_composed("funk in D, 120 bpm, 8 bars");
  host_state_init(&state, false);
  CHECK(!host_save(first, &state));
  host_free(first);
  for (unsigned i = 0; i < N_INSTANCES; ++i) {
    hosts[i] = host_open(HOST_AFTER);
    CHECK(!host_restore(hosts[i], &state));
    host_send_position(hosts[i], 0, 1, 0, 0, 120);
  }
  for (unsigned k = 0; k < 20; ++k) {
    for (unsigned i = 0; i < N_INSTANCES; ++i) {
      host_run(hosts[i], 1024);
    }
  }
  uint64_t           n = 0, n_other = 0;
  const float* const heard = host_audio(hosts[0], &n);
  CHECK(host_peak(hosts[0]) > 0.01f);
  for (unsigned i = 0; i < N_INSTANCES; ++i) {
    const float* const other = host_audio(hosts[i], &n_other);
    CHECK(n_other == n && !memcmp(heard, other, n * 2 * sizeof(float)));
  }
  for (unsigned i = 0; i < N_INSTANCES; ++i) {
    host_free(hosts[i]);
  }
  host_state_clear(&state);
}

int
main(int argc, char** argv)
{
  const double hours = argc > 1 ? strtod(argv[1], NULL) : 0.25;
  RUN(a_hundred_instances_live_side_by_side);
  printf("nothing_sticks_leaks_or_drifts\n");
  nothing_sticks_leaks_or_drifts(hours);
  return 0;
}
