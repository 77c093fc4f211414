#include "host/midi.h"

#include "host/spell.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  NOTE_OFF     = 0x80,
  PROGRAM      = 0xC0,
  DRUM_CHANNEL = 9,
};

/// Kinds of events that make no sound.
enum {
  META_TEXT   = 0x01,
  META_NAME   = 0x03,
  META_MARKER = 0x06,
  META_TEMPO  = 0x51,
  META_METER  = 0x58,
  META_KEY    = 0x59,
  META_OWN    = 0x7F, ///< A maker's
};

static uint8_t
channel_of_part(uint32_t part)
{
  return (uint8_t)(part == HOST_DRUMS ? DRUM_CHANNEL : part);
}

static void
push_meta(HostMidi* self, HostTrack* track, uint32_t ticks, uint8_t type,
          const void* bytes, size_t n)
{
  const uint8_t head[] = {0xFF, type, (uint8_t)n};
  host_track_delta(self, track, ticks);
  host_track_push(self, track, head, sizeof(head));
  host_track_push(self, track, bytes, n);
}

static void
end_notes(HostMidi* self, uint32_t part, uint32_t end_ticks)
{
  HostTrack* const track = &self->tracks[part];
  for (unsigned pitch = 0; pitch < 128; ++pitch) {
    for (; track->sounding[pitch]; --track->sounding[pitch]) {
      const uint8_t off[] = {(uint8_t)(NOTE_OFF | channel_of_part(part)),
                             (uint8_t)pitch, 64};
      host_track_delta(self, track, end_ticks);
      host_track_push(self, track, off, sizeof(off));
    }
  }
}

static void
end_track(HostMidi* self, HostTrack* track, uint32_t end_ticks)
{
  static const uint8_t end[] = {0xFF, 0x2F, 0};
  host_track_delta(self, track, end_ticks);
  host_track_push(self, track, end, sizeof(end));
}

/// What the first track grows by.
typedef struct {
  HostMidi*        midi;
  HostTrack*       track;
  const HostPiece* piece;
} Marker;

/// Yamaha's XF has a place in the line C to B for a step, and for an accidental.
static uint8_t
xf_tone(HostTone tone)
{
  static const uint8_t steps[7] = {6, 7, 1, 2, 3, 4, 5};
  return (uint8_t)((tone.alter + 3) << 4 | steps[tone.step - 'A']);
}

/// A chord twice: as a text for eyes, and for notation programs as XF has it.
static void
push_chord(const Marker* self, uint32_t ticks, const char* name)
{
  HostChord chord;
  if (!host_spell_chord(self->piece, name, &chord)) {
    push_meta(self->midi, self->track, ticks, META_TEXT, name, strlen(name));
    return;
  }
  char text[48];
  host_spell_write(&chord, text, sizeof(text));
  push_meta(self->midi, self->track, ticks, META_TEXT, text, strlen(text));
  const uint8_t root = xf_tone(chord.root);
  const uint8_t bass = chord.has_bass ? xf_tone(chord.bass) : 0x7F;
  const uint8_t xf[] = {0x43, 0x7B, 0x01, root, chord.number, bass, 0x7F};
  push_meta(self->midi, self->track, ticks, META_OWN, xf, sizeof(xf));
}

static void
push_mark(void* data, uint32_t ticks, const HostSection* section, const char* chord)
{
  const Marker* const self = (const Marker*)data;
  if (chord) {
    push_chord(self, ticks, chord);
  } else {
    push_meta(self->midi, self->track, ticks, META_MARKER, section->label,
              strlen(section->label));
  }
}

static void
push_first_track(HostMidi* self, HostTrack* track, const HostPiece* piece,
                 const HostSong* song, const HostExcerpt* excerpt)
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

  push_meta(self, track, 0, META_TEMPO, tempo, sizeof(tempo));
  push_meta(self, track, 0, META_METER, meter, sizeof(meter));
  push_meta(self, track, 0, META_KEY, key, sizeof(key));
  Marker marker = {self, track, piece};
  host_song_visit(song, piece, excerpt, push_mark, &marker);
  end_track(self, track, excerpt->end_ticks - excerpt->begin_ticks);
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
  push_meta(self, head, 0, META_NAME, name, strlen(name));
  host_track_delta(self, head, 0);
  host_track_push(self, head, program, sizeof(program));
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
is_written(const HostMidi* self, const HostPiece* piece, uint8_t parts, uint32_t part)
{
  return (parts >> part & 1U) &&
         (piece->instruments[part][0] || self->tracks[part].n_bytes);
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
write_first(HostMidi* self, const HostPiece* piece, const HostSong* song,
            const HostExcerpt* excerpt, HostFile* file, HostFault* fault)
{
  uint8_t n_tracks = 1;
  for (uint32_t part = 0; part < HOST_N_PARTS; ++part) {
    n_tracks = (uint8_t)(n_tracks + is_written(self, piece, excerpt->parts, part));
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
  push_first_track(self, &head, piece, song, excerpt);
  const bool is_out = !self->is_short_of_memory &&
                      host_file_write(file, header, sizeof(header), fault) &&
                      write_chunk(file, &head, NULL, fault);
  free(head.bytes);
  return is_out;
}

bool
host_midi_write(HostMidi* self, const HostPiece* piece, const HostSong* song,
                const HostExcerpt* excerpt, HostFile* file, HostFault* fault)
{
  const uint32_t end_ticks = excerpt->end_ticks - excerpt->begin_ticks;
  bool           is_out    = write_first(self, piece, song, excerpt, file, fault);
  for (uint32_t part = 0; is_out && part < HOST_N_PARTS; ++part) {
    is_out = !is_written(self, piece, excerpt->parts, part) ||
             write_part(self, piece, part, end_ticks, file, fault);
  }
  return self->is_short_of_memory
           ? host_fault(fault, HOST_COULD_NOT, "out of memory for the MIDI file")
           : is_out;
}
