// A session is restored.

#include "plugin/memory.h"
#include "plugin/plugin.h"
#include "plugin/state_paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Nobody composes this much; a file that is larger is not ours.
#define MAX_FILE_BYTES (64L * 1024L * 1024L)

typedef struct {
  LV2_State_Retrieve_Function retrieve;
  LV2_State_Handle            handle;
  PluginPaths                 paths;
} Finder;

/// Up to the first NUL or the end of the value, whichever comes first.
static size_t
text_bytes(const char* text, size_t size)
{
  const char* const end = (const char*)memchr(text, '\0', size);
  return end ? (size_t)(end - text) : size;
}

/// The version of what was saved, 0 if it is no session's.
static int32_t
version_of(const Plugin* self, const Finder* finder)
{
  size_t            size    = 0;
  uint32_t          type    = 0;
  uint32_t          flags   = 0;
  int32_t           version = 0;
  const void* const value =
    finder->retrieve(finder->handle, self->urids.version, &size, &type, &flags);
  if (value && type == self->urids.atom_Int && size >= sizeof version) {
    memcpy(&version, value, sizeof version);
  }
  return version;
}

static char*
read_file(const char* path, size_t* n_bytes)
{
  FILE* const file = fopen(path, "rb");
  char*       text = NULL;
  if (!file) {
    return NULL;
  }
  const long size = fseek(file, 0, SEEK_END) ? -1 : ftell(file);
  if (size > 0 && size <= MAX_FILE_BYTES && !fseek(file, 0, SEEK_SET)) {
    text = (char*)malloc((size_t)size);
  }
  if (text) {
    *n_bytes = fread(text, 1, (size_t)size, file);
  }
  fclose(file);
  return text;
}

/// The file that a value names, or NULL if it cannot be read.
static char*
retrieve_file(const PluginPaths* paths, const char* value, size_t size, size_t* n_bytes)
{
  char* text = NULL;
  char* name = (char*)malloc(size + 1);
  if (name && paths->map_path) {
    memcpy(name, value, size);
    name[size]       = '\0';
    char* const path = paths->map_path->absolute_path(paths->map_path->handle, name);
    text             = path ? read_file(path, n_bytes) : NULL;
    plugin_path_free(paths, path);
  }
  free(name);
  return text;
}

/// A text, or nothing; whether it was in a file that cannot be read.
static bool
retrieve_text(const Plugin* self, const Finder* finder, LV2_URID key, PluginText* text)
{
  size_t            size  = 0;
  uint32_t          type  = 0;
  uint32_t          flags = 0;
  const char* const value =
    (const char*)finder->retrieve(finder->handle, key, &size, &type, &flags);
  if (value && type == self->urids.atom_Path) {
    text->own   = retrieve_file(&finder->paths, value, size, &text->n);
    text->bytes = text->own;
    return !text->own;
  }
  if (value && type == self->urids.atom_String) {
    text->n     = text_bytes(value, size);
    text->bytes = value;
  }
  return false;
}

LV2_State_Status
plugin_restore(LV2_Handle instance, LV2_State_Retrieve_Function retrieve,
               LV2_State_Handle handle, uint32_t flags,
               const LV2_Feature* const* features)
{
  (void)flags;
  Plugin* const      self    = (Plugin*)instance;
  const PluginUrids* urids   = &self->urids;
  const Finder       finder  = {retrieve, handle, plugin_paths(features)};
  const int32_t      version = version_of(self, &finder);
  PluginMemory       memory  = {.whole = version > 0};
  if (version > ESTRO_STATE_VERSION) {
    plugin_author_tell(&self->author, PLUGIN_NEWER_STATE);
    return LV2_STATE_SUCCESS;
  }
  retrieve_text(self, &finder, urids->prompt, &memory.prompt);
  retrieve_text(self, &finder, urids->corrections, &memory.corrections);
  retrieve_text(self, &finder, urids->instruments, &memory.instruments);
  retrieve_text(self, &finder, urids->models, &memory.models);
  memory.lost_score = retrieve_text(self, &finder, urids->score, &memory.score);
  memory.lost_takes = retrieve_text(self, &finder, urids->takes, &memory.takes);
  if (memory.prompt.bytes || memory.score.bytes || memory.lost_score) {
    plugin_memory_restore(&self->author, &memory);
  }
  plugin_memory_clear(&memory);
  return LV2_STATE_SUCCESS;
}
