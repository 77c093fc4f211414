// The MIDI file, byte by byte where it matters.

#include "host/midi.h"
#include "tests/test.h"

static HostGuard guard;
static uint8_t   bytes[8192];
static size_t    n_bytes;

static HostPiece
waltz(void)
{
  return (HostPiece){
    .key         = 10,
    .mode        = 0,
    .tempo_bpm   = 90.0F,
    .beats       = 3,
    .unit        = 4,
    .n_bars      = 2,
    .title       = "Bb major",
    .instruments = {"tenor sax", "", "", "", "", "upright bass", "brush kit"},
    .programs    = {66, 0, 0, 0, 0, 32, 40},
  };
}

/// Write what was gathered and read the file into `bytes`.
static void
write_file(HostMidi* midi, const HostPiece* piece)
{
  HostFault fault  = {0};
  HostFile  file   = {0};
  char      path[] = "test_host_midi.out.mid";
  CHECK(host_file_open(&file, &guard, path, &fault));
  const HostSong    song    = {0};
  const HostExcerpt excerpt = {0, 5760, HOST_ALL_PARTS};
  CHECK(host_midi_write(midi, piece, &song, &excerpt, &file, &fault));
  CHECK(host_file_finish(&file, &fault) && host_file_commit(&file, &fault));
  host_file_drop(&file);
  FILE* const in = fopen(path, "rb");
  CHECK(in);
  n_bytes = fread(bytes, 1, sizeof(bytes), in);
  fclose(in);
  remove(path);
}

/// Where `n` bytes occur in the file, or -1.
static long
find(const void* what, size_t n)
{
  for (size_t i = 0; i + n <= n_bytes; ++i) {
    if (!memcmp(bytes + i, what, n)) {
      return (long)i;
    }
  }
  return -1;
}

#define FIND(...)                                                                      \
  find((const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__}))

static void
the_first_track_has_tempo_meter_and_key(void)
{
  HostMidi        midi  = {0};
  const HostPiece piece = waltz();
  write_file(&midi, &piece);
  CHECK(FIND('M', 'T', 'h', 'd', 0, 0, 0, 6, 0, 1, 0, 4, 0x03, 0xC0) == 0);
  CHECK(FIND(0xFF, 0x51, 3, 0x0A, 0x2C, 0x2B) > 0); // 666667 us
  CHECK(FIND(0xFF, 0x58, 4, 3, 2, 24, 8) > 0);
  CHECK(FIND(0xFF, 0x59, 2, 0xFE, 0) > 0); // Two flats, major
  host_midi_drop(&midi);
}

static void
each_part_has_a_name_and_a_program(void)
{
  HostMidi        midi  = {0};
  const HostPiece piece = waltz();
  write_file(&midi, &piece);
  CHECK(find("bass: upright bass", 18) > 0);
  CHECK(find("drums: brush kit", 16) > 0);
  CHECK(find("counter", 7) < 0);
  CHECK(FIND(0xC0, 66) > 0);
  CHECK(FIND(0xC5, 32) > 0);
  CHECK(FIND(0xC9, 40) > 0);
  host_midi_drop(&midi);
}

static void
notes_stand_at_their_ticks(void)
{
  HostMidi        midi  = {0};
  const HostPiece piece = waltz();
  host_midi_add(&midi, 0, (const uint8_t[]){0x95, 36, 100}, 3);
  host_midi_add(&midi, 100, (const uint8_t[]){0x85, 36, 0}, 3);
  host_midi_add(&midi, 16484, (const uint8_t[]){0x95, 38, 90}, 3);
  host_midi_add(&midi, 16584, (const uint8_t[]){0x85, 38, 0}, 3);
  write_file(&midi, &piece);
  CHECK(FIND(0, 0x95, 36, 100, 100, 0x85, 36, 0, 0x81, 0x80, 0x00, 0x95, 38, 90) > 0);
  host_midi_drop(&midi);
}

static void
the_first_program_is_not_said_twice(void)
{
  HostMidi        midi  = {0};
  const HostPiece piece = waltz();
  host_midi_add(&midi, 2, (const uint8_t[]){0xC5, 32}, 2);
  host_midi_add(&midi, 3, (const uint8_t[]){0x95, 36, 100}, 3);
  host_midi_add(&midi, 4, (const uint8_t[]){0x85, 36, 64}, 3);
  host_midi_add(&midi, 5, (const uint8_t[]){0xC5, 33}, 2);
  write_file(&midi, &piece);
  CHECK(FIND(0, 0xC5, 32, 3, 0x95, 36, 100, 1, 0x85, 36, 64, 1, 0xC5, 33) > 0);
  host_midi_drop(&midi);
}

static void
a_note_that_never_ended_is_ended(void)
{
  HostMidi        midi  = {0};
  const HostPiece piece = waltz();
  host_midi_add(&midi, 5700, (const uint8_t[]){0x99, 42, 80}, 3);
  write_file(&midi, &piece);
  CHECK(FIND(0x99, 42, 80, 60, 0x89, 42, 64, 0, 0xFF, 0x2F, 0) > 0);
  host_midi_drop(&midi);
}

static void
what_is_no_channel_message_is_left_out(void)
{
  HostMidi midi = {0};
  host_midi_add(&midi, 0, (const uint8_t[]){0xF0, 1, 2}, 3);
  host_midi_add(&midi, 0, (const uint8_t[]){0x95, 200, 100}, 3);
  host_midi_add(&midi, 0, (const uint8_t[]){0x95, 36}, 2);
  host_midi_add(&midi, 0, (const uint8_t[]){0x9F, 36, 100}, 3);
  host_midi_add(&midi, 0, (const uint8_t[]){0x42, 36, 100}, 3);
  host_midi_add(&midi, 0, (const uint8_t[]){0xC5, 1, 2}, 3);
  for (unsigned part = 0; part < HOST_N_PARTS; ++part) {
    CHECK(midi.tracks[part].n_bytes == 0);
  }
}

static int
sharps(int key, int mode, const char* title)
{
  HostPiece piece = {.key = key, .mode = mode};
  snprintf(piece.title, sizeof(piece.title), "%s", title);
  return host_piece_sharps(&piece);
}

static void
keys_are_signed_as_musicians_write_them(void)
{
  CHECK(sharps(0, 0, "C major") == 0);
  CHECK(sharps(10, 0, "Bb major") == -2);
  CHECK(sharps(9, 1, "A minor") == 0);
  CHECK(sharps(2, 2, "D dorian") == 0);
  CHECK(sharps(4, 3, "E phrygian") == 0);
  CHECK(sharps(5, 4, "F lydian") == 0);
  CHECK(sharps(7, 5, "G mixolydian") == 0);
  CHECK(sharps(2, 0, "D major") == 2);
  CHECK(sharps(0, 1, "C minor") == -3);
  CHECK(sharps(8, 1, "G# minor") == 5);
  CHECK(sharps(6, 0, "F# major") == 6);
  CHECK(sharps(6, 0, "Gb major") == -6);
  CHECK(sharps(3, 1, "Eb minor") == -6);
  CHECK(sharps(3, 1, "D# minor") == 6);
  CHECK(sharps(1, 0, "Db major") == -5);
  CHECK(sharps(1, 0, "C# major") == 7);
  for (int key = 0; key < 12; ++key) {
    for (int mode = 0; mode < 12; ++mode) {
      CHECK(abs(sharps(key, mode, "")) <= 7);
    }
  }
}

int
main(void)
{
  HostFault fault = {0};
  CHECK(host_guard_start(&guard, &fault));
  RUN(the_first_track_has_tempo_meter_and_key);
  RUN(each_part_has_a_name_and_a_program);
  RUN(notes_stand_at_their_ticks);
  RUN(the_first_program_is_not_said_twice);
  RUN(a_note_that_never_ended_is_ended);
  RUN(what_is_no_channel_message_is_left_out);
  RUN(keys_are_signed_as_musicians_write_them);
  host_guard_stop(&guard);
  return 0;
}
