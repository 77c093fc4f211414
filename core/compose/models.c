#include "core/compose/models.h"

#include "core/nn/blob.h"

#include <stdio.h>
#include <stdlib.h>

#define PATH_BYTES 4096U
#define N_FILES 6U

/// The path of `name`; false if it is too long.
static bool
join(char path[PATH_BYTES], const char* directory, const char* name)
{
  const int n = snprintf(path, PATH_BYTES, "%s/%s", directory, name);
  return n > 0 && (unsigned)n < PATH_BYTES;
}

static BaseStatus
open_all(ComposeModels* self, const char* directory)
{
  static const char* const names[N_FILES] = {"composer.nn",    "arranger.nn",
                                             "performer.nn",   "critic.nn",
                                             "originality.nn", "outlines.nn"};
  char                     paths[N_FILES][PATH_BYTES];
  for (uint32_t i = 0; i < N_FILES; ++i) {
    if (!join(paths[i], directory, names[i])) {
      return BASE_NOT_FOUND;
    }
  }
  BaseStatus status = compose_composer_open(paths[0], &self->composer);
  status = status ? status : compose_arranger_open(paths[1], &self->arranger);
  status = status ? status : compose_performer_open(paths[2], &self->performer);
  status = status ? status : compose_critic_open(paths[3], &self->critic);
  status = status ? status : compose_original_open(&self->original, paths[4]);
  status = status ? status : compose_outlines_open(&self->outlines, paths[5]);
  for (uint32_t i = 0; !status && i < N_FILES; ++i) {
    const NnBlob* blob = NULL;
    status             = nn_blob_share(paths[i], &blob);
    self->checksum     = self->checksum * 31U + (status ? 0 : nn_blob_checksum(blob));
    nn_blob_release(blob);
  }
  return status;
}

uint64_t
compose_models_checksum(const ComposeModels* models)
{
  return models->checksum;
}

BaseStatus
compose_models_open(const char* directory, ComposeModels** models)
{
  *models                   = NULL;
  ComposeModels* const self = (ComposeModels*)calloc(1, sizeof(ComposeModels));
  if (!self) {
    return BASE_NO_MEMORY;
  }
  const BaseStatus status = open_all(self, directory);
  if (status) {
    compose_models_free(self);
    return status;
  }
  *models = self;
  return BASE_OK;
}

void
compose_models_free(ComposeModels* models)
{
  if (models) {
    compose_composer_free(models->composer);
    compose_arranger_free(models->arranger);
    compose_performer_free(models->performer);
    compose_critic_free(models->critic);
    compose_original_close(&models->original);
    compose_outlines_close(&models->outlines);
    free(models);
  }
}
