// The 909: analogue skins, harder; its cymbals were short recordings.

#include "core/synth/drum_list.h"

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
