#include "host/midi.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  NOTE_OFF     = 0x80,
  NOTE_ON      = 0x90,
  PROGRAM      = 0xC0,
  DRUM_CHANNEL = 9,
};

static void
push(HostMidi* self, HostTrack* track, const void* bytes, size_t n)
{
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

/// A number in groups of seven bits, all but the last marked.
static void
push_delta(HostMidi* self, HostTrack* track, uint32_t ticks)
{
  const uint32_t delta = ticks > track->last_ticks ? ticks - track->last_ticks : 0;
  uint8_t        bytes[5];
  unsigned       at = sizeof(bytes);
  bytes[--at]       = (uint8_t)(delta & 0x7FU);
  for (uint32_t rest = delta >> 7U; rest; rest >>= 7U) {
    bytes[--at] = (uint8_t)(0x80U | (rest & 0x7FU));
  }
  push(self, track, bytes + at, sizeof(bytes) - at);
  track->last_ticks += delta;
}

static void
push_meta(HostMidi* self, HostTrack* track, uint8_t type, const void* bytes, size_t n)
{
  const uint8_t head[] = {0xFF, type, (uint8_t)n};
  push_delta(self, track, track->last_ticks);
  push(self, track, head, sizeof(head));
  push(self, track, bytes, n);
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

static uint8_t
channel_of_part(uint32_t part)
{
  return (uint8_t)(part == HOST_DRUMS ? DRUM_CHANNEL : part);
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
  push_delta(self, track, ticks);
  push(self, track, bytes, n);
}

static void
end_notes(HostMidi* self, uint32_t part, uint32_t end_ticks)
{
  HostTrack* const track = &self->tracks[part];
  for (unsigned pitch = 0; pitch < 128; ++pitch) {
    for (; track->sounding[pitch]; --track->sounding[pitch]) {
      const uint8_t off[] = {(uint8_t)(NOTE_OFF | channel_of_part(part)),
                             (uint8_t)pitch, 64};
      push_delta(self, track, end_ticks);
      push(self, track, off, sizeof(off));
    }
  }
}

static void
end_track(HostMidi* self, HostTrack* track, uint32_t end_ticks)
{
  static const uint8_t end[] = {0xFF, 0x2F, 0};
  push_delta(self, track, end_ticks);
  push(self, track, end, sizeof(end));
}

static void
push_first_track(HostMidi* self, HostTrack* track, const HostPiece* piece,
                 uint32_t end_ticks)
{
  const uint32_t us      = (uint32_t)lround(60e6 / (double)piece->tempo_bpm);
  const uint8_t  tempo[] = {(uint8_t)(us >> 16U), (uint8_t)(us >> 8U), (uint8_t)us};

  uint8_t power = 0;
  while ((1 << power) < piece->unit) {
    ++power;
  }
  // Three eighths are felt as one beat, and clicked so
  const bool    by_three = piece->unit >= 8 && piece->beats % 3 == 0;
  const int32_t clocks   = 96 / piece->unit * (by_three ? 3 : 1);
  const uint8_t meter[]  = {(uint8_t)piece->beats, power, (uint8_t)clocks, 8};
  const uint8_t key[]    = {(uint8_t)host_piece_sharps(piece),
                            (uint8_t)host_piece_is_minor(piece)};

  push_meta(self, track, 0x51, tempo, sizeof(tempo));
  push_meta(self, track, 0x58, meter, sizeof(meter));
  push_meta(self, track, 0x59, key, sizeof(key));
  end_track(self, track, end_ticks);
}

/// What a part's track opens with, before its notes.
static void
push_part_head(HostMidi* self, HostTrack* head, const HostPiece* piece, uint32_t part)
{
  char name[80];
  snprintf(name, sizeof(name), "%s: %s", host_part_name(part),
           piece->instruments[part]);
  const uint8_t program[] = {(uint8_t)(PROGRAM | channel_of_part(part)),
                             (uint8_t)(piece->programs[part] & 0x7F)};
  push_meta(self, head, 0x03, name, strlen(name));
  push_delta(self, head, 0);
  push(self, head, program, sizeof(program));
}

static bool
write_chunk(HostFile* file, const HostTrack* head, const HostTrack* body,
            HostFault* fault)
{
  const size_t  n       = head->n_bytes + (body ? body->n_bytes : 0);
  const uint8_t chunk[] = {'M',
                           'T',
                           'r',
                           'k',
                           (uint8_t)(n >> 24U),
                           (uint8_t)(n >> 16U),
                           (uint8_t)(n >> 8U),
                           (uint8_t)n};
  return host_file_write(file, chunk, sizeof(chunk), fault) &&
         host_file_write(file, head->bytes, head->n_bytes, fault) &&
         (!body || !body->n_bytes ||
          host_file_write(file, body->bytes, body->n_bytes, fault));
}

static bool
is_written(const HostMidi* self, const HostPiece* piece, uint32_t part)
{
  return piece->instruments[part][0] || self->tracks[part].n_bytes;
}

static bool
write_part(HostMidi* self, const HostPiece* piece, uint32_t part, uint32_t end_ticks,
           HostFile* file, HostFault* fault)
{
  HostTrack head = {0};
  push_part_head(self, &head, piece, part);
  end_notes(self, part, end_ticks);
  end_track(self, &self->tracks[part], end_ticks);
  const bool is_out =
    !self->is_short_of_memory && write_chunk(file, &head, &self->tracks[part], fault);
  free(head.bytes);
  return is_out;
}

static bool
write_first(HostMidi* self, const HostPiece* piece, uint32_t end_ticks, HostFile* file,
            HostFault* fault)
{
  uint8_t n_tracks = 1;
  for (uint32_t part = 0; part < HOST_N_PARTS; ++part) {
    n_tracks = (uint8_t)(n_tracks + is_written(self, piece, part));
  }
  const uint8_t header[] = {'M',
                            'T',
                            'h',
                            'd',
                            0,
                            0,
                            0,
                            6,
                            0,
                            1,
                            0,
                            n_tracks,
                            HOST_PPQ >> 8U,
                            HOST_PPQ & 0xFFU};
  HostTrack     head     = {0};
  push_first_track(self, &head, piece, end_ticks);
  const bool is_out = !self->is_short_of_memory &&
                      host_file_write(file, header, sizeof(header), fault) &&
                      write_chunk(file, &head, NULL, fault);
  free(head.bytes);
  return is_out;
}

bool
host_midi_write(HostMidi* self, const HostPiece* piece, uint32_t end_ticks,
                HostFile* file, HostFault* fault)
{
  bool is_out = write_first(self, piece, end_ticks, file, fault);
  for (uint32_t part = 0; is_out && part < HOST_N_PARTS; ++part) {
    is_out = !is_written(self, piece, part) ||
             write_part(self, piece, part, end_ticks, file, fault);
  }
  return self->is_short_of_memory
           ? host_fault(fault, HOST_COULD_NOT, "out of memory for the MIDI file")
           : is_out;
}

void
host_midi_drop(HostMidi* self)
{
  for (uint32_t part = 0; part < HOST_N_PARTS; ++part) {
    free(self->tracks[part].bytes);
  }
  *self = (HostMidi){0};
}
