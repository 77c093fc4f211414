// The composer: a network that writes lead sheets step by step (train/composer.py).
//
// The network is shared by all who run it; a quill is one run.

#ifndef COMPOSE_COMPOSER_H
#define COMPOSE_COMPOSER_H

#include "core/compose/steps.h"
#include "core/nn/stack.h"

typedef struct ComposeComposer ComposeComposer;

/// [worker] Open the weights; `*composer` is NULL on failure.
///
/// What nn_blob_share() says, or BASE_BAD_INPUT for another network's file.
BaseStatus compose_composer_open(const char* path, ComposeComposer** composer);

/// [worker] Close it; NULL is fine.
void compose_composer_free(ComposeComposer* composer);

/// One run: what was written so far.
typedef struct {
  const ComposeComposer* composer;
  void*                  memory; ///< Of the state
  NnState*               state;
  float                  piece[NN_MAX_WIDTH];  ///< What is said of the whole piece
  float                  hidden[NN_MAX_WIDTH]; ///< After the last step
} ComposeQuill;

/// [worker] Begin a run; BASE_NO_MEMORY leaves nothing to clear.
BaseStatus compose_quill_init(ComposeQuill* self, const ComposeComposer* composer,
                              const ComposePieceWords* words);

/// [worker] Free what a run needs; one of zeros is fine.
void compose_quill_clear(ComposeQuill* self);

/// [any] How many steps were taken in.
uint32_t compose_quill_position(const ComposeQuill* self);

/// [worker] Go back to `position`, at most one idea's steps ago; no questions are
/// answered before the next step.
void compose_quill_rewind(ComposeQuill* self, uint32_t position);

/// [worker] Take in a step with what is said of its bar, the first of a run at `bar` 0.
void compose_quill_take(ComposeQuill* self, const ComposeStep* step,
                        const ComposeBarWords* words);

/// [worker] Where the next step is likely to be: COMPOSE_N_WHERE logits.
void compose_quill_where(const ComposeQuill* self, float* logits);

/// [worker] What it is, given where: COMPOSE_N_WHAT logits.
void compose_quill_what(const ComposeQuill* self, uint32_t where, float* logits);

/// [worker] How much of it, given both: COMPOSE_N_MUCH logits.
void compose_quill_much(const ComposeQuill* self, uint32_t where, uint32_t what,
                        float* logits);

#endif
