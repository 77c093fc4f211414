#include "host/find.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// From the program's folder: the build tree, then where `meson install` puts it.
static const char* const places[] = {"..", "../" HOST_LIBDIR "/lv2", "../lib/lv2", "."};

static bool
own_folder(char* folder, size_t bytes)
{
  const ssize_t n = readlink("/proc/self/exe", folder, bytes - 1);
  if (n <= 0) {
    return false;
  }
  folder[n]         = '\0';
  char* const slash = strrchr(folder, '/');
  if (slash) {
    *slash = '\0';
  }
  return slash != NULL;
}

bool
host_find_beside(char* path, size_t path_bytes)
{
  char folder[1024];
  char manifest[1280];
  if (getenv("LV2_PATH") || !own_folder(folder, sizeof(folder))) {
    return false;
  }
  for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); ++i) {
    snprintf(manifest, sizeof(manifest), "%s/%s/estro.lv2/manifest.ttl", folder,
             places[i]);
    if (!access(manifest, R_OK)) {
      const int n = snprintf(path, path_bytes, "%s/%s/estro.lv2/", folder, places[i]);
      return n > 0 && (size_t)n < path_bytes;
    }
  }
  return false;
}

bool
host_find_path_is_absolute(void)
{
  const char* at = getenv("LV2_PATH");
  while (at && *at) {
    if (*at != '/' && *at != '~' && *at != '$' && *at != ':') {
      return false;
    }
    at = strchr(at, ':');
    at = at ? at + 1 : NULL;
  }
  return true;
}
