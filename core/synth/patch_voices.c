// Voices.
//
// Vowels after G. Peterson, H. Barney, "Control Methods Used in a Study of the
// Vowels" (JASA 24, 1952).

#include "core/synth/patch.h"

static const SynthPatch patches[] = {
  {
    .name            = "choir",
    .engine          = SYNTH_WAVE,
    .attack_s        = 0.14f,
    .release_s       = 0.35f,
    .spread          = 0.4f,
    .vibrato_hz      = 5.2f,
    .vibrato_cents   = 9.0f,
    .vibrato_delay_s = 0.25f,
    .tremolo_db      = 0.5f,
    .scoop_cents     = -15.0f,
    .breath          = {.level = 0.014f, .hz = 2800.0f, .q = 0.5f, .decay_s = 0.25f},
    .as.wave         = {.knee_hz       = 220.0f,
                        .soft_slope_db = 10.0f,
                        .loud_slope_db = 7.5f,
                        .floor         = 0.05f,
                        .formants      = {{720.0f, 190.0f, 1.0f},
                                          {1120.0f, 220.0f, 0.8f},
                                          {2650.0f, 380.0f, 0.9f},
                                          {3300.0f, 450.0f, 0.75f},
                                          {240.0f, 300.0f, 0.4f}},
                        .players       = 4,
                        .detune_cents  = 10.0f,
                        .drift_cents   = 13.0f,
                        .bloom         = 0.3f,
                        .shimmer       = 0.1f},
  },
  {
    .name            = "synth voice",
    .engine          = SYNTH_WAVE,
    .attack_s        = 0.08f,
    .release_s       = 0.3f,
    .spread          = 0.3f,
    .vibrato_hz      = 5.0f,
    .vibrato_cents   = 8.0f,
    .vibrato_delay_s = 0.3f,
    .breath          = {.level = 0.008f, .hz = 3600.0f, .q = 0.5f},
    .as.wave         = {.knee_hz       = 200.0f,
                        .soft_slope_db = 10.0f,
                        .loud_slope_db = 6.5f,
                        .floor         = 0.06f,
                        .formants      = {{380.0f, 160.0f, 1.0f},
                                          {860.0f, 200.0f, 0.8f},
                                          {2400.0f, 420.0f, 0.8f},
                                          {3200.0f, 500.0f, 0.6f}},
                        .players       = 2,
                        .detune_cents  = 7.0f,
                        .drift_cents   = 4.0f,
                        .bloom         = 0.2f,
                        .shimmer       = 0.05f},
  },
};

const SynthFamily synth_family_voices = {SYNTH_PATCHES(patches)};
