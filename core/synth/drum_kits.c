#include "core/param/instrument.h"
#include "core/synth/drum_list.h"

#include <stddef.h>
#include <string.h>

#define LINES(list) (list), (uint32_t)(sizeof(list) / sizeof((list)[0]))

/// Groups whose members silence each other.
enum { HAT = 1, TRIANGLE, CUICA, GUIRO, WHISTLE, SURDO, SCRATCH };

static const SynthKitLine studio_lines[] = {
  {27, 0, 0, 0, 0, 0, &synth_drum_high_q},
  {28, 0, 0, 0, 4, 0.1f, &synth_drum_slap},
  {29, SCRATCH, 0, 0, 2, 0, &synth_drum_scratch_push},
  {30, SCRATCH, 0, 0, 2, 0, &synth_drum_scratch_pull},
  {31, 0, 0, 0, -10, 0.1f, &synth_drum_sticks},
  {32, 0, 0, 0, -8, 0, &synth_drum_click},
  {33, 0, 0, 0, -6, 0, &synth_drum_metronome},
  {34, 0, 0, 0, -1, 0, &synth_drum_metronome_bell},
  {35, 0, -2, 1.15f, -2.5f, 0, &synth_drum_kick},
  {36, 0, 0, 0, -2.5f, 0, &synth_drum_kick},
  {37, 0, 0, 0, -11, 0.1f, &synth_drum_rim},
  {38, 0, 0, 0, -4, 0.05f, &synth_drum_snare},
  {39, 0, 0, 0, 0, -0.1f, &synth_drum_clap},
  {40, 0, 2, 0.8f, -4, 0.05f, &synth_drum_snare},
  {41, 0, -3, 1.2f, -7, -0.5f, &synth_drum_tom},
  {42, HAT, 0, 0, -11, 0.35f, &synth_drum_hat_closed},
  {43, 0, 0, 1.1f, -7, -0.35f, &synth_drum_tom},
  {44, HAT, 0, 0, -5, 0.35f, &synth_drum_hat_pedal},
  {45, 0, 3, 1, -7, -0.15f, &synth_drum_tom},
  {46, HAT, 0, 0, -15, 0.35f, &synth_drum_hat_open},
  {47, 0, 5, 0.95f, -7, 0, &synth_drum_tom},
  {48, 0, 8, 0.9f, -7, 0.2f, &synth_drum_tom},
  {49, 0, 0, 0, -11, -0.4f, &synth_drum_crash},
  {50, 0, 11, 0.85f, -7, 0.4f, &synth_drum_tom},
  {51, 0, 0, 0, -13, -0.35f, &synth_drum_ride},
  {52, 0, 0, 0, -14, 0.5f, &synth_drum_china},
  {53, 0, 0, 0, -12, -0.35f, &synth_drum_ride_bell},
  {54, 0, 0, 0, -4, 0.3f, &synth_drum_tambourine},
  {55, 0, 0, 0, -12, 0.2f, &synth_drum_splash},
  {56, 0, 0, 0, -9, 0.2f, &synth_drum_cowbell},
  {57, 0, 2, 0.9f, -11, 0.45f, &synth_drum_crash},
  {58, 0, 0, 0, -3, -0.4f, &synth_drum_vibraslap},
  {59, 0, 1, 0.8f, -13, -0.4f, &synth_drum_ride},
  {60, 0, 4, 0, -8, 0.35f, &synth_drum_bongo},
  {61, 0, -1, 1.1f, -8, 0.25f, &synth_drum_bongo},
  {62, 0, 4, 0, -13, -0.2f, &synth_drum_conga_mute},
  {63, 0, 3, 0, -6, -0.25f, &synth_drum_conga},
  {64, 0, -2, 1.1f, -6, -0.35f, &synth_drum_conga},
  {65, 0, 4, 0, -11, 0.3f, &synth_drum_timbale},
  {66, 0, -1, 1.1f, -11, 0.2f, &synth_drum_timbale},
  {67, 0, 0, 0, -10, -0.3f, &synth_drum_agogo},
  {68, 0, -5, 1.1f, -10, -0.3f, &synth_drum_agogo},
  {69, 0, 0, 0, 0, 0.35f, &synth_drum_cabasa},
  {70, 0, 0, 0, 3, -0.35f, &synth_drum_maracas},
  {71, WHISTLE, 0, 0, -4, 0.2f, &synth_drum_whistle_short},
  {72, WHISTLE, 0, 0, -5, 0.2f, &synth_drum_whistle_long},
  {73, GUIRO, 0, 0, 0, -0.3f, &synth_drum_guiro_short},
  {74, GUIRO, 0, 0, -1, -0.3f, &synth_drum_guiro_long},
  {75, 0, 0, 0, 2, 0.15f, &synth_drum_claves},
  {76, 0, 3, 0, -6, 0.25f, &synth_drum_block},
  {77, 0, -2, 1.1f, -6, 0.15f, &synth_drum_block},
  {78, CUICA, 0, 0, 2, -0.2f, &synth_drum_cuica_mute},
  {79, CUICA, 0, 0, 2, -0.2f, &synth_drum_cuica_open},
  {80, TRIANGLE, 0, 0, -8, 0.4f, &synth_drum_triangle_mute},
  {81, TRIANGLE, 0, 0, -10, 0.4f, &synth_drum_triangle_open},
  {82, 0, 0, 0, 3, 0.35f, &synth_drum_shaker},
  {83, 0, 0, 0, -2, 0.3f, &synth_drum_jingle},
  {84, 0, 0, 0, -7, -0.3f, &synth_drum_bell_tree},
  {85, 0, 0, 0, -8, 0.25f, &synth_drum_castanets},
  {86, SURDO, 0, 0, 0, -0.1f, &synth_drum_surdo_mute},
  {87, SURDO, 0, 0, -1, -0.1f, &synth_drum_surdo_open},
};

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
  {42, HAT, 0, 0, -11, 0.3f, &synth_drum_909_closed},
  {44, HAT, -2, 0.7f, -13, 0.3f, &synth_drum_909_closed},
  {46, HAT, 0, 0, -15, 0.3f, &synth_drum_909_open},
  {49, 0, 0, 0, -13, -0.4f, &synth_drum_909_crash},
  {57, 0, 2, 0, -13, 0.4f, &synth_drum_909_crash},
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
  {42, HAT, 0, 0, -22, 0.25f, &synth_drum_808_closed},
  {44, HAT, 0, 0.6f, -23, 0.25f, &synth_drum_808_closed},
  {46, HAT, 0, 0, -28, 0.25f, &synth_drum_808_open},
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
  {42, HAT, 0, 0, -11, 0.3f, &synth_drum_909_closed},
  {44, HAT, -1, 0.6f, -12, 0.3f, &synth_drum_909_closed},
  {46, HAT, 0, 0, -15, 0.3f, &synth_drum_909_open},
  {49, 0, 0, 0, -13, -0.4f, &synth_drum_909_crash},
  {51, 0, 0, 0, -14, 0.3f, &synth_drum_909_ride},
  {57, 0, 2, 0.9f, -13, 0.4f, &synth_drum_909_crash},
  {59, 0, 2, 0.9f, -14, 0.3f, &synth_drum_909_ride},
};

static const SynthKitLine lofi_lines[] = {
  {35, 0, -2, 1.1f, -2, 0, &synth_drum_lofi_kick},
  {36, 0, 0, 0, -2, 0, &synth_drum_lofi_kick},
  {38, 0, 0, 0, -3, 0, &synth_drum_lofi_snare},
  {40, 0, 2, 0.8f, -3, 0, &synth_drum_lofi_snare},
  {42, HAT, -3, 0.8f, -12, 0.2f, &synth_drum_hat_closed},
  {44, HAT, -3, 0, -6, 0.2f, &synth_drum_hat_pedal},
  {46, HAT, -3, 0.5f, -15, 0.2f, &synth_drum_hat_open},
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

static const SynthKitLine brush_lines[] = {
  {37, 0, 0, 0.9f, -15, 0.1f, &synth_drum_rim},
  {38, 0, 0, 0, -3.5f, 0.1f, &synth_drum_brush_tap},
  {39, 0, 0, 0, -7, 0.1f, &synth_drum_brush_slap},
  {40, 0, 0, 0, 0, 0.1f, &synth_drum_brush_sweep},
  {42, HAT, 0, 0.9f, -14, 0.35f, &synth_drum_hat_closed},
  {51, 0, -1, 1.1f, -14, -0.3f, &synth_drum_ride},
  {59, 0, -3, 1.1f, -14, 0.35f, &synth_drum_ride},
};

static const SynthKitLine orchestra_lines[] = {
  {27, HAT, 0, 0, -13, 0.3f, &synth_drum_hat_closed},
  {28, HAT, 0, 0, -8, 0.3f, &synth_drum_hat_pedal},
  {29, HAT, 0, 0, -16, 0.3f, &synth_drum_hat_open},
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
  {52, 0, 9, 0, -10, 0.13f, &synth_drum_timpani},
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

static const SynthKitLine latin_lines[] = {
  {35, SURDO, 0, 0, -1, 0, &synth_drum_surdo_open},
  {36, SURDO, 0, 0, -1, 0, &synth_drum_surdo_mute},
  {38, 0, 0, 0, -10, 0.1f, &synth_drum_timbale},
  {40, 0, 5, 0.8f, -10, 0.15f, &synth_drum_timbale},
  {41, 0, -5, 1.2f, -5, -0.4f, &synth_drum_conga},
  {43, 0, -3, 1.1f, -5, -0.35f, &synth_drum_conga},
  {45, 0, -1, 0, -5, -0.3f, &synth_drum_conga},
  {47, 0, 2, 0, -5, -0.25f, &synth_drum_conga},
  {48, 0, 0, 0, -8, 0.25f, &synth_drum_bongo},
  {50, 0, 4, 0, -8, 0.35f, &synth_drum_bongo},
};

static const SynthKit studio = {
  .name = "studio kit",
  LINES(studio_lines),
  .room = 0.12f,
};

static const SynthKit room = {
  .name = "room kit",
  LINES(room_lines),
  .parent = &studio,
  .room   = 0.5f,
};

static const SynthKit rock = {
  .name = "rock kit",
  LINES(rock_lines),
  .parent = &studio,
  .room   = 0.35f,
};

static const SynthKit electronic = {
  .name = "electronic kit",
  LINES(electronic_lines),
  .parent = &studio,
  .room   = 0.2f,
};

static const SynthKit tr808 = {
  .name = "808 kit",
  LINES(tr808_lines),
  .parent = &studio,
};

static const SynthKit tr909 = {
  .name = "909 kit",
  LINES(tr909_lines),
  .parent = &studio,
  .room   = 0.05f,
};

static const SynthKit lofi = {
  .name = "lo-fi kit",
  LINES(lofi_lines),
  .parent  = &studio,
  .hold_hz = 13000,
  .tape    = true,
  .room    = 0.1f,
};

static const SynthKit jazz = {
  .name = "jazz kit",
  LINES(jazz_lines),
  .parent = &studio,
  .room   = 0.3f,
};

static const SynthKit brush = {
  .name = "brush kit",
  LINES(brush_lines),
  .parent = &jazz,
  .room   = 0.3f,
};

static const SynthKit orchestra = {
  .name = "orchestral kit",
  LINES(orchestra_lines),
  .parent = &studio,
  .room   = 0.6f,
};

static const SynthKit latin = {
  .name = "latin kit",
  LINES(latin_lines),
  .parent = &studio,
  .room   = 0.25f,
};

static const SynthKit* const kits[] = {&studio, &room,      &rock, &electronic,
                                       &tr808,  &tr909,     &lofi, &jazz,
                                       &brush,  &orchestra, &latin};

const SynthKit*
synth_kit_of(uint32_t instrument)
{
  const char* const name =
    instrument < param_n_instruments() ? param_instrument(instrument)->name : "";
  for (size_t i = 0; i < sizeof(kits) / sizeof(kits[0]); ++i) {
    if (!strcmp(kits[i]->name, name)) {
      return kits[i];
    }
  }
  return &studio;
}

const SynthKitLine*
synth_kit_line(const SynthKit* kit, uint32_t pitch)
{
  for (; kit; kit = kit->parent) {
    for (uint32_t i = 0; i < kit->n_lines; ++i) {
      if (kit->lines[i].pitch == pitch) {
        return &kit->lines[i];
      }
    }
  }
  return NULL;
}
