#include "core/base/status.h"
#include "core/base/theory.h"
#include "tests/test.h"

static unsigned
bits_in(uint16_t mask)
{
  unsigned n = 0;
  for (unsigned i = 0; i < 16; ++i) {
    n += mask >> i & 1U;
  }
  return n;
}

/// The pitch classes of a mask, moved up by some semitones.
static uint16_t
turned(uint16_t mask, unsigned up)
{
  return (uint16_t)((mask << up | mask >> (12U - up)) & 0xFFFU);
}

static void
parts_are_named_as_ports_are(void)
{
  static const char* const names[] = {"lead", "counter", "chords", "pad",
                                      "arp",  "bass",    "drums"};
  CHECK(BASE_N_PARTS == 7);
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    CHECK_TEXT(base_part_name((BasePart)i), names[i]);
  }
}

static void
every_mode_has_its_own_name_and_notes(void)
{
  for (unsigned i = 0; i < BASE_N_MODES; ++i) {
    const uint16_t mask = base_mode_mask((BaseMode)i);
    CHECK((mask & 1U) && !(mask >> 12U));
    CHECK(bits_in(mask) >= 5 && bits_in(mask) <= 7);
    for (unsigned j = 0; j < i; ++j) {
      CHECK(mask != base_mode_mask((BaseMode)j));
      CHECK(strcmp(base_mode_name((BaseMode)i), base_mode_name((BaseMode)j)) != 0);
    }
  }
}

static void
the_church_modes_are_turns_of_major(void)
{
  const uint16_t major = base_mode_mask(BASE_MAJOR);
  CHECK(base_mode_mask(BASE_DORIAN) == turned(major, 10));
  CHECK(base_mode_mask(BASE_PHRYGIAN) == turned(major, 8));
  CHECK(base_mode_mask(BASE_LYDIAN) == turned(major, 7));
  CHECK(base_mode_mask(BASE_MIXOLYDIAN) == turned(major, 5));
  CHECK(base_mode_mask(BASE_MINOR) == turned(major, 3));
  CHECK(base_mode_mask(BASE_LOCRIAN) == turned(major, 1));
}

static void
a_mode_is_minor_by_its_third(void)
{
  static const BaseMode majors[] = {BASE_MAJOR, BASE_LYDIAN, BASE_MIXOLYDIAN,
                                    BASE_MAJOR_PENTATONIC};
  unsigned              n_minor  = 0;
  for (unsigned i = 0; i < BASE_N_MODES; ++i) {
    n_minor += base_mode_is_minor((BaseMode)i);
  }
  for (unsigned i = 0; i < 4; ++i) {
    CHECK(!base_mode_is_minor(majors[i]));
  }
  CHECK(n_minor == BASE_N_MODES - 4);
}

static void
every_chord_has_its_own_name_and_a_root(void)
{
  for (unsigned i = 0; i < BASE_N_QUALITIES; ++i) {
    const uint16_t mask = base_quality_mask((BaseQuality)i);
    CHECK((mask & 1U) && !(mask >> 12U));
    CHECK(bits_in(mask) >= 2 && bits_in(mask) <= 5);
    for (unsigned j = 0; j < i; ++j) {
      CHECK(strcmp(base_quality_name((BaseQuality)i),
                   base_quality_name((BaseQuality)j)) != 0);
    }
  }
  CHECK(base_quality_mask(BASE_DOM7) == (1U << 0 | 1U << 4 | 1U << 7 | 1U << 10));
  CHECK(base_quality_mask(BASE_MIN7) == turned(base_quality_mask(BASE_SIX), 3));
}

static void
keys_are_spelt_as_musicians_do(void)
{
  CHECK_TEXT(base_key_name(10, BASE_MAJOR), "Bb");
  CHECK_TEXT(base_key_name(1, BASE_MAJOR), "Db");
  CHECK_TEXT(base_key_name(1, BASE_MINOR), "C#");
  CHECK_TEXT(base_key_name(6, BASE_DORIAN), "F#");
  CHECK_TEXT(base_key_name(8, BASE_MIXOLYDIAN), "Ab");
  CHECK_TEXT(base_key_name(12, BASE_MAJOR), "C");
}

static void
a_bar_has_as_many_ticks_as_its_meter_says(void)
{
  CHECK(base_meter_ticks((BaseMeter){4, 4}) == 3840);
  CHECK(base_meter_ticks((BaseMeter){3, 4}) == 2880);
  CHECK(base_meter_ticks((BaseMeter){6, 8}) == 2880);
  CHECK(base_meter_ticks((BaseMeter){7, 8}) == 3360);
  CHECK(base_meter_ticks((BaseMeter){32, 1}) == 122880);
  CHECK(base_meter_ticks((BaseMeter){1, 16}) == 240);
}

static void
every_status_has_words_of_its_own(void)
{
  for (unsigned i = 0; i <= BASE_CANCELLED; ++i) {
    const char* const text = base_status_text((BaseStatus)i);
    CHECK(text && *text && strcmp(text, "unknown error") != 0);
    for (unsigned j = 0; j < i; ++j) {
      CHECK(strcmp(text, base_status_text((BaseStatus)j)) != 0);
    }
  }
  CHECK_TEXT(base_status_text((BaseStatus)99), "unknown error");
}

int
main(void)
{
  RUN(parts_are_named_as_ports_are);
  RUN(every_mode_has_its_own_name_and_notes);
  RUN(the_church_modes_are_turns_of_major);
  RUN(a_mode_is_minor_by_its_third);
  RUN(every_chord_has_its_own_name_and_a_root);
  RUN(keys_are_spelt_as_musicians_do);
  RUN(a_bar_has_as_many_ticks_as_its_meter_says);
  RUN(every_status_has_words_of_its_own);
  return 0;
}
