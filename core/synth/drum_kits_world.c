// Kits of other bands: the orchestra and the latin percussion.

#include "core/synth/drum_kits.h"

static const SynthKitLine orchestra_lines[] = {
  {27, SYNTH_CHOKE_HAT, 0, 0, -13, 0.3f, &synth_drum_hat_closed},
  {28, SYNTH_CHOKE_HAT, 0, 0, -8, 0.3f, &synth_drum_hat_pedal},
  {29, SYNTH_CHOKE_HAT, 0, 0, -16, 0.3f, &synth_drum_hat_open},
  {30, 0, 0, 0, -13, 0.3f, &synth_drum_ride},
  {35, 0, 2, 0.7f, -3, 0.1f, &synth_drum_gran_cassa},
  {36, 0, 0, 0, -3, 0.1f, &synth_drum_gran_cassa},
  {38, 0, 0, 0, 0, -0.1f, &synth_drum_concert_snare},
  {40, 0, 3, 0.8f, 0, -0.1f, &synth_drum_concert_snare},
  {41, 0, -2, 0, -10, -0.2f, &synth_drum_timpani},
  {43, 0, 0, 0, -10, -0.14f, &synth_drum_timpani},
  {45, 0, 2, 0, -10, -0.08f, &synth_drum_timpani},
  {47, 0, 4, 0, -10, -0.02f, &synth_drum_timpani},
  {48, 0, 5, 0, -10, 0.01f, &synth_drum_timpani},
  {50, 0, 7, 0, -10, 0.07f, &synth_drum_timpani},
  {53, 0, 10, 0, -10, 0.16f, &synth_drum_timpani},
  {42, 0, -1, 0, -10, -0.17f, &synth_drum_timpani},
  {44, 0, 1, 0, -10, -0.11f, &synth_drum_timpani},
  {46, 0, 3, 0, -10, -0.05f, &synth_drum_timpani},
  {49, 0, 0, 0, -12, 0.2f, &synth_drum_piatti},
  {51, 0, 8, 0, -10, 0.1f, &synth_drum_timpani},
  {52, 0, 0, 0, -6, 0.4f, &synth_drum_tam},
  {55, 0, 4, 0.5f, -12, 0.25f, &synth_drum_piatti},
  {57, 0, 1, 0.8f, -12, 0.2f, &synth_drum_piatti},
  {59, 0, 3, 0.8f, -14, 0.25f, &synth_drum_piatti},
};

const SynthKit synth_kit_orchestra = {
  .name = "orchestral kit",
  SYNTH_LINES(orchestra_lines),
  .parent = &synth_kit_studio,
  .room   = 0.6f,
};

static const SynthKitLine latin_lines[] = {
  {35, SYNTH_CHOKE_SURDO, 0, 0, -1, 0, &synth_drum_surdo_open},
  {36, SYNTH_CHOKE_SURDO, 0, 0, -1, 0, &synth_drum_surdo_mute},
  {38, 0, 0, 0, -10, 0.1f, &synth_drum_timbale},
  {40, 0, 5, 0.8f, -10, 0.15f, &synth_drum_timbale},
  {41, 0, -5, 1.2f, -5, -0.4f, &synth_drum_conga},
  {43, 0, -3, 1.1f, -5, -0.35f, &synth_drum_conga},
  {45, 0, -1, 0, -5, -0.3f, &synth_drum_conga},
  {47, 0, 2, 0, -5, -0.25f, &synth_drum_conga},
  {48, 0, 0, 0, -8, 0.25f, &synth_drum_bongo},
  {50, 0, 4, 0, -8, 0.35f, &synth_drum_bongo},
};

const SynthKit synth_kit_latin = {
  .name = "latin kit",
  SYNTH_LINES(latin_lines),
  .parent = &synth_kit_studio,
  .room   = 0.25f,
};
