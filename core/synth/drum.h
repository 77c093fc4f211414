// The drum synth: hits of eight sources, each on a kit of the catalogue.
//
// A hit is built from layers (a struck skin or bar, a swept tone, noise, metal)
// whose figures a kit's table gives; nothing is sampled.  Same manners as
// core/synth/voice.h, and the same clock.
//
// Everything lies in the arena that synth_drums_new was given.

#ifndef SYNTH_DRUM_H
#define SYNTH_DRUM_H

#include "core/synth/voice.h"

typedef struct SynthDrums SynthDrums;

/// [init] Nothing sounds; NULL if `arena` only counts or is full.
SynthDrums* synth_drums_new(BaseArena* arena, double rate_hz);

/// [rt] Silence at once, as just made.
RT_FN void synth_drums_reset(SynthDrums* self);

/// [rt] Dynamics, articulation and timbre of a source; the first call jumps there.
RT_FN void synth_drums_expression(SynthDrums* self, uint32_t source,
                                  const SynthExpression* expression);

/// [rt] Strike `pitch` of the General MIDI drum map with velocity 1..127.
///
/// `kit` is an id of the catalogue; one that is no kit plays the studio kit.
/// What a kit does not have is silent.
RT_FN void synth_drums_start(SynthDrums* self, uint32_t source, uint32_t kit,
                             uint32_t pitch, uint32_t velocity);

/// [rt] End what only sounds while held: a sweep, a whistle, a scrape.
RT_FN void synth_drums_release(SynthDrums* self, uint32_t source, uint32_t pitch);

/// [rt] Let nothing ring on: every hit of `source` is damped.
RT_FN void synth_drums_damp(SynthDrums* self, uint32_t source);

/// [rt] Add the next `n` frames, as synth_voices_render does.
RT_FN void synth_drums_render(SynthDrums* self, float* const out[SYNTH_N_SOURCES][2],
                              uint32_t n);

/// [rt] Whether any hit of `source` still sounds.
RT_FN bool synth_drums_active(const SynthDrums* self, uint32_t source);

#endif
