// Misspelt words: the known word that is one edit away.

#include "core/prompt/table.h"

#include <string.h>

#define LEAST_LETTERS 5U

/// Whether one insertion, deletion, substitution or swap of neighbours leads from
/// `a` (length `n`) to `b` (length `m`, n or n + 1).
static bool
one_edit(const char* a, size_t n, const char* b, size_t m)
{
  size_t i = 0;
  while (i < n && a[i] == b[i]) {
    ++i;
  }
  if (m == n + 1) {
    return !strcmp(a + i, b + i + 1);
  }
  if (i == n) {
    return false;
  }
  // Short words have too many neighbours: a horse is no house
  if (n > LEAST_LETTERS && !strcmp(a + i + 1, b + i + 1)) {
    return true;
  }
  return i + 1 < n && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         !strcmp(a + i + 2, b + i + 2);
}

static bool
is_latin(const char* word)
{
  for (; *word; ++word) {
    if (*word < 'a' || *word > 'z') {
      return false;
    }
  }
  return true;
}

static bool
near(const char* word, size_t n, const char* known)
{
  const size_t m = strlen(known);
  if (m < LEAST_LETTERS || m + 1 < n || m > n + 1) {
    return false;
  }
  // Typing slips seldom hit the first letter; words that differ there are others
  if (word[0] != known[0] && word[0] != known[1]) {
    return false;
  }
  return m >= n ? one_edit(word, n, known, m) : one_edit(known, m, word, n);
}

const char*
prompt_lexicon_mend(const char* word, PromptLanguage language)
{
  const size_t n = strlen(word);
  // Four letters lack one at most: "drms", "blus"
  if (n + 1 < LEAST_LETTERS || !is_latin(word)) {
    return NULL;
  }
  const unsigned wanted = 1U << language | 1U << PROMPT_ENGLISH | 1U;
  for (uint32_t i = 0; i < prompt_n_known; ++i) {
    const PromptKnown* const known = &prompt_known[i];
    if ((known->languages & wanted) && near(word, n, known->word) &&
        is_latin(known->word)) {
      return known->word;
    }
  }
  return NULL;
}
