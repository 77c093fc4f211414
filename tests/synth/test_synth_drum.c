// Every kit and every drum, and what the sliders do to them.

#include "core/dsp/glide.h"
#include "core/param/instrument.h"
#include "core/synth/drum.h"
#include "tests/test.h"

#define RATE 48000U
#define SOURCE 6U

static BaseArena arena;

static SynthDrums*
make_at(double rate_hz)
{
  BaseArena counting = base_arena_counting();
  CHECK(!synth_drums_new(&counting, rate_hz));
  arena                   = base_arena_new(counting.used_bytes);
  SynthDrums* const drums = synth_drums_new(&arena, rate_hz);
  CHECK(drums);
  return drums;
}

static SynthDrums*
make(void)
{
  return make_at(RATE);
}

typedef struct {
  double peak, square, bright; ///< `bright`: mean square of the difference
} Heard;

/// Let `n` frames pass and listen to the left channel of SOURCE.
static Heard
listen(SynthDrums* drums, uint32_t n)
{
  Heard heard = {0.0, 0.0, 0.0};
  float last  = 0.0f;
  for (uint32_t done = 0; done < n; done += SYNTH_CHUNK) {
    float        pairs[2][SYNTH_CHUNK]   = {{0}};
    float* const pair[2]                 = {pairs[0], pairs[1]};
    float* const out[SYNTH_N_SOURCES][2] = {
      {pair[0], pair[1]}, {pair[0], pair[1]}, {pair[0], pair[1]}, {pair[0], pair[1]},
      {pair[0], pair[1]}, {pair[0], pair[1]}, {pair[0], pair[1]}, {pair[0], pair[1]}};
    synth_drums_render(drums, out, SYNTH_CHUNK);
    for (uint32_t i = 0; i < SYNTH_CHUNK; ++i) {
      const float x = pair[0][i];
      CHECK(isfinite(x));
      heard.peak = fmax(heard.peak, fabs((double)x));
      heard.square += (double)x * (double)x / n;
      heard.bright += ((double)x - (double)last) * ((double)x - (double)last) / n;
      last = x;
    }
  }
  return heard;
}

static SynthExpression
manner(float dynamics, float articulation, float timbre)
{
  return (SynthExpression){
    .dynamics = dynamics, .articulation = articulation, .timbre = timbre};
}

static uint32_t
kit_named(const char* name)
{
  const uint32_t id = param_instrument_find(name);
  CHECK(id < param_n_instruments());
  return id;
}

/// One stroke from rest, heard for `n` frames.
static Heard
strike(const char* kit, uint32_t pitch, uint32_t velocity, SynthExpression how,
       uint32_t n)
{
  SynthDrums* const drums = make();
  synth_drums_expression(drums, SOURCE, &how);
  synth_drums_start(drums, SOURCE, kit_named(kit), pitch, velocity);
  const Heard heard = listen(drums, n);
  base_arena_free(&arena);
  return heard;
}

static void
every_key_of_every_kit_sounds_and_ends(void)
{
  SynthDrums* const drums = make();
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    if (param_instrument(id)->voicing != PARAM_HITS) {
      continue;
    }
    for (uint32_t pitch = 27; pitch <= 87; ++pitch) {
      synth_drums_reset(drums);
      synth_drums_start(drums, SOURCE, id, pitch, 100);
      synth_drums_release(drums, SOURCE, pitch);
      const Heard heard = listen(drums, 4800);
      CHECK(heard.peak > 0.01 && heard.peak < 1.5);
      synth_drums_damp(drums, SOURCE);
      listen(drums, 9600);
      CHECK(!synth_drums_active(drums, SOURCE));
    }
  }
  base_arena_free(&arena);
}

static void
every_drum_dies_away_by_itself(void)
{
  SynthDrums* const drums = make();
  for (uint32_t pitch = 27; pitch <= 87; ++pitch) {
    synth_drums_start(drums, SOURCE, kit_named("orchestral kit"), pitch, 127);
    synth_drums_release(drums, SOURCE, pitch);
  }
  for (uint32_t s = 0; s < 20 && synth_drums_active(drums, SOURCE); ++s) {
    listen(drums, RATE);
  }
  CHECK(!synth_drums_active(drums, SOURCE));
  base_arena_free(&arena);
}

static void
keys_outside_the_map_are_silent(void)
{
  const SynthExpression how = manner(0.5f, 0.5f, 0.5f);
  CHECK(strike("studio kit", 26, 100, how, 960).peak == 0.0);
  CHECK(strike("studio kit", 88, 100, how, 960).peak == 0.0);
  CHECK(strike("studio kit", 1000, 100, how, 960).peak == 0.0);
  CHECK(strike("studio kit", 36, 0, how, 960).peak == 0.0);
  CHECK(strike("studio kit", 36, 128, how, 960).peak == 0.0);
}

static void
a_harder_stroke_is_louder_and_brighter(void)
{
  static const uint32_t pitches[] = {36, 38, 42, 45, 49, 51};
  const SynthExpression how       = manner(0.5f, 0.5f, 0.5f);
  for (size_t i = 0; i < sizeof(pitches) / sizeof(pitches[0]); ++i) {
    const Heard soft = strike("studio kit", pitches[i], 30, how, 9600);
    const Heard hard = strike("studio kit", pitches[i], 120, how, 9600);
    CHECK(hard.square > 40.0 * soft.square);
    CHECK(hard.bright / hard.square > soft.bright / soft.square);
  }
}

static void
dynamics_span_thirty_decibels_and_colour(void)
{
  const Heard soft = strike("studio kit", 38, 100, manner(0.0f, 0.5f, 0.5f), 9600);
  const Heard loud = strike("studio kit", 38, 100, manner(1.0f, 0.5f, 0.5f), 9600);
  CHECK(10.0 * log10(loud.square / soft.square) > 30.0);
  CHECK(loud.bright / loud.square > 1.1 * soft.bright / soft.square);
}

static void
articulation_shortens_and_lengthens(void)
{
  const Heard dry  = strike("studio kit", 49, 100, manner(0.5f, 0.0f, 0.5f), 96000);
  const Heard wide = strike("studio kit", 49, 100, manner(0.5f, 1.0f, 0.5f), 96000);
  CHECK(wide.square > 2.5 * dry.square);
}

static void
timbre_changes_colour_and_not_energy(void)
{
  static const uint32_t pitches[] = {36, 38, 42, 49};
  for (size_t i = 0; i < sizeof(pitches) / sizeof(pitches[0]); ++i) {
    const Heard dark =
      strike("studio kit", pitches[i], 100, manner(0.5f, 0.5f, 0.0f), 9600);
    const Heard bright =
      strike("studio kit", pitches[i], 100, manner(0.5f, 0.5f, 1.0f), 9600);
    CHECK(bright.bright / bright.square > 1.5 * dark.bright / dark.square);
    CHECK(fabs(10.0 * log10(bright.square / dark.square)) < 2.5);
  }
}

/// The mean square of sixteen strokes: noise differs from one to the next.
static double
loudness_at(double rate_hz, uint32_t pitch)
{
  const uint32_t    n     = (uint32_t)(rate_hz / 2.0) / SYNTH_CHUNK * SYNTH_CHUNK;
  SynthDrums* const drums = make_at(rate_hz);
  double            sum   = 0.0;
  for (uint32_t i = 0; i < 16; ++i) {
    synth_drums_start(drums, SOURCE, kit_named("studio kit"), pitch, 100);
    sum += listen(drums, n).square;
  }
  base_arena_free(&arena);
  return sum;
}

static void
every_rate_is_as_loud(void)
{
  static const uint32_t pitches[] = {36, 38, 39, 45};
  static const double   rates[]   = {44100.0, 96000.0, 192000.0};
  for (size_t i = 0; i < sizeof(pitches) / sizeof(pitches[0]); ++i) {
    const double here = loudness_at(RATE, pitches[i]);
    for (size_t r = 0; r < sizeof(rates) / sizeof(rates[0]); ++r) {
      const double there = loudness_at(rates[r], pitches[i]);
      CHECK_NEAR(10.0 * log10(there / here), 0.0, 0.5);
    }
  }
}

static void
a_closed_hat_chokes_the_open_one(void)
{
  const SynthExpression how   = manner(0.5f, 0.5f, 0.5f);
  SynthDrums* const     drums = make();
  synth_drums_expression(drums, SOURCE, &how);
  synth_drums_start(drums, SOURCE, kit_named("rock kit"), 46, 110);
  listen(drums, 9600);
  const double ringing = listen(drums, 4800).square;
  synth_drums_start(drums, SOURCE, kit_named("rock kit"), 44, 20);
  listen(drums, 9600);
  CHECK(listen(drums, 4800).square < 0.001 * ringing);
  base_arena_free(&arena);
}

static void
a_sweep_lasts_as_long_as_it_is_held(void)
{
  SynthDrums* const drums = make();
  synth_drums_start(drums, SOURCE, kit_named("brush kit"), 40, 100);
  listen(drums, RATE);
  CHECK(listen(drums, RATE).square > 1e-6);
  synth_drums_release(drums, SOURCE, 40);
  listen(drums, RATE);
  CHECK(listen(drums, 4800).square < 1e-9);
  base_arena_free(&arena);
}

static void
a_storm_of_strokes_stays_within_bounds(void)
{
  SynthDrums* const drums = make();
  for (uint32_t i = 0; i < 2000; ++i) {
    synth_drums_start(drums, i % SYNTH_N_SOURCES, kit_named("studio kit"), 27 + i % 61,
                      1 + i % 127);
    CHECK(listen(drums, SYNTH_CHUNK).peak < 30.0);
  }
  base_arena_free(&arena);
}

int
main(void)
{
  RUN(every_key_of_every_kit_sounds_and_ends);
  RUN(every_drum_dies_away_by_itself);
  RUN(keys_outside_the_map_are_silent);
  RUN(a_harder_stroke_is_louder_and_brighter);
  RUN(dynamics_span_thirty_decibels_and_colour);
  RUN(articulation_shortens_and_lengthens);
  RUN(timbre_changes_colour_and_not_energy);
  RUN(every_rate_is_as_loud);
  RUN(a_closed_hat_chokes_the_open_one);
  RUN(a_sweep_lasts_as_long_as_it_is_held);
  RUN(a_storm_of_strokes_stays_within_bounds);
  return 0;
}
