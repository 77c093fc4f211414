// Setting moods and amounts: "valence=-0.3", "mood=sad", "dynamics=soft".

#include "core/prompt/setter.h"

#define N_SIGNED 3 ///< Valence, arousal, tension
#define BUILD 11

static PromptAmount*
amount_of(PromptIntent* intent, int which)
{
  PromptAmount* const list[] = {
    &intent->valence, &intent->arousal,    &intent->tension,  &intent->energy,
    &intent->density, &intent->complexity, &intent->dynamics, &intent->articulation,
    &intent->timbre,  &intent->swing,      &intent->reverb,   &intent->build};
  return list[which];
}

static void
keep(PromptSetter* setter, int which, float value)
{
  PromptAmount* const amount  = amount_of(setter->intent, which);
  const float         least   = which < N_SIGNED || which == BUILD ? -1.0f : 0.0f;
  const float         clamped = value < least ? least : value > 1.0f ? 1.0f : value;
  prompt_setter_win(setter, &amount->source, amount->value != clamped);
  amount->value = clamped;
}

bool
prompt_set_amount(PromptSetter* setter, int which)
{
  static const char* const after[] = {
    "",          "", " tension", " energy", " density", " complexity",
    " dynamics", "", " sound",   "",        " reverb",  ""};
  float number;
  if (!setter->value[0]) {
    *amount_of(setter->intent, which) = (PromptAmount){0};
    return true;
  }
  if (prompt_setter_number(setter->value, &number)) {
    keep(setter, which, number);
    return true;
  }
  const PromptAmount* const said = amount_of(&setter->said, which);
  prompt_setter_say(setter, "", "");
  if (said->source.origin != PROMPT_STATED) {
    prompt_setter_say(setter, "", after[which]); // "energy=high"
  }
  if (said->source.origin != PROMPT_STATED) {
    return false;
  }
  keep(setter, which, said->value);
  return true;
}

bool
prompt_set_mood(PromptSetter* setter, int which)
{
  (void)which;
  if (!setter->value[0]) {
    setter->intent->valence = setter->intent->arousal = setter->intent->tension =
      (PromptAmount){0};
    return true;
  }
  prompt_setter_say(setter, "", "");
  if (setter->said.valence.source.origin != PROMPT_STATED) {
    return false;
  }
  // One remark is enough for all three
  keep(setter, 0, setter->said.valence.value);
  setter->intent->arousal.source = setter->intent->tension.source =
    setter->intent->valence.source;
  keep(setter, 1, setter->said.arousal.value);
  keep(setter, 2, setter->said.tension.value);
  return true;
}
