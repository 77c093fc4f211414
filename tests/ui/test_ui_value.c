// Parameters as people read and write them, and what a user sets for the window.

#include "tests/test.h"
#include "ui/settings.h"
#include "ui/value.h"

static void
says(ParamId id, float value, const char* words)
{
  char text[32];
  ui_value_text(id, value, text, sizeof(text));
  CHECK_TEXT(text, words);
}

static void
values_have_their_units(void)
{
  says(PARAM_DYNAMICS, 0.5f, "as written");
  says(PARAM_DYNAMICS, 0.7f, "+40");
  says(PARAM_DYNAMICS, 0.0f,
       "\xE2\x88\x92"
       "100");
  says(PARAM_VOLUME, -3.5f,
       "\xE2\x88\x92"
       "3.5 dB");
  says(PARAM_VOLUME, 0.0f, "0.0 dB");
  says(PARAM_VOLUME, -60.0f, "silent");
  says(PARAM_TEMPO, 0.0f, "auto");
  says(PARAM_TEMPO, 12.0f, "auto");
  says(PARAM_TEMPO, 92.0f, "92 bpm");
  says(PARAM_TEMPO, 92.5f, "92.5 bpm");
  says(PARAM_BARS, 0.0f, "auto");
  says(PARAM_BARS, 32.0f, "32 bars");
  says(PARAM_KEY, 11.0f, "Bb");
  says(PARAM_SEED, 7.0f, "7");
  says(PARAM_FOLLOW_HOST, 1.0f, "on");
}

static void
means(ParamId id, const char* text, double value)
{
  float read = -1.0f;
  CHECK(ui_value_read(id, text, &read));
  CHECK_NEAR(read, value, 1e-5);
}

static void
typed_values_are_understood(void)
{
  means(PARAM_DYNAMICS, "+40", 0.7);
  means(PARAM_DYNAMICS, "-200", 0.0);
  means(PARAM_VOLUME, "-3,5", -3.5);
  means(PARAM_VOLUME, " -3.5 dB", -3.5);
  means(PARAM_VOLUME, "99", 6.0);
  means(PARAM_TEMPO, "auto", 0.0);
  means(PARAM_TEMPO, "92.5 bpm", 92.5);
  means(PARAM_KEY, "bb", 11.0);
  means(PARAM_KEY, "B", 12.0); // Not Bb, which begins with it
  means(PARAM_MODE, "dor", 1 + BASE_DORIAN);
  float value = 3.0f;
  CHECK(!ui_value_read(PARAM_VOLUME, "loud", &value) && value == 3.0f);
  CHECK(!ui_value_read(PARAM_VOLUME, "", &value));
}

static void
what_is_said_can_be_typed(void)
{
  for (unsigned id = 0; id < PARAM_N; ++id) {
    const ParamInfo* const info = param_info((ParamId)id);
    if (info->kind == PARAM_TOGGLE || info->kind == PARAM_TRIGGER) {
      continue;
    }
    for (int i = 0; i <= 10; ++i) {
      const float value = param_clamp(
        (ParamId)id, info->least + (float)i / 10 * (info->most - info->least));
      char  text[32];
      float again = -1.0f;
      ui_value_plain((ParamId)id, value, text, sizeof(text));
      CHECK(ui_value_read((ParamId)id, text, &again));
      CHECK_NEAR(again, id == PARAM_TEMPO && value < 20 ? 0 : value, 0.06);
    }
  }
}

static void
every_way_leads_there_and_back(void)
{
  for (unsigned id = 0; id < PARAM_N; ++id) {
    const ParamInfo* const info = param_info((ParamId)id);
    CHECK_NEAR(ui_value_way((ParamId)id, info->least), 0, 1e-6);
    CHECK_NEAR(ui_value_way((ParamId)id, info->most), 1, 1e-6);
    CHECK_NEAR(ui_value_at((ParamId)id, ui_value_way((ParamId)id, info->preset)),
               info->preset, 1e-3 * (double)(info->most - info->least));
    CHECK(ui_value_at((ParamId)id, -3) == info->least);
    CHECK(ui_value_at((ParamId)id, 3) == info->most);
  }
}

static void
settings_are_read_and_doubtful_ones_left_out(void)
{
  UiSettings s = ui_settings_read("scale=150\ncolours=light\n");
  CHECK(s.percent == 150 && s.colours == UI_LIGHT);
  s = ui_settings_read("scale=1000\ncolours=pink\nmore=3");
  CHECK(s.percent == 0 && s.colours == UI_AS_HOST);
  s = ui_settings_read("");
  CHECK(s.percent == 0 && s.colours == UI_AS_HOST);
}

static void
settings_are_kept(void)
{
  char       folder[] = "/tmp/estro-settings-XXXXXX", path[64];
  UiSettings s        = {200, UI_DARK};
  CHECK(mkdtemp(folder) && !setenv("XDG_CONFIG_HOME", folder, 1));
  CHECK(ui_settings_load().percent == 0);
  CHECK(ui_settings_save(&s));
  s = ui_settings_load();
  CHECK(s.percent == 200 && s.colours == UI_DARK);
  snprintf(path, sizeof(path), "%s/estro/window", folder);
  CHECK(!remove(path));
  snprintf(path, sizeof(path), "%s/estro", folder);
  CHECK(!remove(path) && !remove(folder));
  CHECK(!setenv("XDG_CONFIG_HOME", "/proc/nowhere", 1) && !ui_settings_save(&s));
}

int
main(void)
{
  RUN(values_have_their_units);
  RUN(typed_values_are_understood);
  RUN(what_is_said_can_be_typed);
  RUN(every_way_leads_there_and_back);
  RUN(settings_are_read_and_doubtful_ones_left_out);
  RUN(settings_are_kept);
  return 0;
}
