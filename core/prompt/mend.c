// Misspelt words: the known word that is one edit away.

#include "core/prompt/table.h"

#include <string.h>

#define LEAST_LETTERS 5U
#define MOST_LETTERS 40U

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
  if (m < LEAST_LETTERS || m + 1 < n || m > n + 1 || !is_latin(known)) {
    return false;
  }
  return m >= n ? one_edit(word, n, known, m) : one_edit(known, m, word, n);
}

/// The first known word that is not less than `prefix`.
static uint32_t
lower_bound(const char* prefix)
{
  uint32_t low  = 0;
  uint32_t high = prompt_n_known;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (strcmp(prompt_known[middle].word, prefix) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/// The first near word among those that begin with `prefix`.
static const char*
find_near(const char* word, size_t n, const char* prefix, unsigned languages)
{
  const size_t length = strlen(prefix);
  for (uint32_t i = lower_bound(prefix); i < prompt_n_known; ++i) {
    const char* const known = prompt_known[i].word;
    if (!known || strncmp(known, prefix, length) != 0) {
      break;
    }
    if ((prompt_known[i].languages & languages) && near(word, n, known)) {
      return known;
    }
  }
  return NULL;
}

const char*
prompt_lexicon_mend(const char* word, PromptLanguage language)
{
  const size_t n = strlen(word);
  // Four letters lack one at most: "drms", "blus"
  if (n + 1 < LEAST_LETTERS || n > MOST_LETTERS || !is_latin(word)) {
    return NULL;
  }
  // Typing slips seldom hit the first letter: it is right, swapped or missing
  const unsigned    languages = 1U << language | 1U << PROMPT_ENGLISH | 1U;
  const char        same[2]   = {word[0], '\0'};
  const char        swap[3]   = {word[1], word[0], '\0'};
  const char* const known     = find_near(word, n, same, languages);
  if (known) {
    return known;
  }
  const char* const swapped = find_near(word, n, swap, languages);
  char              longer[MOST_LETTERS + 2];
  memcpy(longer + 1, word, n + 1);
  for (longer[0] = 'a'; !swapped && longer[0] <= 'z'; ++longer[0]) {
    const uint32_t i = lower_bound(longer);
    if (i < prompt_n_known && !strcmp(prompt_known[i].word, longer) &&
        (prompt_known[i].languages & languages)) {
      return prompt_known[i].word;
    }
  }
  return swapped;
}
