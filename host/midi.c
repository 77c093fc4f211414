#include "host/midi.h"

#include <stdlib.h>
#include <string.h>

enum {
  NOTE_OFF     = 0x80,
  NOTE_ON      = 0x90,
  PROGRAM      = 0xC0,
  DRUM_CHANNEL = 9,
};

void
host_track_push(HostMidi* self, HostTrack* track, const void* bytes, size_t n)
{
  if (!n) {
    return;
  }
  if (track->n_bytes + n > track->capacity) {
    const size_t   capacity = 2 * track->capacity + n + 1024;
    uint8_t* const grown    = realloc(track->bytes, capacity);
    if (!grown) {
      self->is_short_of_memory = true;
      return;
    }
    track->bytes    = grown;
    track->capacity = capacity;
  }
  memcpy(track->bytes + track->n_bytes, bytes, n);
  track->n_bytes += n;
}

void
host_track_delta(HostMidi* self, HostTrack* track, uint32_t ticks)
{
  const uint32_t delta = ticks > track->last_ticks ? ticks - track->last_ticks : 0;
  uint8_t        bytes[5];
  unsigned       at = sizeof(bytes);
  bytes[--at]       = (uint8_t)(delta & 0x7FU);
  for (uint32_t rest = delta >> 7U; rest; rest >>= 7U) {
    bytes[--at] = (uint8_t)(0x80U | (rest & 0x7FU));
  }
  host_track_push(self, track, bytes + at, sizeof(bytes) - at);
  track->last_ticks += delta;
}

static void
count_note(HostTrack* track, const uint8_t* bytes)
{
  uint8_t* const sounding = &track->sounding[bytes[1]];
  if ((bytes[0] & 0xF0U) == NOTE_ON && bytes[2]) {
    track->has_notes = true;
    *sounding        = (uint8_t)(*sounding < UINT8_MAX ? *sounding + 1 : *sounding);
  } else if (*sounding) {
    --*sounding;
  }
}

static uint32_t
part_of_channel(uint8_t channel)
{
  return channel == DRUM_CHANNEL ? HOST_DRUMS
         : channel < HOST_DRUMS  ? channel
                                 : HOST_N_PARTS;
}

/// Whether these bytes are one whole channel message.
static bool
is_channel_message(const uint8_t* bytes, uint32_t n)
{
  if (n < 2 || bytes[0] < NOTE_OFF || bytes[0] >= 0xF0U || bytes[1] > 127) {
    return false;
  }
  const uint8_t kind = bytes[0] & 0xF0U;
  return kind == PROGRAM || kind == 0xD0U ? n == 2 : n == 3 && bytes[2] <= 127;
}

void
host_midi_add(HostMidi* self, uint32_t ticks, const uint8_t* bytes, uint32_t n)
{
  if (!is_channel_message(bytes, n)) {
    return;
  }
  const uint32_t part = part_of_channel(bytes[0] & 0x0FU);
  if (part >= HOST_N_PARTS) {
    return;
  }
  HostTrack* const track = &self->tracks[part];
  if ((bytes[0] & 0xF0U) == PROGRAM && !track->has_notes) {
    return; // The track's head says it
  }
  if ((bytes[0] & 0xE0U) == NOTE_OFF) { // An end or a beginning
    count_note(track, bytes);
  }
  host_track_delta(self, track, ticks);
  host_track_push(self, track, bytes, n);
}

void
host_midi_drop(HostMidi* self)
{
  for (uint32_t part = 0; part < HOST_N_PARTS; ++part) {
    free(self->tracks[part].bytes);
  }
  *self = (HostMidi){0};
}
