// Setting who plays: "lead=alto sax", "drums=none", "without=piano", "only=yes".

#include "core/param/instrument.h"
#include "core/prompt/parts.h"
#include "core/prompt/setter.h"

#include <string.h>

static const PromptSource set = {.origin = PROMPT_SET, .confidence = 1};

static bool
has_bit(const uint32_t* bits, uint32_t id)
{
  return bits[id / 32] >> (id % 32U) & 1U;
}

static void
clear_bit(uint32_t* bits, uint32_t id)
{
  bits[id / 32] &= ~(1U << (id % 32U));
}

static bool
plays(const PromptIntent* intent, uint32_t id)
{
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    if (intent->parts[part].instrument == (int32_t)id) {
      return true;
    }
  }
  return false;
}

/// Whoever played the part so far is no longer wanted, unless in another one.
static void
dismiss(PromptIntent* intent, uint32_t part)
{
  const int32_t before = intent->parts[part].instrument;
  intent->parts[part]  = (PromptPart){.instrument = -1};
  if (before >= 0 && !plays(intent, (uint32_t)before)) {
    clear_bit(intent->wanted, (uint32_t)before);
  }
}

/// The catalogue's instrument of this name, or the one that a sentence would mean.
static int32_t
instrument_of(PromptSetter* setter)
{
  const uint32_t id = param_instrument_find(setter->value);
  prompt_setter_say(setter, "", "");
  if (id < param_n_instruments()) {
    return (int32_t)id;
  }
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    const PromptPart* const said = &setter->said.parts[part];
    if (said->wish == PROMPT_WANTED && said->instrument >= 0) {
      return said->instrument;
    }
  }
  return -1;
}

static bool
wish_of(PromptSetter* setter, uint32_t part, PromptPart* wanted)
{
  bool yes = false;
  *wanted  = (PromptPart){.instrument = -1};
  if (!strcmp(setter->value, "any")) {
    return true;
  }
  if (!strcmp(setter->value, "none") || prompt_setter_answer(setter, &yes)) {
    wanted->wish =
      strcmp(setter->value, "none") != 0 && yes ? PROMPT_WANTED : PROMPT_EXCLUDED;
    return true;
  }
  wanted->wish       = PROMPT_WANTED;
  wanted->instrument = instrument_of(setter);
  if (wanted->instrument < 0) {
    return setter->said.parts[part].wish == PROMPT_WANTED; // "drums=drums"
  }
  const bool kit =
    param_instrument((uint32_t)wanted->instrument)->voicing == PARAM_HITS;
  return kit == (part == BASE_DRUMS);
}

bool
prompt_set_part(PromptSetter* setter, int which)
{
  const uint32_t      part   = (uint32_t)which;
  PromptIntent* const intent = setter->intent;
  PromptPart          wanted;
  if (!setter->value[0]) {
    dismiss(intent, part);
    return true;
  }
  if (!wish_of(setter, part, &wanted)) {
    return false;
  }
  PromptSource            source = intent->parts[part].source;
  const PromptPart* const before = &intent->parts[part];
  prompt_setter_win(setter, &source,
                    before->wish != wanted.wish ||
                      before->instrument != wanted.instrument);
  dismiss(intent, part);
  intent->parts[part]        = wanted;
  intent->parts[part].source = source;
  if (wanted.instrument >= 0) {
    const uint32_t id = (uint32_t)wanted.instrument;
    intent->wanted[id / 32] |= 1U << (id % 32U);
    clear_bit(intent->excluded, id);
  }
  return true;
}

/// The part that the grammar gives this instrument.
static uint32_t
role_of(const PromptSetter* setter, int32_t instrument)
{
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    if (setter->said.parts[part].instrument == instrument) {
      return part;
    }
  }
  return param_instrument((uint32_t)instrument)->voicing == PARAM_HITS ? BASE_DRUMS
                                                                       : BASE_LEAD;
}

static void
forget_idle(PromptIntent* intent)
{
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    if (!plays(intent, id)) {
      clear_bit(intent->wanted, id);
    }
  }
}

bool
prompt_set_with(PromptSetter* setter, int which)
{
  (void)which;
  PromptIntent* const intent = setter->intent;
  if (!setter->value[0]) {
    forget_idle(intent);
    return true;
  }
  const int32_t id = instrument_of(setter);
  if (id >= 0 && !plays(intent, (uint32_t)id)) {
    clear_bit(intent->excluded, (uint32_t)id);
    prompt_place_freely(intent, role_of(setter, id), id, set);
  }
  return id >= 0;
}

/// Whoever is left out leaves the part that the sentence gave him.
static void
leave(PromptSetter* setter)
{
  PromptIntent* const intent = setter->intent;
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    const int32_t id = intent->parts[part].instrument;
    if (id >= 0 && has_bit(intent->excluded, (uint32_t)id)) {
      PromptSource source = intent->parts[part].source;
      prompt_setter_win(setter, &source, true);
      intent->parts[part] = (PromptPart){.instrument = -1};
    }
  }
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    if (has_bit(intent->excluded, id)) {
      clear_bit(intent->wanted, id);
    }
  }
}

bool
prompt_set_without(PromptSetter* setter, int which)
{
  (void)which;
  PromptIntent* const intent = setter->intent;
  if (!setter->value[0]) {
    memset(intent->excluded, 0, sizeof(intent->excluded));
    return true;
  }
  const uint32_t exact = param_instrument_find(setter->value);
  prompt_setter_say(setter, "no ", "");
  bool any = exact < param_n_instruments();
  if (any) {
    intent->excluded[exact / 32] |= 1U << (exact % 32U);
  }
  for (uint32_t k = 0;
       k < PROMPT_MAX_INSTRUMENTS / 32 && exact == param_n_instruments(); ++k) {
    any = any || setter->said.excluded[k];
    intent->excluded[k] |= setter->said.excluded[k];
  }
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    if (setter->said.parts[part].wish == PROMPT_EXCLUDED) {
      prompt_setter_win(setter, &intent->parts[part].source,
                        intent->parts[part].wish == PROMPT_WANTED);
      dismiss(intent, part);
      intent->parts[part] = (PromptPart){PROMPT_EXCLUDED, -1, set};
      any                 = true;
    }
  }
  leave(setter);
  return any;
}

bool
prompt_set_only(PromptSetter* setter, int which)
{
  (void)which;
  PromptIntent* const intent = setter->intent;
  bool                yes    = false;
  if (setter->value[0] && !prompt_setter_answer(setter, &yes)) {
    return false;
  }
  prompt_setter_win(setter, &intent->only_source, intent->only != yes);
  intent->only = yes;
  return true;
}
