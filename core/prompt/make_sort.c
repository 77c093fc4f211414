// What phrases lend each other, and their order.

#include "core/prompt/maker.h"

#include <stdlib.h>
#include <string.h>

static int
compare(const void* a, const void* b)
{
  const PromptDraft* const left  = a;
  const PromptDraft* const right = b;
  const int                order = strcmp(left->phrase, right->phrase);
  if (order) {
    return order;
  }
  return left->language != right->language ? left->language - right->language
                                           : left->order - right->order;
}

static bool
has_phrase(const PromptMaker* maker, const char* phrase, int language)
{
  for (int i = 0; i < maker->n_lexemes; ++i) {
    if (maker->lexemes[i].language == language &&
        !strcmp(maker->lexemes[i].phrase, phrase)) {
      return true;
    }
  }
  return false;
}

/// What a phrase means everywhere it means in each language that has more to say of it.
static void
share_meanings(PromptMaker* maker)
{
  const int n = maker->n_lexemes;
  for (int i = 0; i < n; ++i) {
    const PromptDraft everywhere = maker->lexemes[i];
    for (int language = 1; everywhere.language == 0 && language < PROMPT_N_LANGUAGES;
         ++language) {
      if (has_phrase(maker, everywhere.phrase, language)) {
        prompt_make_lexeme(maker, &everywhere)->language = language;
      }
    }
  }
}

static const PromptDraft*
genre_of_word(const PromptMaker* maker, const char* word, int n)
{
  for (int i = 0; i < n; ++i) {
    const PromptDraft* const lexeme = &maker->lexemes[i];
    if (lexeme->kind == PROMPT_GENRE && lexeme->language <= PROMPT_ENGLISH &&
        !strcmp(lexeme->phrase, word)) {
      return lexeme;
    }
  }
  return NULL;
}

/// "jazz organ" is an organ, and a hint of jazz; so are "hip hop drums" of hip hop.
static void
add_hints(PromptMaker* maker)
{
  const int n = maker->n_lexemes;
  for (int i = 0; i < n; ++i) {
    const PromptDraft sound = maker->lexemes[i];
    if (sound.kind != PROMPT_SOUND && sound.kind != PROMPT_LINE_UP) {
      continue;
    }
    char word[128];
    snprintf(word, sizeof(word), "%s", sound.phrase);
    const PromptDraft* genre = NULL;
    for (char* gap = NULL; !genre && (gap = strrchr(word, ' ')) != NULL;) {
      *gap  = '\0';
      genre = genre_of_word(maker, word, n);
    }
    if (genre) {
      PromptDraft* const hint = prompt_make_lexeme(maker, &sound);
      hint->kind              = PROMPT_HINT;
      hint->id                = genre->id;
    }
  }
}

/// Drop what is said twice in one language.
static void
drop_doubles(PromptMaker* maker)
{
  int n = 0;
  for (int i = 0; i < maker->n_lexemes; ++i) {
    const PromptDraft* const now     = &maker->lexemes[i];
    bool                     double_ = false;
    for (int k = n - 1; k >= 0 && !strcmp(maker->lexemes[k].phrase, now->phrase); --k) {
      const PromptDraft* const then = &maker->lexemes[k];
      double_                       = double_ || (then->language == now->language &&
                            then->kind == now->kind && then->id == now->id);
    }
    if (!double_) {
      maker->lexemes[n++] = *now;
    }
  }
  maker->n_lexemes = n;
}

void
prompt_make_sort(PromptMaker* maker)
{
  add_hints(maker);
  share_meanings(maker);
  qsort(maker->lexemes, (size_t)maker->n_lexemes, sizeof(PromptDraft), compare);
  drop_doubles(maker);
}
