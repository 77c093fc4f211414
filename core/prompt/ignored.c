// Words that nobody read are told of.

#include "core/prompt/reader.h"

/// Whether item `i` is a word that nobody read and that should have meant something.
static bool
is_ignored(const PromptReader* reader, uint32_t i)
{
  const PromptItem* const item = &reader->item[i];
  return !item->used && !item->entry.n && !prompt_item_mark(reader, i, 0);
}

void
prompt_read_ignored(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    if (!is_ignored(reader, i)) {
      continue;
    }
    uint32_t last = i;
    while (last + 1 < reader->n_items && is_ignored(reader, last + 1)) {
      ++last;
    }
    const PromptToken* const token = reader->tokens.token;
    prompt_remark(reader->intent, PROMPT_IGNORED, token[reader->item[i].first].begin,
                  token[reader->item[last].end - 1].end, "not understood");
    i = last;
  }
}
