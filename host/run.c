#include "host/instance.h"

#include <stdlib.h>
#include <string.h>

int
host_instance_control(const HostInstance* self, const char* symbol)
{
  const HostPort* const port =
    host_bundle_control(self->bundle, symbol, strlen(symbol));
  return port ? (int)(port - self->bundle->ports) : -1;
}

static void
set_value(const char* symbol, void* data, const void* value, uint32_t size,
          uint32_t type)
{
  HostInstance* const self  = (HostInstance*)data;
  const int           index = host_instance_control(self, symbol);
  if (index < 0 || size < 4) {
    return;
  }
  if (type == self->urids.atom_float) {
    memcpy(&self->values[index], value, 4);
  } else if (type == self->urids.atom_int || type == self->urids.atom_bool) {
    int32_t number = 0;
    memcpy(&number, value, 4);
    self->values[index] = (float)number;
  }
}

bool
host_instance_preset(HostInstance* self, const LilvNode* preset, bool with_properties,
                     HostFault* fault)
{
  LilvWorld* const world = self->bundle->world;
  lilv_world_load_resource(world, preset);
  LilvState* const state = lilv_state_new_from_world(world, &self->uris.map, preset);
  if (!state) {
    return host_fault(fault, HOST_COULD_NOT, "cannot read the preset <%.200s>",
                      lilv_node_as_uri(preset));
  }
  lilv_state_restore(state, with_properties ? self->lilv : NULL, set_value, self, 0,
                     self->feature_list);
  lilv_state_free(state);
  return true;
}

void
host_instance_activate(HostInstance* self)
{
  lilv_instance_activate(self->lilv);
  self->is_active = true;
}

void
host_instance_begin(HostInstance* self)
{
  lv2_atom_forge_set_buffer(&self->forge, (uint8_t*)self->in, self->in_bytes);
  lv2_atom_forge_sequence_head(&self->forge, &self->sequence, 0);
}

/// An output port says how much room it has, until the plugin fills it.
static void
empty(const HostInstance* self, LV2_Atom_Sequence* sequence, uint32_t bytes)
{
  sequence->atom.size = bytes - (uint32_t)sizeof(LV2_Atom);
  sequence->atom.type = self->urids.atom_chunk;
}

void
host_instance_run(HostInstance* self, uint32_t n)
{
  lv2_atom_forge_pop(&self->forge, &self->sequence);
  empty(self, self->notify, self->notify_bytes);
  empty(self, self->midi, self->midi_bytes);
  lilv_instance_run(self->lilv, n);
  host_worker_after_run(&self->worker);
  host_hear(&self->heard, &self->urids, self->notify);
}

const float*
host_instance_audio(const HostInstance* self, uint32_t output)
{
  return self->audio + (size_t)output * self->block;
}

void
host_instance_close(HostInstance* self)
{
  if (!self->bundle) {
    return;
  }
  if (self->is_active) {
    lilv_instance_deactivate(self->lilv);
  }
  host_worker_drop(&self->worker);
  lilv_instance_free(self->lilv);
  host_heard_drop(&self->heard);
  free(self->audio);
  free(self->in);
  free(self->notify);
  free(self->midi);
  host_uris_drop(&self->uris);
  memset(self, 0, sizeof(*self));
}
