// Numbers for URIs, as LV2 wants them.

#ifndef HOST_URIS_H
#define HOST_URIS_H

#include <lv2/urid/urid.h>

#include <pthread.h>

typedef struct {
  pthread_mutex_t lock; ///< Plugins map on any thread
  char**          uris; ///< (n_uris), owned; number N is uris[N - 1]
  uint32_t        n_uris;
  LV2_URID_Map    map;
  LV2_URID_Unmap  unmap;
} HostUris;

/// [host] No URIs yet; `self` must not move afterwards.
void host_uris_init(HostUris* self);

/// [any] The number of `uri`, or 0 when memory is short.
LV2_URID host_uris_map(HostUris* self, const char* uri);

/// [host] Free everything.
void host_uris_drop(HostUris* self);

#endif
