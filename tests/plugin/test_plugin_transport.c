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
  size_t         n[4] = {0};
  for (unsigned turn = 0; turn < 4; ++turn) {
    host_send_position(host, 0, 1, 2, 0, 120);
    host_run_for(host, bar, 500);
    size_t total = 0;
    host_midi(host, &total);
    n[turn] = total - n[0] - n[1] - n[2];
  }
  host_send_position(host, 0, 0, 2, 0, 120);
  host_run(host, 64);
  CHECK(host_n_stuck(host) == 0);
  CHECK(n[2] > 8);
  CHECK(n[2] == n[3]); // The first ends what was heard early of the bar behind
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

#define LOOP_BLOCK 1024U
#define BEAT_FRAMES 24000

/// As Ardour 7 does it: blocks go on past the loop's end, and the next one is told that
/// the song went back.  Returns where the song is after `n` frames.
static int64_t
run_as_ardour(Host* host, int64_t at, int64_t n, int64_t from, int64_t until)
{
  for (int64_t done = 0; done < n; done += LOOP_BLOCK) {
    const int64_t bar = at / (4 * BEAT_FRAMES);
    host_send_position(host, 0, 1, bar, (double)(at % (4 * BEAT_FRAMES)) / BEAT_FRAMES,
                       120);
    host_run(host, LOOP_BLOCK);
    at += LOOP_BLOCK;
    at -= at >= until ? until - from : 0;
  }
  return at;
}

/// Whether a note begins `frames` after `origin`, give or take a frame.
static bool
begins_at(const HostMidi* midi, size_t n, uint64_t origin, const HostMidi* like,
          uint64_t frames)
{
  for (size_t i = 0; i < n; ++i) {
    const uint64_t at = midi[i].frame - origin;
    if (midi[i].frame >= origin && at + 1 >= frames && at <= frames + 1 &&
        !memcmp(midi[i].bytes, like->bytes, 3)) {
      return true;
    }
  }
  return false;
}

/// Every note that begins in `n_frames` from `from` does so from `to` on as well; they
/// are counted.
static unsigned
count_again(const HostMidi* midi, size_t n, uint64_t from, uint64_t to,
            uint64_t n_frames)
{
  unsigned count = 0;
  for (size_t i = 0; i < n; ++i) {
    if ((midi[i].bytes[0] & 0xF0) == 0x90 && midi[i].frame >= from &&
        midi[i].frame < from + n_frames) {
      CHECK(begins_at(midi, n, to, &midi[i], midi[i].frame - from));
      ++count;
    }
  }
  return count;
}

static void
a_loop_that_is_told_late_is_kept_to_the_frame(void)
{
  Host* const     host   = open_composed(120);
  const int64_t   from   = 4 * BEAT_FRAMES;
  const int64_t   until  = 10 * BEAT_FRAMES;
  const uint64_t  length = (uint64_t)(until - from);
  const uint64_t  begin  = host_now(host);
  int64_t         at     = run_as_ardour(host, from, 5 * (until - from), from, until);
  size_t          n      = 0;
  const HostMidi* midi   = host_midi(host, &n);
  // The first time round the host has told late: what was due meanwhile came with it
  const unsigned n_notes =
    count_again(midi, n, begin + 2 * length, begin + 3 * length, length);
  CHECK(n_notes > 20);
  CHECK(count_again(midi, n, begin + 3 * length, begin + 2 * length, length) ==
        n_notes);
  unsigned n_late = 0;
  for (size_t i = 0; i < n; ++i) {
    const bool on = (midi[i].bytes[0] & 0xF0) == 0x90;
    n_late += on && midi[i].frame >= begin + length &&
              midi[i].frame < begin + length + 2 * LOOP_BLOCK;
  }
  CHECK(n_late > 0);

  // Then the loop is switched off, right before its end
  host_forget(host);
  at = run_as_ardour(host, at, until - at, from, INT64_MAX / 2);
  host_forget(host);
  run_as_ardour(host, at, 2 * BEAT_FRAMES, from, INT64_MAX / 2);
  host_midi(host, &n);
  CHECK(n > 4);
  CHECK_NEAR(host_news(host)->ticks, fmod((double)until / 25 + 1920, 8 * 3840), 70);
  host_send_position(host, 0, 0, 0, 0, 120);
  host_run(host, LOOP_BLOCK);
  CHECK(host_n_stuck(host) == 0);
  host_free(host);
}

int
main(void)
{
  RUN(a_stop_ends_every_note_at_its_frame);
  RUN(wherever_it_jumps_no_note_is_stuck);
  RUN(a_loop_repeats_itself);
  RUN(a_loop_that_is_told_late_is_kept_to_the_frame);
  RUN(notes_fall_where_the_tempo_map_puts_them);
  RUN(beyond_its_end_the_piece_begins_again);
  RUN(before_the_song_it_is_silent);
  RUN(a_host_that_counts_only_frames_is_followed);
  RUN(nonsense_positions_change_nothing_for_the_worse);
  RUN(music_goes_on_where_the_hosts_meter_changes);
  return 0;
}
