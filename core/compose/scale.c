#include "core/compose/scale.h"

uint16_t
compose_rotate(uint16_t mask, uint32_t semitones)
{
  return (uint16_t)(((mask << semitones) | (mask >> (12U - semitones))) & 0xFFFU);
}

bool
compose_has(uint16_t mask, int pitch)
{
  return (mask >> ((pitch + 120) % 12)) & 1;
}

uint16_t
compose_parent(BaseMode mode)
{
  switch (mode) {
  case BASE_MAJOR_PENTATONIC:
    return base_mode_mask(BASE_MAJOR);
  case BASE_MINOR_PENTATONIC:
    return base_mode_mask(BASE_MINOR);
  case BASE_BLUES:
    return base_mode_mask(BASE_DORIAN);
  default:
    return base_mode_mask(mode);
  }
}

uint16_t
compose_chord_tones(const ScoreChord* chord)
{
  return compose_rotate(base_quality_mask((BaseQuality)chord->quality), chord->root);
}

uint16_t
compose_chord_scale(uint16_t scale, const ScoreChord* chord)
{
  const uint16_t tones = compose_chord_tones(chord);
  for (int pc = 0; pc < 12; ++pc) {
    if (!compose_has(tones, pc) || compose_has(scale, pc)) {
      continue;
    }
    for (int side = -1; side <= 1; side += 2) {
      if (!compose_has(tones, pc + side)) {
        scale &= (uint16_t) ~(1U << (unsigned)((pc + side + 12) % 12));
      }
    }
  }
  return scale | tones;
}

int
compose_nearest(uint16_t mask, int pitch)
{
  for (int far = 0; far < 7; ++far) {
    if (compose_has(mask, pitch - far)) {
      return pitch - far;
    }
    if (compose_has(mask, pitch + far)) {
      return pitch + far;
    }
  }
  return pitch;
}

int
compose_walk(uint16_t mask, int pitch, int steps)
{
  const int side = steps < 0 ? -1 : 1;
  for (int left = mask ? steps * side : 0; left; --left) {
    do {
      pitch += side;
    } while (!compose_has(mask, pitch));
  }
  return pitch;
}

int
compose_fold(int pitch, int low, int high)
{
  while (pitch > high) {
    pitch -= 12;
  }
  while (pitch < low) {
    pitch += 12;
  }
  return pitch;
}
