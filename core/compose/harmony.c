#include "core/compose/harmony.h"

#include "core/compose/scale.h"

/// Semitones of the n-th note (from 0) of a seven-note scale above the tonic.
static uint32_t
scale_note(uint16_t scale, uint32_t n)
{
  return (uint32_t)compose_walk(scale, 0, (int)(n % 7U));
}

static uint32_t
interval(uint16_t scale, uint32_t degree, uint32_t third)
{
  const uint32_t from = scale_note(scale, degree - 1);
  return (scale_note(scale, degree - 1 + 2 * third) + 12U - from) % 12U;
}

static BaseQuality
triad(uint32_t third, uint32_t fifth)
{
  if (third == 3) {
    return fifth == 6 ? BASE_DIM : BASE_MIN;
  }
  return fifth == 8 ? BASE_AUG : BASE_MAJ;
}

static BaseQuality
seventh(BaseQuality plain, uint32_t seventh_up)
{
  switch (plain) {
  case BASE_DIM:
    return seventh_up == 9 ? BASE_DIM7 : BASE_HALF_DIM;
  case BASE_MIN:
    return seventh_up == 11 ? BASE_MIN_MAJ7 : BASE_MIN7;
  case BASE_MAJ:
    return seventh_up == 11 ? BASE_MAJ7 : BASE_DOM7;
  default:
    return plain;
  }
}

static BaseQuality
ninth(BaseQuality quality, uint32_t ninth_up)
{
  const bool whole = ninth_up == 2;
  return quality == BASE_MAJ7 && whole   ? BASE_MAJ9
         : quality == BASE_MIN7 && whole ? BASE_MIN9
         : quality == BASE_DOM7 && whole ? BASE_DOM9
                                         : quality;
}

/// Leave out a seventh that points to another key: a dominant's where it is not
/// ours, and the tonic's own in minor, which is the relative major's sixth.
static BaseQuality
calm(BaseQuality quality, uint32_t degree, uint32_t rich)
{
  if (quality == BASE_DOM7 && degree != 5) {
    return rich >= 4 ? BASE_ADD9 : BASE_MAJ;
  }
  return quality == BASE_MIN7 && degree == 1 && rich < 4 ? BASE_MIN : quality;
}

/// How many thirds the style piles up here: 2 triads, 3 sevenths, 4 ninths.
static uint32_t
richness(const ComposeBrief* brief, BaseRandom* random)
{
  static const float usual[] = {0.1f, 1.1f, 1.8f, 0.0f};
  const float        drawn   = base_random_unit(random) - 0.5f;
  const float rich = usual[brief->style->colour] + (brief->complexity - 0.5f) * 1.2f +
                     drawn * (0.5f + 0.5f * brief->creativity);
  return rich < 0.6f ? 2 : rich < 1.6f ? 3 : 4;
}

ScoreChord
compose_harmony_chord(const ComposeBrief* brief, uint32_t above, BaseQuality quality)
{
  const uint8_t root = (uint8_t)((brief->piece.key + above) % 12U);
  return (ScoreChord){0, root, root, (uint8_t)quality};
}

ScoreChord
compose_harmony_degree(const ComposeBrief* brief, uint32_t degree, BaseRandom* random)
{
  const BaseMode mode  = (BaseMode)brief->piece.mode;
  const uint16_t scale = compose_parent(mode);
  const uint32_t above = scale_note(scale, degree - 1);
  const uint32_t rich  = richness(brief, random);
  BaseQuality quality  = triad(interval(scale, degree, 1), interval(scale, degree, 2));
  if (mode == BASE_BLUES) {
    return compose_harmony_chord(brief, above, BASE_DOM7);
  }
  if (brief->style->colour == COMPOSE_POWERS && quality != BASE_DIM) {
    return compose_harmony_chord(brief, above, BASE_POWER);
  }
  if (rich >= 3 && quality != BASE_AUG) {
    quality = calm(seventh(quality, interval(scale, degree, 3)), degree, rich);
  }
  if (rich >= 4) {
    quality = ninth(quality, interval(scale, degree, 4) % 12U);
  }
  return compose_harmony_chord(brief, above, quality);
}

ScoreChord
compose_harmony_lead_to(const ComposeBrief* brief, const ScoreChord* goal,
                        BaseRandom* random)
{
  const bool     plain = richness(brief, random) < 3;
  const bool     power = brief->style->colour == COMPOSE_POWERS;
  const uint32_t above = (goal->root + 7U + 12U - brief->piece.key) % 12U;
  return compose_harmony_chord(brief, above,
                               power   ? BASE_POWER
                               : plain ? BASE_MAJ
                                       : BASE_DOM7);
}

ScoreChord
compose_harmony_dominant(const ComposeBrief* brief, BaseRandom* random)
{
  const ScoreChord home = compose_harmony_chord(brief, 0, BASE_MAJ);
  switch (brief->piece.mode) {
  case BASE_DORIAN:
  case BASE_MIXOLYDIAN:
    return compose_harmony_degree(brief, 7, random);
  case BASE_LYDIAN:
  case BASE_PHRYGIAN:
  case BASE_LOCRIAN:
    return compose_harmony_degree(brief, 2, random);
  default:
    return compose_harmony_lead_to(brief, &home, random);
  }
}
