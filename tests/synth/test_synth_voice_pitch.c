// Every engine is in tune at every sample rate, and nothing folds back.

#include "core/dsp/vec.h"
#include "core/param/instrument.h"
#include "core/synth/engine.h"
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

/// One engine alone, without vibrato, noise or the unsteadiness of a player.
static void
render_engine(const char* name, uint32_t pitch, const SynthShared* shared, void* state,
              Sound* sound)
{
  SynthPatch               steady = *synth_patch_find(name);
  const SynthPatch* const  patch  = &steady;
  const SynthEngine* const engine = synth_engine(patch->engine);
  const float              freq   = (float)(pitch_hz(pitch) / sound->rate_hz);
  const SynthTouch         touch  = {.rate_hz = (float)sound->rate_hz,
                                     .freq    = {freq, freq},
                                     .key     = (float)pitch,
                                     .force   = 0.7f,
                                     .swell   = 1.0f,
                                     .legato  = 0.5f,
                                     .held    = true};
  DspNoise                 noise  = dsp_noise(1);
  if (patch->engine == SYNTH_WAVE) {
    steady.as.wave.drift_cents = steady.as.wave.shimmer = 0.0f;
  }
  engine->start(state, patch, &touch, shared, &noise, NULL);
  memset(sound->left, 0, sound->n * sizeof(float));
  memset(sound->right, 0, sound->n * sizeof(float));
  for (uint32_t at = 0; at + DSP_BLOCK <= sound->n; at += DSP_BLOCK) {
    float* const sides[2] = {sound->left + at, sound->right + at};
    engine->render(state, patch, &touch, shared, &noise, sides);
  }
}

/// The strongest that is no partial of `hz`, beside the strongest, in decibels.
static double
dirt_db(const Sound* sound, uint32_t from, uint32_t size, double hz)
{
  double* const magnitude = (double*)calloc(size / 2, sizeof(double));
  CHECK(magnitude);
  sound_spectrum(sound, from, size, magnitude);
  double most = 1e-20, dirt = 1e-20;
  for (uint32_t i = 1; i < size / 2; ++i) {
    const double f    = sound->rate_hz * i / size;
    const double near = fabs(f - hz * round(f / hz));
    most              = fmax(most, magnitude[i]);
    if (f > 20.0 && f < 16000.0 && near > fmax(8.0 * sound->rate_hz / size, 1e-4 * f)) {
      dirt = fmax(dirt, magnitude[i]);
    }
  }
  free(magnitude);
  return 20.0 * log10(dirt / most);
}

static void
nothing_but_partials_is_heard_from_c2_to_c7(void)
{
  // One of every way to make a sound that could fold: tables, pulses, operators,
  // strings, amplifiers; detuned and inharmonic ones have no partials to measure by
  static const char* const names[] = {"chip lead",
                                      "808 bass",
                                      "sub bass",
                                      "synth pluck",
                                      "electric piano",
                                      "clean guitar",
                                      "overdriven guitar",
                                      "distorted guitar",
                                      "rock organ",
                                      "trumpet",
                                      "oboe",
                                      "harmonica"};
  BaseArena                count   = base_arena_counting();
  dsp_waves_new(&count);
  BaseArena         arena  = base_arena_new(count.used_bytes + (1U << 20));
  const SynthShared shared = {dsp_waves_new(&arena), 48000.0f};
  void* const       state  = base_arena_take(&arena, 1, 1U << 19);
  Sound             sound  = sound_new(48000.0, 1.0);
  CHECK(shared.waves && state);
  for (uint32_t i = 0; i < 12; ++i) {
    CHECK(synth_engine(synth_patch_find(names[i])->engine)->bytes(48000.0f) <= 1U
                                                                                 << 19);
    for (uint32_t pitch = 36; pitch <= 96; pitch += 5) {
      render_engine(names[i], pitch, &shared, state, &sound);
      // The organ's note begins an octave lower
      const double base = pitch_hz(pitch) * 0.5;
      CHECK(dirt_db(&sound, 14000, 32768, base) < -70.0);
    }
  }
  sound_free(&sound);
  base_arena_free(&arena);
}

int
main(void)
{
  RUN(every_engine_is_in_tune_from_a0_to_c8_at_every_rate);
  RUN(a_bend_of_two_semitones_is_two_semitones);
  RUN(nothing_but_partials_is_heard_from_c2_to_c7);
  return 0;
}
