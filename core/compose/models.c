#include "core/compose/models.h"

#include <stdio.h>
#include <stdlib.h>

#define PATH_BYTES 4096U

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
  char       path[PATH_BYTES];
  BaseStatus status = join(path, directory, "composer.nn")
                        ? compose_composer_open(path, &self->composer)
                        : BASE_NOT_FOUND;
  if (status) {
    return status;
  }
  return join(path, directory, "arranger.nn")
           ? compose_arranger_open(path, &self->arranger)
           : BASE_NOT_FOUND;
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
    free(models);
  }
}
