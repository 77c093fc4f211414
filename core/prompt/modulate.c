// A change of key is decided on: whether there is one, and by how much.

#include "core/prompt/modulation.h"

#include <string.h>

#define VAGUE 0.8f   ///< How sure a change is that does not say how far
#define USUAL_STEP 2 ///< A whole tone where nobody says how far

int8_t
prompt_shortest_way(int from, int to)
{
  const int up = (to - from + 24) % 12;
  return (int8_t)(up > 6 ? up - 12 : up);
}

/// What could tell of a change of key but does not is a word like any other.
static void
forget(PromptItem* item)
{
  static const PromptEntry nothing = {NULL, 0, 0};
  uint32_t                 n       = 0;
  while (n < item->entry.n && item->entry.first[n].kind >= PROMPT_MODULATION) {
    ++n;
  }
  if (n == item->entry.n) {
    item->entry = nothing;
  }
}

void
prompt_mark_modulations(PromptReader* reader)
{
  bool meant[PROMPT_MAX_BYTES] = {false};
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    PromptChange change;
    if (!meant[i] && prompt_change_at(reader, i, &change)) {
      memset(&meant[change.first], true, change.last + 1 - change.first);
    }
  }
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    if (!meant[i]) {
      forget(&reader->item[i]);
    }
  }
}

static int
semitones_of(const PromptChange* change)
{
  const int sign = change->is_signed || change->direction >= 0 ? 1 : -1;
  const int n    = sign * (change->measured ? (int)change->semitones : USUAL_STEP);
  return n > 6 ? n - 12 : n < -6 ? n + 12 : n; // Never by more than 12
}

/// Sections that only tell when are none of the form, unless they are told just here or
/// change the key themselves: "last chorus up a tone".
static void
release_sections(PromptReader* reader, const PromptChange* change)
{
  for (uint32_t i = change->first; i <= change->last; ++i) {
    const PromptLexeme* const here  = prompt_item_is(reader, i, PROMPT_SECTION);
    bool                      again = false;
    for (uint32_t k = 0; here && k < reader->n_items; ++k) {
      const PromptLexeme* const there = prompt_item_is(reader, k, PROMPT_SECTION);
      again = again || (k != i && there && there->id == here->id);
    }
    if (here && (!again || i < change->head)) {
      reader->item[i].used = false;
    }
  }
}

static void
keep(PromptReader* reader, const PromptChange* change, bool stays)
{
  PromptIntent* const intent = reader->intent;
  PromptSource* const known  = &intent->modulation_source;
  const bool          vague  = !change->measured && !change->aimed;
  const int           n      = stays ? 0 : semitones_of(change);
  PromptSource        source = prompt_item_claim(reader, change->first, change->last,
                                          vague && !stays ? VAGUE : 0.95f);
  release_sections(reader, change);
  if (known->origin == PROMPT_STATED && vague && !stays) {
    return; // "a key change up a tone; it comes late, the modulation"
  }
  if (known->origin == PROMPT_STATED && known->confidence > VAGUE &&
      (known->follows || change->aimed || intent->modulation != n)) {
    prompt_remark(intent, PROMPT_CONFLICT, source.begin, source.end,
                  "a second change of key is named; the later one is taken");
  }
  source.follows      = change->aimed && !stays;
  intent->modulation  = (int8_t)n;
  *known              = source;
  reader->target      = (int8_t)change->target.pitch;
  reader->target_mode = (int8_t)change->target.mode;
  if (change->parted) {
    prompt_tonic_keep(reader, change->origin.last, &change->origin);
  }
}

static void
read_from(PromptReader* reader, uint32_t i)
{
  const PromptLexeme* const word   = prompt_item_is(reader, i, PROMPT_MODULATION);
  const bool                denied = reader->item[i].denied;
  PromptChange              change;
  if (!prompt_change_at(reader, i, &change)) {
    return;
  }
  const bool keeps = word && word->id == PROMPT_STAYS;
  if (!(keeps && denied)) {
    keep(reader, &change, keeps || denied);
  }
}

void
prompt_read_modulations(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    if (prompt_item_is(reader, i, PROMPT_MODULATION)) {
      read_from(reader, i);
    }
  }
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    if (!reader->item[i].used && !prompt_item_is(reader, i, PROMPT_MODULATION)) {
      read_from(reader, i); // "last chorus up a tone"
    }
  }
}

void
prompt_aim_modulation(PromptReader* reader)
{
  PromptIntent* const intent = reader->intent;
  PromptSource* const source = &intent->modulation_source;
  if (!source->follows) {
    return;
  }
  intent->modulation = prompt_shortest_way(intent->key, reader->target);
  if (!intent->modulation) {
    prompt_remark(intent, PROMPT_CONFLICT, source->begin, source->end,
                  "the piece is in this key already");
  } else if (reader->target_mode >= 0 &&
             base_mode_is_minor((BaseMode)reader->target_mode) !=
               base_mode_is_minor((BaseMode)intent->mode)) {
    prompt_remark(intent, PROMPT_IGNORED, source->begin, source->end,
                  "the tonic moves, the mode stays");
  }
}

void
prompt_aim_again(PromptIntent* intent, uint8_t key)
{
  if (intent->modulation_source.follows && intent->key != key) {
    intent->modulation = prompt_shortest_way(intent->key, key + intent->modulation);
  }
}
