#include "core/base/theory.h"

static const char* const part_names[BASE_N_PARTS] = {"lead", "counter", "chords", "pad",
                                                     "arp",  "bass",    "drums"};

/// A set of pitch classes above a root.
#define PC(n) (1U << (n))

static const struct {
  const char* name;
  uint16_t    mask;
} modes[BASE_N_MODES] = {
  [BASE_MAJOR]    = {"major", PC(0) | PC(2) | PC(4) | PC(5) | PC(7) | PC(9) | PC(11)},
  [BASE_MINOR]    = {"minor", PC(0) | PC(2) | PC(3) | PC(5) | PC(7) | PC(8) | PC(10)},
  [BASE_DORIAN]   = {"dorian", PC(0) | PC(2) | PC(3) | PC(5) | PC(7) | PC(9) | PC(10)},
  [BASE_PHRYGIAN] = {"phrygian",
                     PC(0) | PC(1) | PC(3) | PC(5) | PC(7) | PC(8) | PC(10)},
  [BASE_LYDIAN]   = {"lydian", PC(0) | PC(2) | PC(4) | PC(6) | PC(7) | PC(9) | PC(11)},
  [BASE_MIXOLYDIAN] = {"mixolydian",
                       PC(0) | PC(2) | PC(4) | PC(5) | PC(7) | PC(9) | PC(10)},
  [BASE_LOCRIAN] = {"locrian", PC(0) | PC(1) | PC(3) | PC(5) | PC(6) | PC(8) | PC(10)},
  [BASE_HARMONIC_MINOR]   = {"harmonic minor",
                             PC(0) | PC(2) | PC(3) | PC(5) | PC(7) | PC(8) | PC(11)},
  [BASE_MELODIC_MINOR]    = {"melodic minor",
                             PC(0) | PC(2) | PC(3) | PC(5) | PC(7) | PC(9) | PC(11)},
  [BASE_MAJOR_PENTATONIC] = {"major pentatonic", PC(0) | PC(2) | PC(4) | PC(7) | PC(9)},
  [BASE_MINOR_PENTATONIC] = {"minor pentatonic",
                             PC(0) | PC(3) | PC(5) | PC(7) | PC(10)},
  [BASE_BLUES]            = {"blues", PC(0) | PC(3) | PC(5) | PC(6) | PC(7) | PC(10)},
};

static const struct {
  const char* name;
  uint16_t    mask;
} qualities[BASE_N_QUALITIES] = {
  [BASE_MAJ]      = {"", PC(0) | PC(4) | PC(7)},
  [BASE_MIN]      = {"m", PC(0) | PC(3) | PC(7)},
  [BASE_DOM7]     = {"7", PC(0) | PC(4) | PC(7) | PC(10)},
  [BASE_MAJ7]     = {"maj7", PC(0) | PC(4) | PC(7) | PC(11)},
  [BASE_MIN7]     = {"m7", PC(0) | PC(3) | PC(7) | PC(10)},
  [BASE_DIM]      = {"dim", PC(0) | PC(3) | PC(6)},
  [BASE_DIM7]     = {"dim7", PC(0) | PC(3) | PC(6) | PC(9)},
  [BASE_HALF_DIM] = {"m7b5", PC(0) | PC(3) | PC(6) | PC(10)},
  [BASE_AUG]      = {"aug", PC(0) | PC(4) | PC(8)},
  [BASE_SUS2]     = {"sus2", PC(0) | PC(2) | PC(7)},
  [BASE_SUS4]     = {"sus4", PC(0) | PC(5) | PC(7)},
  [BASE_SIX]      = {"6", PC(0) | PC(4) | PC(7) | PC(9)},
  [BASE_MIN6]     = {"m6", PC(0) | PC(3) | PC(7) | PC(9)},
  [BASE_DOM9]     = {"9", PC(0) | PC(2) | PC(4) | PC(7) | PC(10)},
  [BASE_MAJ9]     = {"maj9", PC(0) | PC(2) | PC(4) | PC(7) | PC(11)},
  [BASE_MIN9]     = {"m9", PC(0) | PC(2) | PC(3) | PC(7) | PC(10)},
  [BASE_POWER]    = {"5", PC(0) | PC(7)},
  [BASE_MIN_MAJ7] = {"m(maj7)", PC(0) | PC(3) | PC(7) | PC(11)},
  [BASE_DOM7SUS4] = {"7sus4", PC(0) | PC(5) | PC(7) | PC(10)},
  [BASE_ADD9]     = {"add9", PC(0) | PC(2) | PC(4) | PC(7)},
};

const char*
base_part_name(BasePart part)
{
  return part_names[part];
}

const char*
base_mode_name(BaseMode mode)
{
  return modes[mode].name;
}

uint16_t
base_mode_mask(BaseMode mode)
{
  return modes[mode].mask;
}

bool
base_mode_is_minor(BaseMode mode)
{
  return (modes[mode].mask & (PC(3) | PC(4))) == PC(3);
}

const char*
base_quality_name(BaseQuality quality)
{
  return qualities[quality].name;
}

uint16_t
base_quality_mask(BaseQuality quality)
{
  return qualities[quality].mask;
}

const char*
base_key_name(unsigned pc, BaseMode mode)
{
  // Minor keys lean to sharps where major ones lean to flats: C# minor, Db major
  static const char* const names[2][12] = {
    {"C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"},
    {"C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B"},
  };
  return names[base_mode_is_minor(mode)][pc % 12U];
}

uint32_t
base_meter_ticks(BaseMeter meter)
{
  return (uint32_t)BASE_PPQ * 4U * meter.beats / meter.unit;
}
