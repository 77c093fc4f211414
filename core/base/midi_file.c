#include "core/base/midi_file.h"

#include "core/base/midi_bytes.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define MOST_TICKS 0x0FFFFFFFU ///< What four bytes of seven bits can count
#define DRUM_CHANNEL 9U

/// Something that happens; the same moment is ordered by `rank`, then `index`.
typedef struct {
  uint32_t ticks;
  uint8_t  rank; ///< 0 a note ends, 1 a mark, 2 a note begins
  uint8_t  pitch, velocity;
  uint32_t index;
} Event;

static int
by_time(const void* a, const void* b)
{
  const Event* const x = (const Event*)a;
  const Event* const y = (const Event*)b;
  if (x->ticks != y->ticks) {
    return x->ticks < y->ticks ? -1 : 1;
  }
  if (x->rank != y->rank) {
    return x->rank < y->rank ? -1 : 1;
  }
  return (x->index > y->index) - (x->index < y->index);
}

int
base_midi_sharps(unsigned key, BaseMode mode)
{
  // How far above the tonic of its major scale a mode begins
  static const uint8_t above[BASE_N_MODES] = {
    [BASE_MINOR] = 9,          [BASE_DORIAN] = 2,        [BASE_PHRYGIAN] = 4,
    [BASE_LYDIAN] = 5,         [BASE_MIXOLYDIAN] = 7,    [BASE_LOCRIAN] = 11,
    [BASE_HARMONIC_MINOR] = 9, [BASE_MELODIC_MINOR] = 9, [BASE_MINOR_PENTATONIC] = 9,
    [BASE_BLUES] = 9,
  };
  static const int sharps[12] = {0, -5, 2, -3, 4, -1, 6, 1, -4, 3, -2, 5};
  return sharps[(key % 12U + 12U - above[mode]) % 12U];
}

static void
put_signatures(BaseMidiWriter* self, const BaseMidiSong* song)
{
  const float    tempo  = song->tempo_bpm > 4.0f ? song->tempo_bpm : 120.0f;
  const uint32_t us     = (uint32_t)(60e6f / tempo + 0.5f);
  const uint8_t  beat[] = {(uint8_t)(us >> 16U), (uint8_t)(us >> 8U), (uint8_t)us};
  uint8_t        power  = 0;
  while (power < 7 && (1U << power) < song->meter.unit) {
    ++power;
  }
  // The click of a compound meter is three of its units long
  const bool    compound = song->meter.unit >= 8 && song->meter.beats % 3 == 0;
  const uint8_t click    = (uint8_t)(96U / song->meter.unit * (compound ? 3U : 1U));
  const uint8_t meter[]  = {song->meter.beats, power, click, 8};
  const uint8_t key[]    = {(uint8_t)base_midi_sharps(song->key, song->mode),
                            base_mode_is_minor(song->mode)};
  base_midi_put_meta(self, 0, 0x51, beat, sizeof(beat));
  base_midi_put_meta(self, 0, 0x58, meter, sizeof(meter));
  base_midi_put_meta(self, 0, 0x59, key, sizeof(key));
}

static void
put_first_track(BaseMidiWriter* self, const BaseMidiSong* song, Event* events)
{
  base_midi_begin_track(self);
  if (song->title) {
    base_midi_put_text(self, 0, 0x03, song->title);
  }
  put_signatures(self, song);
  for (uint32_t i = 0; i < song->n_marks; ++i) {
    events[i] = (Event){song->marks[i].start_ticks, 1, 0, 0, i};
  }
  qsort(events, song->n_marks, sizeof(*events), by_time);
  for (uint32_t i = 0; i < song->n_marks; ++i) {
    const BaseMidiMark* const mark = &song->marks[events[i].index];
    base_midi_put_text(self, mark->start_ticks,
                       mark->kind == BASE_MIDI_MARKER ? 0x06 : 0x01, mark->text);
  }
  base_midi_end_track(self, song->end_ticks);
}

/// A part's notes as beginnings; returns how many there are.
static uint32_t
collect(const BaseMidiSong* song, unsigned part, Event* events)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < song->n_notes; ++i) {
    const BaseMidiNote* const note = &song->notes[i];
    if (note->part == part && note->velocity && note->velocity < 128 &&
        note->pitch < 128) {
      events[n++] = (Event){note->start_ticks, 2, note->pitch, note->velocity, i};
    }
  }
  qsort(events, n, sizeof(*events), by_time);
  return n;
}

/// Add the endings, none later than the next beginning of its pitch.
static uint32_t
add_endings(const BaseMidiSong* song, Event* events, uint32_t n)
{
  uint32_t next[128];
  memset(next, 0xFF, sizeof(next));
  for (uint32_t i = n; i-- > 0;) {
    const BaseMidiNote* const note = &song->notes[events[i].index];
    uint32_t end  = note->start_ticks + (note->length_ticks ? note->length_ticks : 1);
    end           = end < next[note->pitch] ? end : next[note->pitch];
    events[n + i] = (Event){end, 0, note->pitch, 64, events[i].index};
    next[note->pitch] = note->start_ticks;
  }
  qsort(events, (size_t)2 * n, sizeof(*events), by_time);
  return 2 * n;
}

static void
put_part(BaseMidiWriter* self, const BaseMidiSong* song, unsigned part, Event* events)
{
  const uint8_t channel   = (uint8_t)(part == BASE_DRUMS ? DRUM_CHANNEL : part);
  const uint8_t program[] = {(uint8_t)(0xC0U | channel),
                             (uint8_t)(song->programs[part] & 0x7FU)};
  base_midi_begin_track(self);
  base_midi_put_text(self, 0, 0x03, song->names[part]);
  base_midi_put_delta(self, 0);
  base_midi_put(self, program, sizeof(program));
  const uint32_t n = add_endings(song, events, collect(song, part, events));
  for (uint32_t i = 0; i < n; ++i) {
    const Event* const event     = &events[i];
    const uint8_t      kind      = event->rank ? 0x90U : 0x80U;
    const uint8_t      message[] = {(uint8_t)(kind | channel), event->pitch,
                                    event->velocity};
    base_midi_put_delta(self, event->ticks);
    base_midi_put(self, message, sizeof(message));
  }
  base_midi_end_track(self, song->end_ticks);
}

/// Whether all that happens lies within what the file's format can count.
static bool
fits(const BaseMidiSong* song)
{
  bool all = song->end_ticks <= MOST_TICKS;
  for (uint32_t i = 0; all && i < song->n_notes; ++i) {
    all = song->notes[i].start_ticks <= MOST_TICKS / 2 &&
          song->notes[i].length_ticks <= MOST_TICKS / 2;
  }
  for (uint32_t i = 0; all && i < song->n_marks; ++i) {
    all = song->marks[i].start_ticks <= MOST_TICKS;
  }
  return all;
}

BaseStatus
base_midi_file(const BaseMidiSong* song, uint8_t** bytes, size_t* n)
{
  *bytes = NULL;
  *n     = 0;
  if (!fits(song)) {
    return BASE_BAD_INPUT;
  }
  const size_t   most   = 2 * (size_t)song->n_notes + song->n_marks + 1;
  Event* const   events = malloc(most * sizeof(*events));
  BaseMidiWriter writer = {.bytes = events ? malloc(4096) : NULL, .size = 4096};
  uint32_t       tracks = 1;
  for (unsigned part = 0; part < BASE_N_PARTS; ++part) {
    tracks += song->names[part] != NULL;
  }
  base_midi_put(&writer, "MThd\0\0\0\6\0\1", 10);
  base_midi_put_big_endian(&writer, tracks, 2);
  base_midi_put_big_endian(&writer, BASE_PPQ, 2);
  if (events) {
    put_first_track(&writer, song, events);
  }
  for (unsigned part = 0; events && part < BASE_N_PARTS; ++part) {
    if (song->names[part]) {
      put_part(&writer, song, part, events);
    }
  }
  free(events);
  *bytes = writer.bytes;
  *n     = writer.bytes ? writer.n : 0;
  return writer.bytes ? BASE_OK : BASE_NO_MEMORY;
}
