// Words that the lexicon lacks, read as known ones: plurals, German compounds, letters
// drawn out, slips.

#include "core/prompt/model.h"
#include "core/prompt/reader.h"

#include <string.h>

/// Put `word` in the place of a token's spelling.
static void
respell(PromptReader* reader, uint32_t i, const char* word)
{
  PromptTokens* const tokens = &reader->tokens;
  const size_t        size   = strlen(word) + 1;
  if (tokens->n_text + size <= sizeof(tokens->text) &&
      strcmp(prompt_token_text(tokens, i), word) != 0) {
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

void
prompt_reader_mend(PromptReader* reader, bool* mended, bool* less)
{
  for (uint32_t i = 0; i < reader->tokens.n_tokens; ++i) {
    const PromptToken* const token = &reader->tokens.token[i];
    if (token->kind == PROMPT_WORD &&
        !prompt_lexicon_knows(prompt_token_text(&reader->tokens, i))) {
      mended[i] = mend_token(reader, i, &less[i]);
    }
  }
}
