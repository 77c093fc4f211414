// What is left out: "no piano", "without drums".

#include "core/param/instrument.h"
#include "core/prompt/parts.h"

#include <string.h>

static void
set_bits(uint32_t* bits, const uint32_t* more)
{
  for (uint32_t k = 0; k < PROMPT_MAX_INSTRUMENTS / 32; ++k) {
    bits[k] |= more[k];
  }
}

uint32_t
prompt_sound_breadth(const PromptSound* sound)
{
  uint32_t n = 0;
  for (uint32_t k = 0; k < PROMPT_MAX_INSTRUMENTS / 32; ++k) {
    for (uint32_t bits = sound->members[k]; bits; bits &= bits - 1) {
      ++n;
    }
  }
  return n;
}

static bool
covers(const PromptSound* sound, uint32_t id)
{
  return sound->members[id / 32] >> (id % 32U) & 1U;
}

/// Of every instrument, how broad the narrowest word is that denies it; 0 if none does.
static void
measure_denials(PromptReader* reader)
{
  memset(reader->barred, 0, sizeof(reader->barred));
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    const PromptSound* const sound =
      reader->item[i].denied ? prompt_sound_at(reader, i) : NULL;
    const uint32_t breadth = sound ? prompt_sound_breadth(sound) : 0;
    for (uint32_t id = 0; breadth && id < param_n_instruments(); ++id) {
      uint16_t* const now = &reader->barred[id];
      if (covers(sound, id) && (!*now || breadth < *now)) {
        *now = (uint16_t)breadth;
      }
    }
  }
}

/// Whether a denial no broader than `breadth` takes this instrument.
static bool
is_barred(const PromptReader* reader, uint32_t id, uint32_t breadth)
{
  return reader->barred[id] && reader->barred[id] <= breadth;
}

int32_t
prompt_sound_allowed(const PromptReader* reader, const PromptSound* sound)
{
  const uint32_t breadth = prompt_sound_breadth(sound);
  if (!is_barred(reader, (uint32_t)sound->instrument, breadth)) {
    return sound->instrument;
  }
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    if (covers(sound, id) && !is_barred(reader, id, breadth)) {
      return (int32_t)id;
    }
  }
  return -1;
}

static void
exclude_part(PromptReader* reader, uint32_t part, PromptSource source)
{
  reader->intent->parts[part] = (PromptPart){PROMPT_EXCLUDED, -1, source};
}

static void
exclude(PromptReader* reader, uint32_t i)
{
  const PromptSound* const  sound  = prompt_sound_at(reader, i);
  const PromptLexeme* const role   = prompt_item_is(reader, i, PROMPT_ROLE);
  const PromptSource        source = prompt_item_claim(reader, i, i, 0.97f);
  if (sound) {
    set_bits(reader->intent->excluded, sound->members);
  }
  if (sound && !prompt_sound_breadth(sound)) {
    prompt_remark(reader->intent, PROMPT_IGNORED, source.begin, source.end,
                  "one drum alone cannot be left out");
    return;
  }
  if (sound ? prompt_sound_is_generic(sound) : role != NULL) {
    exclude_part(reader, sound ? sound->role : (uint32_t)role->id, source);
  }
}

void
prompt_read_exclusions(PromptReader* reader)
{
  measure_denials(reader);
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    if (reader->item[i].denied &&
        (prompt_sound_at(reader, i) || prompt_item_is(reader, i, PROMPT_ROLE))) {
      exclude(reader, i);
    }
    const PromptEntry entry = reader->item[i].entry;
    for (uint32_t k = 0; k < entry.n; ++k) {
      if (entry.first[k].kind == PROMPT_LACKS) {
        exclude_part(reader, (uint32_t)entry.first[k].id,
                     prompt_item_claim(reader, i, i, 0.95f));
      }
    }
  }
}
