// How music is put on paper: spelling, signs, a voice on its grid.

#include "host/sign.h"
#include "host/spell.h"
#include "host/staff.h"
#include "tests/test.h"

#include <stdlib.h>

static HostPiece
in_key(int32_t key, int32_t mode, const char* title)
{
  HostPiece piece = {.key = key, .mode = mode, .beats = 4, .unit = 4, .n_bars = 4};
  snprintf(piece.title, sizeof(piece.title), "%s", title);
  return piece;
}

static bool
is_tone(HostTone tone, char step, int alter)
{
  return tone.step == step && tone.alter == alter;
}

static void
black_keys_are_named_by_the_key(void)
{
  const HostPiece eb_major = in_key(3, 0, "Eb major");
  const HostPiece e_major  = in_key(4, 0, "E major");
  const HostPiece a_minor  = in_key(9, 1, "A minor");
  CHECK(is_tone(host_spell_tone(&eb_major, 8), 'A', -1));
  CHECK(is_tone(host_spell_tone(&eb_major, 9), 'A', 0));
  CHECK(is_tone(host_spell_tone(&e_major, 8), 'G', 1));
  CHECK(is_tone(host_spell_tone(&a_minor, 8), 'G', 1)); // The leading tone
  CHECK(is_tone(host_spell_tone(&a_minor, 6), 'F', 1));
  CHECK(is_tone(host_spell_tone(&a_minor, 10), 'B', -1));
}

static void
every_tone_of_every_key_sounds_as_it_is_written(void)
{
  static const int naturals[] = {9, 11, 0, 2, 4, 5, 7};
  for (int32_t key = 0; key < 12; ++key) {
    for (int32_t mode = 0; mode < 12; ++mode) {
      const HostPiece piece = in_key(key, mode, "");
      for (unsigned pitch = 0; pitch < 128; ++pitch) {
        const HostTone tone   = host_spell_tone(&piece, pitch % 12);
        const int      octave = host_spell_octave(tone, pitch);
        CHECK(tone.alter >= -2 && tone.alter <= 2);
        CHECK((octave + 1) * 12 + naturals[tone.step - 'A'] + tone.alter == (int)pitch);
      }
    }
  }
}

static void
chords_are_written_anew_in_the_key(void)
{
  const HostPiece e_major = in_key(4, 0, "E major");
  HostChord       chord;
  char            text[32];
  CHECK(host_spell_chord(&e_major, "Abm7/Eb", &chord));
  CHECK(is_tone(chord.root, 'G', 1) && chord.has_bass && is_tone(chord.bass, 'D', 1));
  CHECK_TEXT(chord.kind, "minor-seventh");
  host_spell_write(&chord, text, sizeof(text));
  CHECK_TEXT(text, "G#m7/D#");
  CHECK(!host_spell_chord(&e_major, "", &chord));
  CHECK(!host_spell_chord(&e_major, "H7", &chord));
  CHECK(!host_spell_chord(&e_major, "C?!", &chord));
}

static void
signs_fill_a_bar_and_keep_to_its_beats(void)
{
  const HostBarSpan four = {3840, 7680, 960};
  const HostBarSpan six  = {0, 2880, 1440};
  CHECK(host_sign_choose(&four, 3840, 7680, false).ticks == 3840);
  CHECK(host_sign_choose(&four, 4800, 7680, false).ticks == 2880);
  CHECK(host_sign_choose(&four, 4320, 7680, false).ticks == 480);
  CHECK(host_sign_choose(&four, 4080, 4800, false).ticks == 720);
  CHECK(host_sign_choose(&six, 0, 2880, false).ticks == 2880);
  CHECK(host_sign_choose(&six, 0, 1920, false).ticks == 1440);
  CHECK(host_sign_choose(&six, 480, 2880, false).ticks == 960);
  const HostSign third = host_sign_choose(&four, 4160, 4800, true);
  CHECK(third.ticks == 640 && third.is_triplet);
}

static HostStaff
staff_of(const HostNote* notes, size_t n)
{
  const HostPiece   piece   = in_key(0, 0, "C major");
  const HostExcerpt excerpt = {0, 3840, HOST_ALL_PARTS};
  HostSection       section = {.n_bars = 1, .n_notes = n};
  section.notes             = calloc(n, sizeof(HostNote));
  CHECK(section.notes);
  memcpy(section.notes, notes, n * sizeof(HostNote));
  HostSong song = {0};
  host_song_add(&song, 1, &section);
  HostStaff staff;
  CHECK(host_staff_write(&staff, &song, &piece, &excerpt, 0));
  host_song_drop(&song);
  return staff;
}

static void
triplets_are_told_from_sixteenths(void)
{
  const HostNote notes[] = {{0, 320, 0, 60, 90},    {325, 320, 0, 62, 90},
                            {640, 320, 0, 64, 90},  {960, 240, 0, 65, 90},
                            {1195, 240, 0, 67, 90}, {1920, 1920, 0, 60, 90},
                            {1920, 1920, 0, 64, 90}};
  HostStaff      staff   = staff_of(notes, 7);
  CHECK(staff.n_spans == 6);
  CHECK(host_staff_has_triplets(&staff, 0) && !host_staff_has_triplets(&staff, 960));
  CHECK(staff.spans[1].start_ticks == 320 && staff.spans[4].start_ticks == 1200);
  CHECK(staff.spans[5].n_pitches == 2 && staff.spans[5].end_ticks == 3840);
  host_staff_drop(&staff);
}

static void
notes_of_no_sense_are_left_out(void)
{
  const HostNote notes[] = {{-5, 320, 0, 60, 90},
                            {INT32_MAX, INT32_MAX, 0, 62, 90},
                            {0, -7, 0, 64, 90},
                            {0, 480, 3, 65, 90},
                            {960, INT32_MAX, 0, 1 << 20, 90}};
  HostStaff      staff   = staff_of(notes, 5);
  CHECK(staff.n_spans == 1 && staff.spans[0].end_ticks == 3840);
  host_staff_drop(&staff);
}

static void
sections_come_in_order_or_not_at_all(void)
{
  HostSong    song   = {0};
  HostSection first  = {.n_bars = 4};
  HostSection gap    = {.first_bar = 8, .n_bars = 4};
  HostSection second = {.first_bar = 4, .n_bars = 4};
  HostSection other  = {.n_bars = 2};
  host_song_add(&song, 1, &first);
  host_song_add(&song, 1, &gap);
  host_song_add(&song, 1, &second);
  CHECK(song.n_sections == 2);
  host_song_add(&song, 2, &other);
  CHECK(song.n_sections == 1 && song.sections[0].n_bars == 2);
  host_song_drop(&song);
}

int
main(void)
{
  RUN(black_keys_are_named_by_the_key);
  RUN(every_tone_of_every_key_sounds_as_it_is_written);
  RUN(chords_are_written_anew_in_the_key);
  RUN(signs_fill_a_bar_and_keep_to_its_beats);
  RUN(triplets_are_told_from_sixteenths);
  RUN(notes_of_no_sense_are_left_out);
  RUN(sections_come_in_order_or_not_at_all);
  return 0;
}
