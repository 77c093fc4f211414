// Tells what composing costs on one thread: seconds of music per second of CPU, the
// wait for the first bars of all parts, the tail of steps and of slices, resident
// memory. Prints; asserts nothing, since times differ from machine to machine.

#include "tests/compose/ask.h"
#include "tests/test.h"

#include <time.h>
#include <unistd.h>

#define N_BARS 32U
#define TEMPO_BPM 120.0f
#define MAX_TIMES 400000U
/// As long as the plugin goes on composing before it gives the worker back.
#define SLICE_MS 20.0
#define KIB_PER_PAGE ((double)sysconf(_SC_PAGESIZE) / 1024.0)

typedef struct {
  size_t n;
  double ms[MAX_TIMES];
} Times;

typedef struct {
  Times  steps, slices, first;
  double music_s, spent_s;
} Bench;

static double
cpu_ms(void)
{
  struct timespec now = {0};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

/// Resident memory in MiB, shared pages of files too.
static double
resident_mib(void)
{
  unsigned long pages = 0;
  FILE* const   file  = fopen("/proc/self/statm", "r");
  CHECK(file && fscanf(file, "%*s %lu", &pages) == 1);
  fclose(file);
  return (double)pages * KIB_PER_PAGE / 1024.0;
}

static void
add(Times* times, double ms)
{
  CHECK(times->n < MAX_TIMES);
  times->ms[times->n++] = ms;
}

static int
by_size(const void* a, const void* b)
{
  const double x = *(const double*)a, y = *(const double*)b;
  return (x > y) - (x < y);
}

static void
report(const char* what, Times* times)
{
  qsort(times->ms, times->n, sizeof *times->ms, by_size);
  printf("%-28s middle %8.3f ms  99th %8.3f ms  worst %8.3f ms  of %zu\n", what,
         times->ms[times->n / 2], times->ms[times->n - 1 - times->n / 100],
         times->ms[times->n - 1], times->n);
}

static ComposeRequest
request_of(uint32_t genre)
{
  ComposeRequest request         = ask_genre(genre, genre + 1);
  request.n_bars                 = N_BARS;
  request.intent.tempo_bpm.value = TEMPO_BPM;
  return request;
}

/// One piece, its sections released as they come.
static void
compose(Bench* self, uint32_t genre)
{
  const ComposeRequest request = request_of(genre);
  const double         begin   = cpu_ms();
  ComposeSession*      session = NULL;
  CHECK(compose_new(ask_models(), &request, NULL, &session) == BASE_OK);
  uint32_t bars  = 0;
  double   now   = cpu_ms();
  double   slice = begin;
  while (!compose_is_done(session)) {
    const double  before  = now;
    ScoreSection* section = NULL;
    CHECK(compose_step(session, &section) == BASE_OK);
    now = cpu_ms();
    add(&self->steps, now - before);
    if (section && !bars) {
      add(&self->first, now - begin);
    }
    if (section || now - slice >= SLICE_MS) {
      add(&self->slices, now - slice);
      slice = now;
    }
    bars += section ? section->n_bars : 0;
    score_section_release(section);
  }
  const ScorePiece* const piece = compose_piece(session);
  self->music_s += (double)bars * base_meter_ticks(piece->meter) / BASE_PPQ * 60.0 /
                   (double)piece->tempo_bpm;
  self->spent_s += 1e-3 * (now - begin);
  compose_free(session);
}

/// Half a piece, kept.
static ComposeSession*
begun(uint32_t genre)
{
  const ComposeRequest request = request_of(genre);
  ComposeSession*      session = NULL;
  CHECK(compose_new(ask_models(), &request, NULL, &session) == BASE_OK);
  for (uint32_t bars = 0; bars < N_BARS / 2;) {
    ScoreSection* section = NULL;
    CHECK(compose_step(session, &section) == BASE_OK);
    bars += section ? section->n_bars : 0;
    score_section_release(section);
  }
  return session;
}

static void
weigh(void)
{
  ComposeSession* sessions[5] = {NULL};
  const double    empty       = resident_mib();
  sessions[0]                 = begun(0);
  const double one            = resident_mib();
  for (uint32_t i = 1; i < 5; ++i) {
    sessions[i] = begun(i * 20);
  }
  const double five = resident_mib();
  for (uint32_t i = 0; i < 5; ++i) {
    compose_free(sessions[i]);
  }
  printf(
    "resident memory: models and first session %.1f MiB, each further one %.1f MiB\n",
    one - empty, (five - one) / 4.0);
}

int
main(void)
{
  static Bench bench;
  weigh();
  for (uint32_t genre = 0; genre < prompt_n_genres(); ++genre) {
    compose(&bench, genre);
  }
  printf("%u pieces of %u bars at %.0f bpm: %.0f times faster than real time\n",
         prompt_n_genres(), N_BARS, (double)TEMPO_BPM, bench.music_s / bench.spent_s);
  report("first section of all parts", &bench.first);
  report("slices", &bench.slices);
  report("steps", &bench.steps);
  return 0;
}
