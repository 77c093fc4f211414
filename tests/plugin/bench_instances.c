// Tells what an instance costs: time to open, memory, time to close.  Prints; asserts
// nothing, since these differ from machine to machine.

#include "tests/plugin/host.h"
#include "tests/test.h"

#include <time.h>
#include <unistd.h>

#define N_INSTANCES 100

static double
now_ms(void)
{
  struct timespec now = {0};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static double
resident_mib(void)
{
  long        pages = 0, resident = 0;
  FILE* const file = fopen("/proc/self/statm", "r");
  const bool  read = file && fscanf(file, "%ld %ld", &pages, &resident) == 2;
  if (file) {
    fclose(file);
  }
  return read ? (double)resident * (double)sysconf(_SC_PAGESIZE) / 1048576.0 : 0;
}

static void
tell(const char* what, double ms, double mib)
{
  printf("%-22s %7.2f ms each  %7.2f MiB each\n", what, ms / N_INSTANCES,
         mib / N_INSTANCES);
}

static void
measure(bool multi)
{
  static Host*      hosts[N_INSTANCES];
  const HostOptions options = {48000, multi, HOST_AFTER};
  double            ms = now_ms(), mib = resident_mib();
  for (unsigned i = 0; i < N_INSTANCES; ++i) {
    hosts[i] = host_new(&options);
    CHECK(hosts[i]);
  }
  tell(multi ? "open (stems)" : "open (stereo)", now_ms() - ms, resident_mib() - mib);
  ms  = now_ms();
  mib = resident_mib();
  for (unsigned i = 0; i < N_INSTANCES; ++i) {
    host_send_position(hosts[i], 0, 0, 0, 0, 120);
    host_send_prompt(hosts[i], 0, "pop in C, 120 bpm, 32 bars, all instruments");
    host_run_until_composed(hosts[i], 256);
    host_send_position(hosts[i], 0, 1, 0, 0, 120);
    host_run_for(hosts[i], 4800, 256);
    host_forget(hosts[i]);
  }
  tell("compose 32 bars", now_ms() - ms, resident_mib() - mib);
  ms = now_ms();
  for (unsigned i = 0; i < N_INSTANCES; ++i) {
    host_free(hosts[i]);
  }
  tell("close", now_ms() - ms, 0);
}

int
main(void)
{
  Host* const first = host_open(HOST_AFTER); // Opens the library and its weights
  measure(false);
  measure(true);
  host_free(first);
  return 0;
}
