// Cutting a sentence into items: phrases are found, slips are mended, number words
// are joined.

#include "core/prompt/reader.h"

#include <string.h>

static bool
same_word(const PromptReader* reader, uint32_t token, const char* word)
{
  return !strcmp(prompt_token_text(&reader->tokens, token), word);
}

static bool
any_of(const bool* flags, uint32_t begin, uint32_t end)
{
  for (uint32_t i = begin; i < end; ++i) {
    if (flags[i]) {
      return true;
    }
  }
  return false;
}

/// An "and" that begins a phrase by accident: "coro e piano" has no e-piano, and in
/// "小号和弦乐" there are strings, not chords.
static bool
is_joint(const PromptReader* reader, uint32_t i)
{
  const PromptTokens* const tokens = &reader->tokens;
  const PromptLanguage      own    = reader->language;
  const PromptEntry         one    = prompt_lexicon_find(tokens, i, 1, own);
  if (i == 0 || own == PROMPT_ENGLISH || !prompt_entry_of(one, PROMPT_AND)) {
    return false;
  }
  const PromptEntry whole = prompt_lexicon_find(tokens, i, PROMPT_MAX_PHRASE, own);
  const PromptEntry next  = prompt_lexicon_find(tokens, i + 1, PROMPT_MAX_PHRASE, own);
  return whole.n_tokens > 1 &&
         (whole.first->language != own || 1 + next.n_tokens > whole.n_tokens);
}

/// The tonic in "key of A, tempo of 60", not the "a" of "a tempo of".
static bool
is_tonic(const PromptReader* reader, uint32_t i)
{
  const PromptToken* const token = &reader->tokens.token[i];
  return token->capital && same_word(reader, i, "a") && reader->n_items > 0 &&
         prompt_item_is(reader, reader->n_items - 1, PROMPT_IN);
}

/// "piano-free jazz" is not free jazz.
static uint32_t
most_tokens(const PromptReader* reader, uint32_t i)
{
  const bool tail = reader->tokens.token[i].dashed && same_word(reader, i, "free");
  return tail || is_joint(reader, i) || is_tonic(reader, i) ? 1 : PROMPT_MAX_PHRASE;
}

static bool
is_count(const PromptItem* item, float least, float most, float step)
{
  const PromptLexeme* const word = prompt_entry_of(item->entry, PROMPT_COUNT);
  const float               x    = word ? item->count : 0;
  return word && x >= least && x <= most && x == step * (float)(int)(x / step);
}

/// "eighty" and "five", "one hundred" and "forty": one number.
static void
join_counts(PromptReader* reader)
{
  PromptItem* const last = &reader->item[reader->n_items - 1];
  PromptItem* const left = last - 1;
  if (reader->n_items < 2 ||
      !((is_count(left, 20, 190, 10) && is_count(last, 1, 9, 1)) ||
        (is_count(left, 100, 200, 100) && is_count(last, 1, 99, 1)) ||
        (is_count(left, 1, 60, 1) && is_count(last, 0.5f, 0.5f, 0.5f)))) {
    return;
  }
  left->count += last->count;
  left->end = last->end;
  --reader->n_items;
}

/// Whether the last item is "vibes" in the sense of mood: "chill vibes", not "piano,
/// vibes".
static bool
is_mood_of(const PromptReader* reader)
{
  static const PromptWordKind players[] = {PROMPT_AND,  PROMPT_OR,     PROMPT_NOT,
                                           PROMPT_ONLY, PROMPT_SOLO,   PROMPT_SOUND,
                                           PROMPT_ROLE, PROMPT_LINE_UP};
  static const char* const    with[]    = {"with", "featuring", "feat", "plus", "on"};
  const uint32_t              i         = reader->n_items - 1;
  if (!same_word(reader, reader->item[i].first, "vibes")) {
    return false;
  }
  bool plays = i == 0 || prompt_item_mark(reader, i - 1, 0);
  for (size_t k = 0; i > 0 && k < sizeof(players) / sizeof(players[0]); ++k) {
    plays = plays || prompt_item_is(reader, i - 1, players[k]);
  }
  for (size_t k = 0; i > 0 && k < sizeof(with) / sizeof(with[0]); ++k) {
    plays = plays || same_word(reader, reader->item[i - 1].first, with[k]);
  }
  return !plays;
}

void
prompt_reader_scan(PromptReader* reader)
{
  static const PromptEntry nothing                  = {NULL, 0, 0};
  bool                     mended[PROMPT_MAX_BYTES] = {false};
  bool                     less[PROMPT_MAX_BYTES]   = {false};
  prompt_tokens_read(&reader->tokens, reader->sentence, reader->n_bytes);
  reader->language = prompt_lexicon_language(&reader->tokens);
  reader->n_items  = 0;
  prompt_reader_mend(reader, mended, less);
  for (uint32_t i = 0; i < reader->tokens.n_tokens;) {
    const PromptEntry entry =
      prompt_lexicon_find(&reader->tokens, i, most_tokens(reader, i), reader->language);
    PromptItem* const item = &reader->item[reader->n_items++];
    *item     = (PromptItem){.entry = entry.n ? entry : nothing, .first = i, .very = 1};
    item->end = i + (entry.n ? entry.n_tokens : 1);
    item->mended                    = any_of(mended, i, item->end);
    item->denied                    = any_of(less, i, item->end);
    i                               = item->end;
    const PromptLexeme* const count = prompt_entry_of(item->entry, PROMPT_COUNT);
    item->count                     = count ? count->x : 0;
    if (is_mood_of(reader)) {
      item->entry = nothing;
      item->used  = true;
    }
    join_counts(reader);
  }
}
