// Notes begin, are stolen and end as they should, whatever the instrument.

#include "core/param/instrument.h"
#include "core/synth/patch.h"
#include "tests/synth/tone.h"
#include "tests/test.h"

#include <string.h>

#define RATE 48000.0

static bool
is_melodic(uint32_t id)
{
  return param_instrument(id)->voicing != PARAM_HITS;
}

static uint32_t
middle(uint32_t id)
{
  return (param_instrument(id)->low + param_instrument(id)->high) / 2U;
}

/// Greatest step from one frame to the next in frames `from` to `to`.
static double
steepest(const Sound* sound, uint32_t from, uint32_t to)
{
  double most = 0.0;
  for (uint32_t i = from + 1U; i < to; ++i) {
    most = fmax(most, fabs((double)sound->left[i] - (double)sound->left[i - 1U]));
  }
  return most;
}

static void
every_melodic_instrument_has_its_own_patch(void)
{
  uint32_t n = 0;
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    if (is_melodic(id)) {
      const SynthPatch* const patch = synth_patch_find(param_instrument(id)->name);
      CHECK(patch);
      CHECK(patch->engine < SYNTH_N_ENGINES);
      CHECK_TEXT(synth_level_find(patch->name)->name, patch->name);
      ++n;
    }
  }
  CHECK(n == synth_n_patches());
  CHECK(!synth_patch_find("studio kit"));
  CHECK(!synth_patch_find(""));
}

static void
every_instrument_sounds_and_is_silent_ten_seconds_after_its_end(void)
{
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    if (!is_melodic(id)) {
      continue;
    }
    Tone           tone  = tone_new(22050.0);
    Sound          sound = sound_new(22050.0, 10.4);
    const uint32_t off   = (uint32_t)(22050.0 * 0.4);
    synth_voices_start(tone.voices, 0, id, middle(id), 100);
    tone_render(&tone, &sound, 0, off, SYNTH_CHUNK);
    CHECK(synth_voices_active(tone.voices, 0));
    synth_voices_release(tone.voices, 0, middle(id));
    tone_render(&tone, &sound, off, sound.n, SYNTH_CHUNK);
    CHECK(!synth_voices_active(tone.voices, 0));
    CHECK(sound_peak(&sound, 0, sound.n) > 1e-3);
    double mean = 0.0;
    for (uint32_t i = 0; i < sound.n; ++i) {
      CHECK(isfinite(sound.left[i]) && isfinite(sound.right[i]));
      mean += (double)sound.left[i];
    }
    // Whole periods of what beats slowly are never caught exactly
    CHECK(fabs(mean / off) < 0.02 * sound_peak(&sound, 0, sound.n));
    sound_free(&sound);
    tone_free(&tone);
  }
}

/// Three instruments of different engines at once, with everything moving.
static Sound
busy(uint32_t split, const char* const names[3])
{
  Tone            tone       = tone_new(RATE);
  Sound           sound      = sound_new(RATE, 0.5);
  SynthExpression expression = synth_expression_neutral();
  for (uint32_t i = 0; i < 3; ++i) {
    const uint32_t at = 1000U * i + 13U;
    if (i) {
      tone_render(&tone, &sound, 1000U * (i - 1U) + 13U, at, split);
    } else {
      tone_render(&tone, &sound, 0, at, split);
    }
    synth_voices_start(tone.voices, 0, param_instrument_find(names[i]), 60U + 4U * i,
                       90);
    expression.timbre         = 0.2f + 0.3f * (float)i;
    expression.bend_semitones = 0.7f * (float)i;
    synth_voices_expression(tone.voices, 0, &expression);
  }
  tone_render(&tone, &sound, 2013, 9001, split);
  synth_voices_release(tone.voices, 0, 60);
  tone_render(&tone, &sound, 9001, sound.n, split);
  tone_free(&tone);
  return sound;
}

static void
however_time_is_split_it_sounds_the_same(void)
{
  static const char* const names[4][3] = {
    {"grand piano", "violin", "warm pad"},
    {"steel guitar", "electric piano", "drawbar organ"},
    {"acid bass", "vibraphone", "sitar"},
    {"distorted guitar", "string ensemble", "riser"},
  };
  static const uint32_t splits[] = {1, 7, 31};
  for (uint32_t k = 0; k < 4; ++k) {
    Sound whole = busy(SYNTH_CHUNK, names[k]);
    for (uint32_t i = 0; i < 3; ++i) {
      Sound parts = busy(splits[i], names[k]);
      CHECK(memcmp(whole.left, parts.left, whole.n * sizeof(float)) == 0);
      CHECK(memcmp(whole.right, parts.right, whole.n * sizeof(float)) == 0);
      sound_free(&parts);
    }
    sound_free(&whole);
  }
}

static void
a_note_begins_and_ends_without_a_click(void)
{
  static const char* const names[] = {"ocarina", "sub bass", "french horn", "warm pad",
                                      "drawbar organ"};
  for (uint32_t i = 0; i < 5; ++i) {
    Sound        sound = tone_note(names[i], 55, 100, 0.8013, 1.2, RATE, NULL);
    const double own   = steepest(&sound, 19200, 38000);
    CHECK(steepest(&sound, 0, 4800) < 2.5 * own);
    CHECK(steepest(&sound, 38400, sound.n) < 1.3 * own);
    sound_free(&sound);
  }
}

static void
a_stolen_note_fades_without_a_click(void)
{
  Tone           tone  = tone_new(RATE);
  Sound          sound = sound_new(RATE, 0.6);
  const uint32_t organ = param_instrument_find("church organ");
  for (uint32_t i = 0; i < SYNTH_MAX_VOICES; ++i) {
    synth_voices_start(tone.voices, 0, organ, 30U + i, 100);
  }
  tone_render(&tone, &sound, 0, 19207, SYNTH_CHUNK);
  const double own = steepest(&sound, 9600, 19207);
  for (uint32_t i = 0; i < 12; ++i) { // Soft ones, so that the loss alone is heard
    synth_voices_start(tone.voices, 0, organ, 100U + i, 1);
  }
  tone_render(&tone, &sound, 19207, sound.n, SYNTH_CHUNK);
  CHECK(steepest(&sound, 19000, sound.n) < 1.3 * own);
  synth_voices_reset(tone.voices);
  CHECK(!synth_voices_active(tone.voices, 0));
  sound_free(&sound);
  tone_free(&tone);
}

static void
a_burst_of_notes_beyond_all_limits_is_survived(void)
{
  Tone  tone  = tone_new(RATE);
  Sound sound = sound_new(RATE, 0.2);
  for (uint32_t i = 0; i < 1000; ++i) {
    synth_voices_start(tone.voices, i % 10U, i % (param_n_instruments() + 4U),
                       (i * 7U) % 140U, i % 130U);
    synth_voices_release(tone.voices, i % 9U, (i * 3U) % 140U);
    synth_voices_pressure(tone.voices, i % 9U, i % 140U, (float)i);
    const SynthExpression wild = {NAN,   1e9f,     -1e9f,       99.0f,
                                  -3.0f, INFINITY, i % 3U == 0U};
    synth_voices_expression(tone.voices, i % 9U, &wild);
  }
  tone_render(&tone, &sound, 0, sound.n, SYNTH_CHUNK);
  for (uint32_t i = 0; i < sound.n; ++i) {
    CHECK(isfinite(sound.left[i]) && fabsf(sound.left[i]) < 100.0f);
  }
  for (uint32_t i = 0; i < SYNTH_N_SOURCES; ++i) {
    synth_voices_release_all(tone.voices, i);
  }
  sound_free(&sound);
  tone_free(&tone);
}

static void
every_pitch_at_every_rate_stays_finite(void)
{
  static const double rates[] = {8000.0, 44100.0, 384000.0};
  for (uint32_t r = 0; r < 3; ++r) {
    Tone  tone  = tone_new(rates[r]);
    Sound sound = sound_new(rates[r], 0.02);
    for (uint32_t id = 0; id < param_n_instruments(); ++id) {
      for (uint32_t pitch = 0; pitch < 128; pitch += 127) {
        synth_voices_reset(tone.voices);
        synth_voices_start(tone.voices, 0, id, pitch, 127);
        tone_render(&tone, &sound, 0, sound.n, SYNTH_CHUNK);
        CHECK(isfinite(sound_peak(&sound, 0, sound.n)));
        memset(sound.left, 0, sound.n * sizeof(float));
        memset(sound.right, 0, sound.n * sizeof(float));
      }
    }
    sound_free(&sound);
    tone_free(&tone);
  }
}

static void
the_pedal_holds_what_is_released(void)
{
  Tone            tone  = tone_new(RATE);
  Sound           sound = sound_new(RATE, 1.5);
  SynthExpression pedal = synth_expression_neutral();
  pedal.sustain         = true;
  synth_voices_expression(tone.voices, 0, &pedal);
  synth_voices_start(tone.voices, 0, param_instrument_find("rock organ"), 60, 100);
  tone_render(&tone, &sound, 0, 4800, SYNTH_CHUNK);
  synth_voices_release(tone.voices, 0, 60);
  tone_render(&tone, &sound, 4800, 48000, SYNTH_CHUNK);
  CHECK(sound_peak(&sound, 38400, 48000) > 0.01);
  pedal.sustain = false;
  synth_voices_expression(tone.voices, 0, &pedal);
  tone_render(&tone, &sound, 48000, sound.n, SYNTH_CHUNK);
  CHECK(sound_peak(&sound, 67200, sound.n) < 1e-5);
  sound_free(&sound);
  tone_free(&tone);
}

static void
a_counting_arena_counts_what_the_voices_take(void)
{
  BaseArena count = base_arena_counting();
  CHECK(!synth_voices_new(&count, RATE));
  CHECK(count.used_bytes > 100000U);
  BaseArena small = base_arena_new(count.used_bytes / 2U);
  CHECK(!synth_voices_new(&small, RATE));
  base_arena_free(&small);
}

static void
a_killed_source_is_silent_at_once_without_a_click(void)
{
  const uint32_t off   = 9600;
  Tone           tone  = tone_new(RATE);
  Sound          sound = sound_new(RATE, 0.4);
  const uint32_t organ = (uint32_t)param_instrument_find("church organ");
  const uint32_t bell  = (uint32_t)param_instrument_find("tubular bells");
  synth_voices_start(tone.voices, 0, organ, 60, 100);
  synth_voices_start(tone.voices, 0, bell, 67, 100);
  synth_voices_start(tone.voices, 1, organ, 60, 100);
  tone_render(&tone, &sound, 0, off, SYNTH_CHUNK);
  synth_voices_kill(tone.voices, 0);
  synth_voices_kill(tone.voices, SYNTH_N_SOURCES);
  tone_render(&tone, &sound, off, sound.n, SYNTH_CHUNK);
  CHECK(steepest(&sound, off, sound.n) < 1.5 * steepest(&sound, 0, off));
  CHECK(sound_peak(&sound, off + 384, sound.n) == 0.0);
  CHECK(!synth_voices_active(tone.voices, 0));
  CHECK(synth_voices_active(tone.voices, 1));
  sound_free(&sound);
  tone_free(&tone);
}

/// Whether quiet tails outlive a loud chord that came after them.
static bool
tails_outlive(uint32_t n_tails)
{
  Tone           tone  = tone_new(RATE);
  Sound          sound = sound_new(RATE, 1.0);
  const uint32_t organ = (uint32_t)param_instrument_find("church organ");
  const uint32_t pad   = (uint32_t)param_instrument_find("halo pad");
  for (uint32_t i = 0; i < n_tails; ++i) {
    synth_voices_start(tone.voices, 0, pad, 40U + i, 1);
  }
  tone_render(&tone, &sound, 0, 9600, SYNTH_CHUNK);
  for (uint32_t i = 0; i < n_tails; ++i) {
    synth_voices_release(tone.voices, 0, 40U + i);
  }
  synth_voices_start(tone.voices, 0, organ, 36, 127);
  tone_render(&tone, &sound, 9600, 14400, SYNTH_CHUNK);
  synth_voices_release(tone.voices, 0, 36);
  tone_render(&tone, &sound, 14400, sound.n, SYNTH_CHUNK);
  const bool active = synth_voices_active(tone.voices, 0);
  sound_free(&sound);
  tone_free(&tone);
  return active;
}

static void
only_a_crowd_ends_tails_that_nobody_hears(void)
{
  CHECK(tails_outlive(4));
  CHECK(!tails_outlive(40));
}

static void
a_note_played_again_after_a_reset_is_the_same(void)
{
  const uint32_t ids[] = {(uint32_t)param_instrument_find("violin"),
                          (uint32_t)param_instrument_find("grand piano"),
                          (uint32_t)param_instrument_find("synth strings")};
  for (size_t k = 0; k < sizeof(ids) / sizeof(ids[0]); ++k) {
    Tone  tone     = tone_new(RATE);
    Sound sound[2] = {sound_new(RATE, 0.3), sound_new(RATE, 0.3)};
    for (uint32_t i = 0; i < 2; ++i) {
      synth_voices_reset(tone.voices);
      synth_voices_start(tone.voices, 0, ids[k], 60, 100);
      synth_voices_start(tone.voices, 0, ids[k], 67, 100);
      tone_render(&tone, &sound[i], 0, sound[i].n, SYNTH_CHUNK);
    }
    CHECK(sound_peak(&sound[0], 0, sound[0].n) > 1e-3);
    CHECK(!memcmp(sound[0].left, sound[1].left, sound[0].n * sizeof(float)));
    CHECK(!memcmp(sound[0].right, sound[1].right, sound[0].n * sizeof(float)));
    sound_free(&sound[0]);
    sound_free(&sound[1]);
    tone_free(&tone);
  }
}

int
main(void)
{
  RUN(every_melodic_instrument_has_its_own_patch);
  RUN(every_instrument_sounds_and_is_silent_ten_seconds_after_its_end);
  RUN(however_time_is_split_it_sounds_the_same);
  RUN(a_note_begins_and_ends_without_a_click);
  RUN(a_stolen_note_fades_without_a_click);
  RUN(a_burst_of_notes_beyond_all_limits_is_survived);
  RUN(every_pitch_at_every_rate_stays_finite);
  RUN(the_pedal_holds_what_is_released);
  RUN(a_killed_source_is_silent_at_once_without_a_click);
  RUN(only_a_crowd_ends_tails_that_nobody_hears);
  RUN(a_note_played_again_after_a_reset_is_the_same);
  RUN(a_counting_arena_counts_what_the_voices_take);
  return 0;
}
