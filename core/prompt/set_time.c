// Setting tempo, meter and length: "tempo=90", "meter=3/4", "bars=16".

#include "core/prompt/setter.h"

#define MAX_BARS 512.0f
#define MAX_SECONDS 3600.0f

static bool
is_stated(const PromptSource* source)
{
  return source->origin == PROMPT_STATED;
}

static void
keep_tempo(PromptSetter* setter, float bpm, int pace, bool follows)
{
  PromptAmount* const tempo = &setter->intent->tempo_bpm;
  const float         kept  = bpm < 20.0f ? 20.0f : bpm > 300.0f ? 300.0f : bpm;
  prompt_setter_win(setter, &tempo->source, tempo->value != kept);
  tempo->value          = kept;
  tempo->source.follows = follows;
  setter->intent->pace  = (int8_t)pace;
}

bool
prompt_set_tempo(PromptSetter* setter, int which)
{
  (void)which;
  float                     number;
  const PromptAmount* const said = &setter->said.tempo_bpm;
  if (!setter->value[0]) {
    setter->intent->tempo_bpm = (PromptAmount){0};
    return true;
  }
  if (prompt_setter_number(setter->value, &number)) {
    keep_tempo(setter, number, 0, false);
    return number > 0.0f;
  }
  prompt_setter_say(setter, "tempo ", "");
  if (!is_stated(&said->source)) {
    prompt_setter_say(setter, "", "");
  }
  if (!is_stated(&said->source)) {
    return false;
  }
  keep_tempo(setter, said->value, setter->said.pace, said->source.follows);
  return true;
}

bool
prompt_set_meter(PromptSetter* setter, int which)
{
  (void)which;
  PromptIntent* const intent = setter->intent;
  if (!setter->value[0]) {
    intent->meter_source = (PromptSource){.origin = PROMPT_DEFAULT};
    return true;
  }
  prompt_setter_say(setter, "", "");
  if (!is_stated(&setter->said.meter_source)) {
    prompt_setter_say(setter, "in ", "");
  }
  const BaseMeter meter = setter->said.meter;
  if (!is_stated(&setter->said.meter_source)) {
    return false;
  }
  prompt_setter_win(setter, &intent->meter_source,
                    meter.beats != intent->meter.beats ||
                      meter.unit != intent->meter.unit);
  intent->meter = meter;
  return true;
}

static void
keep_length(PromptSetter* setter, uint32_t n_bars, float seconds, bool endless)
{
  PromptIntent* const intent = setter->intent;
  prompt_setter_win(setter, &intent->bars_source,
                    intent->n_bars != n_bars || intent->seconds != seconds ||
                      intent->endless != endless);
  intent->n_bars  = n_bars;
  intent->seconds = seconds;
  intent->endless = endless;
}

static bool
set_number(PromptSetter* setter, int which, float number)
{
  const float most = which == 1 ? MAX_BARS : MAX_SECONDS;
  const float kept = number < most ? number : most;
  if (which == 1 && kept >= 1.0f) {
    keep_length(setter, (uint32_t)kept, 0, false);
  } else if (which == 2 && kept > 0.0f) {
    keep_length(setter, 0, kept, false);
  } else {
    return false;
  }
  return true;
}

static bool
set_endless(PromptSetter* setter)
{
  bool yes;
  if (!prompt_setter_answer(setter, &yes)) {
    return false;
  }
  keep_length(setter, setter->intent->n_bars, setter->intent->seconds, yes);
  return true;
}

bool
prompt_set_length(PromptSetter* setter, int which)
{
  PromptIntent* const intent = setter->intent;
  const PromptIntent* said   = &setter->said;
  float               number;
  if (!setter->value[0]) {
    intent->n_bars      = 0;
    intent->seconds     = 0;
    intent->endless     = false;
    intent->bars_source = (PromptSource){.origin = PROMPT_DEFAULT};
    return true;
  }
  if (which == 3) {
    return set_endless(setter);
  }
  if (prompt_setter_number(setter->value, &number)) {
    return set_number(setter, which, number);
  }
  prompt_setter_say(setter, "", "");
  if (!is_stated(&said->bars_source)) {
    return false;
  }
  keep_length(setter, said->n_bars, said->seconds, said->endless);
  return true;
}
