// JSON as it grows: numbers, quoted text, the source of a fact.

#ifndef PROMPT_WRITER_H
#define PROMPT_WRITER_H

#include "core/prompt/intent.h"

#include <stddef.h>

/// Text that grows; after a failed allocation it is NULL and stays so.
typedef struct {
  char*       text;
  size_t      n, size;
  const char* sentence;
  size_t      n_bytes;
} PromptWriter;

/// [worker] Append `n` bytes.
void prompt_write(PromptWriter* writer, const char* text, size_t n);

/// [worker] Append as printf() does, at most 255 bytes.
void prompt_print(PromptWriter* writer, const char* format, ...);

/// [worker] Append thousandths, whatever the locale's decimal sign.
void prompt_write_number(PromptWriter* writer, float value);

/// [worker] Append `n` bytes as a quoted string; bad UTF-8 becomes U+FFFD.
void prompt_write_text(PromptWriter* writer, const char* text, size_t n);

/// [worker] Append a word as a quoted string.
void prompt_write_word(PromptWriter* writer, const char* word);

/// [worker] Append where bytes stand in the sentence, and quote them.
void prompt_write_span(PromptWriter* writer, uint32_t begin, uint32_t end);

/// [worker] Append origin, confidence and span.
void prompt_write_source(PromptWriter* writer, const PromptSource* source);

#endif
