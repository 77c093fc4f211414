// The figures that a drum is made of, and the tables that hold them.
//
// A sound designer adds a drum by writing one SynthDrum and naming it in a kit's
// list; no code changes.  A layer whose level is left 0 dB and whose decay is 0
// does not sound.  Decays are times to -60 dB.

#ifndef SYNTH_DRUM_SOUND_H
#define SYNTH_DRUM_SOUND_H

#include <stdbool.h>
#include <stdint.h>

#define SYNTH_DRUM_TONES 2U
#define SYNTH_DRUM_SKINS 2U
#define SYNTH_DRUM_WASHES 3U

/// A sine that falls in pitch: the body of a kick, an electronic tom.
typedef struct {
  float hz;       ///< Where it comes to rest
  float bend;     ///< It starts at hz (1 + bend)
  float bend_s;   ///< Time constant of the fall
  float attack_s; ///< 0 is at once
  float decay_s;
  float level_db;
  float shape; ///< 0 a sine, more adds odd harmonics
} SynthTone;

typedef enum {
  SYNTH_MEMBRANE, ///< Circular skin (Bessel zeros; Fletcher and Rossing, ch. 3)
  SYNTH_KETTLE,   ///< Skin over a kettle: nearly harmonic (Rossing 1982)
  SYNTH_BAR,      ///< Free bar
  SYNTH_WOOD,     ///< Block or stick with a cavity
  SYNTH_CLUSTER,  ///< Plate: many modes strewn between hz and top_hz
  SYNTH_SQUARES,  ///< The odd harmonics of six pulse circuits (TR-808 service notes)
  SYNTH_PAIR,     ///< Two pulse circuits a fifth apart: the cowbell
} SynthSpectrum;

/// Modes that are struck once and ring.
typedef struct {
  SynthSpectrum spectrum;
  uint8_t       n;        ///< Modes, at most 64
  float         hz;       ///< Lowest mode
  float         top_hz;   ///< Highest, where the spectrum is open
  float         decay_s;  ///< Of the lowest mode
  float         damp;     ///< Higher modes decay as (f / hz) to the power of -damp
  float         slope_db; ///< Per octave above hz
  float         hard_hz;  ///< Above this a blow at velocity 100 has less
  float         level_db;
} SynthSkin;

/// Noise between two corners.
typedef struct {
  float   low_hz, high_hz; ///< 0 leaves the corner out
  float   q;               ///< Of both corners; 0 means flat
  float   attack_s, decay_s;
  float   level_db;
  uint8_t bursts; ///< More than 1 repeats the attack every gap_s
  float   gap_s;
  bool    held; ///< Sounds on until the note ends
} SynthWash;

typedef struct {
  SynthTone tones[SYNTH_DRUM_TONES];
  SynthSkin skins[SYNTH_DRUM_SKINS];
  SynthWash washes[SYNTH_DRUM_WASHES];
  float     pivot_hz; ///< The timbre slider tips the sound around this
  float     drive;    ///< 0 clean; the sum is bent softly
  bool      machine;  ///< Every hit the same, as from a circuit
} SynthDrum;

/// One line of a kit: which key plays what, and how it differs from the table.
typedef struct {
  uint8_t          pitch;
  uint8_t          choke; ///< Hits of one group end each other; 0 for none
  float            semitones;
  float            decay; ///< Factor; 0 means 1
  float            level_db;
  float            pan; ///< -1..1 as seen from the audience
  const SynthDrum* drum;
} SynthKitLine;

typedef struct SynthKit {
  const char*            name; ///< As in the catalogue
  const SynthKitLine*    lines;
  uint32_t               n_lines;
  const struct SynthKit* parent;  ///< Plays what this one has not; NULL for none
  float                  room;    ///< Share of a small room around it, 0..1
  float                  hold_hz; ///< Sampled anew so often, for grain; 0 for never
  float                  level_db;
  bool                   tape; ///< Its pieces come from a worn tape
} SynthKit;

/// [any] The kit of this id of the catalogue, the studio kit if it is none.
const SynthKit* synth_kit_of(uint32_t instrument);

/// [any] The line that `pitch` plays on, or NULL.
const SynthKitLine* synth_kit_line(const SynthKit* kit, uint32_t pitch);

#endif
