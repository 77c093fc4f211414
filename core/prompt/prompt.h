// A sentence becomes an intent.

#ifndef PROMPT_PROMPT_H
#define PROMPT_PROMPT_H

#include "core/base/status.h"
#include "core/prompt/intent.h"

#include <stddef.h>
#include <stdint.h>

/// The trained text encoder, for what no table holds; constant once opened.
typedef struct PromptModel PromptModel;

/// [worker] Open its weights; `*model` is NULL on failure, with the reason as
/// nn_blob_open() gives it.
BaseStatus prompt_model_open(const char* path, PromptModel** model);

/// [worker] Close it; NULL is fine.
void prompt_model_free(PromptModel* model);

/// [any] The checksum that names these weights in a session's state.
uint64_t prompt_model_checksum(const PromptModel* model);

/// [worker] Read a sentence: any `n_bytes` bytes, valid UTF-8 or not, empty too.
///
/// Words that no table holds are felt by `model`; NULL leaves the grammar and its
/// tables alone.  Always fills the whole intent; what was cut, ignored or
/// contradictory is told in its remarks.  Fails with BASE_NO_MEMORY, and the
/// intent is then that of no sentence.
BaseStatus prompt_read(const PromptModel* model, const char* sentence, size_t n_bytes,
                       PromptIntent* intent);

/// [worker] The reading as JSON, a fresh string that the caller frees; NULL without
/// memory.
///
/// `sentence` is the one that was read; spans are quoted from it.
char* prompt_json(const PromptIntent* intent, const char* sentence, size_t n_bytes);

/// [any] The reading in one line of plain words; returns its length, less than `size`.
size_t prompt_summary(const PromptIntent* intent, char* line, size_t size);

#endif
