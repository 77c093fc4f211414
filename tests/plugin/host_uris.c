// The host's numbers for URIs, and whose code runs.

#include "tests/plugin/host_inside.h"
#include "tests/test.h"

static char      uris[512][128];
static unsigned  n_uris;
static HostGuard guard;

static _Thread_local HostPlace place;

LV2_URID
host_map(LV2_URID_Map_Handle handle, const char* uri)
{
  (void)handle;
  for (unsigned i = 0; i < n_uris; ++i) {
    if (!strcmp(uris[i], uri)) {
      return i + 1;
    }
  }
  CHECK(n_uris < 512 && strlen(uri) < sizeof uris[0]);
  memcpy(uris[n_uris], uri, strlen(uri) + 1);
  return ++n_uris;
}

uint32_t
host_urid(const char* uri)
{
  return host_map(NULL, uri);
}

const char*
host_uri(uint32_t urid)
{
  return urid && urid <= n_uris ? uris[urid - 1] : NULL;
}

void
host_set_guard(HostGuard function)
{
  guard = function;
}

HostPlace
host_enter(HostPlace next)
{
  const HostPlace before = place;
  place                  = next;
  if (guard) {
    guard(next);
  }
  return before;
}
