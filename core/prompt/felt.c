// What the encoder feels in the words that the grammar has no entry for.

#include "core/prompt/genre.h"
#include "core/prompt/model.h"
#include "core/prompt/reader.h"

/// Below this the best genre is a guess like any other.
#define LEAST_SHARE 0.10f

/// A second genre this close to the first belongs to the picture too.
#define NEAR_SHARE 0.6f

/// Amounts nearer to the middle than this say nothing.
#define LEAST_LEAN 0.12f

/// A word that no table holds: what the encoder is for.
static bool
is_open(const PromptReader* reader, uint32_t i)
{
  const PromptItem* const item = &reader->item[i];
  return !item->used && !item->denied && !item->entry.n &&
         reader->tokens.token[item->first].kind == PROMPT_WORD;
}

/// Words that colour the open ones.
static bool
is_colour(const PromptReader* reader, uint32_t i)
{
  static const PromptWordKind kinds[] = {PROMPT_GENRE,  PROMPT_HINT,  PROMPT_MOOD,
                                         PROMPT_AMOUNT, PROMPT_PACE,  PROMPT_FILLER,
                                         PROMPT_AND,    PROMPT_METER, PROMPT_VERY};
  for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); ++k) {
    if (prompt_item_is(reader, i, kinds[k])) {
      return !reader->item[i].denied && !prompt_item_is(reader, i, PROMPT_SOUND);
    }
  }
  return false;
}

/// The tokens to feel; `span` bounds the open words.  0 if there is none of those.
static uint32_t
gather(PromptReader* reader, const PromptModel* model, uint32_t* ids,
       PromptSource* span)
{
  uint32_t n    = 0;
  uint32_t open = 0;
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    const bool wanted = is_open(reader, i);
    if (!wanted && !is_colour(reader, i)) {
      continue;
    }
    const PromptItem* const item   = &reader->item[i];
    const uint32_t          before = n;
    for (uint32_t k = item->first; k < item->end; ++k) {
      n = prompt_model_tokens(model, prompt_token_text(&reader->tokens, k), ids, n);
    }
    if (wanted && n > before) {
      const PromptSource source = prompt_item_claim(reader, i, i, 0.5f);
      span->begin               = open ? span->begin : source.begin;
      span->end                 = source.end;
      ++open;
    }
  }
  return open ? n : 0;
}

static void
feel_genres(PromptIntent* intent, const PromptFeeling* feeling, PromptSource source)
{
  uint32_t best   = 0;
  uint32_t second = 0;
  for (uint32_t id = 1; id < prompt_n_genres(); ++id) {
    if (feeling->genre[id] > feeling->genre[best]) {
      second = best;
      best   = id;
    } else if (feeling->genre[id] > feeling->genre[second] || second == best) {
      second = id;
    }
  }
  const float first = feeling->genre[best];
  const float next  = feeling->genre[second];
  if (intent->n_genres || !(first >= LEAST_SHARE)) {
    return;
  }
  source.confidence = first;
  const bool  two   = second != best && next >= NEAR_SHARE * first;
  const float sum   = two ? first + next : first;
  intent->genres[0] = (PromptGenreFact){best, first / sum, source};
  intent->n_genres  = 1;
  if (two) {
    source.confidence = next;
    intent->genres[1] = (PromptGenreFact){second, next / sum, source};
    intent->n_genres  = 2;
  }
}

static void
feel_amount(PromptAmount* amount, float value, PromptSource source)
{
  if (amount->source.origin == PROMPT_DEFAULT) {
    *amount = (PromptAmount){value, source};
  }
}

static void
feel_amounts(PromptIntent* intent, const PromptFeeling* feeling, PromptSource source)
{
  PromptAmount* const amounts[PROMPT_MODEL_AMOUNTS] = {
    &intent->energy,       &intent->density, &intent->complexity, &intent->dynamics,
    &intent->articulation, &intent->timbre,  &intent->reverb};
  for (uint32_t i = 0; i < PROMPT_MODEL_AMOUNTS; ++i) {
    float value = feeling->amounts[i];
    if (amounts[i] == &intent->energy || amounts[i] == &intent->dynamics) {
      value = 0.5f * value + 0.25f * (1.0f + intent->arousal.value); // They go together
    }
    if (value > 0.5f + LEAST_LEAN || value < 0.5f - LEAST_LEAN) {
      feel_amount(amounts[i], value, source);
    }
  }
}

void
prompt_read_felt(PromptReader* reader)
{
  uint32_t     ids[PROMPT_MODEL_TOKENS];
  PromptSource source = {.origin = PROMPT_INFERRED, .confidence = 0.5f};
  if (!reader->model || reader->language != PROMPT_ENGLISH) {
    return;
  }
  const uint32_t n = gather(reader, reader->model, ids, &source);
  if (!n) {
    return;
  }
  PromptFeeling       feeling;
  PromptIntent* const intent = reader->intent;
  const bool          open   = !intent->n_genres;
  prompt_model_feel(reader->model, ids, n, &feeling);
  feel_genres(intent, &feeling, source);
  feel_amount(&intent->valence, feeling.mood[0], source);
  feel_amount(&intent->arousal, feeling.mood[1], source);
  feel_amount(&intent->tension, feeling.mood[2], source);
  if (open) {
    feel_amounts(intent, &feeling, source);
  }
}
