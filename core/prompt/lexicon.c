#include "core/prompt/lexicon.h"

#include "core/prompt/table.h"

#include <string.h>

#define MAX_PHRASE_BYTES 128U

/// Shorter phrases of other languages than the sentence's are accidents ("in", "as").
#define FOREIGN_BYTES 5U

static uint32_t
lower_bound(const char* phrase)
{
  uint32_t low  = 0;
  uint32_t high = prompt_n_lexemes;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (strcmp(prompt_lexemes[middle].phrase, phrase) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/// The lexemes of `phrase`, whatever their language.
static PromptEntry
all_of(const char* phrase, uint32_t at)
{
  PromptEntry entry = {&prompt_lexemes[at], 0, 0};
  while (at + entry.n < prompt_n_lexemes &&
         !strcmp(entry.first[entry.n].phrase, phrase)) {
    ++entry.n;
  }
  return entry;
}

/// Those of one language; they lie together.
static PromptEntry
only_in(PromptEntry entry, PromptLanguage language)
{
  while (entry.n > 0 && entry.first->language != language) {
    ++entry.first;
    --entry.n;
  }
  uint32_t n = 0;
  while (n < entry.n && entry.first[n].language == language) {
    ++n;
  }
  entry.n = n;
  return entry;
}

/// "dembow sin voz", "techno sans piano": denials that no other language has.
static bool
is_borrowed(const char* phrase)
{
  return !strcmp(phrase, "sin") || !strcmp(phrase, "ohne") || !strcmp(phrase, "sem") ||
         !strcmp(phrase, "sans");
}

static PromptEntry
choose(PromptEntry all, PromptLanguage language)
{
  const PromptLanguage order[] = {language, PROMPT_EVERY_LANGUAGE, PROMPT_ENGLISH};
  for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); ++i) {
    const PromptEntry entry = only_in(all, order[i]);
    if (entry.n) {
      return entry;
    }
  }
  const bool wide = (unsigned char)all.first->phrase[0] >= 0x80U;
  if (all.n && !wide && strlen(all.first->phrase) < FOREIGN_BYTES &&
      !is_borrowed(all.first->phrase)) {
    all.n = 0;
    return all;
  }
  return all.n ? only_in(all, (PromptLanguage)all.first->language) : all;
}

PromptEntry
prompt_lexicon_find(const PromptTokens* tokens, uint32_t at, uint32_t most,
                    PromptLanguage language)
{
  char        phrase[MAX_PHRASE_BYTES];
  size_t      length = 0;
  PromptEntry best   = {NULL, 0, 0};
  for (uint32_t n = 0; n < most && at + n < tokens->n_tokens; ++n) {
    const char* const word = prompt_token_text(tokens, at + n);
    const size_t      size = strlen(word);
    if (length + size + 2 > sizeof(phrase)) {
      break;
    }
    if (n > 0) {
      phrase[length++] = ' ';
    }
    memcpy(&phrase[length], word, size + 1);
    length += size;
    const uint32_t found = lower_bound(phrase);
    if (found == prompt_n_lexemes ||
        strncmp(prompt_lexemes[found].phrase, phrase, length) != 0) {
      break;
    }
    const PromptEntry entry = choose(all_of(phrase, found), language);
    if (entry.n) {
      best          = entry;
      best.n_tokens = n + 1;
    }
  }
  return best;
}

bool
prompt_lexicon_knows(const char* word)
{
  uint32_t low  = 0;
  uint32_t high = prompt_n_known;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    const int      order  = strcmp(prompt_known[middle].word, word);
    if (order == 0) {
      return true;
    }
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return false;
}

PromptLanguage
prompt_lexicon_language(const PromptTokens* tokens)
{
  uint32_t score[PROMPT_N_LANGUAGES] = {0};
  for (uint32_t i = 0; i < tokens->n_tokens; ++i) {
    // With an accent it is no English word: "so" may be, "só" is not
    const PromptToken* const token = &tokens->token[i];
    const bool               accent =
      token->end - token->begin > strlen(prompt_token_text(tokens, i));
    const PromptEntry every =
      prompt_lexicon_find(tokens, i, PROMPT_MAX_PHRASE, PROMPT_EVERY_LANGUAGE);
    bool english = every.n && every.first->language == PROMPT_EVERY_LANGUAGE;
    for (int language = PROMPT_ENGLISH; language < PROMPT_N_LANGUAGES; ++language) {
      const PromptEntry entry =
        prompt_lexicon_find(tokens, i, PROMPT_MAX_PHRASE, (PromptLanguage)language);
      const bool note = entry.n && entry.first->kind == PROMPT_NOTE; // "B" is no German
      if (entry.n && !note && entry.first->language == language &&
          !(accent && language == PROMPT_ENGLISH)) {
        // What English or every language has too tells little
        score[language] +=
          entry.n_tokens * (english || language == PROMPT_ENGLISH ? 1 : 3);
        english = english || language == PROMPT_ENGLISH;
      }
    }
  }
  PromptLanguage best = PROMPT_ENGLISH;
  for (int language = PROMPT_SPANISH; language < PROMPT_N_LANGUAGES; ++language) {
    if (score[language] > score[best]) {
      best = (PromptLanguage)language;
    }
  }
  return best;
}

const PromptLexeme*
prompt_entry_of(PromptEntry entry, PromptWordKind kind)
{
  for (uint32_t i = 0; i < entry.n; ++i) {
    if (entry.first[i].kind == kind) {
      return &entry.first[i];
    }
  }
  return NULL;
}

const PromptSound*
prompt_sound(uint32_t id)
{
  return &prompt_sounds[id];
}

const char*
prompt_section_name(uint32_t id)
{
  return prompt_sections[id];
}
