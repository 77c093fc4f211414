// A sentence becomes an intent.

#ifndef PROMPT_PROMPT_H
#define PROMPT_PROMPT_H

#include "core/base/status.h"
#include "core/prompt/intent.h"

#include <stddef.h>

/// [worker] Read a sentence: any `n_bytes` bytes, valid UTF-8 or not, empty too.
///
/// Always fills the whole intent; what was cut, ignored or contradictory is
/// told in its remarks.
void prompt_read(const char* sentence, size_t n_bytes, PromptIntent* intent);

/// [worker] The reading as JSON, a fresh string that the caller frees; NULL without
/// memory.
///
/// `sentence` is the one that was read; spans are quoted from it.
char* prompt_json(const PromptIntent* intent, const char* sentence, size_t n_bytes);

/// [any] The reading in one line of plain words; returns its length, less than `size`.
size_t prompt_summary(const PromptIntent* intent, char* line, size_t size);

#endif
