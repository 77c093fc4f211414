// The melodic voices: notes of eight sources become eight stereo signals.
//
// A source is one part of the score or the live part.  Each note is a voice
// of the engine that its instrument's patch names; 64 voices are shared by
// all sources, and one that is needed elsewhere fades before it is taken.
// Expression acts on what already sounds.
//
// In a crowd of notes the tails that louder notes of their source hide are faded.
//
// Everything lies in the arena that synth_voices_new was given; there is
// nothing to free.

#ifndef SYNTH_VOICE_H
#define SYNTH_VOICE_H

#include "core/base/arena.h"
#include "core/base/thread.h"

#include <stdbool.h>
#include <stdint.h>

/// Control moves once in so many frames; between, everything glides.
#define SYNTH_CHUNK 64U
/// Sources 0..6 are the parts of the score, 7 is the live part.
#define SYNTH_N_SOURCES 8U
#define SYNTH_MAX_VOICES 64U

typedef struct SynthVoices SynthVoices;

/// How a source is being played; every value glides inside.
typedef struct {
  float dynamics;       ///< 0 (pp) .. 1 (ff): level and brightness
  float articulation;   ///< 0 (staccato) .. 1 (legato): attack, release, glide
  float timbre;         ///< 0 (dark) .. 1 (bright), at the same loudness
  float bend_semitones; ///< -24..24
  float modulation;     ///< 0..1: vibrato beyond the patch's own
  float pressure;       ///< 0..1: of all notes of the source
  bool  sustain;        ///< Released notes sound on while true
} SynthExpression;

/// [any] The middle of everything, pedal up.
SynthExpression synth_expression_neutral(void);

/// [init] Silent voices; NULL if `arena` only counts or is full.
///
/// `rate_hz` 8000..384000.
SynthVoices* synth_voices_new(BaseArena* arena, double rate_hz);

/// [rt] Silence at once, as just made.
RT_FN void synth_voices_reset(SynthVoices* self);

/// [rt] Where the expression of `source` shall glide to; values are put in range.
///
/// The first call after new or reset jumps there.
RT_FN void synth_voices_expression(SynthVoices* self, uint32_t source,
                                   const SynthExpression* expression);

/// [rt] A note begins.  `pitch` 0..127, `velocity` 1..127, others are ignored, as is an
/// `instrument` (an id of core/param/instrument.h) that is no melodic one.
///
/// On a mono instrument a note that still sounds becomes the new one.
RT_FN void synth_voices_start(SynthVoices* self, uint32_t source, uint32_t instrument,
                              uint32_t pitch, uint32_t velocity);

/// [rt] Polyphonic pressure 0..1 on the sounding notes of this pitch.
RT_FN void synth_voices_pressure(SynthVoices* self, uint32_t source, uint32_t pitch,
                                 float value);

/// [rt] The note of this pitch that was started first ends; the pedal may hold it.
RT_FN void synth_voices_release(SynthVoices* self, uint32_t source, uint32_t pitch);

/// [rt] Every note of `source` ends, whatever the pedal says.
RT_FN void synth_voices_release_all(SynthVoices* self, uint32_t source);

/// [rt] Every note of `source` falls silent within a few milliseconds, without a click.
RT_FN void synth_voices_kill(SynthVoices* self, uint32_t source);

/// [rt] Add the next `n` frames, at most SYNTH_CHUNK, to every source's pair.
///
/// No call may cross a frame that is a multiple of SYNTH_CHUNK since new or
/// reset; however the frames are split otherwise, they sound the same bit for
/// bit.  A pair of a source that is not active is left alone.
RT_FN void synth_voices_render(SynthVoices* self, float* const out[SYNTH_N_SOURCES][2],
                               uint32_t n);

/// [rt] Whether any voice of `source` still sounds.
RT_FN bool synth_voices_active(const SynthVoices* self, uint32_t source);

#endif
