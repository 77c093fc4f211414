#include "core/compose/perform.h"

#include "core/param/instrument.h"

#include <stddef.h>

/// From string to string of a strummed chord.
#define STRUM_TICKS 9

/// How loosely each part plays: ticks of spread, and of lying behind the style's way.
static const int   spread[BASE_N_PARTS] = {14, 12, 10, 16, 4, 8, 6};
static const float lag[BASE_N_PARTS]    = {1.0f, 0.8f, 0.7f, 0.0f, 0.0f, 0.5f, 0.2f};

/// A sum of two draws: near the middle more often than at the edges.
static int
around(BaseRandom* random, int most)
{
  const uint32_t wide = (uint32_t)most + 1U;
  return (int)(base_random_below(random, wide) + base_random_below(random, wide)) -
         most;
}

/// Guitars and harps roll their chords.
static bool
is_strummed(const ComposeBrief* brief, uint8_t part)
{
  const uint8_t program =
    param_instrument(brief->piece.parts[part].instrument)->program;
  return part != BASE_DRUMS && ((program >= 24 && program <= 31) || program == 46);
}

void
compose_perform(const ComposeBrief* brief, BaseRandom* random, ScoreNote* notes,
                uint32_t n)
{
  // The same time sounds longer in a slow tempo
  const float tempo = brief->piece.tempo_bpm;
  const float scale = tempo < 120.0f ? tempo / 120.0f : 1.0f;
  for (uint32_t i = 0; i < n; ++i) {
    ScoreNote* const       note = &notes[i];
    const ScoreNote* const last = i ? &notes[i - 1] : NULL;
    const bool chord = last && last->part == note->part && note->part != BASE_DRUMS &&
                       last->start_ticks == note->start_ticks;
    const float late = lag[note->part] * (float)brief->style->late_ticks;
    const float push = ((float)around(random, spread[note->part]) + late) * scale;
    const int   roll = is_strummed(brief, note->part) ? STRUM_TICKS : 0;
    note->push_ticks = (int16_t)(chord ? last->push_ticks + roll : (int)push);
    note->lift       = (int8_t)around(random, note->part == BASE_DRUMS ? 7 : 6);
  }
}
