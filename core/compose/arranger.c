#include "core/compose/arranger_network.h"

#include "core/compose/table.h"

#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define N_STYLES 28U
#define N_ENERGIES 6U
#define N_DENSITIES 9U

/// Neither sparse nor busy, where nothing is known.
#define MIDDLE_DENSITY 5U
#define LEAST_DENSITY 2U

// Rows of each table, as train/arranger.py says
#define N_SOURCE_WHERE (COMPOSE_N_WHERE - 1U) // Sheets end without a step
#define N_SOURCE_WHAT (COMPOSE_KICK + 1U)     // More than a byte holds
#define N_SOURCE_MUCH COMPOSE_N_MUCH
#define ECHO_WHERE (COMPOSE_NO_ECHO_WHERE + 1U)
#define ECHO_WHAT (COMPOSE_NO_ECHO_WHAT + 1U)
#define ECHO_MUCH (COMPOSE_NO_ECHO_MUCH + 1U)
static const uint8_t step_rows[]  = {COMPOSE_N_WHERE, COMPOSE_N_NOTES,
                                     COMPOSE_N_PART_MUCH};
static const uint8_t force_rows[] = {COMPOSE_NO_QUALITY + 1U, COMPOSE_NO_DEGREE + 1U,
                                     12};
static const uint8_t echo_rows[]  = {ECHO_WHERE, ECHO_WHAT, ECHO_MUCH,
                                     ECHO_WHERE, ECHO_WHAT, ECHO_MUCH};
static const uint8_t word_rows[]  = {N_STYLES, BASE_N_PARTS, 13,          8,
                                     8,        N_ENERGIES,   N_DENSITIES, 5};

static BaseStatus
open_source(ComposeArranger* self)
{
  const NnBlob* const blob  = self->blob;
  const uint32_t      width = self->width;
  NnRows* const       rows  = self->source;
  BaseStatus          status =
    compose_table_from(blob, "source.0", N_SOURCE_WHERE, width, &rows[0]);
  status = status
             ? status
             : compose_table_from(blob, "source.1", N_SOURCE_WHAT, width, &rows[1]);
  return status ? status
                : compose_table_from(blob, "source.2", N_SOURCE_MUCH, width, &rows[2]);
}

static BaseStatus
open_tables(ComposeArranger* self)
{
  const struct {
    const char*    name;
    const uint8_t* n_rows;
    uint32_t       n;
    NnRows*        tables;
  } all[] = {
    {"step", step_rows, COUNT(step_rows), self->step},
    {"chord", force_rows, COUNT(force_rows), self->force},
    {"echo", echo_rows, COUNT(echo_rows), self->echo},
    {"words", word_rows, COUNT(word_rows), self->words},
  };
  BaseStatus status = open_source(self);
  for (size_t i = 0; i < COUNT(all) && !status; ++i) {
    status = compose_tables_from(self->blob, all[i].name, all[i].n_rows, all[i].n,
                                 self->width, all[i].tables);
  }
  return status;
}

static BaseStatus
open_heads(ComposeArranger* self)
{
  const struct {
    const char* name;
    uint32_t    n_rows;
    NnMatrix*   matrix;
  } all[] = {
    {"turns.0", self->width, &self->turns[0]},
    {"turns.1", self->width, &self->turns[1]},
    {"to_where", COMPOSE_N_WHERE, &self->to_where},
    {"to_what", COMPOSE_N_NOTES, &self->to_what},
    {"to_much", COMPOSE_N_PART_MUCH, &self->to_much},
  };
  BaseStatus status = BASE_OK;
  for (size_t i = 0; i < COUNT(all) && !status; ++i) {
    status = nn_matrix_from(self->blob, all[i].name, all[i].n_rows, self->width,
                            all[i].matrix);
  }
  return status;
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

/// The encoder, and the decoder that hears what it makes.
static BaseStatus
open_stacks(ComposeArranger* self)
{
  const NnStackShape reads = {.kind = NN_ENCODER, .context = COMPOSE_MAX_SOURCE};
  BaseStatus status = nn_stack_open(self->blob, "encoder.", &reads, &self->encoder);
  self->width       = status ? 0 : nn_stack_width(self->encoder);
  const NnStackShape writes = {.kind         = NN_CAUSAL,
                               .context      = COMPOSE_MAX_PART_STEPS,
                               .n_source     = COMPOSE_MAX_SOURCE,
                               .source_width = self->width};
  status =
    status ? status : nn_stack_open(self->blob, "decoder.", &writes, &self->decoder);
  const bool fits = !status && nn_stack_width(self->decoder) == self->width;
  return status ? status : fits ? BASE_OK : BASE_BAD_INPUT;
}

static BaseStatus
open_network(ComposeArranger* self, const char* path)
{
  BaseStatus status = nn_blob_share(path, &self->blob);
  status            = status ? status : open_stacks(self);
  status            = status ? status : open_densities(self);
  status            = status ? status : open_tables(self);
  return status ? status : open_heads(self);
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
  for (uint32_t i = 0; i < COUNT(tries); ++i) {
    const size_t   row   = (size_t)tries[i][0] * BASE_N_PARTS + (size_t)part;
    const size_t   at    = (row * N_ENERGIES + tries[i][1]) * N_DENSITIES;
    const uint32_t found = class_at(arranger->densities + at, share);
    if (found) {
      return found;
    }
  }
  return MIDDLE_DENSITY;
}
