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
