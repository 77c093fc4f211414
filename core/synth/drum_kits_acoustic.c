// Drum sets of wood and skin.

#include "core/synth/drum_kits.h"

static const SynthKitLine room_lines[] = {
  {35, 0, -3, 1.5f, -2.5f, 0, &synth_drum_kick},
  {36, 0, -1, 1.4f, -2.5f, 0, &synth_drum_kick},
  {38, 0, -1, 1.4f, -4, 0.05f, &synth_drum_snare},
  {40, 0, 1, 1.2f, -8, 0.05f, &synth_drum_snare_rock},
  {41, 0, -4, 1.56f, -6, -0.6f, &synth_drum_tom},
  {43, 0, -1, 1.43f, -6, -0.42f, &synth_drum_tom},
  {45, 0, 2, 1.3f, -6, -0.18f, &synth_drum_tom},
  {47, 0, 4, 1.23f, -6, 0, &synth_drum_tom},
  {48, 0, 7, 1.17f, -6, 0.24f, &synth_drum_tom},
  {50, 0, 10, 1.1f, -6, 0.48f, &synth_drum_tom},
};

const SynthKit synth_kit_room = {
  .name = "room kit",
  SYNTH_LINES(room_lines),
  .parent = &synth_kit_studio,
  .room   = 0.5f,
};

static const SynthKitLine rock_lines[] = {
  {35, 0, -2, 1.1f, 0, 0, &synth_drum_kick_rock},
  {36, 0, 0, 0, 0, 0, &synth_drum_kick_rock},
  {38, 0, 0, 0, -6, 0.05f, &synth_drum_snare_rock},
  {40, 0, 3, 0.8f, -6, 0.05f, &synth_drum_snare_rock},
  {41, 0, -5, 1.38f, -5, -0.6f, &synth_drum_tom},
  {43, 0, -2, 1.26f, -5, -0.42f, &synth_drum_tom},
  {45, 0, 1, 1.15f, -5, -0.18f, &synth_drum_tom},
  {47, 0, 3, 1.09f, -5, 0, &synth_drum_tom},
  {48, 0, 6, 1.03f, -5, 0.24f, &synth_drum_tom},
  {50, 0, 9, 0.98f, -5, 0.48f, &synth_drum_tom},
  {49, 0, -1, 1.15f, -10, -0.45f, &synth_drum_crash},
  {57, 0, 1, 1.1f, -10, 0.5f, &synth_drum_crash},
};

const SynthKit synth_kit_rock = {
  .name = "rock kit",
  SYNTH_LINES(rock_lines),
  .parent = &synth_kit_studio,
  .room   = 0.35f,
};

static const SynthKitLine jazz_lines[] = {
  {35, 0, -2, 0, -2, 0, &synth_drum_kick_jazz},
  {36, 0, 0, 0, -2, 0, &synth_drum_kick_jazz},
  {38, 0, 0, 0, 1, 0.1f, &synth_drum_snare_jazz},
  {40, 0, 2, 0.8f, 1, 0.1f, &synth_drum_snare_jazz},
  {41, 0, 1, 1.5f, -8, -0.6f, &synth_drum_tom},
  {43, 0, 4, 1.38f, -8, -0.42f, &synth_drum_tom},
  {45, 0, 7, 1.25f, -8, -0.18f, &synth_drum_tom},
  {47, 0, 9, 1.19f, -8, 0, &synth_drum_tom},
  {48, 0, 12, 1.12f, -8, 0.24f, &synth_drum_tom},
  {50, 0, 15, 1.06f, -8, 0.48f, &synth_drum_tom},
  {51, 0, -1, 1.2f, -11, -0.3f, &synth_drum_ride},
  {53, 0, -1, 0, -12, -0.3f, &synth_drum_ride_bell},
  {59, 0, -3, 1.2f, -11, 0.35f, &synth_drum_ride},
};

const SynthKit synth_kit_jazz = {
  .name = "jazz kit",
  SYNTH_LINES(jazz_lines),
  .parent = &synth_kit_studio,
  .room   = 0.3f,
};

static const SynthKitLine brush_lines[] = {
  {37, 0, 0, 0.9f, -15, 0.1f, &synth_drum_rim},
  {38, 0, 0, 0, -3.5f, 0.1f, &synth_drum_brush_tap},
  {39, 0, 0, 0, -7, 0.1f, &synth_drum_brush_slap},
  {40, 0, 0, 0, 0, 0.1f, &synth_drum_brush_sweep},
  {42, SYNTH_CHOKE_HAT, 0, 0.9f, -14, 0.35f, &synth_drum_hat_closed},
  {51, 0, -1, 1.1f, -14, -0.3f, &synth_drum_ride},
  {59, 0, -3, 1.1f, -14, 0.35f, &synth_drum_ride},
};

const SynthKit synth_kit_brush = {
  .name = "brush kit",
  SYNTH_LINES(brush_lines),
  .parent = &synth_kit_jazz,
  .room   = 0.3f,
};
