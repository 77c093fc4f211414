// "Only": what is not named does not play.

#include "core/param/instrument.h"
#include "core/prompt/genre.h"
#include "core/prompt/parts.h"

#include <string.h>

static bool
names_part(const PromptReader* reader, uint32_t i)
{
  return !reader->item[i].denied &&
         (prompt_sound_at(reader, i) || prompt_item_is(reader, i, PROMPT_LINE_UP) ||
          prompt_item_is(reader, i, PROMPT_ROLE));
}

uint32_t
prompt_named_sounds(const PromptReader* reader)
{
  bool     seen[PROMPT_MAX_INSTRUMENTS] = {false};
  uint32_t n                            = 0;
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    const PromptSound* const sound = prompt_sound_at(reader, i);
    const bool               known = sound && !prompt_sound_is_generic(sound);
    // A player named again is no second one: "🎹 solo piano"
    n += names_part(reader, i) && !(known && seen[sound->instrument]);
    if (known && !reader->item[i].denied) {
      seen[sound->instrument] = true;
    }
  }
  return n;
}

static bool
is_word(const PromptReader* reader, uint32_t i, const char* word)
{
  return !strcmp(prompt_item_text(reader, i), word);
}

/// "piece" and its like: what stands before it describes the music.
static bool
is_music(const PromptReader* reader, uint32_t i)
{
  return is_word(reader, i, "piece") || is_word(reader, i, "tune") ||
         is_word(reader, i, "song") || is_word(reader, i, "track");
}

/// "drums only after the intro", "choir only in the chorus"
static bool
tells_when(const PromptReader* reader, uint32_t i)
{
  static const char* const when[] = {"after",  "until", "till",    "when", "once",
                                     "during", "later", "towards", "from"};
  static const char* const at[]   = {"in", "at", "on", "for"};
  for (size_t k = 0; k < sizeof(when) / sizeof(when[0]); ++k) {
    if (is_word(reader, i, when[k])) {
      return true;
    }
  }
  for (size_t k = 0; k < sizeof(at) / sizeof(at[0]); ++k) {
    if (is_word(reader, i, at[k]) && is_word(reader, i + 1, "the")) {
      return !prompt_item_is(reader, i + 2, PROMPT_IN);
    }
  }
  return false;
}

/// Whether the word stands between marks: "a cello, slow, alone".
static bool
stands_apart(const PromptReader* reader, uint32_t i)
{
  return (i == 0 || prompt_item_mark(reader, i - 1, 0)) &&
         (i + 1 >= reader->n_items || prompt_item_mark(reader, i + 1, 0));
}

/// The first item behind the "only" at `i` that does not merely lead on: "just a
/// happy".
static uint32_t
lead_on(const PromptReader* reader, uint32_t i)
{
  uint32_t k = i + 1;
  while (k < reader->n_items &&
         (prompt_links(reader, k) || prompt_item_mark(reader, k, ':') ||
          prompt_item_is(reader, k, PROMPT_PACE) ||
          prompt_item_is(reader, k, PROMPT_SOLO) ||
          (prompt_item_is(reader, k, PROMPT_AND) && prompt_links(reader, k - 1)))) {
    ++k;
  }
  return k;
}

/// Whether a part is named before the "only" at `i`: "piano and cello, only".
static bool
names_before(const PromptReader* reader, uint32_t i)
{
  uint32_t k = i;
  while (k > 0 &&
         (prompt_item_mark(reader, k - 1, ',') ||
          prompt_item_mark(reader, k - 1, '.') || prompt_links(reader, k - 1) ||
          prompt_item_is(reader, k - 1, PROMPT_AND) ||
          prompt_item_is(reader, k - 1, PROMPT_SOLO))) {
    --k;
  }
  return k > 0 && names_part(reader, k - 1);
}

/// Whether "only" at item `i` speaks of who plays.
static bool
limits_parts(const PromptReader* reader, uint32_t i, uint32_t n_named)
{
  if (prompt_item_is(reader, i, PROMPT_LINE_UP)) {
    return !reader->item[i].denied;
  }
  const float reach = prompt_item_is(reader, i, PROMPT_ONLY)->x;
  if (reach > 0.0f) {
    return true; // "unaccompanied" speaks of all who are named
  }
  if (reach < 0.0f && n_named != 1) {
    return false; // "a lone trumpet over strings"
  }
  const uint32_t next = lead_on(reader, i);
  if (next < reader->n_items && names_part(reader, next)) {
    // "just a happy piano tune with drums"
    return !is_music(reader, next + 1) || n_named == 1;
  }
  return !tells_when(reader, i + 1) &&
         (names_before(reader, i) || (n_named == 1 && stands_apart(reader, i)));
}

/// Whether a sound and the "solo" at item `i` are all that their clause says.
static bool
is_own_clause(const PromptReader* reader, uint32_t i)
{
  uint32_t first = i - 1;
  while (first > 0 && prompt_links(reader, first - 1)) {
    --first;
  }
  return (first == 0 || prompt_item_mark(reader, first - 1, 0)) &&
         (i + 1 >= reader->n_items || prompt_item_mark(reader, i + 1, 0));
}

/// Whether the music is of a sort that is often played by one: in "baroque, piano solo"
/// nobody else plays, in "rock, guitar solo" a band does.
static bool
suits_one(const PromptReader* reader)
{
  for (uint32_t k = 0; k < reader->n_items; ++k) {
    const PromptLexeme* const genre = prompt_item_is(reader, k, PROMPT_GENRE);
    if (genre && prompt_genre((uint32_t)genre->id)->style != PROMPT_CLASSICAL) {
      return false;
    }
  }
  return true;
}

/// "solo piano" with nobody else named is for that one alone, and so is a sentence that
/// begins with "piano solo"; in "rock with a piano solo" others play too.
static bool
plays_alone(const PromptReader* reader, uint32_t i, uint32_t n_named, bool suits)
{
  if (!prompt_item_is(reader, i, PROMPT_SOLO) || n_named != 1) {
    return false;
  }
  if (stands_apart(reader, i)) {
    return true; // "guitar study, andante, solo"
  }
  const uint32_t next = prompt_item_skip(reader, i + 1); // "solo for cello"
  if (prompt_sound_at(reader, next) && next <= i + 3) {
    return i < 2 || !is_word(reader, i - 2, "with"); // "with a solo cello"
  }
  if (suits && i > 0 && prompt_sound_at(reader, i - 1) && is_own_clause(reader, i)) {
    return true;
  }
  const bool english = reader->language == PROMPT_ENGLISH;
  if (i > 1 && prompt_item_mark(reader, i - 1, '(') && prompt_sound_at(reader, i - 2)) {
    return prompt_item_mark(reader, i + 1, ')'); // "cello (solo)"
  }
  return i > 0 && prompt_sound_at(reader, i - 1) &&
         (i == 1 || !english || is_music(reader, i + 1));
}

static bool
any_wanted(const PromptIntent* intent)
{
  for (uint32_t part = 0; part < BASE_N_PARTS; ++part) {
    if (intent->parts[part].wish == PROMPT_WANTED) {
      return true;
    }
  }
  return false;
}

/// How many of the words that name a part name nobody to play it.
static uint32_t
count_roles(const PromptReader* reader)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    n += names_part(reader, i) && !prompt_sound_at(reader, i) &&
         !prompt_item_is(reader, i, PROMPT_LINE_UP);
  }
  return n;
}

void
prompt_read_only(PromptReader* reader)
{
  const uint32_t n_named   = prompt_named_sounds(reader);
  const uint32_t n_players = n_named - count_roles(reader); // "solo guitar, arpeggios"
  const bool     suits     = suits_one(reader);
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    const bool only =
      prompt_item_is(reader, i, PROMPT_ONLY) && limits_parts(reader, i, n_named);
    if ((only || plays_alone(reader, i, n_players, suits)) &&
        any_wanted(reader->intent)) {
      prompt_close_parts(reader->intent, prompt_item_claim(reader, i, i, 0.95f));
      return;
    }
  }
}
