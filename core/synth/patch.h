// An instrument as data: which engine plays it and every number it needs.
//
// Patches stand in tables of C, one file per family, because the compiler then
// checks every name and nothing is parsed while a host waits.  A number that
// is not written is 0, which always means "none" or "as usual".

#ifndef SYNTH_PATCH_H
#define SYNTH_PATCH_H

#include "core/dsp/formant.h"
#include "core/dsp/lfo.h"
#include "core/dsp/waves.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum {
  SYNTH_WAVE,   ///< Bowed, blown, sung: drawn waves, formants, breath
  SYNTH_ORGAN,  ///< Drawbars
  SYNTH_ANALOG, ///< Oscillators and filters
  SYNTH_FM,     ///< Four operators
  SYNTH_STRING, ///< Plucked waveguides
  SYNTH_MODAL,  ///< Struck bars, bells and skins
  SYNTH_PIANO,  ///< Struck strings
  SYNTH_N_ENGINES,
} SynthEngineId;

/// A burst or stream of filtered noise.
typedef struct {
  float level;   ///< Beside the note's own 1
  float hz, q;   ///< Its band
  float decay_s; ///< By 60 dB; of breath, how fast the first puff settles
  float track;   ///< 1: the band moves with the pitch, hz being that at C4
} SynthNoise;

#define SYNTH_TONES 8U
#define SYNTH_FORMANTS 5U

typedef struct {
  float tones_db[SYNTH_TONES]; ///< Partials 1..8 beside the slope
  float even_db;               ///< Even partials; fades out above 2 kHz
  float knee_hz;               ///< Where the slope begins
  float soft_slope_db;         ///< Fall per octave above the knee, played softly
  float loud_slope_db;
  float top_hz; ///< Above it 12 dB less per octave, 0 is 5000; twice that played loudly
  float floor;  ///< What passes beside the formants, 0 is 1
  DspFormant formants[SYNTH_FORMANTS];
  uint32_t   players; ///< 0 or 1 alone, up to 4
  float      detune_cents;
  float      drift_cents; ///< Slow wandering of every player
  float      bloom;   ///< Share of the brightness that comes with the swelling, 0..1
  float      shimmer; ///< Wandering of the brightness, 0..1
} SynthWavePatch;

typedef struct {
  const char* drawbars; ///< Nine digits
  const char* bright;   ///< The registration of loud play
  float       leak;
  float       percussion;   ///< Level of the struck partial
  float       percussion_h; ///< Which partial of the note
  float       percussion_s;
  bool        ranks; ///< Pipes: a second, slightly detuned rank beside the first
} SynthOrganPatch;

typedef enum { SYNTH_SINE = DSP_N_WAVES, SYNTH_PULSE } SynthMoreWaves;

typedef struct {
  uint32_t wave; ///< DspWaveKind or SynthMoreWaves
  float    level;
  float    semitones, cents;
  float    width;    ///< Of a pulse, 0 is half
  float    sweep;    ///< By which the second LFO moves the width
  float    sync;     ///< Of a saw synced to the note: how much faster it runs, 1 to 5
  float    sync_env; ///< Added to it by the filter's envelope
} SynthOscillator;

typedef enum {
  SYNTH_LOW,
  SYNTH_LOW4,
  SYNTH_BAND,
  SYNTH_LADDER,
  SYNTH_OPEN
} SynthFilterKind;

typedef struct {
  SynthOscillator osc[3];
  float           noise;
  uint32_t        unison; ///< Copies of the first oscillator, 0 or 1 alone, up to 7
  float           spread_cents;
  SynthFilterKind filter;
  float           cutoff_hz; ///< At C4
  float           track;     ///< 0..1: how far the cutoff follows the pitch
  float           q;
  float           env_octaves; ///< By which the filter's envelope opens it
  float           env_attack_s, env_decay_s, env_sustain, env_release_s;
  float           force_octaves; ///< By which full force opens it
  float           lfo_hz, lfo_octaves;
  DspLfoKind      lfo;
  float           pitch_semitones; ///< A fall at the beginning, as of a drum
  float           pitch_s;
  float           drive; ///< Into a soft limit, for low notes
} SynthAnalogPatch;

#define SYNTH_OPERATORS 4U

typedef struct {
  float    ratio;
  float    offset_hz;
  float    level;   ///< Of a carrier its gain, of a modulator its index in radians
  float    decay_s; ///< By 60 dB, 0 holds
  float    sustain;
  float    force; ///< How much of the level the force decides, 0..1
  uint32_t into;  ///< The operator it pushes, one before it; itself is the output
} SynthOperator;

typedef struct {
  SynthOperator op[SYNTH_OPERATORS];
  float         scale; ///< Octaves by which indices and times fall per octave of pitch
} SynthFmPatch;

typedef struct {
  float      position;  ///< Of the pick, 0..0.5 of the string
  float      soft_ms;   ///< Rounding of the pluck at middle force
  float      t60_s;     ///< At C3
  float      t60_scale; ///< By which it shortens per octave, 0 is 0.5
  float      high_hz;   ///< 0 is 4000
  float      t60_high_s;
  float      stiff;
  uint32_t   n_stiff;
  uint32_t   courses; ///< 2: a second string beside it
  float      course_cents;
  float      course_semitones;
  float      twang_cents; ///< Sharpness of a hard pluck
  float      pickup;      ///< Of an electric guitar, 0..0.5 of the string; 0 has none
  float      body;        ///< Share of the body in the sound, 0..1
  DspFormant modes[3];    ///< Of the body
  float      low_hz;      ///< An amplifier's or body's upper end
  float      drive;       ///< The amplifier: 0 none, to 1 overdriven, above distorted
  float      buzz;        ///< Bridge of a sitar: brightness that grows and fades
} SynthStringPatch;

#define SYNTH_MODES 12U

typedef struct {
  float ratio[SYNTH_MODES]; ///< 0 ends the list
  float gain[SYNTH_MODES];
  float t60_s[SYNTH_MODES]; ///< At C4
  float t60_scale;          ///< Octaves by which times shorten per octave of pitch
  float hard_hz; ///< Where the mallet's spectrum begins to fall, at middle force
  float beat_hz; ///< Between the two halves of every mode, 0 has one half
  float tremolo_hz, tremolo; ///< Of a vibraphone's fans, 0..1
  float bow_s;               ///< The modes swell in over this time
} SynthModalPatch;

typedef struct {
  float hard_hz;    ///< Of the hammer at middle force, at C4
  float position;   ///< Where the hammer strikes
  float stiffness;  ///< Beside a concert grand's 1
  float t60_s;      ///< Of C4's fundamental
  float high_share; ///< How fast high partials die beside the fundamental
  float beat_hz;    ///< Between the strings of a note
  float after;      ///< Level of the slow second part of the decay
} SynthPianoPatch;

typedef struct {
  const char*   name; ///< As in the catalogue
  SynthEngineId engine;
  float         attack_s, decay_s, sustain, release_s; ///< Sustain 0 is 1 without decay
  float         vibrato_hz, vibrato_cents, vibrato_delay_s;
  float         tremolo_db;  ///< That comes with the vibrato
  float         scoop_cents; ///< From which the pitch rises or falls at the beginning
  float         glide_s;     ///< Of legato; 0 is 0.03
  float         spread;      ///< Low notes left, high notes right, 0..1
  float         semitones;   ///< Transposition
  float         tone;   ///< Pivot of the timbre in multiples of the pitch, 0 is 1.6
  SynthNoise    strike; ///< At the beginning
  SynthNoise    breath; ///< While it sounds
  SynthNoise    lift;   ///< When the key goes up
  union {
    SynthWavePatch   wave;
    SynthOrganPatch  organ;
    SynthAnalogPatch analog;
    SynthFmPatch     fm;
    SynthStringPatch string;
    SynthModalPatch  modal;
    SynthPianoPatch  piano;
  } as;
} SynthPatch;

/// How loud a patch is before it is levelled; measured, see patch_level.c.
typedef struct {
  const char* name;
  float       trim_db[5]; ///< At timbre 0, 0.25, 0.5, 0.75 and 1
} SynthLevel;

/// [any] The patch of this name, or NULL.
const SynthPatch* synth_patch_find(const char* name);

/// [any] The level of the patch of this name; all zero if it was never measured.
const SynthLevel* synth_level_find(const char* name);

/// [any] How many patches there are in all families.
uint32_t synth_n_patches(void);

/// [any] Patch `i`, which is below synth_n_patches().
const SynthPatch* synth_patch(uint32_t i);

/// One family's table.
typedef struct {
  const SynthPatch* patches; ///< (n)
  uint32_t          n;
} SynthFamily;

/// The patches of a list and their number.
#define SYNTH_PATCHES(list) (list), (uint32_t)(sizeof(list) / sizeof((list)[0]))

// The families, each in its own file
extern const SynthFamily synth_family_keys, synth_family_mallets, synth_family_organs,
  synth_family_guitars, synth_family_plucked, synth_family_basses, synth_family_strings,
  synth_family_voices, synth_family_brass, synth_family_reeds, synth_family_pipes,
  synth_family_leads, synth_family_pads, synth_family_effects;

#endif
