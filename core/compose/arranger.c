#include "core/compose/arranger.h"

#include "core/compose/table.h"
#include "core/nn/matrix.h"

#include <stdlib.h>
#include <string.h>

#define N_SOURCE_TABLES 3U
#define N_STEP_TABLES 3U
#define N_CHORD_TABLES 3U
#define N_ECHO_TABLES 6U
#define N_WORD_TABLES 8U

#define N_STYLES 28U
#define N_ENERGIES 6U
#define N_DENSITIES 9U

/// Neither sparse nor busy, where nothing is known.
#define MIDDLE_DENSITY 5U
#define LEAST_DENSITY 2U

/// Rows of each table, as train/arranger.py says; "what" has more than a byte holds.
static const uint8_t step_rows[]  = {98, 112, 37};
static const uint8_t chord_rows[] = {21, 13, 12};
static const uint8_t echo_rows[]  = {99, 113, 38, 99, 113, 38};
static const uint8_t word_rows[]  = {28, 7, 13, 8, 8, 6, 9, 5};

struct ComposeArranger {
  const NnBlob*  blob;
  NnStack *      encoder, *decoder;
  uint32_t       width;
  NnRows         source[N_SOURCE_TABLES], step[N_STEP_TABLES], chord[N_CHORD_TABLES];
  NnRows         echo[N_ECHO_TABLES], words[N_WORD_TABLES];
  NnMatrix       turns[2], to_where, to_what, to_much;
  const uint8_t* densities; ///< (N_STYLES, BASE_N_PARTS, N_ENERGIES, N_DENSITIES)
};

static BaseStatus
open_tables(ComposeArranger* self)
{
  const NnBlob* const blob     = self->blob;
  const uint32_t      width    = self->width;
  NnRows* const       source   = self->source;
  BaseStatus          status[] = {
             compose_table_from(blob, "source.0", COMPOSE_N_WHERE - 1U, width, &source[0]),
             compose_table_from(blob, "source.1", COMPOSE_KICK + 1U, width, &source[1]),
             compose_table_from(blob, "source.2", COMPOSE_N_MUCH, width, &source[2]),
             compose_tables_from(blob, "step", step_rows, N_STEP_TABLES, width, self->step),
             compose_tables_from(blob, "chord", chord_rows, N_CHORD_TABLES, width, self->chord),
             compose_tables_from(blob, "echo", echo_rows, N_ECHO_TABLES, width, self->echo),
             compose_tables_from(blob, "words", word_rows, N_WORD_TABLES, width, self->words),
             nn_matrix_from(blob, "turns.0", width, width, &self->turns[0]),
             nn_matrix_from(blob, "turns.1", width, width, &self->turns[1]),
             nn_matrix_from(blob, "to_where", COMPOSE_N_WHERE, width, &self->to_where),
             nn_matrix_from(blob, "to_what", COMPOSE_N_NOTES, width, &self->to_what),
             nn_matrix_from(blob, "to_much", COMPOSE_N_PART_MUCH, width, &self->to_much),
  };
  for (size_t i = 0; i < sizeof(status) / sizeof(status[0]); ++i) {
    if (status[i]) {
      return status[i];
    }
  }
  return BASE_OK;
}

/// How busy the parts of the training data are.
static BaseStatus
open_densities(ComposeArranger* self)
{
  const NnTensor* const own = nn_blob_tensor(self->blob, "densities", NN_UINT8, 4);
  if (!own || own->shape[0] != N_STYLES || own->shape[1] != BASE_N_PARTS ||
      own->shape[2] != N_ENERGIES || own->shape[3] != N_DENSITIES) {
    return BASE_BAD_INPUT;
  }
  self->densities = (const uint8_t*)own->data;
  return BASE_OK;
}

static BaseStatus
open_network(ComposeArranger* self, const char* path)
{
  const NnStackShape reads  = {.kind = NN_ENCODER, .context = COMPOSE_MAX_SOURCE};
  BaseStatus         status = nn_blob_share(path, &self->blob);
  status =
    status ? status : nn_stack_open(self->blob, "encoder.", &reads, &self->encoder);
  if (status) {
    return status;
  }
  self->width               = nn_stack_width(self->encoder);
  const NnStackShape writes = {.kind         = NN_CAUSAL,
                               .context      = COMPOSE_MAX_PART_STEPS,
                               .n_source     = COMPOSE_MAX_SOURCE,
                               .source_width = self->width};
  status = nn_stack_open(self->blob, "decoder.", &writes, &self->decoder);
  if (status) {
    return status;
  }
  if (nn_stack_width(self->decoder) != self->width || open_densities(self)) {
    return BASE_BAD_INPUT;
  }
  return open_tables(self);
}

BaseStatus
compose_arranger_open(const char* path, ComposeArranger** arranger)
{
  *arranger                   = NULL;
  ComposeArranger* const self = (ComposeArranger*)calloc(1, sizeof(ComposeArranger));
  if (!self) {
    return BASE_NO_MEMORY;
  }
  const BaseStatus status = open_network(self, path);
  if (status) {
    compose_arranger_free(self);
    return status;
  }
  *arranger = self;
  return BASE_OK;
}

void
compose_arranger_free(ComposeArranger* arranger)
{
  if (arranger) {
    nn_stack_free(arranger->encoder);
    nn_stack_free(arranger->decoder);
    nn_blob_release(arranger->blob);
    free(arranger);
  }
}

/// The class that `share` of the bars are no busier than; 0 if it is not known.
static uint32_t
class_at(const uint8_t* shares, float share)
{
  uint32_t found = LEAST_DENSITY;
  while (found < N_DENSITIES - 1U && share * 255.0f > (float)shares[found]) {
    ++found;
  }
  return shares[N_DENSITIES - 1U] ? found : 0;
}

uint32_t
compose_arranger_density(const ComposeArranger* arranger, uint32_t style, BasePart part,
                         uint32_t energy, float share)
{
  const uint32_t tries[][2] = {{style, energy}, {style, 0}, {0, energy}, {0, 0}};
  for (uint32_t i = 0; i < sizeof(tries) / sizeof(tries[0]); ++i) {
    const size_t   row   = (size_t)tries[i][0] * BASE_N_PARTS + (size_t)part;
    const size_t   at    = (row * N_ENERGIES + tries[i][1]) * N_DENSITIES;
    const uint32_t found = class_at(arranger->densities + at, share);
    if (found) {
      return found;
    }
  }
  return MIDDLE_DENSITY;
}

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

static void
add_bar_words(const ComposeArranger* arranger, const ComposePartBarWords* bar, float* x)
{
  nn_rows_add(&arranger->words[5], bar->energy, x);
  nn_rows_add(&arranger->words[6], bar->density, x);
  nn_rows_add(&arranger->words[7], bar->purpose, x);
}

static void
say_words(ComposeStylus* self, const ComposePartWords* words)
{
  const NnRows* const tables = self->arranger->words;
  memset(self->words, 0, sizeof(self->words));
  nn_rows_add(&tables[0], words->style, self->words);
  nn_rows_add(&tables[1], words->role, self->words);
  nn_rows_add(&tables[2], words->meter, self->words);
  nn_rows_add(&tables[3], words->mode, self->words);
  nn_rows_add(&tables[4], words->tempo, self->words);
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
  say_words(self, words);
  for (uint32_t i = 0; i < n_read; ++i) {
    const ComposeStep* const step = &steps[i];
    float* const             x    = self->source + (size_t)i * width;
    memcpy(x, self->words, width * sizeof(float));
    nn_rows_add(&arranger->source[0], step->where, x);
    nn_rows_add(&arranger->source[1], step->what, x);
    nn_rows_add(&arranger->source[2], step->much, x);
    add_bar_words(arranger, &bars[step->bar], x);
    at[i] = (NnPlace){step->bar, step->where};
  }
  // Never beyond what the states were opened for
  (void)nn_stack_encode(arranger->encoder, self->reader, self->source, at, n_read);
  (void)nn_stack_rewind(arranger->decoder, self->state, 0);
  (void)nn_stack_hear(arranger->decoder, self->state, self->source, at, n_read);
}

static void
add_force(const ComposeArranger* arranger, const ComposeForce* force, float* x)
{
  nn_rows_add(&arranger->chord[0], force->quality, x);
  nn_rows_add(&arranger->chord[1], force->degree, x);
  nn_rows_add(&arranger->chord[2], force->offset, x);
}

void
compose_stylus_take(ComposeStylus* self, const ComposePartStep* step,
                    const ComposePartBarWords* bar)
{
  const ComposeArranger* const arranger = self->arranger;
  float                        x[NN_MAX_WIDTH];
  memcpy(x, self->words, arranger->width * sizeof(float));
  nn_rows_add(&arranger->step[0], step->where, x);
  nn_rows_add(&arranger->step[1], step->what, x);
  nn_rows_add(&arranger->step[2], step->much, x);
  add_force(arranger, &step->force, x);
  for (uint32_t i = 0; i < COMPOSE_N_ECHOES; ++i) {
    const size_t table = (size_t)i * N_STEP_TABLES;
    nn_rows_add(&arranger->echo[table], step->echo[i].where, x);
    nn_rows_add(&arranger->echo[table + 1], step->echo[i].what, x);
    nn_rows_add(&arranger->echo[table + 2], step->echo[i].much, x);
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
