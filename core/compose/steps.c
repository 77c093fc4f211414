#include "core/compose/steps.h"

#define N_LENGTHS 32U

static const uint8_t lengths[N_LENGTHS] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11,
                                           12, 14, 15, 16, 18, 20, 21, 24, 27, 30, 32,
                                           33, 36, 42, 48, 54, 60, 72, 84, 96, 144};

uint32_t
compose_steps_length(uint32_t much)
{
  return lengths[much < N_LENGTHS ? much : N_LENGTHS - 1];
}

uint32_t
compose_steps_much(uint32_t places)
{
  uint32_t best = 0;
  for (uint32_t i = 1; i < N_LENGTHS; ++i) {
    const int far      = (int)lengths[i] - (int)places;
    const int best_far = (int)lengths[best] - (int)places;
    best               = far * far < best_far * best_far ? i : best;
  }
  return best;
}

uint32_t
compose_steps_chord(const ScoreChord* chord, uint32_t key, uint32_t* much)
{
  *much = COMPOSE_BASS + (chord->bass + 12U - chord->root) % 12U;
  return COMPOSE_CHORD + BASE_N_QUALITIES * ((chord->root + 12U - key) % 12U) +
         chord->quality;
}

uint32_t
compose_steps_root(uint32_t what)
{
  return (what - COMPOSE_CHORD) / BASE_N_QUALITIES;
}

BaseQuality
compose_steps_quality(uint32_t what)
{
  return (BaseQuality)((what - COMPOSE_CHORD) % BASE_N_QUALITIES);
}

ScoreChord
compose_steps_read(const ComposeStep* step, uint32_t key, uint32_t start_ticks)
{
  const uint32_t root = (compose_steps_root(step->what) + key) % 12U;
  return (ScoreChord){.start_ticks = start_ticks,
                      .root        = (uint8_t)root,
                      .bass    = (uint8_t)((root + step->much - COMPOSE_BASS) % 12U),
                      .quality = (uint8_t)compose_steps_quality(step->what)};
}

bool
compose_steps_is_chord(const ComposeStep* step)
{
  return step->where < COMPOSE_BAR && step->what >= COMPOSE_CHORD;
}
