// What the window costs while a piece plays, and while nothing happens.
//
// The processor time is that of the window's own process; the server's comes on top.

#include "tests/test.h"
#include "tests/ui/ui_host.h"

#include <time.h>

static double
seconds(clockid_t clock)
{
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/// Live for some seconds at 60 rounds a second, the plugin speaking at 30; returns
/// the share of one core.
static double
live(UiHost* host, double length_s, bool rolling, bool shown)
{
  static uint64_t bytes[64];
  const double    begin = seconds(CLOCK_MONOTONIC);
  const double    spent = seconds(CLOCK_PROCESS_CPUTIME_ID);
  double          now   = begin;
  for (unsigned round = 0; now - begin < length_s; ++round) {
    if (round % 2 == 0) {
      const double ticks = rolling ? (now - begin) * 90.0 / 60.0 * BASE_PPQ : 960.0;
      const size_t n =
        scene_playhead(&host->map, bytes, sizeof(bytes), ticks, rolling, false);
      if (shown) {
        ui_host_tell(host, bytes, n);
      }
    }
    CHECK(!shown || !host->idle->idle(host->ui));
    const double          nap  = begin + (round + 1) / 60.0 - seconds(CLOCK_MONOTONIC);
    const struct timespec wait = {0, nap > 0 ? (long)(nap * 1e9) : 0};
    nanosleep(&wait, NULL);
    now = seconds(CLOCK_MONOTONIC);
  }
  return (seconds(CLOCK_PROCESS_CPUTIME_ID) - spent) / (now - begin);
}

int
main(int argc, char** argv)
{
  static UiHost   host;
  static uint64_t bytes[ESTRO_ATOM_BYTES / 8];
  CHECK(argc == 2);
  ui_host_init(&host, argv[1]);
  ui_host_open(&host, ESTRO_URI, true);
  CHECK(host.ui);
  ui_host_run(&host, 10);
  ui_host_tell(&host, bytes, scene_piece(&host.map, bytes, sizeof(bytes), 1));
  for (unsigned i = 0; i < SCENE_SECTIONS; ++i) {
    ui_host_tell(&host, bytes, scene_section(&host.map, bytes, sizeof(bytes), 1, i));
  }
  ui_host_run(&host, 20);
  const UiRect tabs = ui_layout(UI_WIDTH, UI_HEIGHT, 1, false).tabs;
  const double own  = live(&host, 3, true, false);
  printf("playing, faders shown: %.2f %% of a core\n",
         100 * (live(&host, 6, true, true) - own));
  ui_host_click(&host, 210, (int)tabs.y + 20, Button1); // The mixer with its meters
  printf("playing, mixer shown:  %.2f %% of a core\n",
         100 * (live(&host, 6, true, true) - own));
  live(&host, 3, false, true); // Meters and tooltips come to rest
  printf("idle:                  %.2f %% of a core\n",
         100 * (live(&host, 6, false, true) - own));
  printf("(the benchmark itself: %.2f %%)\n", 100 * own);
  ui_host_close(&host);
  ui_host_free(&host);
  return 0;
}
