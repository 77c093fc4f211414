// Every drum that kits choose from.

#ifndef SYNTH_DRUM_LIST_H
#define SYNTH_DRUM_LIST_H

#include "core/synth/drum_sound.h"

// Acoustic: drum_acoustic.c
extern const SynthDrum synth_drum_kick, synth_drum_kick_rock, synth_drum_kick_jazz;
extern const SynthDrum synth_drum_snare, synth_drum_snare_rock, synth_drum_snare_jazz;
extern const SynthDrum synth_drum_rim, synth_drum_tom, synth_drum_clap;
extern const SynthDrum synth_drum_sticks;

// Brushes: drum_brush.c
extern const SynthDrum synth_drum_brush_tap, synth_drum_brush_slap;
extern const SynthDrum synth_drum_brush_sweep;

// Cymbals: drum_cymbal.c
extern const SynthDrum synth_drum_hat_closed, synth_drum_hat_pedal, synth_drum_hat_open;
extern const SynthDrum synth_drum_crash, synth_drum_splash, synth_drum_china;
extern const SynthDrum synth_drum_ride, synth_drum_ride_bell, synth_drum_gong;

// Skins played by hand: drum_hand.c
extern const SynthDrum synth_drum_bongo, synth_drum_conga, synth_drum_conga_mute;
extern const SynthDrum synth_drum_timbale, synth_drum_cuica_mute;
extern const SynthDrum synth_drum_cuica_open, synth_drum_surdo_open;
extern const SynthDrum synth_drum_surdo_mute;

// Shaken: drum_shaken.c
extern const SynthDrum synth_drum_tambourine, synth_drum_jingle, synth_drum_cabasa;
extern const SynthDrum synth_drum_maracas, synth_drum_shaker, synth_drum_vibraslap;
extern const SynthDrum synth_drum_guiro_short, synth_drum_guiro_long;

// Struck: drum_struck.c
extern const SynthDrum synth_drum_cowbell, synth_drum_agogo, synth_drum_triangle_mute;
extern const SynthDrum synth_drum_triangle_open, synth_drum_bell_tree;
extern const SynthDrum synth_drum_claves, synth_drum_block, synth_drum_castanets;

// Effects: drum_effects.c
extern const SynthDrum synth_drum_whistle_short, synth_drum_whistle_long;
extern const SynthDrum synth_drum_high_q, synth_drum_slap, synth_drum_scratch_push;
extern const SynthDrum synth_drum_scratch_pull, synth_drum_click;
extern const SynthDrum synth_drum_metronome, synth_drum_metronome_bell;

// The 808: drum_808.c
extern const SynthDrum synth_drum_808_kick, synth_drum_808_snare, synth_drum_808_rim;
extern const SynthDrum synth_drum_808_clap, synth_drum_808_tom, synth_drum_808_conga;
extern const SynthDrum synth_drum_808_closed, synth_drum_808_open;
extern const SynthDrum synth_drum_808_cymbal, synth_drum_808_cowbell;
extern const SynthDrum synth_drum_808_claves, synth_drum_808_maracas;

// The 909: drum_909.c
extern const SynthDrum synth_drum_909_kick, synth_drum_909_snare, synth_drum_909_clap;
extern const SynthDrum synth_drum_909_tom, synth_drum_909_rim, synth_drum_909_closed;
extern const SynthDrum synth_drum_909_open, synth_drum_909_crash, synth_drum_909_ride;

// Electronic and lo-fi: drum_electronic.c
extern const SynthDrum synth_drum_electronic_kick, synth_drum_electronic_snare;
extern const SynthDrum synth_drum_electronic_tom, synth_drum_lofi_kick;
extern const SynthDrum synth_drum_lofi_snare;

// Orchestra: drum_orchestra.c
extern const SynthDrum synth_drum_timpani, synth_drum_gran_cassa, synth_drum_field;
extern const SynthDrum synth_drum_tam, synth_drum_piatti, synth_drum_concert_snare;

#endif
