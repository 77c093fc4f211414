// The electronic kit of the eighties with its hexagonal pads; and lo-fi: dusty and
// soft, meant for the coarse clock of its kit.

#include "core/synth/drum_list.h"

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
