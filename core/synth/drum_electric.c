#include "core/synth/drum_list.h"

// The 808: a bridged-T kick, six pulse circuits for all metal.

const SynthDrum synth_drum_808_kick = {
  .tones    = {{.hz       = 47.5f,
                .bend     = 1.3f,
                .bend_s   = 0.007f,
                .decay_s  = 1.25f,
                .level_db = 0,
                .shape    = 0.12f}},
  .washes   = {{.low_hz = 300, .high_hz = 3200, .decay_s = 0.008f, .level_db = -13}},
  .pivot_hz = 110,
  .drive    = 0.35f,
  .machine  = true,
};

const SynthDrum synth_drum_808_snare = {
  .tones =
    {{.hz = 178, .bend = 0.1f, .bend_s = 0.004f, .decay_s = 0.18f, .level_db = -9},
     {.hz = 331, .bend = 0.1f, .bend_s = 0.004f, .decay_s = 0.12f, .level_db = -11}},
  .washes   = {{.low_hz = 2200, .high_hz = 9500, .decay_s = 0.2f, .level_db = 0}},
  .pivot_hz = 1500,
  .machine  = true,
};

const SynthDrum synth_drum_808_rim = {
  .tones    = {{.hz = 1667, .decay_s = 0.035f, .level_db = -5},
               {.hz = 455, .decay_s = 0.045f, .level_db = -6}},
  .washes   = {{.low_hz = 1500, .high_hz = 8000, .decay_s = 0.01f, .level_db = -8}},
  .pivot_hz = 1300,
  .drive    = 1.2f,
  .machine  = true,
};

const SynthDrum synth_drum_808_clap = {
  .washes   = {{.low_hz   = 820,
                .high_hz  = 1500,
                .q        = 1.6f,
                .decay_s  = 0.04f,
                .level_db = 2,
                .bursts   = 3,
                .gap_s    = 0.0102f},
               {.low_hz   = 820,
                .high_hz  = 1700,
                .q        = 1.4f,
                .attack_s = 0.024f,
                .decay_s  = 0.42f,
                .level_db = -4},
               {.low_hz   = 2200,
                .high_hz  = 9000,
                .decay_s  = 0.05f,
                .level_db = -14,
                .bursts   = 4,
                .gap_s    = 0.0102f}},
  .pivot_hz = 1200,
  .machine  = true,
};

const SynthDrum synth_drum_808_tom = {
  .tones =
    {{.hz = 92, .bend = 0.5f, .bend_s = 0.03f, .decay_s = 0.62f, .level_db = -1}},
  .washes   = {{.low_hz = 120, .high_hz = 900, .decay_s = 0.2f, .level_db = -19}},
  .pivot_hz = 180,
  .machine  = true,
};

const SynthDrum synth_drum_808_conga = {
  .tones =
    {{.hz = 185, .bend = 0.12f, .bend_s = 0.015f, .decay_s = 0.38f, .level_db = -1}},
  .pivot_hz = 350,
  .machine  = true,
};

const SynthDrum synth_drum_808_closed = {
  .skins    = {{.spectrum = SYNTH_SQUARES,
                .n        = 72,
                .hz       = 205.3f,
                .decay_s  = 0.1f,
                .slope_db = 13,
                .hard_hz  = 12000,
                .level_db = -20}},
  .washes   = {{.low_hz = 8000, .decay_s = 0.05f, .level_db = -17}},
  .pivot_hz = 7500,
  .machine  = true,
};

const SynthDrum synth_drum_808_open = {
  .skins    = {{.spectrum = SYNTH_SQUARES,
                .n        = 72,
                .hz       = 205.3f,
                .decay_s  = 0.75f,
                .slope_db = 13,
                .hard_hz  = 12000,
                .level_db = -21}},
  .washes   = {{.low_hz = 8000, .decay_s = 0.4f, .level_db = -21}},
  .pivot_hz = 7500,
  .machine  = true,
};

const SynthDrum synth_drum_808_cymbal = {
  .skins    = {{.spectrum = SYNTH_SQUARES,
                .n        = 72,
                .hz       = 205.3f,
                .decay_s  = 2.4f,
                .damp     = 0.15f,
                .slope_db = 10,
                .hard_hz  = 9000,
                .level_db = -15}},
  .washes   = {{.low_hz = 7000, .decay_s = 1.1f, .level_db = -18}},
  .pivot_hz = 5500,
  .machine  = true,
};

const SynthDrum synth_drum_808_cowbell = {
  .skins    = {{.spectrum = SYNTH_PAIR,
                .n        = 14,
                .hz       = 540,
                .decay_s  = 0.36f,
                .slope_db = -2,
                .hard_hz  = 3500,
                .level_db = 4},
               {.spectrum = SYNTH_PAIR,
                .n        = 14,
                .hz       = 540,
                .decay_s  = 0.06f,
                .slope_db = 0,
                .hard_hz  = 6000,
                .level_db = 2}},
  .pivot_hz = 1100,
  .machine  = true,
};

const SynthDrum synth_drum_808_claves = {
  .tones    = {{.hz = 2500, .decay_s = 0.06f, .level_db = -5}},
  .pivot_hz = 2500,
  .machine  = true,
};

const SynthDrum synth_drum_808_maracas = {
  .washes   = {{.low_hz = 5200, .attack_s = 0.012f, .decay_s = 0.04f, .level_db = 0}},
  .pivot_hz = 7000,
  .machine  = true,
};

// The 909: analogue skins, harder; its cymbals were short recordings.

const SynthDrum synth_drum_909_kick = {
  .tones    = {{.hz       = 50,
                .bend     = 4.2f,
                .bend_s   = 0.017f,
                .decay_s  = 0.48f,
                .level_db = 1,
                .shape    = 0.25f}},
  .washes   = {{.low_hz = 1500, .high_hz = 7500, .decay_s = 0.014f, .level_db = -4},
               {.low_hz = 200, .high_hz = 1200, .decay_s = 0.02f, .level_db = -8}},
  .pivot_hz = 150,
  .drive    = 1.0f,
  .machine  = true,
};

const SynthDrum synth_drum_909_snare = {
  .tones =
    {{.hz       = 188,
      .bend     = 0.75f,
      .bend_s   = 0.01f,
      .decay_s  = 0.18f,
      .level_db = -4,
      .shape    = 0.3f},
     {.hz = 286, .bend = 0.4f, .bend_s = 0.008f, .decay_s = 0.12f, .level_db = -8}},
  .washes   = {{.low_hz = 1000, .high_hz = 8500, .decay_s = 0.3f, .level_db = -6},
               {.low_hz = 3000, .high_hz = 12000, .decay_s = 0.09f, .level_db = -6}},
  .pivot_hz = 900,
  .drive    = 0.6f,
  .machine  = true,
};

const SynthDrum synth_drum_909_clap = {
  .washes   = {{.low_hz   = 900,
                .high_hz  = 2100,
                .q        = 1.3f,
                .decay_s  = 0.04f,
                .level_db = 3,
                .bursts   = 4,
                .gap_s    = 0.0098f},
               {.low_hz   = 900,
                .high_hz  = 3200,
                .attack_s = 0.02f,
                .decay_s  = 0.3f,
                .level_db = -6},
               {.low_hz   = 2500,
                .high_hz  = 10000,
                .decay_s  = 0.05f,
                .level_db = -9,
                .bursts   = 4,
                .gap_s    = 0.0098f}},
  .pivot_hz = 1500,
  .drive    = 0.4f,
  .machine  = true,
};

const SynthDrum synth_drum_909_tom = {
  .tones =
    {{.hz       = 88,
      .bend     = 1.0f,
      .bend_s   = 0.035f,
      .decay_s  = 0.6f,
      .level_db = -1,
      .shape    = 0.3f},
     {.hz = 132, .bend = 0.8f, .bend_s = 0.03f, .decay_s = 0.35f, .level_db = -9}},
  .washes   = {{.low_hz = 200, .high_hz = 2500, .decay_s = 0.12f, .level_db = -14}},
  .pivot_hz = 220,
  .drive    = 0.5f,
  .machine  = true,
};

const SynthDrum synth_drum_909_rim = {
  .skins    = {{.spectrum = SYNTH_WOOD,
                .n        = 8,
                .hz       = 480,
                .decay_s  = 0.05f,
                .damp     = 0.2f,
                .slope_db = 1,
                .hard_hz  = 5000,
                .level_db = 4}},
  .washes   = {{.low_hz = 2000, .high_hz = 9000, .decay_s = 0.01f, .level_db = -7}},
  .pivot_hz = 1300,
  .drive    = 1.0f,
  .machine  = true,
};

const SynthDrum synth_drum_909_closed = {
  .skins    = {{.spectrum = SYNTH_CLUSTER,
                .n        = 44,
                .hz       = 3600,
                .top_hz   = 14000,
                .decay_s  = 0.13f,
                .damp     = 0.2f,
                .slope_db = 1.5f,
                .hard_hz  = 15000,
                .level_db = -2}},
  .washes   = {{.low_hz = 6500, .high_hz = 14500, .decay_s = 0.11f, .level_db = -3}},
  .pivot_hz = 8000,
  .drive    = 0.5f,
  .machine  = true,
};

const SynthDrum synth_drum_909_open = {
  .skins    = {{.spectrum = SYNTH_CLUSTER,
                .n        = 56,
                .hz       = 3200,
                .top_hz   = 14000,
                .decay_s  = 0.85f,
                .damp     = 0.15f,
                .slope_db = 1.5f,
                .hard_hz  = 15000,
                .level_db = -3}},
  .washes   = {{.low_hz = 6000, .high_hz = 14500, .decay_s = 0.7f, .level_db = -4}},
  .pivot_hz = 8000,
  .drive    = 0.5f,
  .machine  = true,
};

const SynthDrum synth_drum_909_crash = {
  .skins    = {{.spectrum = SYNTH_CLUSTER,
                .n        = 60,
                .hz       = 520,
                .top_hz   = 13500,
                .decay_s  = 2.2f,
                .damp     = 0.2f,
                .slope_db = 2.0f,
                .hard_hz  = 10000,
                .level_db = -4}},
  .washes   = {{.low_hz   = 3500,
                .high_hz  = 13000,
                .attack_s = 0.004f,
                .decay_s  = 1.5f,
                .level_db = -4}},
  .pivot_hz = 5500,
  .drive    = 0.5f,
  .machine  = true,
};

const SynthDrum synth_drum_909_ride = {
  .skins    = {{.spectrum = SYNTH_CLUSTER,
                .n        = 50,
                .hz       = 900,
                .top_hz   = 13000,
                .decay_s  = 2.0f,
                .damp     = 0.25f,
                .slope_db = 2.5f,
                .hard_hz  = 12000,
                .level_db = -6}},
  .washes   = {{.low_hz = 5500, .high_hz = 13500, .decay_s = 0.8f, .level_db = -13}},
  .pivot_hz = 6000,
  .machine  = true,
};

// The electronic kit of the eighties: hexagonal pads.

const SynthDrum synth_drum_electronic_kick = {
  .tones    = {{.hz       = 56,
                .bend     = 2.4f,
                .bend_s   = 0.022f,
                .decay_s  = 0.4f,
                .level_db = 0,
                .shape    = 0.35f}},
  .washes   = {{.low_hz = 1200, .high_hz = 6000, .decay_s = 0.03f, .level_db = -6}},
  .pivot_hz = 170,
  .drive    = 0.6f,
  .machine  = true,
};

const SynthDrum synth_drum_electronic_snare = {
  .tones    = {{.hz       = 165,
                .bend     = 1.1f,
                .bend_s   = 0.03f,
                .decay_s  = 0.32f,
                .level_db = -3,
                .shape    = 0.5f}},
  .washes   = {{.low_hz = 900, .high_hz = 11000, .decay_s = 0.42f, .level_db = -4},
               {.low_hz = 3500, .decay_s = 0.05f, .level_db = -6}},
  .pivot_hz = 900,
  .drive    = 0.8f,
  .machine  = true,
};

const SynthDrum synth_drum_electronic_tom = {
  .tones    = {{.hz       = 92,
                .bend     = 1.6f,
                .bend_s   = 0.075f,
                .decay_s  = 0.7f,
                .level_db = -1,
                .shape    = 0.4f}},
  .washes   = {{.low_hz = 400, .high_hz = 5000, .decay_s = 0.16f, .level_db = -11}},
  .pivot_hz = 260,
  .drive    = 0.4f,
  .machine  = true,
};

// Lo-fi: dusty and soft, meant for the coarse clock of its kit.

const SynthDrum synth_drum_lofi_kick = {
  .tones    = {{.hz       = 58,
                .bend     = 0.9f,
                .bend_s   = 0.02f,
                .decay_s  = 0.3f,
                .level_db = -1,
                .shape    = 0.2f}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 8,
                .hz       = 88,
                .decay_s  = 0.16f,
                .damp     = 0.7f,
                .slope_db = -5,
                .hard_hz  = 700,
                .level_db = -6}},
  .washes   = {{.low_hz = 700, .high_hz = 2600, .decay_s = 0.025f, .level_db = -10}},
  .pivot_hz = 150,
  .drive    = 1.4f,
};

const SynthDrum synth_drum_lofi_snare = {
  .tones =
    {{.hz = 196, .bend = 0.15f, .bend_s = 0.012f, .decay_s = 0.15f, .level_db = -5}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 12,
                .hz       = 208,
                .decay_s  = 0.2f,
                .damp     = 0.6f,
                .slope_db = -2,
                .hard_hz  = 1700,
                .level_db = -1}},
  .washes   = {{.low_hz   = 800,
                .high_hz  = 4800,
                .attack_s = 0.002f,
                .decay_s  = 0.2f,
                .level_db = -5},
               {.low_hz   = 600,
                .high_hz  = 3200,
                .attack_s = 0.02f,
                .decay_s  = 0.26f,
                .level_db = -14}},
  .pivot_hz = 900,
  .drive    = 1.2f,
};
