// Tempo: "90 bpm", "tempo 120-130", "♩ = 72", "allegro", "slow", "half-time".

#include "core/prompt/genre.h"
#include "core/prompt/reader.h"

#include <string.h>

#define LEAST_BPM 20.0f
#define MOST_BPM 300.0f

static void
keep(PromptReader* reader, float bpm, PromptSource source)
{
  PromptIntent* const intent = reader->intent;
  const float within = bpm < LEAST_BPM ? LEAST_BPM : bpm > MOST_BPM ? MOST_BPM : bpm;
  if (within != bpm) {
    prompt_remark(reader, PROMPT_CUT, source.begin, source.end,
                  "the tempo is kept between 20 and 300");
  }
  if (intent->tempo_bpm.source.origin == PROMPT_STATED &&
      intent->tempo_bpm.value != within) {
    prompt_remark(reader, PROMPT_CONFLICT, source.begin, source.end,
                  "a second tempo is named; the later one is taken");
  }
  intent->tempo_bpm = (PromptAmount){within, source};
}

static bool
is_bpm(const PromptReader* reader, uint32_t i)
{
  const PromptLexeme* const unit = prompt_item_is(reader, i, PROMPT_UNIT);
  return unit && unit->id == PROMPT_OF_BPM;
}

static bool
skips_to_number(const PromptReader* reader, uint32_t i)
{
  return prompt_item_mark(reader, i, ':') || prompt_item_mark(reader, i, '=') ||
         prompt_item_is(reader, i, PROMPT_FILLER) ||
         prompt_item_is(reader, i, PROMPT_TEMPO_WORD);
}

/// Whether a word such as "tempo" or "bpm" stands before item `i`.
static bool
is_told(const PromptReader* reader, uint32_t i)
{
  while (i > 0) {
    --i;
    if (prompt_item_is(reader, i, PROMPT_TEMPO_WORD) || is_bpm(reader, i)) {
      return true;
    }
    if (!skips_to_number(reader, i)) {
      return false;
    }
  }
  return false;
}

/// The far end of a range "120-130" or "120 to 130" at item `i`, else `i`.
static uint32_t
range_end(const PromptReader* reader, uint32_t i, float* high)
{
  static const char* const to[] = {"to", "a", "bis", "and"};
  if (prompt_item_number(reader, i + 1, high) &&
      reader->tokens.token[reader->item[i + 1].first].dashed) {
    return i + 1;
  }
  for (size_t k = 0; k < sizeof(to) / sizeof(to[0]); ++k) {
    const char* const text = prompt_item_text(reader, i + 1);
    if (text[0] == to[k][0] && (text[1] == to[k][1]) &&
        prompt_item_number(reader, i + 2, high)) {
      return i + 2;
    }
  }
  return i;
}

/// Whether the number at `i` counts something else: "120 bars".
static bool
counts_other(const PromptReader* reader, uint32_t i)
{
  return prompt_item_is(reader, i + 1, PROMPT_UNIT) && !is_bpm(reader, i + 1);
}

static bool
is_edge(const PromptReader* reader, uint32_t i)
{
  return i >= reader->n_items || prompt_item_mark(reader, i, ',') ||
         prompt_item_mark(reader, i, '.') || prompt_item_mark(reader, i, ';') ||
         prompt_item_is(reader, i, PROMPT_GENRE) || reader->item[i].used;
}

/// "124 G minor", "124 Gm": a key follows.
static bool
begins_key(const PromptReader* reader, uint32_t i)
{
  const char* const text = prompt_item_text(reader, i);
  return i < reader->n_items && text[0] >= 'a' && text[0] <= 'g' && strlen(text) <= 3 &&
         reader->tokens.token[reader->item[i].first].capital;
}

/// "dnb 172", "funk, 98, clav": a bare number that can be nothing else.
static bool
stands_alone(const PromptReader* reader, uint32_t i, float value)
{
  const bool last   = is_edge(reader, i + 1);
  const bool behind = last && i > 0 && prompt_item_is(reader, i - 1, PROMPT_SOUND);
  return value >= 60.0f && value <= 220.0f && value == (float)(int)value &&
         (i == 0 || behind || is_edge(reader, i - 1)) &&
         (last || begins_key(reader, i + 1)) &&
         reader->intent->tempo_bpm.source.origin == PROMPT_DEFAULT;
}

/// One number, or two that bound a range; returns the last item looked at.
static uint32_t
read_number(PromptReader* reader, uint32_t i)
{
  float low;
  if (reader->item[i].used || !prompt_item_number(reader, i, &low)) {
    return i;
  }
  float      high = low;
  uint32_t   last = range_end(reader, i, &high);
  const bool unit = is_bpm(reader, last + 1);
  if (last > i && !unit && !(is_told(reader, i) && high >= 30.0f)) {
    high = low;
    last = i;
  }
  if (last == i && stands_alone(reader, i, low)) {
    keep(reader, low, prompt_item_claim(reader, i, i, 0.92f));
    return i;
  }
  if (!is_bpm(reader, last + 1) && (!is_told(reader, i) || low < 30.0f ||
                                    low > MOST_BPM || counts_other(reader, last))) {
    return i;
  }
  last += is_bpm(reader, last + 1) ? 1 : 0;
  keep(reader, (low + high) / 2.0f, prompt_item_claim(reader, i, last, 0.97f));
  return last;
}

void
prompt_read_tempo(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    i = read_number(reader, i);
  }
}

/// What slow and fast mean depends on what is slow or fast.
static float
paced(const PromptGenre* genre, float pace, float very)
{
  const float low    = (float)genre->tempo_low;
  const float high   = (float)genre->tempo_high;
  const float middle = (low + high) / 2.0f;
  const float level  = very > 1.0f ? pace * 2.0f : pace;
  if (level <= -2.0f) {
    return low * 0.72f;
  }
  if (level < 0.0f) {
    return very < 1.0f ? low : low * 0.85f;
  }
  if (level == 0.0f) {
    return middle;
  }
  return level >= 2.0f ? high * 1.2f : very < 1.0f ? high : high * 1.08f;
}

static void
keep_word(PromptReader* reader, float bpm, PromptSource source)
{
  PromptAmount* const tempo = &reader->intent->tempo_bpm;
  if (tempo->source.origin == PROMPT_STATED && tempo->source.confidence > 0.9f) {
    return; // A number is more exact than a word
  }
  tempo->value  = bpm < LEAST_BPM ? LEAST_BPM : bpm > MOST_BPM ? MOST_BPM : bpm;
  tempo->source = source;
}

static void
read_word(PromptReader* reader, uint32_t i, const PromptGenre* genre)
{
  const PromptItem* const   item = &reader->item[i];
  const PromptLexeme* const pace = prompt_item_is(reader, i, PROMPT_PACE);
  const PromptLexeme* const bpm  = prompt_item_is(reader, i, PROMPT_BPM);
  // "slow jam" is a genre and a pace
  const bool again = item->used && !prompt_item_is(reader, i, PROMPT_GENRE);
  if (again || (!pace && !bpm)) {
    return;
  }
  if (bpm) {
    keep_word(reader, bpm->x, prompt_item_claim(reader, i, i, 0.85f));
    return;
  }
  // "not too fast" is a little slower than usual, not slow
  const float level = item->denied ? -0.5f * pace->x : pace->x;
  const float very  = item->denied ? 0.6f : item->very;
  keep_word(reader, paced(genre, level, very), prompt_item_claim(reader, i, i, 0.7f));
}

static void
read_feel(PromptReader* reader, uint32_t i, const PromptGenre* genre)
{
  const bool half = prompt_item_is(reader, i, PROMPT_HALF_TIME) != NULL;
  if (half || prompt_item_is(reader, i, PROMPT_DOUBLE_TIME)) {
    const float middle = (float)(genre->tempo_low + genre->tempo_high) / 2.0f;
    keep_word(reader, half ? middle / 2.0f : middle * 2.0f,
              prompt_item_claim(reader, i, i, 0.6f));
  }
}

void
prompt_read_pace(PromptReader* reader)
{
  const PromptGenre* const genre = prompt_genre(reader->intent->genres[0].genre);
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    read_word(reader, i, genre);
    read_feel(reader, i, genre);
  }
}
