#include "plugin/memory.h"
#include "plugin/plugin.h"

#include <lv2/core/lv2_util.h>
#include <lv2/state/state.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// A larger score goes to a file of its own, if the host can keep one.
#define MAX_INLINE_BYTES 32768U

/// Nobody composes this much; a file that is larger is not ours.
#define MAX_FILE_BYTES (64L * 1024L * 1024L)

#define PORTABLE (LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE)

typedef struct {
  LV2_State_Map_Path*  map_path;
  LV2_State_Make_Path* make_path;
  LV2_State_Free_Path* free_path;
} Paths;

typedef struct {
  LV2_State_Store_Function store;
  LV2_State_Handle         handle;
  Paths                    paths;
} Keeper;

typedef struct {
  LV2_State_Retrieve_Function retrieve;
  LV2_State_Handle            handle;
  Paths                       paths;
} Finder;

static Paths
find_paths(const LV2_Feature* const* features)
{
  Paths paths = {NULL, NULL, NULL};
  if (features) {
    paths.map_path =
      (LV2_State_Map_Path*)lv2_features_data(features, LV2_STATE__mapPath);
    paths.make_path =
      (LV2_State_Make_Path*)lv2_features_data(features, LV2_STATE__makePath);
    paths.free_path =
      (LV2_State_Free_Path*)lv2_features_data(features, LV2_STATE__freePath);
  }
  return paths;
}

static void
free_path(const Paths* paths, char* path)
{
  if (path && paths->free_path) {
    paths->free_path->free_path(paths->free_path->handle, path);
  } else {
    free(path);
  }
}

static bool
write_file(const char* path, const char* text, size_t n_bytes)
{
  FILE* const file = fopen(path, "wb");
  if (!file) {
    return false;
  }
  const bool written = fwrite(text, 1, n_bytes, file) == n_bytes;
  return !fclose(file) && written;
}

/// A text in a file of the session; false if the host or the disk will not.
static bool
store_file(const Plugin* self, const Keeper* keeper, LV2_URID key, const char* file,
           const PluginText* text)
{
  const Paths* const paths = &keeper->paths;
  if (!paths->map_path || !paths->make_path) {
    return false;
  }
  char* const path = paths->make_path->path(paths->make_path->handle, file);
  bool        done = path && write_file(path, text->bytes, text->n);
  if (done) {
    char* const name = paths->map_path->abstract_path(paths->map_path->handle, path);
    done = name && keeper->store(keeper->handle, key, name, strlen(name) + 1,
                                 self->urids.atom_Path, PORTABLE) == LV2_STATE_SUCCESS;
    free_path(paths, name);
  }
  free_path(paths, path);
  return done;
}

/// A text, in a file of its own if it is large; one that is missing is left out.
static LV2_State_Status
store_text(const Plugin* self, const Keeper* keeper, LV2_URID key, const char* file,
           const PluginText* text)
{
  if (!text->bytes || (file && text->n > MAX_INLINE_BYTES &&
                       store_file(self, keeper, key, file, text))) {
    return LV2_STATE_SUCCESS;
  }
  return keeper->store(keeper->handle, key, text->bytes, text->n + 1,
                       self->urids.atom_String, PORTABLE);
}

static LV2_State_Status
save(LV2_Handle instance, LV2_State_Store_Function store, LV2_State_Handle handle,
     uint32_t flags, const LV2_Feature* const* features)
{
  (void)flags;
  Plugin* const      self    = (Plugin*)instance;
  const PluginUrids* urids   = &self->urids;
  const Keeper       keeper  = {store, handle, find_paths(features)};
  const int32_t      version = ESTRO_STATE_VERSION;
  PluginMemory       memory;
  if (plugin_memory_take(&self->author, &memory)) {
    plugin_memory_clear(&memory);
    return LV2_STATE_ERR_UNKNOWN;
  }
  const struct {
    LV2_URID          key;
    const char*       file;
    const PluginText* text;
  } texts[] = {
    {urids->prompt, NULL, &memory.prompt},
    {urids->corrections, NULL, &memory.corrections},
    {urids->instruments, NULL, &memory.instruments},
    {urids->models, NULL, &memory.models},
    {urids->score, "score.txt", &memory.score},
    {urids->takes, "takes.txt", &memory.takes},
  };
  LV2_State_Status status =
    store(handle, urids->version, &version, sizeof version, urids->atom_Int, PORTABLE);
  for (size_t i = 0; i < sizeof texts / sizeof texts[0] && !status; ++i) {
    status = store_text(self, &keeper, texts[i].key, texts[i].file, texts[i].text);
  }
  plugin_memory_clear(&memory);
  return status;
}

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
retrieve_file(const Paths* paths, const char* value, size_t size, size_t* n_bytes)
{
  char* text = NULL;
  char* name = (char*)malloc(size + 1);
  if (name && paths->map_path) {
    memcpy(name, value, size);
    name[size]       = '\0';
    char* const path = paths->map_path->absolute_path(paths->map_path->handle, name);
    text             = path ? read_file(path, n_bytes) : NULL;
    free_path(paths, path);
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

static LV2_State_Status
restore(LV2_Handle instance, LV2_State_Retrieve_Function retrieve,
        LV2_State_Handle handle, uint32_t flags, const LV2_Feature* const* features)
{
  (void)flags;
  Plugin* const      self    = (Plugin*)instance;
  const PluginUrids* urids   = &self->urids;
  const Finder       finder  = {retrieve, handle, find_paths(features)};
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

const void*
plugin_state_interface(void)
{
  static const LV2_State_Interface interface = {save, restore};
  return &interface;
}
