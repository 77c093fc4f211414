// Skins that are played by hand or thin sticks, and rubbed.

#include "core/synth/drum_list.h"

const SynthDrum synth_drum_bongo = {
  .tones =
    {{.hz = 330, .bend = 0.14f, .bend_s = 0.012f, .decay_s = 0.22f, .level_db = -2}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 12,
                .hz       = 330,
                .decay_s  = 0.24f,
                .damp     = 0.7f,
                .slope_db = -2,
                .hard_hz  = 3200,
                .level_db = -3}},
  .washes   = {{.low_hz = 1800, .high_hz = 7000, .decay_s = 0.012f, .level_db = -10}},
  .pivot_hz = 700,
  .drive    = 0.8f,
};

const SynthDrum synth_drum_conga = {
  .tones =
    {{.hz = 196, .bend = 0.08f, .bend_s = 0.02f, .decay_s = 0.55f, .level_db = -2}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 12,
                .hz       = 196,
                .decay_s  = 0.34f,
                .damp     = 0.9f,
                .slope_db = -2,
                .hard_hz  = 2200,
                .level_db = -3}},
  .washes   = {{.low_hz = 1200, .high_hz = 5500, .decay_s = 0.014f, .level_db = -13}},
  .pivot_hz = 450,
  .drive    = 0.4f,
};

const SynthDrum synth_drum_conga_mute = {
  .tones =
    {{.hz = 236, .bend = 0.12f, .bend_s = 0.01f, .decay_s = 0.09f, .level_db = -6}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 16,
                .hz       = 236,
                .decay_s  = 0.13f,
                .damp     = 0.4f,
                .slope_db = 0.5f,
                .hard_hz  = 3800,
                .level_db = 0}},
  .washes   = {{.low_hz = 900, .high_hz = 6500, .decay_s = 0.028f, .level_db = -6}},
  .pivot_hz = 800,
  .drive    = 1.5f,
};

const SynthDrum synth_drum_timbale = {
  .tones =
    {{.hz = 290, .bend = 0.1f, .bend_s = 0.016f, .decay_s = 0.5f, .level_db = -5}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 18,
                .hz       = 290,
                .decay_s  = 1.0f,
                .damp     = 0.5f,
                .slope_db = -1,
                .hard_hz  = 6000,
                .level_db = 1},
               {.spectrum = SYNTH_CLUSTER,
                .n        = 14,
                .hz       = 1700,
                .top_hz   = 9000,
                .decay_s  = 0.5f,
                .damp     = 0.3f,
                .slope_db = -1,
                .hard_hz  = 12000,
                .level_db = -10}},
  .washes   = {{.low_hz = 2500, .high_hz = 10000, .decay_s = 0.03f, .level_db = -7}},
  .pivot_hz = 900,
  .drive    = 0.8f,
};

const SynthDrum synth_drum_cuica_mute = {
  .tones    = {{.hz       = 610,
                .bend     = -0.12f,
                .bend_s   = 0.05f,
                .attack_s = 0.05f,
                .decay_s  = 0.4f,
                .level_db = -4,
                .shape    = 0.5f}},
  .washes   = {{.low_hz   = 900,
                .high_hz  = 2300,
                .q        = 2,
                .attack_s = 0.03f,
                .decay_s  = 0.2f,
                .level_db = -17}},
  .pivot_hz = 900,
};

const SynthDrum synth_drum_cuica_open = {
  .tones    = {{.hz       = 318,
                .bend     = 0.22f,
                .bend_s   = 0.16f,
                .attack_s = 0.09f,
                .decay_s  = 0.85f,
                .level_db = -4,
                .shape    = 0.6f}},
  .washes   = {{.low_hz   = 600,
                .high_hz  = 1800,
                .q        = 2,
                .attack_s = 0.06f,
                .decay_s  = 0.4f,
                .level_db = -17}},
  .pivot_hz = 700,
};

const SynthDrum synth_drum_surdo_open = {
  .tones =
    {{.hz = 72, .bend = 0.14f, .bend_s = 0.03f, .decay_s = 0.95f, .level_db = -2}},
  .skins    = {{.spectrum = SYNTH_MEMBRANE,
                .n        = 10,
                .hz       = 72,
                .decay_s  = 0.6f,
                .damp     = 0.9f,
                .slope_db = -4,
                .hard_hz  = 600,
                .level_db = -3}},
  .washes   = {{.low_hz = 200, .high_hz = 1400, .decay_s = 0.04f, .level_db = -14}},
  .pivot_hz = 160,
};

const SynthDrum synth_drum_surdo_mute = {
  .tones = {{.hz = 78, .bend = 0.2f, .bend_s = 0.02f, .decay_s = 0.2f, .level_db = -3}},
  .skins = {{.spectrum = SYNTH_MEMBRANE,
             .n        = 12,
             .hz       = 78,
             .decay_s  = 0.17f,
             .damp     = 0.6f,
             .slope_db = -3,
             .hard_hz  = 900,
             .level_db = -3}},
  .washes   = {{.low_hz = 200, .high_hz = 1600, .decay_s = 0.035f, .level_db = -11}},
  .pivot_hz = 180,
};
