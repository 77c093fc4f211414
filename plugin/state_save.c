// A session is saved.

#include "plugin/memory.h"
#include "plugin/plugin.h"
#include "plugin/state_paths.h"

#include <stdio.h>
#include <string.h>

/// A larger score goes to a file of its own, if the host can keep one.
#define MAX_INLINE_BYTES 32768U

#define PORTABLE (LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE)

typedef struct {
  LV2_State_Store_Function store;
  LV2_State_Handle         handle;
  PluginPaths              paths;
} Keeper;

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
  const PluginPaths* const paths = &keeper->paths;
  if (!paths->map_path || !paths->make_path) {
    return false;
  }
  char* const path = paths->make_path->path(paths->make_path->handle, file);
  bool        done = path && write_file(path, text->bytes, text->n);
  if (done) {
    char* const name = paths->map_path->abstract_path(paths->map_path->handle, path);
    done = name && keeper->store(keeper->handle, key, name, strlen(name) + 1,
                                 self->urids.atom_Path, PORTABLE) == LV2_STATE_SUCCESS;
    plugin_path_free(paths, name);
  }
  plugin_path_free(paths, path);
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

LV2_State_Status
plugin_save(LV2_Handle instance, LV2_State_Store_Function store,
            LV2_State_Handle handle, uint32_t flags, const LV2_Feature* const* features)
{
  (void)flags;
  Plugin* const      self    = (Plugin*)instance;
  const PluginUrids* urids   = &self->urids;
  const Keeper       keeper  = {store, handle, plugin_paths(features)};
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
