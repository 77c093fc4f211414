// Changes of key: "key change up a whole step", "modulates to D major", "転調なし".

#include "core/prompt/modulation.h"

#include "core/prompt/deny.h"

#define MOST_FILLERS 6U ///< Words in a row that tell nothing
#define MOST_AHEAD 32U  ///< Items of what is told behind it
#define MOST_BACK 12U   ///< Items of what is told before the change is named

/// Words that make a sound or a tempo of the modulation beside them.
static bool
is_of_sound(const PromptReader* reader, uint32_t i)
{
  static const char* const words[] = {
    "frequency", "amplitude", "ring",       "phase",     "pulse",     "pwm",
    "tremolo",   "vibrato",   "filter",     "cutoff",    "lfo",       "lfos",
    "cross",     "fm",        "am",         "wavetable", "flanger",   "phaser",
    "pitch",     "delay",     "wheel",      "matrix",    "effect",    "effects",
    "fx",        "source",    "sources",    "depth",     "rate",      "pedal",
    "synthesis", "speed",     "index",      "envelope",  "envelopes", "metric",
    "tape",      "timbre",    "timbral",    "tone",      "volume",    "oscillator",
    "osc",       "width",     "slow",       "deep",      "heavy",     "subtle",
    "lush",      "constant",  "rhythmic",   "wobbly",    "analog",    "of",
    "tuned",     "tuning",    "pitched",    "detuned",   "capo",      "melody",
    "noise",     "texture",   "textures",   "stimmt",    "gestimmt",  "frecuencia",
    "frequenza", "frequence", "frequencia", "amplitud",  "ampiezza",  NULL};
  return i < reader->n_items && (prompt_names_sound(reader, i) ||
                                 prompt_is_one_of(prompt_item_text(reader, i), words));
}

static bool
stands_beside_sound(const PromptReader* reader, uint32_t i)
{
  const bool section = i > 0 && prompt_item_is(reader, i - 1, PROMPT_SECTION) &&
                       !(i > 1 && prompt_item_is(reader, i - 2, PROMPT_PLACE));
  static const char* const joints[] = {"the", "de", "di", "da", NULL};
  const uint32_t           next =
    i + 1 + prompt_is_one_of(prompt_item_text(reader, i + 1), joints);
  const bool reverb = prompt_item_is(reader, i + 1, PROMPT_AMOUNT) != NULL;
  return (i > 0 && is_of_sound(reader, i - 1)) || is_of_sound(reader, next) || reverb ||
         section;
}

/// "never modulates", "does not modulate"
static bool
stands_behind_no(const PromptReader* reader, uint32_t i)
{
  return i > 0 && prompt_item_is(reader, i - 1, PROMPT_NOT);
}

/// Whether the piece has another key before item `i`.
static bool
names_key_before(const PromptReader* reader, uint32_t i)
{
  for (uint32_t k = 0; k < i; ++k) {
    PromptTonic key;
    const bool  told = k > 0 && prompt_item_is(reader, k - 1, PROMPT_IN);
    if (prompt_tonic_read(reader, k, &key) && (key.mode >= 0 || told) &&
        (!key.bare_a || reader->tokens.token[reader->item[k].first].capital)) {
      return true;
    }
  }
  return false;
}

/// "last chorus up a tone": whether the words before the change tell when.
static bool
look_back_for_place(const PromptReader* reader, PromptChange* change)
{
  uint32_t i = change->first;
  while (i > 0 && change->first - i < MOST_FILLERS &&
         prompt_item_is(reader, i - 1, PROMPT_FILLER) &&
         !prompt_item_is(reader, i - 1, PROMPT_PLACE)) {
    --i;
  }
  const bool section = i > 0 && prompt_item_is(reader, i - 1, PROMPT_SECTION);
  i -= section;
  if (i > 0 && prompt_item_is(reader, i - 1, PROMPT_PLACE)) {
    change->first = i - 1;
    return true;
  }
  return section;
}

static bool
is_meant(const PromptReader* reader, const PromptChange* change, bool placed)
{
  const uint32_t            i     = change->head;
  const PromptLexeme* const word  = prompt_item_is(reader, i, PROMPT_MODULATION);
  const bool                far   = change->measured || change->aimed;
  const bool                moved = change->measured && placed &&
                     (change->direction || (word && change->is_signed)) &&
                     !(i > 0 && is_of_sound(reader, i - 1));
  switch (word ? word->id : PROMPT_MOVES) {
  case PROMPT_MODULATED:
    return far || !stands_beside_sound(reader, i);
  case PROMPT_MODULATES:
    return far || ((change->direction || placed || stands_behind_no(reader, i)) &&
                   !stands_beside_sound(reader, i));
  case PROMPT_MOVES:
    return moved ||
           (change->aimed && (change->parted || (word && names_key_before(reader, i))));
  default:
    return true;
  }
}

/// Whether item `k` may tell something of a change that is named behind it.
static bool
leads_up(const PromptReader* reader, uint32_t k)
{
  static const PromptWordKind kinds[] = {PROMPT_INTERVAL, PROMPT_DIRECTION,
                                         PROMPT_FILLER,   PROMPT_PLACE,
                                         PROMPT_SECTION,  PROMPT_MODE};
  float                       value;
  for (size_t n = 0; n < sizeof(kinds) / sizeof(kinds[0]); ++n) {
    if (prompt_item_is(reader, k, kinds[n])) {
      return true;
    }
  }
  return prompt_item_number(reader, k, &value);
}

/// "whole-step key change", "半音上に転調": it is told before the change is named.
static void
look_back(const PromptReader* reader, PromptChange* change)
{
  const uint32_t i = change->head;
  uint32_t       k = i;
  while (k > 0 && i - k < MOST_BACK && leads_up(reader, k - 1)) {
    --k;
  }
  for (; k < i; ++k) {
    PromptChange before = {.first = k, .last = k, .head = i};
    prompt_change_look(reader, k, i, &before);
    if ((before.measured || before.direction || before.placed) &&
        !prompt_item_is(reader, k, PROMPT_FILLER) &&
        prompt_item_skip(reader, before.last + 1) == i) {
      before.last = change->last;
      before.placed |= change->placed;
      before.direction = before.direction ? before.direction : change->direction;
      *change          = before;
      return;
    }
  }
}

/// "ニ長調に転調"
static void
look_back_for_key(const PromptReader* reader, PromptChange* change)
{
  static const char* const particles[] = {"に", "へ", NULL};
  const uint32_t           i           = change->head;
  for (uint32_t k = i; k > 0 && i - k < MOST_FILLERS && !change->aimed; --k) {
    PromptTonic key;
    if (prompt_tonic_read(reader, k - 1, &key) && key.last + 2 == i &&
        prompt_is_one_of(prompt_item_text(reader, key.last + 1), particles)) {
      change->aimed  = true;
      change->target = key;
      change->first  = k - 1;
    }
  }
}

bool
prompt_change_at(const PromptReader* reader, uint32_t i, PromptChange* change)
{
  const PromptLexeme* const word = prompt_item_is(reader, i, PROMPT_MODULATION);
  *change                        = (PromptChange){.first = i, .last = i, .head = i};
  const uint32_t left            = reader->n_items - i;
  const uint32_t end             = i + (left < MOST_AHEAD ? left : MOST_AHEAD);
  prompt_change_look(reader, i, end, change);
  if (word && change->last == i) {
    prompt_change_look(reader, i + 1, end, change);
  }
  if (word && word->id != PROMPT_STAYS && !change->measured && !change->aimed) {
    look_back_for_key(reader, change);
    if (!change->aimed) {
      look_back(reader, change);
    }
  }
  if (word && !change->direction) {
    change->direction = (int)word->x;
  }
  const bool placed = look_back_for_place(reader, change) || change->placed;
  return is_meant(reader, change, placed);
}
