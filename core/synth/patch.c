#include "core/synth/patch.h"

#include <stddef.h>
#include <string.h>

#define N_FAMILIES 8U

static SynthFamily
family(uint32_t i)
{
  switch (i) {
  case 0:
    return synth_family_keys();
  case 1:
    return synth_family_mallets();
  case 2:
    return synth_family_organs();
  case 3:
    return synth_family_plucked();
  case 4:
    return synth_family_basses();
  case 5:
    return synth_family_strings();
  case 6:
    return synth_family_winds();
  default:
    break;
  }
  return synth_family_synths();
}

uint32_t
synth_n_patches(void)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < N_FAMILIES; ++i) {
    n += family(i).n;
  }
  return n;
}

const SynthPatch*
synth_patch(uint32_t i)
{
  uint32_t f = 0;
  while (i >= family(f).n) {
    i -= family(f++).n;
  }
  return &family(f).patches[i];
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
