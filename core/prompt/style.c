// Genres and their weights: "jazz meets techno", "techno:0.7, gospel choir:0.3",
// "lo-fi with a touch of bossa nova".

#include "core/prompt/genre.h"
#include "core/prompt/reader.h"

static PromptGenreFact*
fact_of(PromptIntent* intent, uint32_t genre)
{
  for (uint32_t i = 0; i < intent->n_genres; ++i) {
    if (intent->genres[i].genre == genre) {
      return &intent->genres[i];
    }
  }
  return NULL;
}

/// ":0.7", "(0.7)" or "70%" around item `i`; 0 if there is none.  `last` is moved to
/// the item that ends it.
static float
written_weight(PromptReader* reader, uint32_t i, uint32_t* last)
{
  float    value;
  uint32_t at = i + 1;
  if (prompt_item_is(reader, at, PROMPT_SOUND)) {
    ++at; // "gospel choir:0.3"
  }
  if ((prompt_item_mark(reader, at, ':') || prompt_item_mark(reader, at, '(') ||
       prompt_item_mark(reader, at, '=')) &&
      prompt_item_number(reader, at + 1, &value) && value > 0.0f) {
    const bool percent = prompt_item_mark(reader, at + 2, '%');
    if (percent || value <= 2.0f) {
      *last = at + 1 + (percent ? 1 : 0);
      return percent ? value / 100.0f : value;
    }
  }
  if (i >= 2 && prompt_item_mark(reader, i - 1, '%') &&
      prompt_item_number(reader, i - 2, &value)) {
    reader->item[i - 1].used = reader->item[i - 2].used = true;
    return value / 100.0f;
  }
  return 0;
}

static bool
is_latin(const PromptReader* reader, uint32_t i)
{
  const char first = prompt_item_text(reader, i)[0];
  return first >= 'a' && first <= 'z';
}

/// In "lo-fi house" the last word is what it is; in "horror soundtrack" what it is for.
static bool
is_epithet(const PromptReader* reader, uint32_t i)
{
  const PromptLexeme* const head = prompt_item_is(reader, i + 1, PROMPT_GENRE);
  // Emojis stand side by side
  if (!head || !is_latin(reader, i) || !is_latin(reader, i + 1) ||
      (reader->language != PROMPT_ENGLISH && reader->language != PROMPT_GERMAN)) {
    return false;
  }
  const PromptStyle style = prompt_genre((uint32_t)head->id)->style;
  return style != PROMPT_CINEMATIC && style != PROMPT_CHIPTUNE && style != PROMPT_POP;
}

static float
weight_of(PromptReader* reader, uint32_t i, uint32_t* last)
{
  const float written = written_weight(reader, i, last);
  if (written > 0.0f) {
    return written;
  }
  uint32_t before = i;
  while (before > 0 && prompt_item_is(reader, before - 1, PROMPT_MOOD)) {
    --before;
  }
  const PromptLexeme* share =
    before > 0 ? prompt_item_is(reader, before - 1, PROMPT_SHARE) : NULL;
  if (share) {
    reader->item[before - 1].used = true;
    return share->x;
  }
  share = prompt_item_is(reader, i + 1, PROMPT_SHARE_AFTER);
  if (share) {
    reader->item[i + 1].used = true;
    return share->x;
  }
  return is_epithet(reader, i) ? 0.8f : 1.0f;
}

static void
add(PromptReader* reader, uint32_t genre, float weight, PromptSource source)
{
  PromptIntent* const    intent = reader->intent;
  PromptGenreFact* const known  = fact_of(intent, genre);
  if (known) {
    known->weight = weight > known->weight ? weight : known->weight;
  } else if (intent->n_genres < PROMPT_MAX_GENRES) {
    intent->genres[intent->n_genres++] = (PromptGenreFact){genre, weight, source};
  } else {
    prompt_remark(reader->intent, PROMPT_IGNORED, source.begin, source.end,
                  "more than four genres are not mixed");
  }
}

/// "Ebm" was read as a key; "EBM" is a genre.
static bool
is_key(const PromptReader* reader, uint32_t i)
{
  const PromptItem* const   item = &reader->item[i];
  const PromptSource* const key  = &reader->intent->key_source;
  return item->used && item->end == item->first + 1 && key->end > key->begin &&
         reader->tokens.token[item->first].begin == key->begin;
}

static void
read_genre(PromptReader* reader, uint32_t i, PromptWordKind kind)
{
  for (uint32_t k = 0; k < reader->item[i].entry.n; ++k) {
    const PromptLexeme* const word = &reader->item[i].entry.first[k];
    if (word->kind != kind || is_key(reader, i)) {
      continue;
    }
    uint32_t    last   = i;
    const float weight = weight_of(reader, i, &last);
    add(reader, (uint32_t)word->id, weight, prompt_item_claim(reader, i, last, 0.95f));
  }
}

void
prompt_genres_settle(PromptIntent* intent)
{
  float sum = 0;
  for (uint32_t i = 0; i < intent->n_genres; ++i) {
    sum += intent->genres[i].weight;
    for (uint32_t k = i;
         k > 0 && intent->genres[k].weight > intent->genres[k - 1].weight; --k) {
      const PromptGenreFact moved = intent->genres[k];
      intent->genres[k]           = intent->genres[k - 1];
      intent->genres[k - 1]       = moved;
    }
  }
  for (uint32_t i = 0; i < intent->n_genres; ++i) {
    intent->genres[i].weight /= sum;
  }
}

void
prompt_read_genres(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    if (!reader->item[i].denied) {
      read_genre(reader, i, PROMPT_GENRE);
    } else if (prompt_item_is(reader, i, PROMPT_GENRE)) {
      reader->item[i].used = true;
    }
  }
  for (uint32_t i = 0; i < reader->n_items && !reader->intent->n_genres; ++i) {
    if (!reader->item[i].denied) {
      read_genre(reader, i, PROMPT_HINT);
    }
  }
  prompt_genres_settle(reader->intent);
}
