// The drum set, and what else a drummer does with hands and sticks.

#include "core/synth/drum_list.h"

const SynthDrum synth_drum_kick = {
  .tones =
    {{.hz = 54, .bend = 1.1f, .bend_s = 0.014f, .decay_s = 0.36f, .level_db = -3}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 12,
                .hz       = 92,
                .decay_s  = 0.16f,
                .damp     = 0.6f,
                .slope_db = -3,
                .hard_hz  = 1800,
                .level_db = -5}},
  .washes   = {{.low_hz = 1600, .high_hz = 6500, .decay_s = 0.03f, .level_db = -4},
               {.low_hz = 60, .high_hz = 380, .decay_s = 0.09f, .level_db = -8}},
  .pivot_hz = 160,
  .drive    = 0.6f,
};

const SynthDrum synth_drum_kick_rock = {
  .tones =
    {{.hz = 56, .bend = 1.6f, .bend_s = 0.012f, .decay_s = 0.34f, .level_db = -2}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 10,
                .hz       = 96,
                .decay_s  = 0.12f,
                .damp     = 0.6f,
                .slope_db = -3,
                .hard_hz  = 2200,
                .level_db = -7}},
  .washes   = {{.low_hz = 2800, .high_hz = 9000, .decay_s = 0.028f, .level_db = -5},
               {.low_hz = 60, .high_hz = 420, .decay_s = 0.08f, .level_db = -9}},
  .pivot_hz = 200,
  .drive    = 0.7f,
};

const SynthDrum synth_drum_kick_jazz = {
  .tones =
    {{.hz = 66, .bend = 0.35f, .bend_s = 0.03f, .decay_s = 0.42f, .level_db = -2}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 14,
                .hz       = 70,
                .decay_s  = 0.42f,
                .damp     = 0.7f,
                .slope_db = -4,
                .hard_hz  = 700,
                .level_db = 1}},
  .washes   = {{.low_hz = 900, .high_hz = 3500, .decay_s = 0.025f, .level_db = -10},
               {.low_hz = 60, .high_hz = 300, .decay_s = 0.12f, .level_db = -8}},
  .pivot_hz = 140,
  .drive    = 0.5f,
};

const SynthDrum synth_drum_snare = {
  .tones =
    {{.hz = 186, .bend = 0.22f, .bend_s = 0.014f, .decay_s = 0.22f, .level_db = -7}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 16,
                .hz       = 214,
                .decay_s  = 0.34f,
                .damp     = 0.55f,
                .slope_db = -2.5f,
                .hard_hz  = 2600,
                .level_db = 2}},
  .washes   = {{.low_hz   = 1300,
                .high_hz  = 8000,
                .attack_s = 0.003f,
                .decay_s  = 0.3f,
                .level_db = -9},
               {.low_hz = 350, .high_hz = 4200, .decay_s = 0.05f, .level_db = -6},
               {.low_hz = 5200, .attack_s = 0.001f, .decay_s = 0.09f, .level_db = -11}},
  .pivot_hz = 700,
  .drive    = 1.3f,
};

const SynthDrum synth_drum_snare_rock = {
  .tones =
    {{.hz = 178, .bend = 0.3f, .bend_s = 0.016f, .decay_s = 0.24f, .level_db = -4}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 16,
                .hz       = 196,
                .decay_s  = 0.26f,
                .damp     = 0.5f,
                .slope_db = -1,
                .hard_hz  = 3600,
                .level_db = -3}},
  .washes   = {{.low_hz   = 1300,
                .high_hz  = 10500,
                .attack_s = 0.002f,
                .decay_s  = 0.34f,
                .level_db = -6},
               {.low_hz = 400, .high_hz = 5000, .decay_s = 0.06f, .level_db = -4}},
  .pivot_hz = 900,
  .drive    = 1.6f,
};

const SynthDrum synth_drum_snare_jazz = {
  .tones =
    {{.hz = 232, .bend = 0.1f, .bend_s = 0.02f, .decay_s = 0.2f, .level_db = -11}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 18,
                .hz       = 246,
                .decay_s  = 0.34f,
                .damp     = 0.6f,
                .slope_db = -3,
                .hard_hz  = 2000,
                .level_db = -4}},
  .washes   = {{.low_hz   = 2100,
                .high_hz  = 11000,
                .attack_s = 0.004f,
                .decay_s  = 0.2f,
                .level_db = -9},
               {.low_hz = 700, .high_hz = 4200, .decay_s = 0.035f, .level_db = -11}},
  .pivot_hz = 1000,
  .drive    = 0.8f,
};

const SynthDrum synth_drum_rim = {
  .skins    = {{.spectrum = SYNTH_WOOD,
                .n        = 10,
                .hz       = 830,
                .decay_s  = 0.17f,
                .damp     = 0.4f,
                .slope_db = 2.0f,
                .hard_hz  = 8000,
                .level_db = 2},
               {.spectrum = SYNTH_MEMBRANE,
                .n        = 6,
                .hz       = 205,
                .decay_s  = 0.16f,
                .damp     = 0.8f,
                .slope_db = -4,
                .hard_hz  = 1200,
                .level_db = -8}},
  .washes   = {{.low_hz = 2400, .high_hz = 10000, .decay_s = 0.035f, .level_db = -5}},
  .pivot_hz = 2200,
  .drive    = 1.5f,
};

const SynthDrum synth_drum_tom = {
  .tones =
    {{.hz = 100, .bend = 0.24f, .bend_s = 0.04f, .decay_s = 0.95f, .level_db = -5}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 17,
                .hz       = 100,
                .decay_s  = 1.2f,
                .damp     = 0.95f,
                .slope_db = -2,
                .hard_hz  = 1500,
                .level_db = 0}},
  .washes   = {{.low_hz = 1500, .high_hz = 7000, .decay_s = 0.045f, .level_db = -6},
               {.low_hz = 120, .high_hz = 1200, .decay_s = 0.12f, .level_db = -9}},
  .pivot_hz = 300,
  .drive    = 0.6f,
};

const SynthDrum synth_drum_clap = {
  .washes   = {{.low_hz   = 800,
                .high_hz  = 2500,
                .q        = 1.0f,
                .decay_s  = 0.06f,
                .level_db = 1,
                .bursts   = 4,
                .gap_s    = 0.0105f},
               {.low_hz   = 800,
                .high_hz  = 5200,
                .attack_s = 0.03f,
                .decay_s  = 0.38f,
                .level_db = -8},
               {.low_hz   = 3000,
                .high_hz  = 11000,
                .decay_s  = 0.04f,
                .level_db = -12,
                .bursts   = 5,
                .gap_s    = 0.0085f}},
  .pivot_hz = 1400,
  .drive    = 0.6f,
};

const SynthDrum synth_drum_sticks = {
  .skins    = {{.spectrum = SYNTH_WOOD,
                .n        = 9,
                .hz       = 1020,
                .decay_s  = 0.06f,
                .damp     = 0.5f,
                .slope_db = 0.0f,
                .hard_hz  = 6000,
                .level_db = 3}},
  .washes   = {{.low_hz = 3000, .high_hz = 9000, .decay_s = 0.008f, .level_db = -12}},
  .pivot_hz = 2000,
  .drive    = 1,
};
