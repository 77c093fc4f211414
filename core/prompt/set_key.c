// Setting key, mode and a change of key: "key=F#", "key=h-Moll", "mode=dorian",
// "modulation=2".

#include "core/prompt/modulation.h"
#include "core/prompt/setter.h"

#include <string.h>

/// What was worked out from the old facts stays what it is.
static void
hold(PromptSource* source)
{
  source->follows = false;
  if (source->origin == PROMPT_DEFAULT) {
    source->origin = PROMPT_INFERRED;
  }
}

static void
keep_mode(PromptSetter* setter, uint8_t mode)
{
  PromptIntent* const intent = setter->intent;
  prompt_setter_win(setter, &intent->mode_source, intent->mode != mode);
  intent->mode = mode;
}

bool
prompt_set_key(PromptSetter* setter, int which)
{
  (void)which;
  PromptIntent* const intent = setter->intent;
  if (!setter->value[0]) {
    intent->key_source = (PromptSource){.origin = PROMPT_DEFAULT};
    return true;
  }
  static const char* const before[] = {"key of ", "", "in der Tonart "};
  size_t                   i        = 0;
  do {
    prompt_setter_say(setter, before[i], "");
  } while (setter->said.key_source.origin != PROMPT_STATED && ++i < 3);
  if (i == 3) {
    return false;
  }
  prompt_setter_win(setter, &intent->key_source, intent->key != setter->said.key);
  intent->key = setter->said.key;
  if (setter->said.mode_source.origin == PROMPT_STATED) {
    keep_mode(setter, setter->said.mode);
  } else if (intent->mode_source.origin < PROMPT_STATED) {
    hold(&intent->mode_source);
  }
  return true;
}

bool
prompt_set_mode(PromptSetter* setter, int which)
{
  (void)which;
  PromptIntent* const intent = setter->intent;
  if (!setter->value[0]) {
    intent->mode_source = (PromptSource){.origin = PROMPT_DEFAULT};
    return true;
  }
  uint8_t mode = 0;
  while (mode < BASE_N_MODES &&
         strcmp(base_mode_name((BaseMode)mode), setter->value) != 0) {
    ++mode;
  }
  if (mode == BASE_N_MODES) {
    prompt_setter_say(setter, "", "");
    if (setter->said.mode_source.origin != PROMPT_STATED) {
      prompt_setter_say(setter, "", " scale");
    }
    if (setter->said.mode_source.origin != PROMPT_STATED) {
      return false;
    }
    mode = setter->said.mode;
  }
  keep_mode(setter, mode);
  if (intent->key_source.origin < PROMPT_STATED) {
    hold(&intent->key_source); // C major becomes C minor, not A minor
  }
  return true;
}

static void
keep_modulation(PromptSetter* setter, float semitones)
{
  PromptIntent* const intent = setter->intent;
  const int8_t        n      = (int8_t)(semitones < -6.0f  ? -6.0f
                                        : semitones > 6.0f ? 6.0f
                                                           : semitones);
  prompt_setter_win(setter, &intent->modulation_source, intent->modulation != n);
  intent->modulation = n;
}

bool
prompt_set_modulation(PromptSetter* setter, int which)
{
  (void)which;
  PromptIntent* const       intent = setter->intent;
  const PromptIntent* const said   = &setter->said;
  float                     number;
  if (!setter->value[0]) {
    intent->modulation        = 0;
    intent->modulation_source = (PromptSource){.origin = PROMPT_DEFAULT};
    return true;
  }
  if (prompt_setter_number(setter->value, &number)) {
    keep_modulation(setter, number);
    return true;
  }
  if (!strcmp(setter->value, "none") || !strcmp(setter->value, "no")) {
    keep_modulation(setter, 0);
    return true;
  }
  prompt_setter_say(setter, "key change ", "");
  const bool vague =
    said->modulation_source.confidence < 0.9f; // Neither how far nor to
  if (said->modulation_source.origin != PROMPT_STATED || (vague && said->n_remarks)) {
    return false;
  }
  const bool aimed = said->modulation_source.follows; // "to D major"
  keep_modulation(setter, aimed ? (float)prompt_shortest_way(
                                    intent->key, said->key + said->modulation)
                                : (float)said->modulation);
  return true;
}
