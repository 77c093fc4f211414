#include "core/prompt/reader.h"

#include <stdio.h>
#include <string.h>

const PromptLexeme*
prompt_item_is(const PromptReader* reader, uint32_t i, PromptWordKind kind)
{
  return i < reader->n_items ? prompt_entry_of(reader->item[i].entry, kind) : NULL;
}

static const PromptToken*
token_of(const PromptReader* reader, uint32_t i)
{
  return i < reader->n_items ? &reader->tokens.token[reader->item[i].first] : NULL;
}

bool
prompt_item_mark(const PromptReader* reader, uint32_t i, char mark)
{
  const PromptToken* const token = token_of(reader, i);
  return token && token->kind == PROMPT_MARK &&
         (!mark || prompt_item_text(reader, i)[0] == mark);
}

bool
prompt_item_number(const PromptReader* reader, uint32_t i, float* value)
{
  const PromptToken* const  token = token_of(reader, i);
  const PromptLexeme* const word  = prompt_item_is(reader, i, PROMPT_COUNT);
  if (word) {
    *value = reader->item[i].count;
    return true;
  }
  if (token && token->kind == PROMPT_NUMBER &&
      reader->item[i].end == reader->item[i].first + 1) {
    *value = token->number;
    return true;
  }
  return false;
}

const char*
prompt_item_text(const PromptReader* reader, uint32_t i)
{
  return i < reader->n_items ? prompt_token_text(&reader->tokens, reader->item[i].first)
                             : "";
}

uint32_t
prompt_item_skip(const PromptReader* reader, uint32_t i)
{
  while (prompt_item_is(reader, i, PROMPT_FILLER)) {
    ++i;
  }
  return i;
}

PromptSource
prompt_item_claim(PromptReader* reader, uint32_t first, uint32_t last, float confidence)
{
  const PromptToken* const token  = reader->tokens.token;
  PromptSource             source = {.origin = PROMPT_STATED, .confidence = confidence};
  source.begin                    = token[reader->item[first].first].begin;
  source.end                      = token[reader->item[last].end - 1].end;
  for (uint32_t i = first; i <= last; ++i) {
    reader->item[i].used = true;
    if (reader->item[i].mended) {
      source.confidence *= 0.8f;
    }
  }
  return source;
}

void
prompt_remark(PromptIntent* intent, PromptRemarkKind kind, uint32_t begin, uint32_t end,
              const char* text)
{
  if (intent->n_remarks < PROMPT_MAX_REMARKS) {
    PromptRemark* const remark = &intent->remarks[intent->n_remarks++];
    *remark = (PromptRemark){.kind = kind, .begin = begin, .end = end};
    snprintf(remark->text, sizeof(remark->text), "%s", text);
  }
}
