// Every engine is in tune at every sample rate.

#include "core/param/instrument.h"
#include "tests/synth/tone.h"
#include "tests/test.h"

#define PI 3.14159265358979323846

static double
pitch_hz(uint32_t pitch)
{
  return 440.0 * pow(2.0, ((double)pitch - 69.0) / 12.0);
}

/// A part of `sound` at `hz` as a complex number, under a window.
static void
part(const Sound* sound, uint32_t from, uint32_t n, double hz, double* re, double* im)
{
  *re = *im = 0.0;
  for (uint32_t i = 0; i < n; ++i) {
    const double w = 0.42 - 0.5 * cos(2.0 * PI * i / n) + 0.08 * cos(4.0 * PI * i / n);
    const double x = w * (double)sound->left[from + i];
    const double t = 2.0 * PI * hz * (from + i) / sound->rate_hz;
    *re += x * cos(t);
    *im -= x * sin(t);
  }
}

/// By how many cents the sound near `hz` is off, from how its phase moves.
static double
cents_off(const Sound* sound, uint32_t from, double hz)
{
  const uint32_t n   = (uint32_t)(fmax(0.12, 14.0 / hz) * sound->rate_hz);
  const uint32_t hop = n / 3U;
  double         re[2], im[2];
  part(sound, from, n, hz, &re[0], &im[0]);
  part(sound, from + hop, n, hz, &re[1], &im[1]);
  const double turn =
    atan2(im[1] * re[0] - re[1] * im[0], re[1] * re[0] + im[1] * im[0]);
  const double off = turn / (2.0 * PI) * sound->rate_hz / hop;
  return 1200.0 * log2((hz + off) / hz);
}

static void
every_engine_is_in_tune_from_a0_to_c8_at_every_rate(void)
{
  static const char* const names[]   = {"grand piano", "nylon guitar", "koto",
                                        "celesta",     "chip lead",    "rock organ",
                                        "church organ"};
  static const double      rates[]   = {22050.0, 44100.0, 48000.0, 96000.0, 192000.0};
  static const uint32_t    pitches[] = {21, 45, 69, 93, 108};
  for (uint32_t i = 0; i < 7; ++i) {
    for (uint32_t r = 0; r < 5; ++r) {
      for (uint32_t k = 0; k < 5; ++k) {
        Sound sound = tone_note(names[i], pitches[k], 100, 2.0, 0.85, rates[r], NULL);
        CHECK_NEAR(cents_off(&sound, (uint32_t)(0.1 * rates[r]), pitch_hz(pitches[k])),
                   0.0, 2.0);
        sound_free(&sound);
      }
    }
  }
}

static void
a_bend_of_two_semitones_is_two_semitones(void)
{
  static const char* const names[] = {"nylon guitar", "celesta", "chip lead",
                                      "grand piano"};
  SynthExpression          bent    = synth_expression_neutral();
  bent.bend_semitones              = 2.0f;
  for (uint32_t i = 0; i < 4; ++i) {
    Tone            tone     = tone_new(48000.0);
    Sound           sound    = sound_new(48000.0, 0.6);
    SynthExpression straight = synth_expression_neutral();
    synth_voices_expression(tone.voices, 0, &straight);
    synth_voices_start(tone.voices, 0, param_instrument_find(names[i]), 60, 100);
    tone_render(&tone, &sound, 0, 4800, SYNTH_CHUNK);
    synth_voices_expression(tone.voices, 0, &bent);
    tone_render(&tone, &sound, 4800, sound.n, SYNTH_CHUNK);
    CHECK_NEAR(cents_off(&sound, 12000, pitch_hz(62)), 0.0, 3.0);
    sound_free(&sound);
    tone_free(&tone);
  }
}

int
main(void)
{
  RUN(every_engine_is_in_tune_from_a0_to_c8_at_every_rate);
  RUN(a_bend_of_two_semitones_is_two_semitones);
  return 0;
}
