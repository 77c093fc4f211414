#include "core/base/midi_bytes.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_TEXT 127U

void
base_midi_put(BaseMidiWriter* self, const void* bytes, size_t n)
{
  if (self->bytes && self->n + n > self->size) {
    const size_t   size = 2 * (self->n + n);
    uint8_t* const more = realloc(self->bytes, size);
    if (!more) {
      free(self->bytes);
    }
    self->bytes = more;
    self->size  = size;
  }
  if (self->bytes) {
    memcpy(self->bytes + self->n, bytes, n);
    self->n += n;
  }
}

void
base_midi_put_big_endian(BaseMidiWriter* self, uint32_t value, unsigned n)
{
  uint8_t bytes[4];
  for (unsigned i = 0; i < n; ++i) {
    bytes[i] = (uint8_t)(value >> 8U * (n - 1 - i));
  }
  base_midi_put(self, bytes, n);
}

/// The time since the track's last event, in bytes of seven bits.
void
base_midi_put_delta(BaseMidiWriter* self, uint32_t ticks)
{
  const uint32_t delta = ticks - self->last_ticks;
  for (unsigned shift = 21; shift > 0; shift -= 7) {
    if (delta >> shift) {
      const uint8_t byte = (uint8_t)(0x80U | (delta >> shift & 0x7FU));
      base_midi_put(self, &byte, 1);
    }
  }
  const uint8_t last = delta & 0x7FU;
  base_midi_put(self, &last, 1);
  self->last_ticks = ticks;
}

void
base_midi_put_meta(BaseMidiWriter* self, uint32_t ticks, uint8_t type,
                   const void* bytes, size_t n)
{
  const uint8_t head[] = {0xFF, type, (uint8_t)n};
  base_midi_put_delta(self, ticks);
  base_midi_put(self, head, sizeof(head));
  base_midi_put(self, bytes, n);
}

void
base_midi_put_text(BaseMidiWriter* self, uint32_t ticks, uint8_t type, const char* text)
{
  size_t n = strlen(text);
  if (n > LONGEST_TEXT) {
    n = LONGEST_TEXT;
    while (n && ((uint8_t)text[n] & 0xC0U) == 0x80U) {
      --n; // Not within a letter
    }
  }
  base_midi_put_meta(self, ticks, type, text, n);
}

void
base_midi_begin_track(BaseMidiWriter* self)
{
  base_midi_put(self, "MTrk\0\0\0\0", 8);
  self->track      = self->n;
  self->last_ticks = 0;
}

void
base_midi_end_track(BaseMidiWriter* self, uint32_t end_ticks)
{
  base_midi_put_meta(self, end_ticks > self->last_ticks ? end_ticks : self->last_ticks,
                     0x2F, "", 0);
  const uint32_t length = (uint32_t)(self->n - self->track);
  for (unsigned i = 0; self->bytes && i < 4; ++i) {
    self->bytes[self->track - 4 + i] = (uint8_t)(length >> 8U * (3 - i));
  }
}
