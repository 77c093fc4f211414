// The kits, and what their tables are written with.

#ifndef SYNTH_DRUM_KITS_H
#define SYNTH_DRUM_KITS_H

#include "core/synth/drum_list.h"

/// The lines of a kit and their number.
#define SYNTH_LINES(list) (list), (uint32_t)(sizeof(list) / sizeof((list)[0]))

/// Groups whose members silence each other.
typedef enum {
  SYNTH_CHOKE_HAT = 1,
  SYNTH_CHOKE_TRIANGLE,
  SYNTH_CHOKE_CUICA,
  SYNTH_CHOKE_GUIRO,
  SYNTH_CHOKE_WHISTLE,
  SYNTH_CHOKE_SURDO,
  SYNTH_CHOKE_SCRATCH,
} SynthChoke;

extern const SynthKit synth_kit_studio, synth_kit_room, synth_kit_rock;
extern const SynthKit synth_kit_electronic, synth_kit_tr808, synth_kit_tr909;
extern const SynthKit synth_kit_lofi, synth_kit_jazz, synth_kit_brush;
extern const SynthKit synth_kit_orchestra, synth_kit_latin;

#endif
