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
is_form(const PromptChord* chords, uint32_t n, bool plain)
{
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

/// Chords one after the other, as they are written.
typedef struct {
  PromptChord chord[PROMPT_MAX_CHORDS];
  uint32_t    n, begin, end; ///< Chords; bytes
  bool        plain;         ///< Single letters or figures only
  bool        hyphen;        ///< Hyphens link them
} Run;

/// The run of chords that begins with `word`; all are degrees, or all are names.
static void
find_run(const PromptReader* reader, Word word, Run* run)
{
  bool bare = false;
  *run = (Run){.begin = word.begin, .end = word.end, .plain = true, .hyphen = true};
  while (run->n < PROMPT_MAX_CHORDS &&
         chord_at(reader, word, &run->chord[run->n], &bare) &&
         run->chord[run->n].relative == run->chord[0].relative) {
    run->plain  = run->plain && bare;
    run->hyphen = run->hyphen && (run->n == 0 || word.hyphen);
    run->end    = word.end;
    ++run->n;
    word = behind_and(reader, next_word(reader, word.end));
  }
}

/// Whether a run is meant as the piece's chords.
static bool
is_meant(const PromptReader* reader, const Run* run)
{
  const bool told  = announced(reader, run->begin) || followed(reader, run->end);
  const bool named = !run->chord[0].relative;
  const bool sure  = run->hyphen || named;
  const bool pair =
    run->n == 2 && run->plain && named && run->chord[0].root != run->chord[1].root;
  if (run->n < 2 || (!told && is_form(run->chord, run->n, run->plain))) {
    return false;
  }
  return told || (!run->plain && sure) || (run->n >= 3 && (!run->plain || sure)) ||
         (pair && stands_apart(reader, run->begin, run->end));
}

/// Read the run of chords that begins with `word`; returns the byte behind it.
static uint32_t
read_run(PromptReader* reader, Word word)
{
  PromptIntent* const out = reader->intent;
  Run                 run;
  find_run(reader, word, &run);
  if (out->n_chords || !is_meant(reader, &run)) {
    return run.begin + 1 > run.end ? run.begin + 1 : run.end;
  }
  memcpy(out->chords, run.chord, run.n * sizeof(run.chord[0]));
  out->n_chords      = run.n;
  out->chords_source = (PromptSource){PROMPT_STATED, 0.95f, run.begin, run.end, false};
  claim_bytes(reader, run.begin, run.end);
  return run.end;
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
