#include "core/param/param.h"
#include "tests/test.h"

#include <ctype.h>

static const ParamInfo*
info_at(unsigned i)
{
  return param_info((ParamId)i);
}

static void
every_range_holds_its_default(void)
{
  for (unsigned i = 0; i < PARAM_N; ++i) {
    const ParamInfo* const info = info_at(i);
    CHECK(isfinite(info->least) && isfinite(info->most));
    CHECK(info->least < info->most);
    CHECK(info->least <= info->preset && info->preset <= info->most);
    CHECK(param_clamp((ParamId)i, info->preset) == info->preset);
  }
}

static void
every_symbol_is_one_an_lv2_host_takes(void)
{
  for (unsigned i = 0; i < PARAM_N; ++i) {
    const char* const symbol = info_at(i)->symbol;
    CHECK(isalpha((unsigned char)symbol[0]) || symbol[0] == '_');
    for (const char* c = symbol; *c; ++c) {
      CHECK(isalnum((unsigned char)*c) || *c == '_');
    }
  }
}

static void
every_symbol_and_name_is_found_once(void)
{
  for (unsigned i = 0; i < PARAM_N; ++i) {
    CHECK(param_find(info_at(i)->symbol) == (ParamId)i);
    CHECK(*info_at(i)->name && *info_at(i)->comment);
    for (unsigned j = 0; j < i; ++j) {
      CHECK(strcmp(info_at(i)->name, info_at(j)->name) != 0);
    }
  }
  CHECK(param_find("") == PARAM_N && param_find("Dynamics") == PARAM_N);
  CHECK(param_find("level_") == PARAM_N);
}

static void
the_released_symbols_are_there_in_the_order_of_the_ports(void)
{
  static const char* const symbols[] = {
    "dynamics",     "articulation", "timbre",        "humanize",     "swing",
    "creativity",   "density",      "complexity",    "energy",       "key",
    "mode",         "tempo",        "follow_host",   "bars",         "seed",
    "generate",     "level_lead",   "level_counter", "level_chords", "level_pad",
    "level_arp",    "level_bass",   "level_drums",   "mute_lead",    "mute_counter",
    "mute_chords",  "mute_pad",     "mute_arp",      "mute_bass",    "mute_drums",
    "reverb",       "width",        "volume",        "enabled",      "freewheel",
    "follow_chords"};
  CHECK(sizeof(symbols) / sizeof(symbols[0]) == PARAM_N);
  for (unsigned i = 0; i < PARAM_N; ++i) {
    CHECK_TEXT(info_at(i)->symbol, symbols[i]);
  }
}

static void
levels_and_mutes_belong_to_their_parts(void)
{
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    const char* const part = base_part_name((BasePart)i);
    CHECK_TEXT(info_at(PARAM_LEVEL + i)->symbol + strlen("level_"), part);
    CHECK_TEXT(info_at(PARAM_MUTE + i)->symbol + strlen("mute_"), part);
  }
}

static void
scale_points_lie_within_and_choices_have_one_each(void)
{
  for (unsigned i = 0; i < PARAM_N; ++i) {
    const ParamInfo* const info = info_at(i);
    CHECK(!info->n_points == !info->points);
    for (uint32_t j = 0; j < info->n_points; ++j) {
      CHECK(info->points[j].value >= info->least &&
            info->points[j].value <= info->most);
      CHECK(*info->points[j].label);
      CHECK(!j || info->points[j].value > info->points[j - 1].value);
    }
    if (info->kind == PARAM_CHOICE) {
      CHECK((float)info->n_points == info->most - info->least + 1.0f);
    }
    if (info->kind == PARAM_TOGGLE || info->kind == PARAM_TRIGGER) {
      CHECK(info->least == 0.0f && info->most == 1.0f);
    }
  }
}

static void
modes_are_offered_by_their_names(void)
{
  const ParamInfo* const info = param_info(PARAM_MODE);
  CHECK_TEXT(info->points[0].label, "auto");
  for (unsigned i = 0; i < BASE_N_MODES; ++i) {
    CHECK_TEXT(info->points[1 + i].label, base_mode_name((BaseMode)i));
    CHECK(info->points[1 + i].value == (float)(1 + i));
  }
}

static void
clamping_puts_anything_in_range(void)
{
  static const float any[] = {-1e30f, -1.0f, -0.4f, 0.3f, 0.5f, 1.7f, 1e30f, 0.0f};
  for (unsigned i = 0; i < PARAM_N; ++i) {
    const ParamInfo* const info = info_at(i);
    for (size_t j = 0; j < sizeof(any) / sizeof(any[0]); ++j) {
      const float clamped = param_clamp((ParamId)i, any[j]);
      CHECK(clamped >= info->least && clamped <= info->most);
      CHECK(info->kind == PARAM_FLOAT || clamped == floorf(clamped));
      CHECK(param_clamp((ParamId)i, clamped) == clamped);
    }
    CHECK(param_clamp((ParamId)i, NAN) == info->preset);
    CHECK(param_clamp((ParamId)i, INFINITY) == info->most);
    CHECK(param_clamp((ParamId)i, -INFINITY) == info->least);
  }
  CHECK(param_clamp(PARAM_DYNAMICS, 0.3f) == 0.3f);
  CHECK(param_clamp(PARAM_KEY, 4.6f) == 5.0f);
}

int
main(void)
{
  RUN(every_range_holds_its_default);
  RUN(every_symbol_is_one_an_lv2_host_takes);
  RUN(every_symbol_and_name_is_found_once);
  RUN(the_released_symbols_are_there_in_the_order_of_the_ports);
  RUN(levels_and_mutes_belong_to_their_parts);
  RUN(scale_points_lie_within_and_choices_have_one_each);
  RUN(modes_are_offered_by_their_names);
  RUN(clamping_puts_anything_in_range);
  return 0;
}
