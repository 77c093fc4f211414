// Cutting a sentence into items: phrases are found, slips are mended, number words
// are joined.

#include "core/prompt/model.h"
#include "core/prompt/reader.h"

#include <string.h>

static bool
same_word(const PromptReader* reader, uint32_t token, const char* word)
{
  return !strcmp(prompt_token_text(&reader->tokens, token), word);
}

/// Put `word` in the place of a token's spelling.
static void
respell(PromptReader* reader, uint32_t i, const char* word)
{
  PromptTokens* const tokens = &reader->tokens;
  const size_t        size   = strlen(word) + 1;
  if (tokens->n_text + size <= sizeof(tokens->text) && !same_word(reader, i, word)) {
    memcpy(&tokens->text[tokens->n_text], word, size);
    tokens->token[i].text = tokens->n_text;
    tokens->n_text += (uint32_t)size;
  }
}

/// "drumless", "guitars": the known word inside, in `stem`.
static bool
stem_of(const char* word, const char* tail, char* stem, size_t size)
{
  const size_t n = strlen(word);
  const size_t m = strlen(tail);
  if (n < m + 3 || n - m >= size || strcmp(word + n - m, tail) != 0) {
    return false;
  }
  memcpy(stem, word, n - m);
  stem[n - m] = '\0';
  return prompt_lexicon_knows(stem);
}

/// "Klavierstück", "Orgelmusik": German writes them as one word.
static bool
is_compound(const char* word, char* stem, size_t size)
{
  static const char* const tails[] = {"stuck",  "stucke",  "musik", "lied",
                                      "klange", "klangen", "spiel", "sound"};
  for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); ++i) {
    if (stem_of(word, tails[i], stem, size)) {
      return true;
    }
  }
  return false;
}

/// "jaaazz", "sooo": no word has a letter three times in a row.
static bool
is_drawn_out(const char* word, char* plain, size_t size)
{
  size_t n     = 0;
  bool   drawn = false;
  for (const char* c = word; *c && n + 1 < size; ++c) {
    const bool third = n >= 2 && plain[n - 1] == *c && plain[n - 2] == *c;
    drawn            = drawn || third;
    if (!third) {
      plain[n++] = *c;
    }
  }
  plain[n] = '\0';
  if (drawn && !prompt_lexicon_knows(plain)) {
    size_t kept = 0;
    for (size_t i = 0; i < n; ++i) {
      if (kept == 0 || plain[kept - 1] != plain[i]) {
        plain[kept++] = plain[i];
      }
    }
    plain[kept] = '\0';
  }
  return drawn && prompt_lexicon_knows(plain);
}

/// Read an unknown word as a plural or as a slip of a known one.
static bool
mend_token(PromptReader* reader, uint32_t i, bool* less)
{
  char              stem[64];
  const char* const word = prompt_token_text(&reader->tokens, i);
  *less                  = stem_of(word, "less", stem, sizeof(stem));
  if (*less || stem_of(word, "s", stem, sizeof(stem)) ||
      is_compound(word, stem, sizeof(stem)) || is_drawn_out(word, stem, sizeof(stem))) {
    respell(reader, i, stem);
    return false;
  }
  // What the encoder has as a whole word is a word of its own, not a slip
  if (reader->model && prompt_model_knows(reader->model, word)) {
    return false;
  }
  const char* const known = prompt_lexicon_mend(word, reader->language);
  if (known) {
    respell(reader, i, known);
  }
  return known != NULL;
}

static void
mend(PromptReader* reader, bool* mended, bool* less)
{
  for (uint32_t i = 0; i < reader->tokens.n_tokens; ++i) {
    const PromptToken* const token = &reader->tokens.token[i];
    if (token->kind == PROMPT_WORD &&
        !prompt_lexicon_knows(prompt_token_text(&reader->tokens, i))) {
      mended[i] = mend_token(reader, i, &less[i]);
    }
  }
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
  mend(reader, mended, less);
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
