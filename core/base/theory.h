// The words of music that every room shares: parts, pitch classes, modes,
// chord qualities.  Names and pitch contents only; no opinion on their use.

#ifndef BASE_THEORY_H
#define BASE_THEORY_H

#include <stdbool.h>
#include <stdint.h>

/// Ticks per quarter note everywhere: in scores, in MIDI files, in messages.
#define BASE_PPQ 960

/// The seven roles of an arrangement, in the order of ports, tracks and stems.
typedef enum {
  BASE_LEAD,
  BASE_COUNTER,
  BASE_CHORDS,
  BASE_PAD,
  BASE_ARP,
  BASE_BASS,
  BASE_DRUMS,
  BASE_N_PARTS,
} BasePart;

typedef enum {
  BASE_MAJOR, ///< Ionian
  BASE_MINOR, ///< Natural minor, aeolian
  BASE_DORIAN,
  BASE_PHRYGIAN,
  BASE_LYDIAN,
  BASE_MIXOLYDIAN,
  BASE_LOCRIAN,
  BASE_HARMONIC_MINOR,
  BASE_MELODIC_MINOR,
  BASE_MAJOR_PENTATONIC,
  BASE_MINOR_PENTATONIC,
  BASE_BLUES,
  BASE_N_MODES,
} BaseMode;

typedef enum {
  BASE_MAJ,
  BASE_MIN,
  BASE_DOM7,
  BASE_MAJ7,
  BASE_MIN7,
  BASE_DIM,
  BASE_DIM7,
  BASE_HALF_DIM,
  BASE_AUG,
  BASE_SUS2,
  BASE_SUS4,
  BASE_SIX,
  BASE_MIN6,
  BASE_DOM9,
  BASE_MAJ9,
  BASE_MIN9,
  BASE_POWER, ///< Root and fifth
  BASE_MIN_MAJ7,
  BASE_DOM7SUS4,
  BASE_ADD9,
  BASE_N_QUALITIES,
} BaseQuality;

/// A meter as written: `beats` over `unit`, such as 6 over 8.
typedef struct {
  uint8_t beats; ///< 1..32
  uint8_t unit;  ///< 1, 2, 4, 8 or 16
} BaseMeter;

/// [any] "lead", "counter", ... as in port symbols; `part` below BASE_N_PARTS.
const char* base_part_name(BasePart part);

/// [any] "major", "harmonic minor", ...; `mode` below BASE_N_MODES.
const char* base_mode_name(BaseMode mode);

/// [any] The pitch classes of a mode above its tonic, bit 0 the tonic.
uint16_t base_mode_mask(BaseMode mode);

/// [any] Whether the mode's third is minor.
bool base_mode_is_minor(BaseMode mode);

/// [any] The suffix of a chord symbol: "", "m", "7", "maj7", ...
const char* base_quality_name(BaseQuality quality);

/// [any] The pitch classes of a chord above its root, bit 0 the root.
uint16_t base_quality_mask(BaseQuality quality);

/// [any] A tonic's usual English name in a mode: 10 is "Bb" in major; `pc` 0..11.
const char* base_key_name(unsigned pc, BaseMode mode);

/// [any] Ticks of one bar: 3840 for 4/4.
uint32_t base_meter_ticks(BaseMeter meter);

#endif
