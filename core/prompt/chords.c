// Chord progressions: "Am F C G", "ii-V-I", "I vi IV V".

#include "core/prompt/chord.h"
#include "core/prompt/reader.h"

#include <string.h>

#define MAX_WORD 16U

/// A run of bytes between spaces, commas, bars and hyphens.
typedef struct {
  uint32_t begin, end;
  bool     hyphen; ///< A hyphen or an arrow stands before it
} Word;

static bool
is_gap(char c)
{
  return c == ' ' || c == ',' || c == '|' || c == '\t' || c == '\n' || c == '-' ||
         c == '>' || c == ':' || c == '(' || c == ')' || c == ';' || c == '[' ||
         c == ']' || c == '"' || c == '\r';
}

/// A gap at byte `i`, and its length: a sign, a dash, an arrow or a slash with spaces.
static uint32_t
gap_at(const char* s, uint32_t n, uint32_t i)
{
  static const char dash[]  = "\xE2\x80\x93";
  static const char arrow[] = "\xE2\x86\x92";
  if (is_gap(s[i]) ||
      (s[i] == '/' && i > 0 && s[i - 1] == ' ' && i + 1 < n && s[i + 1] == ' ')) {
    return 1;
  }
  return i + 3 <= n && (!memcmp(s + i, dash, 3) || !memcmp(s + i, arrow, 3)) ? 3 : 0;
}

static Word
next_word(const PromptReader* reader, uint32_t at)
{
  const char* const s    = reader->sentence;
  const uint32_t    n    = (uint32_t)reader->n_bytes;
  Word              word = {at, at, false};
  uint32_t          i    = at;
  for (uint32_t gap; i < n && (gap = gap_at(s, n, i)) > 0; i += gap) {
    word.hyphen = word.hyphen || gap == 3 || strchr("->|/", s[i]);
  }
  word.begin = i;
  while (i < n && !gap_at(s, n, i)) {
    ++i;
  }
  word.end = i;
  return word;
}

static bool
chord_at(const PromptReader* reader, Word word, PromptChord* chord, bool* plain)
{
  char   text[MAX_WORD + 1];
  size_t n = word.end - word.begin;
  if (n == 0 || n > MAX_WORD) {
    return false;
  }
  memcpy(text, reader->sentence + word.begin, n);
  while (n > 1 && strchr(".!?;", text[n - 1])) {
    --n;
  }
  text[n] = '\0';
  *plain  = n == 1;
  return prompt_chord_read(text, chord) || prompt_degree_read(text, chord);
}

/// "A B A" and "A A B A" are forms; "A E D" are chords.
static bool
is_form(const PromptReader* reader, const PromptChord* chords, uint32_t n, bool plain)
{
  (void)reader;
  static const uint8_t order[] = {9, 11, 0, 2}; // A, B, C, D
  uint32_t             seen    = 0;
  for (uint32_t i = 0; plain && i < n; ++i) {
    uint32_t letter = 0;
    while (letter < 4 && order[letter] != chords[i].root) {
      ++letter;
    }
    if (letter > seen || letter == 4) {
      return false;
    }
    seen += letter == seen;
  }
  return plain && seen >= 2 && seen < n;
}

/// Whether a word about chords stands right before byte `at`.
static bool
announced(const PromptReader* reader, uint32_t at)
{
  for (uint32_t i = reader->n_items; i > 0; --i) {
    const PromptItem* const item = &reader->item[i - 1];
    if (reader->tokens.token[item->first].begin < at &&
        !prompt_item_mark(reader, i - 1, 0) &&
        !prompt_item_is(reader, i - 1, PROMPT_FILLER)) {
      return prompt_item_is(reader, i - 1, PROMPT_PROGRESSION_WORD) != NULL;
    }
  }
  return false;
}

static bool
followed(const PromptReader* reader, uint32_t at)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    if (reader->tokens.token[reader->item[i].first].begin >= at) {
      return prompt_item_is(reader, i, PROMPT_PROGRESSION_WORD) != NULL;
    }
  }
  return false;
}

/// Whether the bytes stand between commas or the sentence's ends: "C F, indie".
static bool
stands_apart(const PromptReader* reader, uint32_t begin, uint32_t end)
{
  const char* const s = reader->sentence;
  while (begin > 0 && s[begin - 1] == ' ') {
    --begin;
  }
  while (end < reader->n_bytes && s[end] == ' ') {
    ++end;
  }
  return (begin == 0 || strchr(",;.:\n", s[begin - 1])) &&
         (end == reader->n_bytes || strchr(",;.\n", s[end]));
}

static void
claim_bytes(PromptReader* reader, uint32_t begin, uint32_t end)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    const PromptToken* const first = &reader->tokens.token[reader->item[i].first];
    if (first->begin >= begin && first->begin < end) {
      reader->item[i].used = true;
    }
  }
}

/// In "C, Am, F and G" the last chord stands behind an "and".
static Word
behind_and(const PromptReader* reader, Word word)
{
  const bool is_and =
    word.end - word.begin == 3 && !memcmp(reader->sentence + word.begin, "and", 3);
  return is_and ? next_word(reader, word.end) : word;
}

/// Read the run of chords that begins with `word`; returns the byte behind it.
static uint32_t
read_run(PromptReader* reader, Word word)
{
  PromptChord    run[PROMPT_MAX_CHORDS];
  uint32_t       n      = 0;
  bool           plain  = true;
  bool           hyphen = true;
  uint32_t       end    = word.end;
  const uint32_t begin  = word.begin;
  while (n < PROMPT_MAX_CHORDS) {
    bool bare;
    if (!chord_at(reader, word, &run[n], &bare) ||
        (n > 0 && run[n].relative != run[0].relative)) {
      break;
    }
    plain  = plain && bare;
    hyphen = hyphen && (n == 0 || word.hyphen);
    end    = word.end;
    ++n;
    word = behind_and(reader, next_word(reader, word.end));
  }
  const bool told   = announced(reader, begin) || followed(reader, end);
  const bool pair   = n == 2 && plain && !run[0].relative && run[0].root != run[1].root;
  const bool tight  = n >= 2 && (told || (!plain && (hyphen || !run[0].relative)) ||
                                (pair && stands_apart(reader, begin, end)));
  PromptIntent* out = reader->intent;
  if (n == 0 || !(tight || (n >= 3 && (!plain || hyphen || !run[0].relative))) ||
      out->n_chords || (!told && is_form(reader, run, n, plain))) {
    return begin + 1 > end ? begin + 1 : end;
  }
  memcpy(out->chords, run, n * sizeof(run[0]));
  out->n_chords      = n;
  out->chords_source = (PromptSource){PROMPT_STATED, 0.95f, begin, end, false};
  claim_bytes(reader, begin, end);
  return end;
}

void
prompt_read_chords(PromptReader* reader)
{
  const uint32_t n = (uint32_t)reader->n_bytes;
  for (uint32_t at = 0; at < n && !reader->intent->n_chords;) {
    const Word  word = next_word(reader, at);
    PromptChord chord;
    bool        plain;
    at = word.end > at ? word.end : n;
    if (chord_at(reader, word, &chord, &plain)) {
      at = read_run(reader, word);
    }
  }
}
