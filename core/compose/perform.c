#include "core/compose/perform.h"

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

void
compose_perform(const ComposeBrief* brief, BaseRandom* random, ScoreNote* notes,
                uint32_t n)
{
  // The same time sounds longer in a slow tempo
  const float scale =
    brief->piece.tempo_bpm < 120.0f ? brief->piece.tempo_bpm / 120.0f : 1.0f;
  for (uint32_t i = 0; i < n; ++i) {
    ScoreNote* const note = &notes[i];
    const float      late = lag[note->part] * (float)brief->style->late_ticks;
    const float      push = (float)around(random, spread[note->part]) + late;
    note->push_ticks      = (int16_t)(push * scale);
    note->lift            = (int8_t)around(random, note->part == BASE_DRUMS ? 7 : 6);
  }
}
