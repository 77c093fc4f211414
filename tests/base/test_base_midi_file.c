// A written file is read back byte by byte, as any other program would.

#include "core/base/midi_file.h"
#include "tests/test.h"

typedef struct {
  const uint8_t* at;
  const uint8_t* end;
} Reader;

static uint32_t
number(Reader* r, unsigned n)
{
  uint32_t value = 0;
  CHECK(r->end - r->at >= (long)n);
  while (n--) {
    value = value << 8U | *r->at++;
  }
  return value;
}

static uint32_t
delta(Reader* r)
{
  uint32_t value = 0;
  for (unsigned i = 0; i < 4; ++i) {
    const uint32_t byte = number(r, 1);
    value               = value << 7U | (byte & 0x7FU);
    if (byte < 0x80) {
      return value;
    }
  }
  FAIL("a time of more than four bytes");
  return 0;
}

/// What one track says, in words: "0 name lead; 0 program 0 66; 960 on 0 60 90; ...".
static void
retell(Reader* r, char* words, size_t size)
{
  static const char* const metas[] = {[1] = "text", [3] = "name", [6] = "marker"};
  CHECK(number(r, 4) == 0x4D54726BU);
  const uint32_t       length = number(r, 4);
  const uint8_t* const end    = r->at + length;
  uint32_t             now    = 0;
  size_t               used   = 0;
  CHECK(end <= r->end);
  while (r->at < end) {
    now += delta(r);
    const uint32_t status = number(r, 1);
    char           line[200];
    if (status == 0xFF) {
      const uint32_t type = number(r, 1), n = number(r, 1);
      CHECK(r->at + n <= end);
      if (type == 1 || type == 3 || type == 6) {
        snprintf(line, sizeof(line), "%u %s %.*s; ", now, metas[type], (int)n,
                 (const char*)r->at);
      } else {
        snprintf(line, sizeof(line), "%u meta %x %u; ", now, type,
                 n ? r->at[0] * 1000U + (n > 1 ? r->at[1] : 0U) : 0U);
      }
      r->at += n;
    } else if ((status & 0xF0U) == 0xC0) {
      snprintf(line, sizeof(line), "%u program %u %u; ", now, status & 15U,
               number(r, 1));
    } else {
      const uint32_t pitch = number(r, 1), velocity = number(r, 1);
      CHECK((status & 0xE0U) == 0x80 && pitch < 128 && velocity < 128);
      snprintf(line, sizeof(line), "%u %s %u %u %u; ", now,
               status & 0x10U ? "on" : "off", status & 15U, pitch, velocity);
    }
    CHECK(used + strlen(line) < size);
    strcpy(words + used, line);
    used += strlen(line);
  }
  CHECK(r->at == end);
}

static const BaseMidiNote notes[] = {
  {960, 480, BASE_LEAD, 60, 90},  {0, 2000, BASE_LEAD, 62, 70},
  {960, 960, BASE_DRUMS, 36, 99}, {1440, 100, BASE_LEAD, 62, 71},
  {0, 5, BASE_PAD, 50, 50},       {10, 0, BASE_LEAD, 64, 1},
  {20, 9, BASE_LEAD, 64, 0},
};

static const BaseMidiMark marks[] = {{2880, BASE_MIDI_TEXT, "F7"},
                                     {0, BASE_MIDI_MARKER, "intro"},
                                     {0, BASE_MIDI_TEXT, "Bb"}};

static BaseMidiSong
waltz(void)
{
  return (BaseMidiSong){.title     = "waltz",
                        .tempo_bpm = 90.0f,
                        .meter     = {3, 4},
                        .key       = 10,
                        .mode      = BASE_MAJOR,
                        .names     = {[BASE_LEAD] = "lead", [BASE_DRUMS] = "drums"},
                        .programs  = {[BASE_LEAD] = 66, [BASE_DRUMS] = 40},
                        .notes     = notes,
                        .marks     = marks,
                        .n_notes   = 7,
                        .n_marks   = 3,
                        .end_ticks = 5760};
}

static void
every_track_says_what_was_written(void)
{
  const BaseMidiSong song  = waltz();
  uint8_t*           bytes = NULL;
  size_t             n     = 0;
  char               words[2000];
  CHECK(base_midi_file(&song, &bytes, &n) == BASE_OK);
  Reader r = {bytes, bytes + n};
  CHECK(number(&r, 4) == 0x4D546864U && number(&r, 4) == 6);
  CHECK(number(&r, 2) == 1 && number(&r, 2) == 3 && number(&r, 2) == BASE_PPQ);
  retell(&r, words, sizeof(words));
  CHECK_TEXT(words, "0 name waltz; 0 meta 51 10044; 0 meta 58 3002; 0 meta 59 254000; "
                    "0 marker intro; 0 text Bb; 2880 text F7; 5760 meta 2f 0; ");
  retell(&r, words, sizeof(words));
  CHECK_TEXT(words, "0 name lead; 0 program 0 66; 0 on 0 62 70; 10 on 0 64 1; "
                    "11 off 0 64 64; 960 on 0 60 90; 1440 off 0 60 64; "
                    "1440 off 0 62 64; 1440 on 0 62 71; 1540 off 0 62 64; "
                    "5760 meta 2f 0; ");
  retell(&r, words, sizeof(words));
  CHECK_TEXT(words, "0 name drums; 0 program 9 40; 960 on 9 36 99; 1920 off 9 36 64; "
                    "5760 meta 2f 0; ");
  CHECK(r.at == r.end);
  free(bytes);
}

static void
long_times_and_texts_are_written_whole(void)
{
  char         text[400];
  char         words[2000];
  BaseMidiNote late  = {0x07FFFF00U, 960, BASE_LEAD, 60, 90};
  BaseMidiSong song  = waltz();
  uint8_t*     bytes = NULL;
  size_t       n     = 0;
  memset(text, 'x', sizeof(text));
  memcpy(text + 126, "\xC3\xBC", 3); // A letter of two bytes at the limit
  song.title   = text;
  song.notes   = &late;
  song.n_notes = 1;
  song.n_marks = 0;
  CHECK(base_midi_file(&song, &bytes, &n) == BASE_OK);
  Reader r = {bytes + 14, bytes + n};
  retell(&r, words, sizeof(words));
  CHECK(strspn(words + 7, "x") == 126 && words[7 + 126] == ';');
  retell(&r, words, sizeof(words));
  CHECK(strstr(words, "134217472 on 0 60 90; 134218432 off"));
  free(bytes);
}

static void
a_piece_too_long_for_the_format_is_refused(void)
{
  BaseMidiNote note  = {0x08000000U, 1, BASE_LEAD, 60, 90};
  BaseMidiSong song  = waltz();
  uint8_t*     bytes = NULL;
  size_t       n     = 0;
  song.notes         = &note;
  song.n_notes       = 1;
  CHECK(base_midi_file(&song, &bytes, &n) == BASE_BAD_INPUT && !bytes && !n);
}

static void
every_key_has_its_signature(void)
{
  CHECK(base_midi_sharps(0, BASE_MAJOR) == 0 && base_midi_sharps(9, BASE_MINOR) == 0);
  CHECK(base_midi_sharps(2, BASE_DORIAN) == 0 &&
        base_midi_sharps(4, BASE_PHRYGIAN) == 0);
  CHECK(base_midi_sharps(5, BASE_LYDIAN) == 0 &&
        base_midi_sharps(7, BASE_MIXOLYDIAN) == 0);
  CHECK(base_midi_sharps(11, BASE_LOCRIAN) == 0 &&
        base_midi_sharps(10, BASE_MAJOR) == -2);
  CHECK(base_midi_sharps(4, BASE_HARMONIC_MINOR) == 1);
  CHECK(base_midi_sharps(1, BASE_MINOR) == 4 && base_midi_sharps(1, BASE_MAJOR) == -5);
  for (unsigned key = 0; key < 12; ++key) {
    for (int mode = 0; mode < BASE_N_MODES; ++mode) {
      const int sharps = base_midi_sharps(key, (BaseMode)mode);
      CHECK(sharps >= -6 && sharps <= 6);
    }
  }
}

int
main(void)
{
  RUN(every_track_says_what_was_written);
  RUN(long_times_and_texts_are_written_whole);
  RUN(a_piece_too_long_for_the_format_is_refused);
  RUN(every_key_has_its_signature);
  return 0;
}
