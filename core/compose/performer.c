#include "core/compose/performer.h"

#include "core/compose/table.h"
#include "core/nn/conv.h"
#include "core/nn/matrix.h"

#include <stdlib.h>
#include <string.h>

#define KERNEL 5U

static const uint8_t feature_rows[COMPOSE_N_FEATURES] = {7,  12, 8, 6, 10, 10, 8,
                                                         26, 56, 4, 5, 6,  28, 8};

struct ComposePerformer {
  const NnBlob* blob;
  NnConv*       conv;
  uint32_t      width;
  NnRows        features[COMPOSE_N_FEATURES];
  NnMatrix      noise, to_out;
};

static BaseStatus
open_network(ComposePerformer* self, const char* path)
{
  BaseStatus status = nn_blob_share(path, &self->blob);
  status = status ? status : nn_conv_open(self->blob, "conv.", KERNEL, &self->conv);
  if (status) {
    return status;
  }
  self->width = nn_conv_width(self->conv);
  status = compose_tables_from(self->blob, "features", feature_rows, COMPOSE_N_FEATURES,
                               self->width, self->features);
  status = status ? status
                  : nn_matrix_from(self->blob, "noise", self->width, COMPOSE_N_NOISE,
                                   &self->noise);
  return status ? status
                : nn_matrix_from(self->blob, "to_out", COMPOSE_N_PLAYED, self->width,
                                 &self->to_out);
}

BaseStatus
compose_performer_open(const char* path, ComposePerformer** performer)
{
  *performer                   = NULL;
  ComposePerformer* const self = (ComposePerformer*)calloc(1, sizeof(ComposePerformer));
  if (!self) {
    return BASE_NO_MEMORY;
  }
  const BaseStatus status = open_network(self, path);
  if (status) {
    compose_performer_free(self);
    return status;
  }
  *performer = self;
  return BASE_OK;
}

void
compose_performer_free(ComposePerformer* performer)
{
  if (performer) {
    nn_conv_free(performer->conv);
    nn_blob_release(performer->blob);
    free(performer);
  }
}

uint32_t
compose_performer_scratch(const ComposePerformer* performer)
{
  return 2U * COMPOSE_MAX_PERFORMED * performer->width;
}

void
compose_performer_run(const ComposePerformer* performer,
                      const ComposeFeatures* features, const float* noise, uint32_t n,
                      float* values, float* scratch)
{
  const uint32_t width = performer->width;
  float* const   rest  = scratch + (size_t)COMPOSE_MAX_PERFORMED * width;
  for (uint32_t i = 0; i < n; ++i) {
    float* const x = scratch + (size_t)i * width;
    nn_matrix_run(&performer->noise, noise + (size_t)i * COMPOSE_N_NOISE, x);
    for (uint32_t k = 0; k < COMPOSE_N_FEATURES; ++k) {
      nn_rows_add(&performer->features[k], features[i].value[k], x);
    }
  }
  nn_conv_run(performer->conv, scratch, n, rest);
  for (uint32_t i = 0; i < n; ++i) {
    nn_matrix_run(&performer->to_out, scratch + (size_t)i * width,
                  values + (size_t)i * COMPOSE_N_PLAYED);
  }
}
