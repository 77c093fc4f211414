#include "core/compose/composer.h"

#include "core/compose/table.h"
#include "core/nn/matrix.h"

#include <stdlib.h>
#include <string.h>

#define CONTEXT 256U
#define N_TURNS 2U

/// Steps that a candidate may take back.
#define REWIND 512U

struct ComposeComposer {
  const NnBlob* blob;
  NnStack*      stack;
  uint32_t      width;
  NnRows        where, what, much;
  NnRows        bar[COMPOSE_N_BAR_WORDS], piece[COMPOSE_N_PIECE_WORDS];
  NnMatrix      turns[N_TURNS], to_where, to_what, to_much;
};

/// How many values each condition has, "not said" among them, as train/steps.py says.
static const uint8_t piece_values[COMPOSE_N_PIECE_WORDS] = {28, 8, 13, 7, 6, 4, 6};
static const uint8_t bar_values[COMPOSE_N_BAR_WORDS] = {9, 9, 3, 8, 6, 5, 7, 5, 8, 5};

static BaseStatus
open_tables(ComposeComposer* self)
{
  const NnBlob* const blob  = self->blob;
  const uint32_t      width = self->width;
  BaseStatus          status =
    compose_table_from(blob, "where", COMPOSE_N_WHERE, width, &self->where);
  status = status
             ? status
             : compose_table_from(blob, "what", COMPOSE_N_WHAT, width, &self->what);
  status = status
             ? status
             : compose_table_from(blob, "much", COMPOSE_N_MUCH, width, &self->much);
  status = status ? status
                  : compose_tables_from(blob, "plan", bar_values, COMPOSE_N_BAR_WORDS,
                                        width, self->bar);
  return status ? status
                : compose_tables_from(blob, "piece", piece_values,
                                      COMPOSE_N_PIECE_WORDS, width, self->piece);
}

static BaseStatus
open_heads(ComposeComposer* self)
{
  const NnBlob* const blob  = self->blob;
  const uint32_t      width = self->width;
  BaseStatus status = nn_matrix_from(blob, "turns.0", width, width, &self->turns[0]);
  status =
    status ? status : nn_matrix_from(blob, "turns.1", width, width, &self->turns[1]);
  status =
    status ? status
           : nn_matrix_from(blob, "to_where", COMPOSE_N_WHERE, width, &self->to_where);
  status = status
             ? status
             : nn_matrix_from(blob, "to_what", COMPOSE_N_WHAT, width, &self->to_what);
  return status
           ? status
           : nn_matrix_from(blob, "to_much", COMPOSE_N_MUCH, width, &self->to_much);
}

static BaseStatus
open_network(ComposeComposer* self, const char* path)
{
  const NnStackShape shape = {
    .kind = NN_CAUSAL, .context = CONTEXT, .n_rewind = REWIND};
  BaseStatus status = nn_blob_share(path, &self->blob);
  status =
    status ? status : nn_stack_open(self->blob, "decoder.", &shape, &self->stack);
  self->width = status ? 0 : nn_stack_width(self->stack);
  status      = status ? status : open_tables(self);
  return status ? status : open_heads(self);
}

BaseStatus
compose_composer_open(const char* path, ComposeComposer** composer)
{
  *composer                   = NULL;
  ComposeComposer* const self = (ComposeComposer*)calloc(1, sizeof(ComposeComposer));
  if (!self) {
    return BASE_NO_MEMORY;
  }
  const BaseStatus status = open_network(self, path);
  if (status) {
    compose_composer_free(self);
    return status;
  }
  *composer = self;
  return BASE_OK;
}

void
compose_composer_free(ComposeComposer* composer)
{
  if (composer) {
    nn_stack_free(composer->stack);
    nn_blob_release(composer->blob);
    free(composer);
  }
}

BaseStatus
compose_quill_init(ComposeQuill* self, const ComposeComposer* composer,
                   const ComposePieceWords* words)
{
  const size_t bytes = nn_stack_state_bytes(composer->stack);
  *self              = (ComposeQuill){.composer = composer};
  self->memory       = malloc(bytes + NN_STATE_ALIGN);
  if (!self->memory) {
    return BASE_NO_MEMORY;
  }
  const size_t beside = (uintptr_t)self->memory % NN_STATE_ALIGN;
  char* const  first  = (char*)self->memory + (NN_STATE_ALIGN - beside);
  self->state         = nn_stack_init(composer->stack, first);
  for (uint32_t i = 0; i < COMPOSE_N_PIECE_WORDS; ++i) {
    nn_rows_add(&composer->piece[i], words->say[i], self->piece);
  }
  return BASE_OK;
}

void
compose_quill_clear(ComposeQuill* self)
{
  free(self->memory);
  self->memory = NULL;
}

uint32_t
compose_quill_position(const ComposeQuill* self)
{
  return nn_stack_position(self->state);
}

void
compose_quill_rewind(ComposeQuill* self, uint32_t position)
{
  if (nn_stack_rewind(self->composer->stack, self->state, position)) {
    nn_stack_rewind(self->composer->stack, self->state, 0);
  }
}

void
compose_quill_take(ComposeQuill* self, const ComposeStep* step,
                   const ComposeBarWords* words)
{
  const ComposeComposer* const composer = self->composer;
  float                        x[NN_MAX_WIDTH];
  memcpy(x, self->piece, composer->width * sizeof(float));
  nn_rows_add(&composer->where, step->where, x);
  nn_rows_add(&composer->what, step->what, x);
  nn_rows_add(&composer->much, step->much, x);
  for (uint32_t i = 0; i < COMPOSE_N_BAR_WORDS; ++i) {
    nn_rows_add(&composer->bar[i], words->say[i], x);
  }
  nn_stack_step(composer->stack, self->state, x, (NnPlace){step->bar, step->where},
                self->hidden);
}

void
compose_quill_where(const ComposeQuill* self, float* logits)
{
  nn_matrix_run(&self->composer->to_where, self->hidden, logits);
}

/// The state of a later turn: squeezed through its matrix, negative items cut off.
static void
turn(const ComposeComposer* composer, uint32_t which, const float* in, float* out)
{
  nn_matrix_run(&composer->turns[which], in, out);
  nn_relu(out, composer->width);
}

void
compose_quill_what(const ComposeQuill* self, uint32_t where, float* logits)
{
  const ComposeComposer* const composer = self->composer;
  float                        x[NN_MAX_WIDTH];
  float                        second[NN_MAX_WIDTH];
  memcpy(x, self->hidden, composer->width * sizeof(float));
  nn_rows_add(&composer->where, where, x);
  turn(composer, 0, x, second);
  nn_matrix_run(&composer->to_what, second, logits);
}

void
compose_quill_much(const ComposeQuill* self, uint32_t where, uint32_t what,
                   float* logits)
{
  const ComposeComposer* const composer = self->composer;
  float                        x[NN_MAX_WIDTH];
  float                        third[NN_MAX_WIDTH];
  memcpy(x, self->hidden, composer->width * sizeof(float));
  nn_rows_add(&composer->where, where, x);
  nn_rows_add(&composer->what, what, x);
  turn(composer, 1, x, third);
  nn_matrix_run(&composer->to_much, third, logits);
}
