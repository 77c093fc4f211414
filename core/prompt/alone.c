// Who is left to play: lone players, closed parts, and what must remain.

#include "core/param/instrument.h"
#include "core/prompt/parts.h"

/// Whether it sustains by bow or breath rather than by an oscillator.
static bool
is_played(int32_t instrument)
{
  const uint8_t program = param_instrument((uint32_t)instrument)->program;
  return program < 80 || program >= 104; // Between them are synths
}

void
prompt_lead_alone(PromptReader* reader)
{
  PromptPart* const parts = reader->intent->parts;
  uint32_t          part  = BASE_N_PARTS;
  for (uint32_t i = 0; i < BASE_N_PARTS; ++i) {
    if (parts[i].wish == PROMPT_WANTED) {
      part = part == BASE_N_PARTS ? i : BASE_LEAD;
    }
  }
  const bool able = part > BASE_LEAD && part < BASE_BASS;
  if (able && prompt_named_sounds(reader) == 1 && parts[part].instrument >= 0 &&
      parts[BASE_LEAD].wish == PROMPT_ANY && is_played(parts[part].instrument)) {
    parts[BASE_LEAD]               = parts[part];
    parts[BASE_LEAD].source.origin = PROMPT_INFERRED;
    if (part == BASE_COUNTER) {
      parts[part] = (PromptPart){.instrument = -1}; // Nobody is left to answer
    }
  }
}

void
prompt_leave_something(PromptIntent* intent)
{
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    if (intent->parts[part].wish != PROMPT_EXCLUDED) {
      return;
    }
  }
  prompt_remark(intent, PROMPT_CONFLICT, 0, 0,
                "every part is left out; the melody stays, so that there is music");
  intent->parts[BASE_LEAD] = (PromptPart){.instrument = -1};
}

static void
also(PromptIntent* intent, uint32_t part, uint32_t like)
{
  intent->parts[part]                = intent->parts[like];
  intent->parts[part].source.origin  = PROMPT_INFERRED;
  intent->parts[part].source.follows = true;
}

/// A lone instrument that can carry both plays the tune and its chords.
static void
spread(PromptIntent* intent)
{
  static const uint8_t from[] = {BASE_CHORDS, BASE_PAD, BASE_ARP, BASE_COUNTER};
  for (uint32_t k = 0; k < 4 && intent->parts[BASE_LEAD].wish == PROMPT_ANY; ++k) {
    if (intent->parts[from[k]].wish == PROMPT_WANTED) {
      also(intent, BASE_LEAD, from[k]);
    }
  }
  const PromptPart* const lead = &intent->parts[BASE_LEAD];
  if (lead->wish != PROMPT_WANTED || lead->instrument < 0 ||
      param_instrument((uint32_t)lead->instrument)->mono) {
    return;
  }
  bool others = false;
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    const PromptPart* const now = &intent->parts[part];
    others =
      others || (now->wish == PROMPT_WANTED && now->instrument != lead->instrument);
  }
  const bool low = param_instrument((uint32_t)lead->instrument)->low <= 40;
  if (!others && intent->parts[BASE_CHORDS].wish == PROMPT_ANY) {
    also(intent, BASE_CHORDS, BASE_LEAD);
  }
  if (!others && low && intent->parts[BASE_BASS].wish == PROMPT_ANY) {
    also(intent, BASE_BASS, BASE_LEAD);
  }
}

void
prompt_close_parts(PromptIntent* intent, PromptSource source)
{
  intent->only        = true;
  intent->only_source = source;
  spread(intent);
  source.origin  = PROMPT_INFERRED;
  source.follows = true;
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    PromptPart* const now = &intent->parts[part];
    if (now->wish == PROMPT_ANY && now->source.origin != PROMPT_SET) {
      *now = (PromptPart){PROMPT_EXCLUDED, -1, source};
    }
  }
}

void
prompt_open_parts(PromptIntent* intent)
{
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    if (intent->parts[part].source.follows) {
      intent->parts[part] = (PromptPart){.instrument = -1};
    }
  }
}
