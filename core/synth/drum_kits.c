#include "core/param/instrument.h"
#include "core/synth/drum_list.h"

#include <stddef.h>
#include <string.h>

#define LINES(list) (list), (uint32_t)(sizeof(list) / sizeof((list)[0]))

enum { HAT = 1 };

static const SynthKitLine studio_lines[] = {
  {35, 0, -2, 0, 0, 0, &synth_drum_kick},
  {36, 0, 0, 0, 0, 0, &synth_drum_kick},
  {37, 0, 0, 0, -4, 0.1f, &synth_drum_rim},
  {38, 0, 0, 0, 0, 0.05f, &synth_drum_snare},
  {39, 0, 0, 0, -3, -0.1f, &synth_drum_clap},
  {40, 0, 2, 0.8f, 0, 0.05f, &synth_drum_snare},
  {41, 0, -3, 1.2f, 0, -0.5f, &synth_drum_tom},
  {42, HAT, 0, 0, -9, 0.35f, &synth_drum_hat_closed},
  {43, 0, 0, 1.1f, 0, -0.35f, &synth_drum_tom},
  {44, HAT, 0, 0, -9, 0.35f, &synth_drum_hat_pedal},
  {45, 0, 3, 0, 0, -0.15f, &synth_drum_tom},
  {46, HAT, 0, 0, -9, 0.35f, &synth_drum_hat_open},
  {47, 0, 5, 0.95f, 0, 0, &synth_drum_tom},
  {48, 0, 8, 0.9f, 0, 0.2f, &synth_drum_tom},
  {49, 0, 0, 0, -6, -0.4f, &synth_drum_crash},
  {50, 0, 11, 0.85f, 0, 0.4f, &synth_drum_tom},
  {51, 0, 0, 0, -6, -0.35f, &synth_drum_ride},
  {52, 0, 0, 0, -6, 0.5f, &synth_drum_china},
  {53, 0, 0, 0, -6, -0.35f, &synth_drum_ride_bell},
  {55, 0, 0, 0, -6, 0.2f, &synth_drum_splash},
  {57, 0, 2, 0.9f, -6, 0.45f, &synth_drum_crash},
  {59, 0, 1, 0.8f, -6, -0.4f, &synth_drum_ride},
};

static const SynthKit studio = {.name = "studio kit", LINES(studio_lines)};

static const SynthKit* const kits[] = {&studio};

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
