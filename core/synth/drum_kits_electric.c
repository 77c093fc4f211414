// Drum machines, and what sounds like them.

#include "core/synth/drum_kits.h"

static const SynthKitLine electronic_lines[] = {
  {35, 0, -3, 1.2f, -1, 0, &synth_drum_electronic_kick},
  {36, 0, 0, 0, -1, 0, &synth_drum_electronic_kick},
  {38, 0, 0, 0, -3, 0, &synth_drum_electronic_snare},
  {39, 0, 0, 0, 0, -0.1f, &synth_drum_909_clap},
  {40, 0, 4, 0.7f, -3, 0, &synth_drum_electronic_snare},
  {41, 0, -3, 1.2f, -4, -0.7f, &synth_drum_electronic_tom},
  {43, 0, 0, 1.1f, -4, -0.49f, &synth_drum_electronic_tom},
  {45, 0, 3, 1, -4, -0.21f, &synth_drum_electronic_tom},
  {47, 0, 5, 0.95f, -4, 0, &synth_drum_electronic_tom},
  {48, 0, 8, 0.9f, -4, 0.28f, &synth_drum_electronic_tom},
  {50, 0, 11, 0.85f, -4, 0.56f, &synth_drum_electronic_tom},
  {42, SYNTH_CHOKE_HAT, 0, 0, -11, 0.3f, &synth_drum_909_closed},
  {44, SYNTH_CHOKE_HAT, -2, 0.7f, -13, 0.3f, &synth_drum_909_closed},
  {46, SYNTH_CHOKE_HAT, 0, 0, -15, 0.3f, &synth_drum_909_open},
  {49, 0, 0, 0, -13, -0.4f, &synth_drum_909_crash},
  {57, 0, 2, 0, -13, 0.4f, &synth_drum_909_crash},
};

const SynthKit synth_kit_electronic = {
  .name = "electronic kit",
  SYNTH_LINES(electronic_lines),
  .parent = &synth_kit_studio,
  .room   = 0.2f,
};

static const SynthKitLine tr808_lines[] = {
  {35, 0, -2, 1.3f, -1, 0, &synth_drum_808_kick},
  {36, 0, 0, 0, -1, 0, &synth_drum_808_kick},
  {37, 0, 0, 0, -4, 0.1f, &synth_drum_808_rim},
  {38, 0, 0, 0, -1, 0, &synth_drum_808_snare},
  {39, 0, 0, 0, 2, -0.1f, &synth_drum_808_clap},
  {40, 0, 3, 0.8f, -1, 0, &synth_drum_808_snare},
  {41, 0, -3, 1.2f, 1, -0.6f, &synth_drum_808_tom},
  {43, 0, 0, 1.1f, 1, -0.42f, &synth_drum_808_tom},
  {45, 0, 3, 1, 1, -0.18f, &synth_drum_808_tom},
  {47, 0, 5, 0.95f, 1, 0, &synth_drum_808_tom},
  {48, 0, 8, 0.9f, 1, 0.24f, &synth_drum_808_tom},
  {50, 0, 11, 0.85f, 1, 0.48f, &synth_drum_808_tom},
  {42, SYNTH_CHOKE_HAT, 0, 0, -22, 0.25f, &synth_drum_808_closed},
  {44, SYNTH_CHOKE_HAT, 0, 0.6f, -23, 0.25f, &synth_drum_808_closed},
  {46, SYNTH_CHOKE_HAT, 0, 0, -28, 0.25f, &synth_drum_808_open},
  {49, 0, 0, 0, -17, -0.3f, &synth_drum_808_cymbal},
  {51, 0, 3, 0.8f, -20, 0.3f, &synth_drum_808_cymbal},
  {56, 0, 0, 0, -2, 0.2f, &synth_drum_808_cowbell},
  {57, 0, 2, 0.9f, -17, 0.3f, &synth_drum_808_cymbal},
  {62, 0, 8, 0.6f, 0, -0.2f, &synth_drum_808_conga},
  {63, 0, 4, 0, 0, -0.25f, &synth_drum_808_conga},
  {64, 0, -1, 1.1f, 0, -0.3f, &synth_drum_808_conga},
  {70, 0, 0, 0, 3, -0.3f, &synth_drum_808_maracas},
  {75, 0, 0, 0, 4, 0.2f, &synth_drum_808_claves},
};

const SynthKit synth_kit_tr808 = {
  .name = "808 kit",
  SYNTH_LINES(tr808_lines),
  .parent = &synth_kit_studio,
};

static const SynthKitLine tr909_lines[] = {
  {35, 0, -2, 1.2f, -1, 0, &synth_drum_909_kick},
  {36, 0, 0, 0, -1, 0, &synth_drum_909_kick},
  {37, 0, 0, 0, -7, 0.1f, &synth_drum_909_rim},
  {38, 0, 0, 0, 0, 0, &synth_drum_909_snare},
  {39, 0, 0, 0, 0, -0.1f, &synth_drum_909_clap},
  {40, 0, 3, 0.8f, 0, 0, &synth_drum_909_snare},
  {41, 0, -3, 1.2f, -5, -0.6f, &synth_drum_909_tom},
  {43, 0, 0, 1.1f, -5, -0.42f, &synth_drum_909_tom},
  {45, 0, 3, 1, -5, -0.18f, &synth_drum_909_tom},
  {47, 0, 5, 0.95f, -5, 0, &synth_drum_909_tom},
  {48, 0, 8, 0.9f, -5, 0.24f, &synth_drum_909_tom},
  {50, 0, 11, 0.85f, -5, 0.48f, &synth_drum_909_tom},
  {42, SYNTH_CHOKE_HAT, 0, 0, -11, 0.3f, &synth_drum_909_closed},
  {44, SYNTH_CHOKE_HAT, -1, 0.6f, -12, 0.3f, &synth_drum_909_closed},
  {46, SYNTH_CHOKE_HAT, 0, 0, -15, 0.3f, &synth_drum_909_open},
  {49, 0, 0, 0, -13, -0.4f, &synth_drum_909_crash},
  {51, 0, 0, 0, -14, 0.3f, &synth_drum_909_ride},
  {57, 0, 2, 0.9f, -13, 0.4f, &synth_drum_909_crash},
  {59, 0, 2, 0.9f, -14, 0.3f, &synth_drum_909_ride},
};

const SynthKit synth_kit_tr909 = {
  .name = "909 kit",
  SYNTH_LINES(tr909_lines),
  .parent = &synth_kit_studio,
  .room   = 0.05f,
};

static const SynthKitLine lofi_lines[] = {
  {35, 0, -2, 1.1f, -2, 0, &synth_drum_lofi_kick},
  {36, 0, 0, 0, -2, 0, &synth_drum_lofi_kick},
  {38, 0, 0, 0, -3, 0, &synth_drum_lofi_snare},
  {40, 0, 2, 0.8f, -3, 0, &synth_drum_lofi_snare},
  {42, SYNTH_CHOKE_HAT, -3, 0.8f, -12, 0.2f, &synth_drum_hat_closed},
  {44, SYNTH_CHOKE_HAT, -3, 0, -6, 0.2f, &synth_drum_hat_pedal},
  {46, SYNTH_CHOKE_HAT, -3, 0.5f, -15, 0.2f, &synth_drum_hat_open},
};

const SynthKit synth_kit_lofi = {
  .name = "lo-fi kit",
  SYNTH_LINES(lofi_lines),
  .parent  = &synth_kit_studio,
  .hold_hz = 13000,
  .tape    = true,
  .room    = 0.1f,
};
