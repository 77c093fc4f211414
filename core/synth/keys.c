#include "core/synth/keys.h"

#include <string.h>

/// Forget key `i`.
static void
forget(SynthKeys* self, uint32_t i)
{
  memmove(self->key + i, self->key + i + 1, (self->n - i - 1U) * sizeof(SynthKey));
  --self->n;
}

void
synth_keys_press(SynthKeys* self, SynthKey key)
{
  if (self->n == SYNTH_MAX_KEYS) {
    forget(self, 0);
  }
  self->key[self->n++] = key;
}

void
synth_keys_lift(SynthKeys* self, uint32_t pitch)
{
  for (uint32_t i = 0; i < self->n; ++i) {
    if (self->key[i].pitch == pitch) {
      forget(self, i);
      return;
    }
  }
}
