// The 808: a bridged-T kick, six pulse circuits for all metal.

#include "core/synth/drum_list.h"

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
