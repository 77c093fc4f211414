// Who plays: every instrument that is named gets its part.

#include "core/prompt/parts.h"
#include "core/param/instrument.h"

static void
set_bit(uint32_t* bits, uint32_t id, bool on)
{
  if (on) {
    bits[id / 32] |= 1U << (id % 32U);
  } else {
    bits[id / 32] &= ~(1U << (id % 32U));
  }
}

/// Roles in the order in which an instrument takes them when its own is taken.
static const uint8_t*
second_choices(int32_t instrument)
{
  static const uint8_t sustained[5] = {BASE_LEAD, BASE_COUNTER, BASE_PAD, BASE_CHORDS,
                                       BASE_ARP};
  static const uint8_t struck[5]    = {BASE_CHORDS, BASE_ARP, BASE_LEAD, BASE_COUNTER,
                                       BASE_PAD};
  static const uint8_t single[5]    = {BASE_LEAD, BASE_COUNTER, BASE_ARP, BASE_PAD,
                                       BASE_CHORDS};
  const ParamInstrument* const info = param_instrument((uint32_t)instrument);
  return info->mono ? single : info->voicing == PARAM_SUSTAINS ? sustained : struck;
}

static void
place(PromptIntent* intent, uint32_t part, int32_t instrument, PromptSource source)
{
  PromptPart* const now = &intent->parts[part];
  if (now->wish == PROMPT_EXCLUDED) {
    prompt_remark(intent, PROMPT_CONFLICT, source.begin, source.end,
                  "left out and asked for; the more specific word is taken");
  }
  *now = (PromptPart){PROMPT_WANTED, instrument, source};
  if (instrument >= 0) {
    set_bit(intent->wanted, (uint32_t)instrument, true);
    set_bit(intent->excluded, (uint32_t)instrument, false);
  }
}

static bool
is_free(const PromptIntent* intent, uint32_t part)
{
  const PromptPart* const now = &intent->parts[part];
  return now->source.origin != PROMPT_SET &&
         (now->wish == PROMPT_ANY ||
          (now->wish == PROMPT_WANTED && now->instrument < 0));
}

void
prompt_place_freely(PromptIntent* intent, uint32_t role, int32_t instrument,
                    PromptSource source)
{
  const bool rhythm = role == BASE_BASS || role == BASE_DRUMS;
  if (is_free(intent, role) || rhythm) {
    const PromptPart* const now = &intent->parts[role];
    if (now->source.origin != PROMPT_SET &&
        (now->instrument < 0 || now->wish == PROMPT_EXCLUDED)) {
      place(intent, role, instrument, source);
    } else {
      set_bit(intent->wanted, (uint32_t)instrument, true);
    }
    return;
  }
  const uint8_t* const choices = second_choices(instrument);
  for (uint32_t k = 0; k < 5; ++k) {
    if (is_free(intent, choices[k])) {
      place(intent, choices[k], instrument, source);
      return;
    }
  }
  set_bit(intent->wanted, (uint32_t)instrument, true);
}

/// Generic words: "bass", "drums".
static void
want_part(PromptReader* reader, uint32_t part, PromptSource source)
{
  PromptPart* const now = &reader->intent->parts[part];
  if (now->wish == PROMPT_EXCLUDED) {
    prompt_remark(reader->intent, PROMPT_CONFLICT, source.begin, source.end,
                  "both asked for and left out; it is left out");
  } else if (now->wish == PROMPT_ANY) {
    *now = (PromptPart){PROMPT_WANTED, -1, source};
  }
}

/// What item `i` asks for, with an instrument that no denial bars; false if it names no
/// sound or if a denial takes all of it.
static bool
asks_for(PromptReader* reader, uint32_t i, PromptSound* sound)
{
  const PromptSound* const named = prompt_sound_at(reader, i);
  if (!named || reader->item[i].denied || reader->item[i].used) {
    return false;
  }
  *sound = *named;
  if (prompt_sound_is_generic(named)) {
    return true;
  }
  sound->instrument = (int16_t)prompt_sound_allowed(reader, named);
  if (sound->instrument < 0) {
    const PromptSource source = prompt_item_claim(reader, i, i, 0.9f);
    prompt_remark(reader->intent, PROMPT_CONFLICT, source.begin, source.end,
                  "both asked for and left out; it is left out");
  }
  return sound->instrument >= 0;
}

/// Instruments whose role is told beside them.
static void
read_told(PromptReader* reader, uint32_t i)
{
  PromptSound sound;
  if (!asks_for(reader, i, &sound) || prompt_sound_is_generic(&sound)) {
    return;
  }
  uint32_t   at   = i;
  const int  role = prompt_role_of(reader, i, &at);
  const bool kit  = sound.role == BASE_DRUMS;
  if (role == PROMPT_NO_ROLE || kit != (role == BASE_DRUMS)) {
    return;
  }
  const uint32_t     first  = at < i ? at : i;
  const uint32_t     last   = at < i ? i : at;
  const PromptSource source = prompt_item_claim(reader, first, last, 0.95f);
  if (is_free(reader->intent, (uint32_t)role)) {
    place(reader->intent, (uint32_t)role, sound.instrument, source);
  } else {
    prompt_place_freely(reader->intent, sound.role, sound.instrument, source);
  }
}

static void
read_line_up(PromptReader* reader, uint32_t i)
{
  const PromptEntry entry = reader->item[i].entry;
  for (uint32_t k = 0; k < entry.n; ++k) {
    const PromptLexeme* const word = &entry.first[k];
    if (word->kind != PROMPT_LINE_UP || reader->item[i].denied) {
      continue;
    }
    const PromptSound* const sound  = prompt_sound((uint32_t)word->id);
    const PromptSource       source = prompt_item_claim(reader, i, i, 0.9f);
    if (is_free(reader->intent, sound->role) &&
        prompt_sound_allowed(reader, sound) >= 0) {
      place(reader->intent, sound->role, sound->instrument, source);
    }
  }
}

static void
read_untold(PromptReader* reader, uint32_t i)
{
  PromptSound sound;
  if (asks_for(reader, i, &sound)) {
    const PromptSource source = prompt_item_claim(reader, i, i, 0.92f);
    if (prompt_sound_is_generic(&sound)) {
      want_part(reader, sound.role, source);
    } else {
      prompt_place_freely(reader->intent, sound.role, sound.instrument, source);
    }
  }
}

static void
read_role(PromptReader* reader, uint32_t i)
{
  const PromptLexeme* const role = prompt_item_is(reader, i, PROMPT_ROLE);
  if (role && !reader->item[i].denied && !reader->item[i].used) {
    want_part(reader, (uint32_t)role->id, prompt_item_claim(reader, i, i, 0.85f));
  }
}

void
prompt_read_parts(PromptReader* reader)
{
  prompt_read_exclusions(reader);
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    read_told(reader, i);
  }
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    read_line_up(reader, i);
    read_untold(reader, i);
    read_role(reader, i);
  }
  prompt_lead_alone(reader);
  prompt_read_only(reader);
  prompt_leave_something(reader->intent);
}
