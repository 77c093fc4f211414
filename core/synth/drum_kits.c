#include "core/synth/drum_kits.h"

#include "core/param/instrument.h"

#include <stddef.h>
#include <string.h>

static const SynthKit* const kits[] = {
  &synth_kit_studio, &synth_kit_room,      &synth_kit_rock,  &synth_kit_electronic,
  &synth_kit_tr808,  &synth_kit_tr909,     &synth_kit_lofi,  &synth_kit_jazz,
  &synth_kit_brush,  &synth_kit_orchestra, &synth_kit_latin,
};

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
  return &synth_kit_studio;
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
