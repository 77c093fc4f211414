#include "core/synth/patch.h"

#include <stddef.h>
#include <string.h>

static const SynthFamily* const families[] = {
  &synth_family_keys,    &synth_family_mallets, &synth_family_organs,
  &synth_family_guitars, &synth_family_plucked, &synth_family_basses,
  &synth_family_strings, &synth_family_voices,  &synth_family_brass,
  &synth_family_reeds,   &synth_family_pipes,   &synth_family_leads,
  &synth_family_pads,    &synth_family_effects,
};

#define N_FAMILIES (sizeof(families) / sizeof(families[0]))

uint32_t
synth_n_patches(void)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < N_FAMILIES; ++i) {
    n += families[i]->n;
  }
  return n;
}

const SynthPatch*
synth_patch(uint32_t i)
{
  uint32_t f = 0;
  while (i >= families[f]->n) {
    i -= families[f++]->n;
  }
  return &families[f]->patches[i];
}

const SynthPatch*
synth_patch_find(const char* name)
{
  for (uint32_t i = 0; i < synth_n_patches(); ++i) {
    if (strcmp(synth_patch(i)->name, name) == 0) {
      return synth_patch(i);
    }
  }
  return NULL;
}
