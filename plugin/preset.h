// The bundle's presets as banks and programs; the table is made at build time.

#ifndef PLUGIN_PRESET_H
#define PLUGIN_PRESET_H

#include <stdint.h>

/// [any] The sentence of a preset, or NULL if there is none.
///
/// Banks are the files in the order of their names, programs their presets as listed.
const char* plugin_preset_prompt(uint32_t bank, uint32_t program);

#endif
