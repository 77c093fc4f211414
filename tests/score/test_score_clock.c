#include "core/score/clock.h"
#include "tests/test.h"

// 120 bpm at 48 kHz: one tick is 25 frames
#define TICKS_PER_FRAME 0.04

static ScorePosition
position_at(double speed, int64_t bar, double bar_beat, double bpm)
{
  return (ScorePosition){true,  true, true,     true, true, true,
                         speed, bar,  bar_beat, bpm,  4.0,  4};
}

static ScoreClock
clock_at(double speed, int64_t bar, double bar_beat)
{
  ScoreClock          clock;
  const ScorePosition position = position_at(speed, bar, bar_beat, 120.0);
  score_clock_init(&clock, 48000.0);
  score_clock_set(&clock, &position);
  return clock;
}

static void
it_is_unknown_until_a_host_speaks(void)
{
  ScoreClock    clock;
  ScorePosition nothing = {0};
  score_clock_init(&clock, 48000.0);
  CHECK(!clock.known && !clock.rolling && score_clock_ticks(&clock) == 0.0);
  score_clock_set(&clock, &nothing);
  CHECK(!clock.known);
  score_clock_locate(&clock, 960.0, true);
  CHECK(!clock.known && clock.rolling);
  nothing.has_speed = true;
  score_clock_set(&clock, &nothing);
  CHECK(clock.known && !clock.rolling);
}

static void
it_counts_bars_and_beats_in_the_hosts_meter(void)
{
  ScoreClock    clock    = clock_at(1.0, 3, 2.5);
  ScorePosition position = position_at(1.0, 5, 4.5, 120.0);
  CHECK_NEAR(score_clock_ticks(&clock), 3 * 3840 + 2400, 0);
  position.beats_per_bar = 6.0;
  position.beat_unit     = 8;
  score_clock_set(&clock, &position);
  CHECK_NEAR(score_clock_ticks(&clock), 5 * 3840 + 4.5 * 480,
             0); // Those before are 4/4
  position.bar = 7;
  score_clock_set(&clock, &position);
  CHECK_NEAR(score_clock_ticks(&clock), 5 * 3840 + 2 * 2880 + 4.5 * 480, 0);
  position = position_at(1.0, 2, 1.0, 120.0);
  score_clock_set(&clock, &position);
  CHECK_NEAR(score_clock_ticks(&clock), 2 * 3840 + 960, 0);

  // The tempo goes on counting quarters
  CHECK_NEAR(score_clock_ticks_per_frame(&clock), TICKS_PER_FRAME, 1e-12);
}

static void
a_million_steps_are_as_exact_as_one(void)
{
  ScoreClock one  = clock_at(1.0, 0, 0.0);
  ScoreClock many = one;
  score_clock_advance(&one, 1000000);
  for (uint32_t i = 0; i < 1000000; ++i) {
    score_clock_advance(&many, 1);
  }
  CHECK(score_clock_ticks(&one) == score_clock_ticks(&many));
  CHECK_NEAR(score_clock_ticks(&one), 40000.0, 1e-6);
}

static void
it_follows_speed(void)
{
  ScoreClock    clock = clock_at(0.5, 0, 0.0);
  ScorePosition speed = {.has_speed = true};
  score_clock_advance(&clock, 48000);
  CHECK_NEAR(score_clock_ticks(&clock), 960.0, 1e-6);
  speed.speed = 0.0;
  score_clock_set(&clock, &speed);
  score_clock_advance(&clock, 48000);
  CHECK(!clock.rolling && score_clock_ticks_per_frame(&clock) == 0.0);
  CHECK_NEAR(score_clock_ticks(&clock), 960.0, 1e-6);
  speed.speed = -1.0;
  score_clock_set(&clock, &speed);
  score_clock_advance(&clock, 12000);
  CHECK(clock.rolling && score_clock_ticks_per_frame(&clock) < 0.0);
  CHECK_NEAR(score_clock_ticks(&clock), 480.0, 1e-6);
  CHECK(!clock.jumps);
}

static void
a_tempo_change_keeps_the_place(void)
{
  ScoreClock     clock = clock_at(1.0, 1, 0.0);
  ScorePosition  tempo = {.has_tempo = true, .tempo_bpm = 60.0};
  const uint32_t jumps = clock.jumps;
  score_clock_advance(&clock, 12345);
  const double before = score_clock_ticks(&clock);
  score_clock_set(&clock, &tempo);
  CHECK(score_clock_ticks(&clock) == before && clock.jumps == jumps);
  score_clock_advance(&clock, 48000);
  CHECK_NEAR(score_clock_ticks(&clock), before + 960.0, 1e-6);
  score_clock_set_tempo(&clock, 240.0);
  score_clock_advance(&clock, 12000);
  CHECK_NEAR(score_clock_ticks(&clock), before + 1920.0, 1e-6);
  CHECK(clock.jumps == jumps);
}

static bool
is_same(const ScoreClock* a, const ScoreClock* b)
{
  return score_clock_ticks(a) == score_clock_ticks(b) && a->tempo_bpm == b->tempo_bpm &&
         a->speed == b->speed && a->rolling == b->rolling && a->jumps == b->jumps &&
         a->meter.beats == b->meter.beats && a->meter.unit == b->meter.unit;
}

static void
nonsense_is_ignored_field_by_field(void)
{
  static const double bad[] = {
    (double)NAN, (double)INFINITY, -(double)INFINITY, 1e300, -1e300, -1e18, 1e18};
  for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); ++i) {
    ScoreClock       clock  = clock_at(1.0, 2, 1.0);
    const ScoreClock before = clock;
    ScorePosition    all    = {true,   true,      true,   true,   true,   true,
                               bad[i], INT64_MAX, bad[i], bad[i], bad[i], INT32_MIN};
    score_clock_set(&clock, &all);
    CHECK(is_same(&clock, &before));
    all.bar = INT64_MIN;
    score_clock_set(&clock, &all);
    score_clock_set_tempo(&clock, bad[i]);
    score_clock_locate(&clock, bad[i], true);
    CHECK(is_same(&clock, &before));

    // A sane field beside nonsense counts
    all.tempo_bpm = 90.0;
    score_clock_set(&clock, &all);
    CHECK(clock.tempo_bpm == 90.0);
  }
}

static void
meters_that_are_none_are_ignored(void)
{
  static const double  beats[] = {0.0, -3.0, 33.0, 0.4};
  static const int32_t units[] = {0, -4, 3, 32, 12};
  ScoreClock           clock   = clock_at(0.0, 0, 0.0);
  ScorePosition        meter   = {.has_beats = true, .has_unit = true};
  for (size_t i = 0; i < sizeof(beats) / sizeof(beats[0]); ++i) {
    meter.beats_per_bar = beats[i];
    meter.beat_unit     = 8;
    score_clock_set(&clock, &meter);
    CHECK(clock.meter.beats == 4 && clock.meter.unit == 8);
  }
  for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); ++i) {
    meter.beats_per_bar = 3.0;
    meter.beat_unit     = units[i];
    score_clock_set(&clock, &meter);
    CHECK(clock.meter.beats == 3 && clock.meter.unit == 8);
  }
}

static void
a_bar_of_half_beats_is_a_bar_of_shorter_ones(void)
{
  ScoreClock    clock    = clock_at(0.0, 0, 0.0);
  ScorePosition position = position_at(0.0, 2, 1.5, 120.0);
  position.beats_per_bar = 3.5;
  score_clock_forget(&clock);
  score_clock_set(&clock, &position);
  CHECK(clock.meter.beats == 7 && clock.meter.unit == 8);
  CHECK_NEAR(score_clock_ticks(&clock), (2 * 3.5 + 1.5) * 960, 0);
  position.beats_per_bar = 2.25; // 9/16
  position.bar           = 0;
  score_clock_set(&clock, &position);
  CHECK(clock.meter.beats == 9 && clock.meter.unit == 16);
  position.beats_per_bar = 3.3; // Nobody writes that, but bars are as long
  position.bar           = 0;
  score_clock_set(&clock, &position);
  CHECK(clock.meter.beats == 9 && clock.meter.unit == 16);
  position.bar = 10;
  score_clock_set(&clock, &position);
  CHECK_NEAR(score_clock_ticks(&clock), (10 * 3.3 + 1.5) * 960, 1e-6);
}

/// A song of 4 bars of 4/4, 3 of 3/4, then 7/8: where `bar` begins.
static double
song_ticks(int64_t bar)
{
  return bar < 4   ? (double)bar * 3840.0
         : bar < 7 ? 4 * 3840.0 + (double)(bar - 4) * 2880.0
                   : 4 * 3840.0 + 3 * 2880.0 + (double)(bar - 7) * 3360.0;
}

static ScorePosition
song_position(int64_t bar)
{
  ScorePosition position = position_at(1.0, bar, 0.0, 120.0);
  position.beats_per_bar = bar < 4 ? 4.0 : bar < 7 ? 3.0 : 7.0;
  position.beat_unit     = bar < 7 ? 4 : 8;
  return position;
}

static void
meters_change_without_a_jump(void)
{
  const ScorePosition start = song_position(0);
  ScoreClock          clock;
  score_clock_init(&clock, 48000.0);
  score_clock_set(&clock, &start);
  const uint32_t jumps = clock.jumps;
  for (int64_t bar = 1; bar < 20; ++bar) {
    const double frames = (song_ticks(bar) - song_ticks(bar - 1)) / TICKS_PER_FRAME;
    const ScorePosition position = song_position(bar);
    score_clock_advance(&clock, (uint32_t)lround(frames));
    score_clock_set(&clock, &position);
    CHECK_NEAR(score_clock_ticks(&clock), song_ticks(bar), 1e-6);
  }
  CHECK(clock.jumps == jumps);
  for (int64_t bar = 19; bar >= 0; bar -= 3) { // What was played is known
    const ScorePosition position = song_position(bar);
    score_clock_set(&clock, &position);
    CHECK_NEAR(score_clock_ticks(&clock), song_ticks(bar), 1e-6);
  }
}

static void
more_meters_than_can_be_known_do_no_harm(void)
{
  ScoreClock clock = clock_at(1.0, 0, 0.0);
  double     ticks = 0.0;
  for (int64_t bar = 1; bar < 200; ++bar) {
    ticks += bar % 2 ? 3840.0 : 2880.0;
    ScorePosition position = position_at(1.0, bar, 0.0, 120.0);
    position.beats_per_bar = bar % 2 ? 3.0 : 4.0;
    score_clock_set(&clock, &position);
    CHECK_NEAR(score_clock_ticks(&clock), ticks, 1e-6);
  }
}

static void
a_host_that_repeats_itself_makes_no_jump_and_no_drift(void)
{
  // As hosts do: the bar beat from whole ticks, 1920 to the beat, in a float
  ScoreClock     clock = clock_at(1.0, 0, 0.0);
  const uint32_t jumps = clock.jumps;
  uint64_t       frame = 0;
  for (uint32_t i = 0; i < 20000; ++i) {
    const double  ticks    = (double)frame * TICKS_PER_FRAME;
    const int64_t bar      = (int64_t)(ticks / 3840.0);
    const double  beat     = floor((ticks - (double)bar * 3840.0) * 2.0) / 1920.0;
    ScorePosition position = position_at(1.0, bar, (double)(float)beat, 120.0);
    score_clock_set(&clock, &position);
    CHECK(score_clock_ticks(&clock) == (double)frame * TICKS_PER_FRAME);
    score_clock_advance(&clock, 64U + i % 100U);
    frame += 64U + i % 100U;
  }
  CHECK(clock.jumps == jumps);
}

static void
a_gliding_tempo_is_followed_without_jumps(void)
{
  ScoreClock     clock = clock_at(1.0, 0, 0.0);
  const uint32_t jumps = clock.jumps;
  double         ticks = 0.0;
  for (uint32_t i = 0; i < 2000; ++i) {
    // The host's own place runs ahead of what its last tempo promised
    const double bpm = 120.0 + 0.03 * i;
    ticks += 1024.0 * (bpm + 0.015) * BASE_PPQ / (60.0 * 48000.0);
    score_clock_advance(&clock, 1024);
    const int64_t bar      = (int64_t)(ticks / 3840.0);
    ScorePosition position = position_at(
      1.0, bar, (ticks - (double)bar * 3840.0) / BASE_PPQ, 120.0 + 0.03 * (i + 1));
    score_clock_set(&clock, &position);
    CHECK_NEAR(score_clock_ticks(&clock), ticks, 1.0);
  }
  CHECK(clock.jumps == jumps);
}

static void
every_real_jump_is_counted_once(void)
{
  ScoreClock     clock = clock_at(1.0, 0, 0.0);
  const uint32_t jumps = clock.jumps;
  ScorePosition  loop  = position_at(1.0, 0, 0.0, 120.0);
  score_clock_advance(&clock, 96000);
  score_clock_set(&clock, &loop);
  score_clock_set(&clock, &loop);
  CHECK(clock.jumps == jumps + 1 && score_clock_ticks(&clock) == 0.0);
  loop.bar = -1; // A count-in
  score_clock_set(&clock, &loop);
  CHECK(clock.jumps == jumps + 2 && score_clock_ticks(&clock) == -3840.0);
  score_clock_locate(&clock, -3840.0, true);
  CHECK(clock.jumps == jumps + 2);
  score_clock_locate(&clock, 5.0, true);
  CHECK(clock.jumps == jumps + 3 && score_clock_ticks(&clock) == 5.0);
}

static void
a_beat_without_a_bar_stays_near(void)
{
  ScoreClock     clock = clock_at(1.0, 7, 3.9);
  ScorePosition  beat  = {.has_bar_beat = true, .bar_beat = 0.02};
  const uint32_t jumps = clock.jumps;
  score_clock_advance(&clock, 2900);
  score_clock_set(&clock, &beat);
  CHECK_NEAR(score_clock_ticks(&clock), 8 * 3840 + 0.02 * 960, 1.0);
  CHECK(clock.jumps == jumps);
}

static void
a_beat_just_after_the_bar_line_belongs_to_the_next_bar(void)
{
  ScoreClock     clock = clock_at(1.0, 7, 3.9);
  ScorePosition  beat  = {.has_bar_beat = true, .bar_beat = 0.0};
  const uint32_t jumps = clock.jumps;
  score_clock_advance(&clock, 2300); // 4 ticks short of the bar line
  score_clock_set(&clock, &beat);
  CHECK(score_clock_ticks(&clock) == 8 * 3840 && clock.jumps == jumps);
}

static void
it_starts_exactly_where_the_host_says(void)
{
  ScoreClock    clock = clock_at(0.0, 0, 0.0);
  ScorePosition start = position_at(1.0, 0, 0.3 / BASE_PPQ, 120.0);
  score_clock_set(&clock, &start);
  CHECK_NEAR(score_clock_ticks(&clock), 0.3, 1e-9);
}

/// A block of `n` frames goes by, then the host says that it is at `bar` and `beat`.
static void
pass_block(ScoreClock* clock, uint32_t n, int64_t bar, double beat)
{
  const ScorePosition told = position_at(1.0, bar, beat, 120.0);
  score_clock_advance(clock, n);
  score_clock_begin_block(clock, n);
  score_clock_set(clock, &told);
}

static void
a_loop_that_was_told_late_is_known_the_next_time(void)
{
  ScoreClock clock = clock_at(1.0, 2, 3.99); // 240 frames before bar 3
  pass_block(&clock, 1000, 1, 760.0 / 24000.0);
  CHECK(clock.jumps == 2 && clock.loop.known); // The first was to where it begins
  CHECK_NEAR(clock.loop.from, 3840.0, 1e-6);
  CHECK_NEAR(clock.loop.until, 3 * 3840.0, 1e-6);
  CHECK_NEAR(clock.late_ticks, 760.0 * TICKS_PER_FRAME, 1e-6);
  score_clock_advance(&clock, 2 * 96000 - 760 - 100);
  CHECK(clock.late_ticks == 0.0);
  CHECK(score_clock_frames_to_loop(&clock, 1000) == 100);
  score_clock_advance(&clock, 100);
  CHECK(score_clock_frames_to_loop(&clock, 900) == 900);
  CHECK_NEAR(score_clock_ticks(&clock), 3840.0, 0.04);
  CHECK(clock.jumps == 3);
  pass_block(&clock, 900, 1, 900.0 / 24000.0); // The host agrees
  CHECK(clock.jumps == 3 && clock.loop.known);
}

static void
a_loop_that_is_left_is_gone_on_from_its_end(void)
{
  ScoreClock clock = clock_at(1.0, 2, 3.99);
  pass_block(&clock, 1000, 1, 760.0 / 24000.0);
  score_clock_advance(&clock, 2 * 96000 - 760);
  CHECK(score_clock_frames_to_loop(&clock, 900) == 900);
  pass_block(&clock, 900, 3, 900.0 / 24000.0);
  CHECK(!clock.loop.known);
  CHECK_NEAR(score_clock_ticks(&clock), 3 * 3840.0 + 36.0, 0.1);
  CHECK_NEAR(clock.late_ticks, 36.0, 0.1);
}

static void
not_every_jump_is_a_loop(void)
{
  const struct {
    uint32_t n;
    int64_t  bar;
    double   beat;
  } jumps[] = {
    {1000, 1, 0.3},              // Of a length that is no loop's
    {1000, 5, 760.0 / 24000.0},  // Forwards
    {20000, 1, 760.0 / 24000.0}, // Somewhere in a long block
    {100, 1, 3.9},               // Before there was a line
  };
  for (size_t i = 0; i < sizeof jumps / sizeof jumps[0]; ++i) {
    ScoreClock clock = clock_at(1.0, 2, 3.99);
    pass_block(&clock, jumps[i].n, jumps[i].bar, jumps[i].beat);
    CHECK(clock.jumps == 2 && !clock.loop.known && clock.late_ticks == 0.0);
    CHECK(score_clock_frames_to_loop(&clock, 77) == 77);
  }
  ScoreClock clock = clock_at(1.0, 2, 3.99);
  pass_block(&clock, 1000, 1, 760.0 / 24000.0);
  CHECK(clock.loop.known);
  const ScorePosition stop = position_at(0.0, 1, 0.0, 120.0);
  score_clock_set(&clock, &stop); // It may be another one when it rolls again
  CHECK(!clock.loop.known);
}

int
main(void)
{
  RUN(it_is_unknown_until_a_host_speaks);
  RUN(it_counts_bars_and_beats_in_the_hosts_meter);
  RUN(a_million_steps_are_as_exact_as_one);
  RUN(it_follows_speed);
  RUN(a_tempo_change_keeps_the_place);
  RUN(nonsense_is_ignored_field_by_field);
  RUN(meters_that_are_none_are_ignored);
  RUN(a_bar_of_half_beats_is_a_bar_of_shorter_ones);
  RUN(meters_change_without_a_jump);
  RUN(more_meters_than_can_be_known_do_no_harm);
  RUN(a_host_that_repeats_itself_makes_no_jump_and_no_drift);
  RUN(a_gliding_tempo_is_followed_without_jumps);
  RUN(every_real_jump_is_counted_once);
  RUN(a_loop_that_was_told_late_is_known_the_next_time);
  RUN(a_loop_that_is_left_is_gone_on_from_its_end);
  RUN(not_every_jump_is_a_loop);
  RUN(a_beat_without_a_bar_stays_near);
  RUN(a_beat_just_after_the_bar_line_belongs_to_the_next_bar);
  RUN(it_starts_exactly_where_the_host_says);
  return 0;
}
