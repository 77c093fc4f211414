#include "core/synth/patch.h"

#include <string.h>

static const SynthLevel unmeasured = {"", {0.0f, 0.0f, 0.0f, 0.0f, 0.0f}};

const SynthLevel*
synth_level_find(const char* name)
{
  (void)name;
  return &unmeasured;
}
