// The table of styles is well formed, meters are what musicians feel.

#include "core/compose/meter.h"
#include "core/compose/style.h"
#include "core/param/instrument.h"
#include "tests/test.h"

static void
every_name_in_the_casts_is_in_the_catalogue(void)
{
  for (uint32_t i = 0; i < PROMPT_N_STYLES; ++i) {
    for (int part = 0; part < BASE_N_PARTS; ++part) {
      const char* at = compose_style((PromptStyle)i)->cast[part];
      while (*at) {
        char         name[64];
        const size_t n = strcspn(at, "/");
        snprintf(name, sizeof(name), "%.*s", (int)n, at);
        const uint32_t id = param_instrument_find(name);
        CHECK(id < param_n_instruments());
        CHECK((param_instrument(id)->voicing == PARAM_HITS) == (part == BASE_DRUMS));
        at += n + (at[n] == '/');
      }
    }
  }
}

static void
every_style_has_a_line_of_its_own(void)
{
  for (uint32_t i = 0; i < PROMPT_N_STYLES; ++i) {
    for (uint32_t k = 0; k < i; ++k) {
      const ComposeStyle* const a = compose_style((PromptStyle)i);
      const ComposeStyle* const b = compose_style((PromptStyle)k);
      CHECK(a != b);
    }
  }
  CHECK(compose_style(PROMPT_N_STYLES) == compose_style(PROMPT_POP));
}

static void
meters_are_felt_in_beats(void)
{
  static const struct {
    BaseMeter   meter;
    uint32_t    n_beats;
    const char* strengths;
  } known[] = {
    {{4, 4}, 4, "3121"},  {{3, 4}, 3, "311"},    {{2, 4}, 2, "31"},
    {{6, 8}, 2, "31"},    {{9, 8}, 3, "311"},    {{12, 8}, 4, "3121"},
    {{5, 4}, 5, "31121"}, {{7, 8}, 3, "311"},    {{6, 4}, 6, "311211"},
    {{2, 2}, 4, "3121"},  {{3, 2}, 6, "312121"}, {{5, 8}, 2, "31"},
  };
  for (uint32_t i = 0; i < sizeof(known) / sizeof(known[0]); ++i) {
    ComposeMeter meter;
    compose_meter_init(&meter, known[i].meter);
    CHECK(meter.n_beats == known[i].n_beats);
    CHECK(meter.bar_ticks == base_meter_ticks(known[i].meter));
    for (uint32_t beat = 0; beat < meter.n_beats; ++beat) {
      CHECK(meter.strength[beat] == known[i].strengths[beat] - '0');
    }
  }
}

static void
every_valid_meter_fills_its_bar(void)
{
  static const uint8_t units[] = {1, 2, 4, 8, 16};
  for (uint32_t beats = 1; beats <= 32; ++beats) {
    for (uint32_t i = 0; i < sizeof(units); ++i) {
      const BaseMeter written = {(uint8_t)beats, units[i]};
      ComposeMeter    meter;
      CHECK(compose_meter_is_valid(written));
      compose_meter_init(&meter, written);
      CHECK(meter.n_beats >= 1 && meter.n_beats <= COMPOSE_MAX_BEATS);
      CHECK(meter.start[meter.n_beats] == base_meter_ticks(written));
      for (uint32_t beat = 0; beat < meter.n_beats; ++beat) {
        CHECK(meter.start[beat] < meter.start[beat + 1]);
        CHECK(meter.cell[beat] < 4);
      }
    }
  }
}

int
main(void)
{
  RUN(every_name_in_the_casts_is_in_the_catalogue);
  RUN(every_style_has_a_line_of_its_own);
  RUN(meters_are_felt_in_beats);
  RUN(every_valid_meter_fills_its_bar);
  return 0;
}
