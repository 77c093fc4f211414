// Moods and amounts: every word pulls, the mean is taken.

#include "core/prompt/reader.h"

static PromptAmount*
field_of(PromptIntent* intent, int field)
{
  PromptAmount* const fields[PROMPT_N_FIELDS] = {
    [PROMPT_ENERGY]       = &intent->energy,
    [PROMPT_DENSITY]      = &intent->density,
    [PROMPT_COMPLEXITY]   = &intent->complexity,
    [PROMPT_DYNAMICS]     = &intent->dynamics,
    [PROMPT_ARTICULATION] = &intent->articulation,
    [PROMPT_TIMBRE]       = &intent->timbre,
    [PROMPT_SWINGING]     = &intent->swing,
    [PROMPT_REVERB]       = &intent->reverb,
    [PROMPT_BUILD]        = &intent->build,
  };
  return fields[field];
}

static float
clamp(float value, float least, float most)
{
  return value < least ? least : value > most ? most : value;
}

/// A field with several words takes their mean.
static void
pull(PromptAmount* amount, float value, PromptSource source, uint32_t n_before)
{
  amount->value = (amount->value * (float)n_before + value) / (float)(n_before + 1);
  if (n_before) {
    source.begin = amount->source.begin;
  }
  amount->source = source;
}

static float
amount_value(const PromptItem* item, const PromptLexeme* word)
{
  if (word->id == PROMPT_BUILD) {
    return item->denied ? 0.0f : clamp(word->x * item->very, -1, 1);
  }
  if (word->id == PROMPT_SWINGING || word->id == PROMPT_REVERB) {
    return item->denied ? 0.0f : clamp(word->x * item->very, 0, 1);
  }
  // Around the middle: "very" moves away from it, "no" to the other side
  const float from_middle = (word->x - 0.5f) * (item->denied ? -0.6f : item->very);
  return clamp(0.5f + from_middle, 0, 1);
}

static void
read_amounts(PromptReader* reader)
{
  uint32_t n[PROMPT_N_FIELDS] = {0};
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    const PromptItem* const item = &reader->item[i];
    const uint32_t          m    = item->used ? 0 : item->entry.n;
    for (uint32_t k = 0; k < m; ++k) {
      const PromptLexeme* const word = &item->entry.first[k];
      if (word->kind == PROMPT_AMOUNT) {
        const PromptSource source = prompt_item_claim(reader, i, i, 0.85f);
        pull(field_of(reader->intent, word->id), amount_value(item, word), source,
             n[word->id]++);
      }
    }
  }
}

static void
read_moods(PromptReader* reader)
{
  PromptIntent* const intent = reader->intent;
  uint32_t            n      = 0;
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    const PromptItem* const   item = &reader->item[i];
    const PromptLexeme* const word = prompt_item_is(reader, i, PROMPT_MOOD);
    if (!word) {
      continue;
    }
    const float        by     = item->denied ? -0.6f : item->very;
    const PromptSource source = prompt_item_claim(reader, i, i, 0.85f);
    pull(&intent->valence, clamp(word->x * by, -1, 1), source, n);
    pull(&intent->arousal, clamp(word->y * by, -1, 1), source, n);
    pull(&intent->tension, clamp(word->z * by, -1, 1), source, n);
    ++n;
  }
}

void
prompt_read_moods(PromptReader* reader)
{
  read_amounts(reader);
  read_moods(reader);
}
