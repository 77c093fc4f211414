// What the tests of the voices measure with: single tones, their loudness and
// their spectrum.

#ifndef TESTS_SYNTH_TONE_H
#define TESTS_SYNTH_TONE_H

#include "core/synth/voice.h"

#include <stddef.h>
#include <stdint.h>

/// Voices in an arena of their own.
typedef struct {
  BaseArena    arena;
  SynthVoices* voices;
  double       rate_hz;
} Tone;

/// A stretch of stereo sound.
typedef struct {
  uint32_t n;
  double   rate_hz;
  float *  left, *right; ///< (n)
} Sound;

/// Fresh voices; ends the program without memory.
Tone tone_new(double rate_hz);
void tone_free(Tone* self);

/// Space for `seconds` of silence.
Sound sound_new(double rate_hz, double seconds);
void  sound_free(Sound* self);

/// Render source 0 into frames `from` to `to` of `sound`, `split` frames at a time.
void tone_render(Tone* self, Sound* sound, uint32_t from, uint32_t to, uint32_t split);

/// One note of an instrument, held for `held_s` of `seconds`.
Sound tone_note(const char* name, uint32_t pitch, uint32_t velocity, double held_s,
                double seconds, double rate_hz, const SynthExpression* expression);

/// The loudest 400 ms in LUFS (ITU-R BS.1770-4, momentary, without gate).
double sound_loudness(const Sound* self);

/// Greatest absolute sample in frames `from` to `to`.
double sound_peak(const Sound* self, uint32_t from, uint32_t to);

/// Magnitudes of the sum of both sides over `size` frames from `from` on, a power of
/// two, under a Blackman-Harris window; `magnitude` (size / 2).
void sound_spectrum(const Sound* self, uint32_t from, uint32_t size, double* magnitude);

/// Mean frequency of the whole sound, weighted by power, between two limits.
double sound_mean_hz(const Sound* self, double low_hz, double high_hz);

/// Mean frequency weighted by magnitude, 20 Hz to 16 kHz.
double sound_centroid(const Sound* self, uint32_t from, uint32_t size);

#endif
