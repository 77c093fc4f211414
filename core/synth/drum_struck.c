// Metal and wood that is struck.

#include "core/synth/drum_list.h"

const SynthDrum synth_drum_cowbell = {
  .skins    = {{.spectrum = SYNTH_PAIR,
                .n        = 6,
                .hz       = 562,
                .decay_s  = 0.3f,
                .damp     = 0.35f,
                .slope_db = 1,
                .hard_hz  = 4500,
                .level_db = 2},
               {.spectrum = SYNTH_CLUSTER,
                .n        = 14,
                .hz       = 1750,
                .top_hz   = 8200,
                .decay_s  = 0.16f,
                .damp     = 0.4f,
                .slope_db = -2,
                .hard_hz  = 9000,
                .level_db = -7}},
  .washes   = {{.low_hz = 2500, .high_hz = 8000, .decay_s = 0.012f, .level_db = -12}},
  .pivot_hz = 1200,
};

const SynthDrum synth_drum_agogo = {
  .skins    = {{.spectrum = SYNTH_PAIR,
                .n        = 4,
                .hz       = 905,
                .decay_s  = 0.6f,
                .damp     = 0.3f,
                .slope_db = 1,
                .hard_hz  = 9000,
                .level_db = -2},
               {.spectrum = SYNTH_CLUSTER,
                .n        = 12,
                .hz       = 2300,
                .top_hz   = 12000,
                .decay_s  = 0.5f,
                .damp     = 0.3f,
                .slope_db = 1,
                .hard_hz  = 14000,
                .level_db = -2}},
  .washes   = {{.low_hz = 3000, .high_hz = 9000, .decay_s = 0.01f, .level_db = -12}},
  .pivot_hz = 2200,
};

const SynthDrum synth_drum_triangle_mute = {
  .skins    = {{.spectrum = SYNTH_CLUSTER,
                .n        = 20,
                .hz       = 1600,
                .top_hz   = 16500,
                .decay_s  = 0.3f,
                .damp     = 0.1f,
                .slope_db = 3.0f,
                .hard_hz  = 20000,
                .level_db = -7}},
  .pivot_hz = 8000,
};

const SynthDrum synth_drum_triangle_open = {
  .skins    = {{.spectrum = SYNTH_CLUSTER,
                .n        = 20,
                .hz       = 1600,
                .top_hz   = 16500,
                .decay_s  = 2.4f,
                .damp     = 0.15f,
                .slope_db = 3.0f,
                .hard_hz  = 20000,
                .level_db = -9}},
  .pivot_hz = 8000,
};

const SynthDrum synth_drum_bell_tree = {
  .skins    = {{.spectrum = SYNTH_CLUSTER,
                .n        = 56,
                .hz       = 3000,
                .top_hz   = 15500,
                .decay_s  = 3.2f,
                .damp     = 0.5f,
                .slope_db = 0.5f,
                .hard_hz  = 16000,
                .level_db = -9}},
  .washes   = {{.low_hz   = 7000,
                .high_hz  = 15000,
                .attack_s = 0.1f,
                .decay_s  = 0.3f,
                .level_db = -14,
                .bursts   = 24,
                .gap_s    = 0.04f}},
  .pivot_hz = 8000,
};

const SynthDrum synth_drum_claves = {
  .skins    = {{.spectrum = SYNTH_BAR,
                .n        = 3,
                .hz       = 2480,
                .decay_s  = 0.12f,
                .damp     = 0.8f,
                .slope_db = -8,
                .hard_hz  = 7000,
                .level_db = -1}},
  .washes   = {{.low_hz = 3000, .high_hz = 9000, .decay_s = 0.005f, .level_db = -16}},
  .pivot_hz = 2800,
};

const SynthDrum synth_drum_block = {
  .skins    = {{.spectrum = SYNTH_WOOD,
                .n        = 8,
                .hz       = 820,
                .decay_s  = 0.12f,
                .damp     = 0.7f,
                .slope_db = -5,
                .hard_hz  = 5000,
                .level_db = 5}},
  .washes   = {{.low_hz = 1500, .high_hz = 6000, .decay_s = 0.007f, .level_db = -12}},
  .pivot_hz = 1200,
  .drive    = 0.8f,
};

const SynthDrum synth_drum_castanets = {
  .skins    = {{.spectrum = SYNTH_WOOD,
                .n        = 7,
                .hz       = 1450,
                .decay_s  = 0.06f,
                .damp     = 0.5f,
                .slope_db = -1,
                .hard_hz  = 8000,
                .level_db = 3}},
  .washes   = {{.low_hz   = 2000,
                .high_hz  = 8000,
                .decay_s  = 0.012f,
                .level_db = -4,
                .bursts   = 2,
                .gap_s    = 0.022f}},
  .pivot_hz = 2500,
  .drive    = 1,
};
