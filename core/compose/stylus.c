// One run of the arranger.

#include "core/compose/arranger_network.h"

#include <stdlib.h>
#include <string.h>

static size_t
aligned(size_t bytes)
{
  return (bytes + NN_STATE_ALIGN - 1U) / NN_STATE_ALIGN * NN_STATE_ALIGN;
}

BaseStatus
compose_stylus_init(ComposeStylus* self, const ComposeArranger* arranger)
{
  const size_t reader = aligned(nn_stack_state_bytes(arranger->encoder));
  const size_t state  = aligned(nn_stack_state_bytes(arranger->decoder));
  const size_t source = (size_t)COMPOSE_MAX_SOURCE * arranger->width * sizeof(float);
  *self               = (ComposeStylus){.arranger = arranger};
  self->memory        = malloc(reader + state + source + NN_STATE_ALIGN);
  if (!self->memory) {
    return BASE_NO_MEMORY;
  }
  const size_t beside = (uintptr_t)self->memory % NN_STATE_ALIGN;
  char* const  first  = (char*)self->memory + (NN_STATE_ALIGN - beside);
  self->reader        = nn_stack_init(arranger->encoder, first);
  self->state         = nn_stack_init(arranger->decoder, first + reader);
  self->source        = (float*)(void*)(first + reader + state);
  return BASE_OK;
}

void
compose_stylus_clear(ComposeStylus* self)
{
  free(self->memory);
  self->memory = NULL;
}

/// Add what three tables have for a step.
static void
add_step(const NnRows tables[COMPOSE_N_STEP_TABLES], uint32_t where, uint32_t what,
         uint32_t much, float* x)
{
  nn_rows_add(&tables[0], where, x);
  nn_rows_add(&tables[1], what, x);
  nn_rows_add(&tables[2], much, x);
}

static void
add_force(const ComposeArranger* arranger, const ComposeForce* force, float* x)
{
  nn_rows_add(&arranger->force[0], force->quality, x);
  nn_rows_add(&arranger->force[1], force->degree, x);
  nn_rows_add(&arranger->force[2], force->offset, x);
}

static void
add_part_words(const ComposeArranger* arranger, const ComposePartWords* part, float* x)
{
  nn_rows_add(&arranger->words[0], part->style, x);
  nn_rows_add(&arranger->words[1], part->role, x);
  nn_rows_add(&arranger->words[2], part->meter, x);
  nn_rows_add(&arranger->words[3], part->mode, x);
  nn_rows_add(&arranger->words[4], part->tempo, x);
}

static void
add_bar_words(const ComposeArranger* arranger, const ComposePartBarWords* bar, float* x)
{
  const NnRows* const tables = arranger->words + COMPOSE_N_PART_TABLES;
  nn_rows_add(&tables[0], bar->energy, x);
  nn_rows_add(&tables[1], bar->density, x);
  nn_rows_add(&tables[2], bar->purpose, x);
}

void
compose_stylus_read(ComposeStylus* self, const ComposePartWords* words,
                    const ComposeStep* steps, uint32_t n,
                    const ComposePartBarWords* bars)
{
  const ComposeArranger* const arranger = self->arranger;
  const uint32_t               width    = arranger->width;
  NnPlace                      at[COMPOSE_MAX_SOURCE];
  const uint32_t               n_read = n < COMPOSE_MAX_SOURCE ? n : COMPOSE_MAX_SOURCE;
  memset(self->words, 0, sizeof(self->words));
  add_part_words(arranger, words, self->words);
  for (uint32_t i = 0; i < n_read; ++i) {
    const ComposeStep* const step = &steps[i];
    float* const             x    = self->source + (size_t)i * width;
    memcpy(x, self->words, width * sizeof(float));
    add_step(arranger->source, step->where, step->what, step->much, x);
    add_bar_words(arranger, &bars[step->bar], x);
    at[i] = (NnPlace){step->bar, step->where};
  }
  // Never beyond what the states were opened for
  (void)nn_stack_encode(arranger->encoder, self->reader, self->source, at, n_read);
  (void)nn_stack_rewind(arranger->decoder, self->state, 0);
  (void)nn_stack_hear(arranger->decoder, self->state, self->source, at, n_read);
}

void
compose_stylus_take(ComposeStylus* self, const ComposePartStep* step,
                    const ComposePartBarWords* bar)
{
  const ComposeArranger* const arranger = self->arranger;
  float                        x[NN_MAX_WIDTH];
  memcpy(x, self->words, arranger->width * sizeof(float));
  add_step(arranger->step, step->where, step->what, step->much, x);
  add_force(arranger, &step->force, x);
  for (uint32_t i = 0; i < COMPOSE_N_ECHOES; ++i) {
    const ComposeEcho* const echo = &step->echo[i];
    add_step(&arranger->echo[(size_t)i * COMPOSE_N_STEP_TABLES], echo->where,
             echo->what, echo->much, x);
  }
  add_bar_words(arranger, bar, x);
  nn_stack_step(arranger->decoder, self->state, x, (NnPlace){step->bar, step->where},
                self->hidden);
}

void
compose_stylus_where(const ComposeStylus* self, float* logits)
{
  nn_matrix_run(&self->arranger->to_where, self->hidden, logits);
}

/// What is known once the place is chosen.
static void
second(const ComposeStylus* self, uint32_t where, const ComposeForce* force, float* x)
{
  memcpy(x, self->hidden, self->arranger->width * sizeof(float));
  nn_rows_add(&self->arranger->step[0], where, x);
  add_force(self->arranger, force, x);
}

/// A later turn: squeezed through its matrix, negative items cut off.
static void
turn(const ComposeArranger* arranger, uint32_t which, const float* in, float* out)
{
  nn_matrix_run(&arranger->turns[which], in, out);
  nn_relu(out, arranger->width);
}

void
compose_stylus_what(const ComposeStylus* self, uint32_t where,
                    const ComposeForce* force, float* logits)
{
  float x[NN_MAX_WIDTH];
  float turned[NN_MAX_WIDTH];
  second(self, where, force, x);
  turn(self->arranger, 0, x, turned);
  nn_matrix_run(&self->arranger->to_what, turned, logits);
}

void
compose_stylus_much(const ComposeStylus* self, uint32_t where,
                    const ComposeForce* force, uint32_t what, float* logits)
{
  float x[NN_MAX_WIDTH];
  float turned[NN_MAX_WIDTH];
  second(self, where, force, x);
  nn_rows_add(&self->arranger->step[1], what, x);
  turn(self->arranger, 1, x, turned);
  nn_matrix_run(&self->arranger->to_much, turned, logits);
}
