// Key and mode: "in Bb", "F# minor", "h-Moll", "la menor", "変ロ長調".

#include "core/prompt/tonic.h"

void
prompt_tonic_keep(PromptReader* reader, uint32_t i, const PromptTonic* key)
{
  PromptIntent* const intent = reader->intent;
  const PromptSource  source = prompt_item_claim(reader, i, key->last, 0.97f);
  const bool          clash =
    intent->key_source.origin == PROMPT_STATED &&
    (intent->key != key->pitch || (key->mode >= 0 && intent->mode != key->mode));
  if (clash) {
    prompt_remark(reader->intent, PROMPT_CONFLICT, source.begin, source.end,
                  "a second key is named; the later one is taken");
  }
  intent->key        = (uint8_t)key->pitch;
  intent->key_source = source;
  if (key->mode >= 0) {
    intent->mode        = (uint8_t)key->mode;
    intent->mode_source = source;
  }
}

static void
read_mode(PromptReader* reader, uint32_t i)
{
  PromptIntent* const       intent = reader->intent;
  const PromptLexeme* const mode   = prompt_item_is(reader, i, PROMPT_MODE);
  if (!mode || reader->item[i].used) {
    return;
  }
  if (reader->item[i].denied) {
    reader->item[i].used = true;
    return;
  }
  if (intent->mode_source.origin != PROMPT_STATED) {
    intent->mode        = (uint8_t)mode->id;
    intent->mode_source = prompt_item_claim(reader, i, i, 0.9f);
  }
}

/// "the relative minor of C"
static void
read_relative(PromptReader* reader, uint32_t i)
{
  PromptIntent* const       intent = reader->intent;
  const PromptLexeme* const to     = prompt_item_is(reader, i, PROMPT_RELATIVE);
  if (!to || reader->item[i].used || intent->key_source.origin != PROMPT_STATED) {
    return;
  }
  intent->key         = (uint8_t)((intent->key + (to->id == BASE_MINOR ? 9 : 3)) % 12);
  intent->mode        = (uint8_t)to->id;
  intent->mode_source = prompt_item_claim(reader, i, i, 0.95f);
}

void
prompt_read_key(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    PromptTonic key;
    if (!reader->item[i].used && prompt_tonic_read(reader, i, &key) &&
        !reader->item[i].denied && prompt_tonic_is_meant(reader, i, &key)) {
      prompt_tonic_keep(reader, i, &key);
      i = key.last;
    }
  }
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    read_mode(reader, i);
    read_relative(reader, i);
  }
}
