#include "core/compose/critic.h"

#include "core/compose/table.h"
#include "core/nn/conv.h"
#include "core/nn/matrix.h"

#include <stdlib.h>
#include <string.h>

#define KERNEL 5U
#define N_TABLES 4U
#define N_SAID 3U
#define MAX_WIDTH 256U

struct ComposeCritic {
  const NnBlob* blob;
  NnConv*       conv;
  uint32_t      width;
  NnRows        tables[N_TABLES], said[N_SAID];
  NnMatrix      judge;
};

static BaseStatus
open_network(ComposeCritic* self, const char* path)
{
  static const struct {
    const char* name;
    uint32_t    n_rows;
  } tables[N_TABLES + N_SAID] = {{"where", COMPOSE_N_WHERE},
                                 {"what", COMPOSE_N_WHAT},
                                 {"much", COMPOSE_N_MUCH},
                                 {"bar", COMPOSE_CRITIC_BARS},
                                 {"style", 28},
                                 {"mode", 8},
                                 {"meter", 13}};
  BaseStatus status           = nn_blob_share(path, &self->blob);
  status = status ? status : nn_conv_open(self->blob, "blocks.", KERNEL, &self->conv);
  if (status) {
    return status;
  }
  self->width = nn_conv_width(self->conv);
  for (uint32_t i = 0; i < N_TABLES + N_SAID && !status; ++i) {
    NnRows* const table = i < N_TABLES ? &self->tables[i] : &self->said[i - N_TABLES];
    status = compose_table_from(self->blob, tables[i].name, tables[i].n_rows,
                                self->width, table);
  }
  if (status || self->width > MAX_WIDTH) {
    return BASE_BAD_INPUT;
  }
  return nn_matrix_from(self->blob, "judge", 1, 2U * self->width, &self->judge);
}

BaseStatus
compose_critic_open(const char* path, ComposeCritic** critic)
{
  *critic                   = NULL;
  ComposeCritic* const self = (ComposeCritic*)calloc(1, sizeof(ComposeCritic));
  if (!self) {
    return BASE_NO_MEMORY;
  }
  const BaseStatus status = open_network(self, path);
  if (status) {
    compose_critic_free(self);
    return status;
  }
  *critic = self;
  return BASE_OK;
}

void
compose_critic_free(ComposeCritic* critic)
{
  if (critic) {
    nn_conv_free(critic->conv);
    nn_blob_release(critic->blob);
    free(critic);
  }
}

uint32_t
compose_critic_scratch(const ComposeCritic* critic)
{
  return 2U * COMPOSE_CRITIC_STEPS * critic->width;
}

/// The mean of all vectors, then the greatest of each channel.
static void
pool(const float* x, uint32_t n, uint32_t width, float* out)
{
  for (uint32_t k = 0; k < width; ++k) {
    float sum  = 0.0f;
    float most = x[k];
    for (uint32_t i = 0; i < n; ++i) {
      const float value = x[(size_t)i * width + k];
      sum += value;
      most = value > most ? value : most;
    }
    out[k]         = sum / (float)n;
    out[width + k] = most;
  }
}

float
compose_critic_hear(const ComposeCritic* critic, const ComposePieceWords* words,
                    const ComposeStep* steps, uint32_t n, float* scratch)
{
  const uint32_t width   = critic->width;
  const uint32_t n_heard = n < COMPOSE_CRITIC_STEPS ? n : COMPOSE_CRITIC_STEPS;
  float          pooled[2U * MAX_WIDTH];
  float          verdict = 0.0f;
  if (!n) {
    return verdict;
  }
  memset(scratch, 0, (size_t)n_heard * width * sizeof(float));
  for (uint32_t i = 0; i < n_heard; ++i) {
    float* const x = scratch + (size_t)i * width;
    nn_rows_add(&critic->tables[0], steps[i].where, x);
    nn_rows_add(&critic->tables[1], steps[i].what, x);
    nn_rows_add(&critic->tables[2], steps[i].much, x);
    nn_rows_add(&critic->tables[3], steps[i].bar, x);
    nn_rows_add(&critic->said[0], words->say[COMPOSE_SAY_STYLE], x);
    nn_rows_add(&critic->said[1], words->say[COMPOSE_SAY_MODE], x);
    nn_rows_add(&critic->said[2], words->say[COMPOSE_SAY_METER], x);
  }
  nn_conv_run(critic->conv, scratch, n_heard,
              scratch + (size_t)COMPOSE_CRITIC_STEPS * width);
  pool(scratch, n_heard, width, pooled);
  nn_matrix_run(&critic->judge, pooled, &verdict);
  return verdict;
}

/// The steps of eight bars from `from` on, which begin with the chord in force.
static uint32_t
cut(const ComposeSheet* sheet, uint32_t from, ComposeStep steps[COMPOSE_CRITIC_STEPS])
{
  const uint32_t           end   = from + COMPOSE_CRITIC_BARS < sheet->n_bars
                                     ? from + COMPOSE_CRITIC_BARS
                                     : sheet->n_bars;
  const ComposeStep* const force = compose_sheet_carried(sheet, from);
  uint32_t                 n     = 0;
  for (uint32_t i = sheet->first[from]; i < sheet->first[end]; ++i) {
    if (n == 1 && force) {
      steps[n]       = *force;
      steps[n].where = 0;
      steps[n++].bar = 0;
    }
    if (n < COMPOSE_CRITIC_STEPS) {
      steps[n]       = sheet->steps[i];
      steps[n++].bar = (uint16_t)(sheet->steps[i].bar - from);
    }
  }
  return n;
}

float
compose_critic_judge(const ComposeCritic* critic, const ComposePieceWords* words,
                     const ComposeSheet* sheet, float* scratch)
{
  ComposeStep steps[COMPOSE_CRITIC_STEPS];
  float       sum = 0.0f;
  uint32_t    n   = 0;
  for (uint32_t from = 0; from < sheet->n_bars; from += COMPOSE_CRITIC_BARS, ++n) {
    const uint32_t n_steps = cut(sheet, from, steps);
    sum += compose_critic_hear(critic, words, steps, n_steps, scratch);
  }
  return n ? sum / (float)n : 0.0f;
}
