#include "host/uris.h"

#include <stdlib.h>
#include <string.h>

static LV2_URID
map(LV2_URID_Map_Handle handle, const char* uri)
{
  return host_uris_map((HostUris*)handle, uri);
}

static const char*
unmap(LV2_URID_Unmap_Handle handle, LV2_URID number)
{
  HostUris* const self = (HostUris*)handle;
  pthread_mutex_lock(&self->lock);
  const char* const uri =
    number && number <= self->n_uris ? self->uris[number - 1] : NULL;
  pthread_mutex_unlock(&self->lock);
  return uri;
}

void
host_uris_init(HostUris* self)
{
  memset(self, 0, sizeof(*self));
  pthread_mutex_init(&self->lock, NULL);
  self->map   = (LV2_URID_Map){self, map};
  self->unmap = (LV2_URID_Unmap){self, unmap};
}

static LV2_URID
append(HostUris* self, const char* uri)
{
  char** const grown = realloc(self->uris, (self->n_uris + 1) * sizeof(char*));
  if (!grown) {
    return 0;
  }
  self->uris       = grown;
  char* const copy = strdup(uri);
  if (!copy) {
    return 0;
  }
  self->uris[self->n_uris] = copy;
  return ++self->n_uris;
}

LV2_URID
host_uris_map(HostUris* self, const char* uri)
{
  pthread_mutex_lock(&self->lock);
  LV2_URID number = 0;
  for (uint32_t i = 0; !number && i < self->n_uris; ++i) {
    number = strcmp(self->uris[i], uri) ? 0 : i + 1;
  }
  number = number ? number : append(self, uri);
  pthread_mutex_unlock(&self->lock);
  return number;
}

void
host_uris_drop(HostUris* self)
{
  for (uint32_t i = 0; i < self->n_uris; ++i) {
    free(self->uris[i]);
  }
  free(self->uris);
  pthread_mutex_destroy(&self->lock);
}
