#include "core/base/random.h"
#include "tests/plugin/host.h"
#include "tests/test.h"

#include <lv2/atom/atom.h>
#include <lv2/time/time.h>

static Host*
open_composed(double bpm)
{
  const HostOptions options = {48000, false, HOST_INLINE};
  Host* const       host    = host_new(&options);
  CHECK(host);
  host_send_position(host, 0, 0, 0, 0, bpm);
  host_send_prompt(host, 0, "rock in E minor, 140 bpm, 8 bars, organ, bass and drums");
  host_run_until_composed(host, 256);
  CHECK(host_news(host)->bars == 8);
  host_forget(host);
  return host;
}

/// Roll until some notes sound.
static void
roll_into_notes(Host* host, uint32_t block)
{
  for (unsigned i = 0; i < 4000 && host_n_stuck(host) < 2; ++i) {
    host_run(host, block);
  }
  CHECK(host_n_stuck(host) >= 2);
}

static void
a_stop_ends_every_note_at_its_frame(void)
{
  Host* const host = open_composed(140);
  host_send_position(host, 0, 1, 0, 0, 140);
  roll_into_notes(host, 333);
  const uint64_t now = host_now(host);
  host_send_position(host, 100, 0, 0, 0, 140);
  host_run(host, 333);
  CHECK(host_n_stuck(host) == 0);
  size_t                n    = 0;
  const HostMidi* const midi = host_midi(host, &n);
  CHECK(midi[n - 1].frame == now + 100);
  host_run_for(host, 9600, 333);
  size_t later = 0;
  host_midi(host, &later);
  CHECK(later == n);
  host_free(host);
}

static void
wherever_it_jumps_no_note_is_stuck(void)
{
  Host* const host   = open_composed(140);
  BaseRandom  random = base_random(3, 0, 0, 0);
  for (unsigned i = 0; i < 400; ++i) {
    const uint32_t n     = 1 + base_random_below(&random, 3000);
    const double   speed = base_random_below(&random, 5) ? 1 : 0;
    const double   bpm   = 20 + base_random_below(&random, 280);
    host_send_position(host, base_random_below(&random, n), speed,
                       base_random_below(&random, 40),
                       4 * (double)base_random_unit(&random), bpm);
    host_run(host, n);
  }
  CHECK(host_peak(host) > 0.01f);
  host_send_position(host, 0, 0, 0, 0, 140);
  host_run(host, 64);
  CHECK(host_n_stuck(host) == 0);
  host_free(host);
}

static void
a_loop_repeats_itself(void)
{
  Host* const    host = open_composed(120);
  const uint32_t bar  = 96000; // At 120 bpm
  size_t         n[3] = {0};
  for (unsigned turn = 0; turn < 3; ++turn) {
    host_send_position(host, 0, 1, 2, 0, 120);
    host_run_for(host, bar, 500);
    size_t total = 0;
    host_midi(host, &total);
    n[turn] = total - n[0] - n[1];
  }
  host_send_position(host, 0, 0, 2, 0, 120);
  host_run(host, 64);
  CHECK(host_n_stuck(host) == 0);
  CHECK(n[1] > 8);
  CHECK(n[1] == n[2]);
  host_free(host);
}

static void
notes_fall_where_the_tempo_map_puts_them(void)
{
  Host* const slow = open_composed(70);
  Host* const fast = open_composed(140);
  host_set(slow, PARAM_HUMANIZE, 0);
  host_set(fast, PARAM_HUMANIZE, 0);
  host_send_position(slow, 0, 1, 0, 0, 70);
  host_send_position(fast, 0, 1, 0, 0, 140);
  host_run_for(slow, 8 * 48000, 512);
  host_run_for(fast, 4 * 48000, 512);
  size_t                n = 0, n_fast = 0, compared = 0;
  const HostMidi* const a      = host_midi(slow, &n);
  const HostMidi* const b      = host_midi(fast, &n_fast);
  const uint64_t        zero_a = a[0].frame, zero_b = b[0].frame;
  for (size_t i = 0, k = 0; i < n && k < n_fast; ++i) {
    if ((a[i].bytes[0] & 0xF0) != 0x90) {
      continue;
    }
    while (k < n_fast && (b[k].bytes[0] & 0xF0) != 0x90) {
      ++k;
    }
    if (k < n_fast) {
      CHECK_NEAR(a[i].frame - zero_a, 2 * (b[k].frame - zero_b), 3);
      CHECK(a[i].bytes[1] == b[k].bytes[1]);
      ++k;
      ++compared;
    }
  }
  CHECK(compared > 20);
  host_free(slow);
  host_free(fast);
}

static void
beyond_its_end_the_piece_begins_again(void)
{
  Host* const host = open_composed(140);
  host_send_position(host, 0, 1, 8, 0, 140);
  host_run_for(host, 96000, 480);
  CHECK(host_peak(host) > 0.01f);
  CHECK(host_news(host)->ticks < 8 * 3840);
  host_free(host);
}

static void
before_the_song_it_is_silent(void)
{
  Host* const host = open_composed(120);
  host_send_position(host, 0, 1, -4, 0, 120);
  host_run_for(host, 3 * 96000, 480);
  size_t n = 0;
  host_midi(host, &n);
  CHECK(n == 0);
  host_run_for(host, 2 * 96000, 480);
  host_midi(host, &n);
  CHECK(n > 4);
  host_free(host);
}

static void
a_host_that_counts_only_frames_is_followed(void)
{
  Host* const host = open_composed(120);
  struct {
    LV2_Atom_Object_Body   body;
    LV2_Atom_Property_Body frame;
    int64_t                frame_value;
    LV2_Atom_Property_Body speed;
    float                  speed_value;
    float                  pad;
  } position = {{0, host_urid(LV2_TIME__Position)},
                {host_urid(LV2_TIME__frame), 0, {8, host_urid(LV2_ATOM__Long)}},
                4 * 96000, // Bar 4 at 120 bpm
                {host_urid(LV2_TIME__speed), 0, {4, host_urid(LV2_ATOM__Float)}},
                1.0f,
                0};
  host_send(host, 0, host_urid(LV2_ATOM__Object), &position, sizeof position);
  host_run_for(host, 4800, 480);
  CHECK(host_news(host)->rolling);
  CHECK_NEAR(host_news(host)->ticks, 4 * 3840 + 4800 / 25.0, 100);
  host_free(host);
}

static void
nonsense_positions_change_nothing_for_the_worse(void)
{
  const double wild[] = {(double)NAN, (double)INFINITY, -1e30, 1e30, -1, 0, 1e-300};
  Host* const  host   = open_composed(140);
  for (unsigned i = 0; i < 7; ++i) {
    for (unsigned k = 0; k < 7; ++k) {
      host_send_position(host, 0, wild[i], INT64_MAX, wild[k], wild[(i + k) % 7]);
      host_run(host, 128);
    }
  }
  host_send_position(host, 0, 1, 0, 0, 140);
  host_run_for(host, 96000, 480);
  CHECK(host_peak(host) > 0.01f);
  host_send_position(host, 0, 0, 0, 0, 140);
  host_run(host, 64);
  CHECK(host_n_stuck(host) == 0);
  host_free(host);
}

static void
music_goes_on_where_the_hosts_meter_changes(void)
{
  Host* const           host = host_open_composed("pop in C, 4/4, 120 bpm, 16 bars");
  const HostNews* const news = host_news(host);
  host_send_position(host, 0, 1, 0, 0, 120);
  host_run_for(host, 192000, 480);
  CHECK_NEAR(news->ticks, 2 * 3840, 70);
  host_send_position_in(host, 0, 1, 2, 0, 120, 3.5, 4);
  host_run_for(host, 96000, 480);
  CHECK_NEAR(news->ticks, 3 * 3840, 70);
  host_send_position_in(host, 0, 1, 3, 0.5, 120, 3.5, 4); // As bars of seven eighths
  host_run_for(host, 480, 480);
  CHECK_NEAR(news->ticks, 3 * 3840, 20);
  host_send_position(host, 0, 1, 1, 0, 120); // What was played is known
  host_run_for(host, 4800, 480);
  CHECK_NEAR(news->ticks, 3840 + 192, 70);
  host_send_position(host, 0, 0, 1, 0, 120);
  host_run(host, 480);
  CHECK(host_n_stuck(host) == 0);
  host_free(host);
}

int
main(void)
{
  RUN(a_stop_ends_every_note_at_its_frame);
  RUN(wherever_it_jumps_no_note_is_stuck);
  RUN(a_loop_repeats_itself);
  RUN(notes_fall_where_the_tempo_map_puts_them);
  RUN(beyond_its_end_the_piece_begins_again);
  RUN(before_the_song_it_is_silent);
  RUN(a_host_that_counts_only_frames_is_followed);
  RUN(nonsense_positions_change_nothing_for_the_worse);
  RUN(music_goes_on_where_the_hosts_meter_changes);
  return 0;
}
