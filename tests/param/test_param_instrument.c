#include "core/param/instrument.h"
#include "tests/test.h"

/// Whether any instrument carries this program itself.
static bool
has_program(uint8_t program)
{
  bool has = false;
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    const ParamInstrument* const it = param_instrument(id);
    has = has || (it->program == program && it->voicing != PARAM_HITS);
  }
  return has;
}

static void
every_name_is_found_once(void)
{
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    const char* const name = param_instrument(id)->name;
    CHECK(*name && param_instrument_find(name) == id);
    for (const char* c = name; *c; ++c) {
      CHECK(*c >= ' ' && *c != '\x7F' && !(*c >= 'A' && *c <= 'Z'));
    }
  }
  CHECK(param_instrument_find("") == param_n_instruments());
  CHECK(param_instrument_find("kazoo") == param_n_instruments());
}

static void
an_id_fits_the_scores_byte(void)
{
  CHECK(param_n_instruments() >= 64 && param_n_instruments() <= 255);
}

static void
every_range_can_be_played(void)
{
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    const ParamInstrument* const it = param_instrument(id);
    CHECK(it->program <= 127 && it->high <= 127);
    CHECK(it->low + 12 <= it->high); // An octave at least
    CHECK(it->voicing <= PARAM_HITS);
    CHECK(it->voicing != PARAM_HITS || !it->mono);
  }
}

static void
every_program_has_its_instrument_or_a_near_one(void)
{
  for (unsigned program = 0; program < 256; ++program) {
    const uint32_t id = param_instrument_for_program((uint8_t)program);
    CHECK(id < param_n_instruments());
    CHECK(param_instrument(id)->voicing != PARAM_HITS);
    CHECK(!has_program((uint8_t)program) || param_instrument(id)->program == program);

    // Only what MIDI does not know may fall back to the first of the catalogue
    CHECK(program > 127 || program <= 2 || id != 0);
  }
}

static void
every_family_of_general_midi_is_there(void)
{
  for (uint8_t family = 0; family < 16; ++family) {
    unsigned n = 0;
    for (uint8_t i = 0; i < 8; ++i) {
      n += has_program((uint8_t)(8 * family + i));
    }
    CHECK(n >= 1);
  }
}

static void
there_are_kits_with_numbers_of_their_own(void)
{
  unsigned n_kits    = 0;
  bool     seen[128] = {false};
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    const ParamInstrument* const it = param_instrument(id);
    if (it->voicing == PARAM_HITS) {
      CHECK(!seen[it->program]);
      seen[it->program] = true;
      ++n_kits;
    }
  }
  CHECK(n_kits >= 7 && seen[0]);
}

int
main(void)
{
  RUN(every_name_is_found_once);
  RUN(an_id_fits_the_scores_byte);
  RUN(every_range_can_be_played);
  RUN(every_program_has_its_instrument_or_a_near_one);
  RUN(every_family_of_general_midi_is_there);
  RUN(there_are_kits_with_numbers_of_their_own);
  return 0;
}
