#include "tests/plugin/host_inside.h"
#include "tests/test.h"

#include <unistd.h>

void
host_state_init(HostState* self, bool files)
{
  memset(self, 0, sizeof *self);
  if (files) {
    snprintf(self->folder, sizeof self->folder, "/tmp/estro-state-XXXXXX");
    CHECK(mkdtemp(self->folder));
  }
}

void
host_state_clear(HostState* self)
{
  for (unsigned i = 0; i < self->n; ++i) {
    free(self->values[i].value);
  }
  if (self->folder[0]) {
    char file[128];
    snprintf(file, sizeof file, "%s/score.txt", self->folder);
    remove(file);
    rmdir(self->folder);
  }
  memset(self, 0, sizeof *self);
}

static LV2_State_Status
store(LV2_State_Handle handle, uint32_t key, const void* value, size_t size,
      uint32_t type, uint32_t flags)
{
  HostState* const self = (HostState*)handle;
  CHECK(self->n < 16);
  HostValue* const kept   = &self->values[self->n++];
  const HostPlace  before = host_enter(HOST_OUTSIDE);
  // Exactly as large as it is, so that a reader who goes beyond is caught
  *kept = (HostValue){key, type, flags, size, malloc(size ? size : 1)};
  CHECK(kept->value);
  memcpy(kept->value, value, size);
  host_enter(before);
  return LV2_STATE_SUCCESS;
}

static const void*
retrieve(LV2_State_Handle handle, uint32_t key, size_t* size, uint32_t* type,
         uint32_t* flags)
{
  const HostState* const self = (const HostState*)handle;
  for (unsigned i = 0; i < self->n; ++i) {
    if (self->values[i].key == key) {
      *size  = self->values[i].size;
      *type  = self->values[i].type;
      *flags = self->values[i].flags;
      return self->values[i].value;
    }
  }
  return NULL;
}

void
host_state_put(HostState* self, const char* key, const char* type, const void* value,
               size_t size)
{
  store(self, host_urid(key), value, size, host_urid(type), 0);
}

const HostValue*
host_state_get(const HostState* self, const char* key)
{
  for (unsigned i = 0; i < self->n; ++i) {
    if (self->values[i].key == host_urid(key)) {
      return &self->values[i];
    }
  }
  return NULL;
}

bool
host_state_equal(const HostState* a, const HostState* b)
{
  bool same = a->n == b->n;
  for (unsigned i = 0; same && i < a->n; ++i) {
    const HostValue* const x = &a->values[i];
    const HostValue* const y = &b->values[i];
    same = x->key == y->key && x->type == y->type && x->size == y->size &&
           x->flags == y->flags && !memcmp(x->value, y->value, x->size);
  }
  return same;
}

static char*
join(LV2_State_Make_Path_Handle handle, const char* name)
{
  const HostState* const self   = (const HostState*)handle;
  const HostPlace        before = host_enter(HOST_OUTSIDE);
  char* const            path   = (char*)malloc(256);
  CHECK(path);
  snprintf(path, 256, "%s/%s", self->folder, name);
  host_enter(before);
  return path;
}

static char*
last_of(LV2_State_Map_Path_Handle handle, const char* path)
{
  (void)handle;
  const HostPlace   before = host_enter(HOST_OUTSIDE);
  const char* const slash  = strrchr(path, '/');
  char* const       name   = (char*)malloc(256);
  CHECK(name);
  snprintf(name, 256, "%s", slash ? slash + 1 : path);
  host_enter(before);
  return name;
}

static const LV2_State_Interface*
interface(const Host* self)
{
  return (const LV2_State_Interface*)self->descriptor->extension_data(
    LV2_STATE__interface);
}

LV2_State_Status
host_save(Host* self, HostState* state)
{
  LV2_State_Make_Path      make       = {state, join};
  LV2_State_Map_Path       map        = {state, last_of, join};
  const LV2_Feature        make_f     = {LV2_STATE__makePath, &make};
  const LV2_Feature        map_f      = {LV2_STATE__mapPath, &map};
  const LV2_Feature* const features[] = {&make_f, &map_f, NULL};
  const HostPlace          before     = host_enter(HOST_IN_PLUGIN);
  const LV2_State_Status   status     = interface(self)->save(
          self->instance, store, state, 0, state->folder[0] ? features : NULL);
  host_enter(before);
  return status;
}

LV2_State_Status
host_restore(Host* self, const HostState* state)
{
  HostState                shown      = *state;
  LV2_State_Map_Path       map        = {&shown, last_of, join};
  const LV2_Feature        map_f      = {LV2_STATE__mapPath, &map};
  const LV2_Feature* const features[] = {&map_f, NULL};
  const HostPlace          before     = host_enter(HOST_IN_PLUGIN);
  const LV2_State_Status   status     = interface(self)->restore(
          self->instance, retrieve, &shown, 0, state->folder[0] ? features : NULL);
  host_enter(before);
  return status;
}
