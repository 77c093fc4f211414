// How a part comes round: what it played some bars before, it is likely to play again.

#ifndef COMPOSE_BAND_ECHO_H
#define COMPOSE_BAND_ECHO_H

#include "core/compose/band.h"

/// [any] What followed a step of the window `back` bars before; where a fill breaks out
/// it does not listen.
ComposeEcho compose_band_echo(const ComposeBand* self, const ComposePartStep* step,
                              uint32_t back);

/// [any] What is expected after the last step: what followed it four bars before, or
/// two or one at first.  Chords and lines expect pitches only where the harmony
/// repeats.
ComposeEcho compose_band_expect(const ComposeBand* self);

/// [any] Make what is expected likelier, the more so the more cautious the piece; a
/// `choice` that is not below `n` is none.
void compose_band_keep_on(const ComposeBand* self, float* logits, uint32_t choice,
                          uint32_t n);

#endif
