// Expression is heard while a note sounds: level, brightness, legato, no steps.

#include "core/param/instrument.h"
#include "tests/synth/tone.h"
#include "tests/test.h"

#define RATE 48000.0

static Sound
played(const char* name, float dynamics, float timbre)
{
  SynthExpression              expression = synth_expression_neutral();
  const uint32_t               id         = param_instrument_find(name);
  const ParamInstrument* const p          = param_instrument(id);
  expression.dynamics                     = dynamics;
  expression.timbre                       = timbre;
  return tone_note(name, (p->low + p->high) / 2U, 100, 1.6, 1.7, RATE, &expression);
}

static void
one_note_of_every_instrument_is_equally_loud(void)
{
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    if (param_instrument(id)->voicing != PARAM_HITS) {
      Sound sound = played(param_instrument(id)->name, 0.5f, 0.5f);
      CHECK_NEAR(sound_loudness(&sound), -26.0, 1.5);
      sound_free(&sound);
    }
  }
}

static void
dynamics_span_thirty_decibels_and_brightness(void)
{
  static const char* const names[] = {"grand piano", "violin",       "trumpet",
                                      "saw lead",    "steel guitar", "electric piano",
                                      "vibraphone",  "rock organ"};
  for (uint32_t i = 0; i < 8; ++i) {
    Sound soft = played(names[i], 0.0f, 0.5f);
    Sound loud = played(names[i], 1.0f, 0.5f);
    CHECK(sound_loudness(&loud) - sound_loudness(&soft) >= 30.0);
    CHECK(sound_centroid(&loud, 9600, 32768) >
          1.02 * sound_centroid(&soft, 9600, 32768));
    sound_free(&soft);
    sound_free(&loud);
  }
}

static void
timbre_moves_colour_and_not_loudness(void)
{
  static const char* const names[] = {"violin",  "clarinet",     "saw lead",
                                      "flute",   "church organ", "string ensemble",
                                      "sub bass"};
  for (uint32_t i = 0; i < 7; ++i) {
    Sound dark   = played(names[i], 0.5f, 0.0f);
    Sound middle = played(names[i], 0.5f, 0.4f);
    Sound bright = played(names[i], 0.5f, 1.0f);
    CHECK(sound_centroid(&bright, 9600, 32768) >
          1.4 * sound_centroid(&dark, 9600, 32768));
    CHECK_NEAR(sound_loudness(&dark), -26.0, 1.5);
    CHECK_NEAR(sound_loudness(&middle), -26.0, 1.5);
    CHECK_NEAR(sound_loudness(&bright), -26.0, 1.5);
    sound_free(&dark);
    sound_free(&middle);
    sound_free(&bright);
  }
}

/// Greatest bend of the curve, which a step of a control would show.
static double
sharpest(const Sound* sound, uint32_t from, uint32_t to)
{
  double most = 0.0;
  for (uint32_t i = from + 2U; i < to; ++i) {
    const double bend = (double)sound->left[i] - 2.0 * (double)sound->left[i - 1U] +
                        (double)sound->left[i - 2U];
    most = fmax(most, fabs(bend));
  }
  return most;
}

static void
a_jump_of_every_slider_makes_no_step(void)
{
  static const char* const names[] = {"drawbar organ", "warm pad", "french horn"};
  for (uint32_t i = 0; i < 3; ++i) {
    Tone            tone       = tone_new(RATE);
    Sound           sound      = sound_new(RATE, 2.0);
    SynthExpression expression = synth_expression_neutral();
    expression.dynamics        = 1.0f;
    expression.timbre          = 0.8f;
    synth_voices_expression(tone.voices, 0, &expression);
    synth_voices_start(tone.voices, 0, param_instrument_find(names[i]), 50, 100);
    tone_render(&tone, &sound, 0, 48000, SYNTH_CHUNK);
    const double own      = sharpest(&sound, 38400, 48000);
    expression.dynamics   = 0.2f;
    expression.timbre     = 0.1f;
    expression.modulation = 1.0f;
    synth_voices_expression(tone.voices, 0, &expression);
    tone_render(&tone, &sound, 48000, sound.n, SYNTH_CHUNK);
    CHECK(sharpest(&sound, 48000, sound.n) < 2.0 * own);
    sound_free(&sound);
    tone_free(&tone);
  }
}

/// Root mean square of 10 ms from `from` on.
static double
level(const Sound* sound, uint32_t from)
{
  double sum = 1e-12;
  for (uint32_t i = from; i < from + 480U; ++i) {
    sum += (double)sound->left[i] * (double)sound->left[i];
  }
  return 10.0 * log10(sum / 480.0);
}

/// The lowest level around the second of two overlapping notes.
static double
dip(const char* name, float articulation)
{
  Tone            tone       = tone_new(RATE);
  Sound           sound      = sound_new(RATE, 1.2);
  SynthExpression expression = synth_expression_neutral();
  expression.articulation    = articulation;
  synth_voices_expression(tone.voices, 0, &expression);
  const uint32_t id = param_instrument_find(name);
  synth_voices_start(tone.voices, 0, id, 67, 100);
  tone_render(&tone, &sound, 0, 28800, SYNTH_CHUNK);
  synth_voices_start(tone.voices, 0, id, 72, 100);
  tone_render(&tone, &sound, 28800, 30000, SYNTH_CHUNK);
  synth_voices_release(tone.voices, 0, 67);
  tone_render(&tone, &sound, 30000, sound.n, SYNTH_CHUNK);
  double lowest = 0.0;
  for (uint32_t at = 28800; at < 34000; at += 240U) {
    lowest = fmin(lowest, level(&sound, at));
  }
  const double before = level(&sound, 28000);
  sound_free(&sound);
  tone_free(&tone);
  return before - lowest;
}

static void
legato_binds_the_notes_of_a_mono_instrument(void)
{
  CHECK(dip("violin", 0.9f) < 6.0);
  CHECK(dip("clarinet", 0.9f) < 6.0);
  CHECK(dip("clarinet", 0.1f) > dip("clarinet", 0.9f) + 1.0);
}

static void
released_keys_fall_back_to_the_one_still_held(void)
{
  Tone           tone  = tone_new(RATE);
  Sound          sound = sound_new(RATE, 1.5);
  const uint32_t id    = param_instrument_find("square lead");
  synth_voices_start(tone.voices, 0, id, 60, 100);
  tone_render(&tone, &sound, 0, 9600, SYNTH_CHUNK);
  synth_voices_start(tone.voices, 0, id, 72, 100);
  tone_render(&tone, &sound, 9600, 19200, SYNTH_CHUNK);
  synth_voices_release(tone.voices, 0, 72);
  tone_render(&tone, &sound, 19200, 57600, SYNTH_CHUNK);
  CHECK(sound_peak(&sound, 48000, 57600) > 0.01);
  synth_voices_release(tone.voices, 0, 60);
  tone_render(&tone, &sound, 57600, sound.n, SYNTH_CHUNK);
  CHECK(sound_peak(&sound, sound.n - 480U, sound.n) < 1e-3);
  sound_free(&sound);
  tone_free(&tone);
}

int
main(void)
{
  RUN(one_note_of_every_instrument_is_equally_loud);
  RUN(dynamics_span_thirty_decibels_and_brightness);
  RUN(timbre_moves_colour_and_not_loudness);
  RUN(a_jump_of_every_slider_makes_no_step);
  RUN(legato_binds_the_notes_of_a_mono_instrument);
  RUN(released_keys_fall_back_to_the_one_still_held);
  return 0;
}
