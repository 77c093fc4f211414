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

/// The score in a file of the session; false if the host or the disk will not.
static bool
store_file(const Plugin* self, const Paths* paths, LV2_State_Store_Function store,
           LV2_State_Handle handle, const PluginMemory* memory)
{
  if (!paths->map_path || !paths->make_path) {
    return false;
  }
  char* const path = paths->make_path->path(paths->make_path->handle, "score.txt");
  bool        done = path && write_file(path, memory->score, memory->n_score);
  if (done) {
    char* const name = paths->map_path->abstract_path(paths->map_path->handle, path);
    done             = name && store(handle, self->urids.score, name, strlen(name) + 1,
                                     self->urids.atom_Path, PORTABLE) == LV2_STATE_SUCCESS;
    free_path(paths, name);
  }
  free_path(paths, path);
  return done;
}

static LV2_State_Status
store_score(const Plugin* self, const Paths* paths, LV2_State_Store_Function store,
            LV2_State_Handle handle, const PluginMemory* memory)
{
  if (memory->n_score > MAX_INLINE_BYTES &&
      store_file(self, paths, store, handle, memory)) {
    return LV2_STATE_SUCCESS;
  }
  return store(handle, self->urids.score, memory->score, memory->n_score + 1,
               self->urids.atom_String, PORTABLE);
}

static LV2_State_Status
save(LV2_Handle instance, LV2_State_Store_Function store, LV2_State_Handle handle,
     uint32_t flags, const LV2_Feature* const* features)
{
  (void)flags;
  Plugin* const      self    = (Plugin*)instance;
  const PluginUrids* urids   = &self->urids;
  const Paths        paths   = find_paths(features);
  const int32_t      version = ESTRO_STATE_VERSION;
  PluginMemory       memory;
  if (plugin_author_save(&self->author, &memory)) {
    plugin_memory_free(&memory);
    return LV2_STATE_ERR_UNKNOWN;
  }
  LV2_State_Status status =
    store(handle, urids->version, &version, sizeof version, urids->atom_Int, PORTABLE);
  if (!status) {
    status = store(handle, urids->prompt, memory.prompt, memory.n_prompt + 1,
                   urids->atom_String, PORTABLE);
  }
  if (!status && memory.score) {
    status = store_score(self, &paths, store, handle, &memory);
  }
  plugin_memory_free(&memory);
  return status;
}

/// Up to the first NUL or the end of the value, whichever comes first.
static size_t
text_bytes(const char* text, size_t size)
{
  const char* const end = (const char*)memchr(text, '\0', size);
  return end ? (size_t)(end - text) : size;
}

static bool
is_newer(const Plugin* self, LV2_State_Retrieve_Function retrieve,
         LV2_State_Handle handle)
{
  size_t            size  = 0;
  uint32_t          type  = 0;
  uint32_t          flags = 0;
  const void* const value = retrieve(handle, self->urids.version, &size, &type, &flags);
  int32_t           version = 0;
  if (value && type == self->urids.atom_Int && size >= sizeof version) {
    memcpy(&version, value, sizeof version);
  }
  return version > ESTRO_STATE_VERSION;
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

/// The score's file; "" as a score, which is damaged, if it cannot be read.
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

static LV2_State_Status
restore(LV2_Handle instance, LV2_State_Retrieve_Function retrieve,
        LV2_State_Handle handle, uint32_t flags, const LV2_Feature* const* features)
{
  Plugin* const      self     = (Plugin*)instance;
  const PluginUrids* urids    = &self->urids;
  const Paths        paths    = find_paths(features);
  size_t             n_prompt = 0, n_score = 0;
  uint32_t           type = 0;
  if (is_newer(self, retrieve, handle)) {
    plugin_author_tell(&self->author, PLUGIN_NEWER_STATE);
    return LV2_STATE_SUCCESS;
  }
  const char* prompt =
    (const char*)retrieve(handle, urids->prompt, &n_prompt, &type, &flags);
  prompt   = prompt && type == urids->atom_String ? prompt : NULL;
  n_prompt = prompt ? text_bytes(prompt, n_prompt) : 0;

  type             = 0;
  char*       file = NULL;
  const char* score =
    (const char*)retrieve(handle, urids->score, &n_score, &type, &flags);
  if (score && type == urids->atom_Path) {
    file    = retrieve_file(&paths, score, n_score, &n_score);
    n_score = file ? n_score : 0;
    score   = file ? file : "";
  } else if (score && type == urids->atom_String) {
    n_score = text_bytes(score, n_score);
  } else {
    score = NULL;
  }
  if (prompt || score) {
    plugin_author_restore(&self->author, prompt, n_prompt, score, n_score);
  }
  free(file);
  return LV2_STATE_SUCCESS;
}

const void*
plugin_state_interface(void)
{
  static const LV2_State_Interface interface = {save, restore};
  return &interface;
}
