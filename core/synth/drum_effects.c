// Whistles, clicks and what a turntable does.

#include "core/synth/drum_list.h"

const SynthDrum synth_drum_whistle_short = {
  .tones    = {{.hz       = 2330,
                .bend     = 0.03f,
                .bend_s   = 0.03f,
                .attack_s = 0.02f,
                .decay_s  = 0.42f,
                .level_db = -6},
               {.hz       = 2395,
                .bend     = 0.03f,
                .bend_s   = 0.03f,
                .attack_s = 0.02f,
                .decay_s  = 0.42f,
                .level_db = -9}},
  .washes   = {{.low_hz   = 2100,
                .high_hz  = 2700,
                .q        = 4,
                .attack_s = 0.02f,
                .decay_s  = 0.3f,
                .level_db = -16}},
  .pivot_hz = 2500,
};

const SynthDrum synth_drum_whistle_long = {
  .tones    = {{.hz       = 2330,
                .bend     = 0.04f,
                .bend_s   = 0.05f,
                .attack_s = 0.03f,
                .decay_s  = 1.6f,
                .level_db = -6},
               {.hz       = 2362,
                .bend     = 0.04f,
                .bend_s   = 0.05f,
                .attack_s = 0.03f,
                .decay_s  = 1.6f,
                .level_db = -7}},
  .washes   = {{.low_hz   = 2100,
                .high_hz  = 2700,
                .q        = 4,
                .attack_s = 0.03f,
                .decay_s  = 0.5f,
                .level_db = -14,
                .bursts   = 18,
                .gap_s    = 0.034f}},
  .pivot_hz = 2500,
};

const SynthDrum synth_drum_high_q = {
  .tones =
    {{.hz = 130, .bend = 14.0f, .bend_s = 0.008f, .decay_s = 0.07f, .level_db = -4}},
  .pivot_hz = 500,
  .machine  = true,
};

const SynthDrum synth_drum_slap = {
  .washes   = {{.low_hz = 800, .high_hz = 5200, .decay_s = 0.07f, .level_db = -1},
               {.low_hz = 3500, .high_hz = 11000, .decay_s = 0.02f, .level_db = -6}},
  .pivot_hz = 2200,
};

const SynthDrum synth_drum_scratch_push = {
  .tones    = {{.hz       = 300,
                .bend     = 1.6f,
                .bend_s   = 0.05f,
                .attack_s = 0.03f,
                .decay_s  = 0.13f,
                .level_db = -12,
                .shape    = 1}},
  .washes   = {{.low_hz   = 700,
                .high_hz  = 2800,
                .q        = 2.2f,
                .attack_s = 0.05f,
                .decay_s  = 0.09f,
                .level_db = 0}},
  .pivot_hz = 1600,
};

const SynthDrum synth_drum_scratch_pull = {
  .tones    = {{.hz       = 640,
                .bend     = -0.6f,
                .bend_s   = 0.05f,
                .attack_s = 0.03f,
                .decay_s  = 0.15f,
                .level_db = -12,
                .shape    = 1}},
  .washes   = {{.low_hz   = 1100,
                .high_hz  = 3900,
                .q        = 2.2f,
                .attack_s = 0.06f,
                .decay_s  = 0.1f,
                .level_db = 0}},
  .pivot_hz = 2000,
};

const SynthDrum synth_drum_click = {
  .tones    = {{.hz = 1250, .decay_s = 0.035f, .level_db = -6, .shape = 1}},
  .pivot_hz = 2000,
  .machine  = true,
};

const SynthDrum synth_drum_metronome = {
  .skins    = {{.spectrum = SYNTH_WOOD,
                .n        = 5,
                .hz       = 1680,
                .decay_s  = 0.045f,
                .damp     = 0.5f,
                .slope_db = -5,
                .hard_hz  = 8000,
                .level_db = 3}},
  .pivot_hz = 2200,
};

const SynthDrum synth_drum_metronome_bell = {
  .skins    = {{.spectrum = SYNTH_BAR,
                .n        = 3,
                .hz       = 2960,
                .decay_s  = 0.7f,
                .damp     = 0.6f,
                .slope_db = -6,
                .hard_hz  = 9000,
                .level_db = -3}},
  .pivot_hz = 3500,
};
