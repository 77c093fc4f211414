// What is shaken or scraped.

#include "core/synth/drum_list.h"

const SynthDrum synth_drum_tambourine = {
  .skins    = {{.spectrum = SYNTH_CLUSTER,
                .n        = 40,
                .hz       = 4300,
                .top_hz   = 16000,
                .decay_s  = 0.4f,
                .damp     = 0.3f,
                .slope_db = 1.0f,
                .hard_hz  = 18000,
                .level_db = -6}},
  .washes   = {{.low_hz   = 6500,
                .high_hz  = 15500,
                .decay_s  = 0.17f,
                .level_db = -3,
                .bursts   = 5,
                .gap_s    = 0.017f},
               {.low_hz = 2200, .high_hz = 7000, .decay_s = 0.03f, .level_db = -14}},
  .pivot_hz = 9000,
};

const SynthDrum synth_drum_jingle = {
  .skins    = {{.spectrum = SYNTH_CLUSTER,
                .n        = 30,
                .hz       = 4600,
                .top_hz   = 14500,
                .decay_s  = 0.8f,
                .damp     = 0.4f,
                .slope_db = 0,
                .hard_hz  = 15000,
                .level_db = -9}},
  .washes   = {{.low_hz   = 6500,
                .high_hz  = 15000,
                .decay_s  = 0.16f,
                .level_db = -6,
                .bursts   = 5,
                .gap_s    = 0.03f}},
  .pivot_hz = 8000,
};

const SynthDrum synth_drum_cabasa = {
  .washes   = {{.low_hz   = 5800,
                .high_hz  = 13500,
                .attack_s = 0.012f,
                .decay_s  = 0.07f,
                .level_db = 0,
                .bursts   = 2,
                .gap_s    = 0.03f},
               {.low_hz   = 3000,
                .high_hz  = 7000,
                .attack_s = 0.006f,
                .decay_s  = 0.05f,
                .level_db = -9}},
  .pivot_hz = 8000,
};

const SynthDrum synth_drum_maracas = {
  .washes   = {{.low_hz   = 5200,
                .high_hz  = 11500,
                .attack_s = 0.008f,
                .decay_s  = 0.045f,
                .level_db = 1}},
  .pivot_hz = 7000,
};

const SynthDrum synth_drum_shaker = {
  .washes   = {{.low_hz   = 6000,
                .high_hz  = 14000,
                .attack_s = 0.05f,
                .decay_s  = 0.2f,
                .level_db = 0},
               {.low_hz   = 3500,
                .high_hz  = 6500,
                .attack_s = 0.03f,
                .decay_s  = 0.09f,
                .level_db = -11}},
  .pivot_hz = 8000,
};

const SynthDrum synth_drum_vibraslap = {
  .skins = {{.spectrum = SYNTH_WOOD,
             .n        = 6,
             .hz       = 1900,
             .decay_s  = 0.07f,
             .damp     = 0.3f,
             .hard_hz  = 9000,
             .level_db = -4}},
  .washes =
    {{.low_hz = 2300, .high_hz = 3100, .q = 4, .decay_s = 1.5f, .level_db = -13},
     {.low_hz   = 3200,
      .high_hz  = 10000,
      .decay_s  = 0.016f,
      .level_db = -7,
      .bursts   = 34,
      .gap_s    = 0.023f},
     {.low_hz = 2500, .high_hz = 9000, .decay_s = 1.2f, .level_db = -17}},
  .pivot_hz = 3500,
};

const SynthDrum synth_drum_guiro_short = {
  .washes   = {{.low_hz   = 1900,
                .high_hz  = 3900,
                .q        = 1.6f,
                .decay_s  = 0.018f,
                .level_db = -3,
                .bursts   = 10,
                .gap_s    = 0.0085f},
               {.low_hz   = 4000,
                .high_hz  = 9000,
                .decay_s  = 0.012f,
                .level_db = -8,
                .bursts   = 10,
                .gap_s    = 0.0085f}},
  .pivot_hz = 3200,
};

const SynthDrum synth_drum_guiro_long = {
  .washes   = {{.low_hz   = 1700,
                .high_hz  = 3600,
                .q        = 1.6f,
                .decay_s  = 0.02f,
                .level_db = -3,
                .bursts   = 30,
                .gap_s    = 0.0145f},
               {.low_hz   = 4000,
                .high_hz  = 9000,
                .decay_s  = 0.012f,
                .level_db = -8,
                .bursts   = 30,
                .gap_s    = 0.0145f}},
  .pivot_hz = 3000,
};
