#include "tests/plugin/host.h"

#include "tests/plugin/host_inside.h"
#include "tests/test.h"

#include <dlfcn.h>

#include <lv2/urid/urid.h>

static LV2_Atom_Sequence*
new_sequence(uint32_t n_bytes)
{
  LV2_Atom_Sequence* const sequence =
    (LV2_Atom_Sequence*)calloc(1, n_bytes + sizeof(LV2_Atom_Sequence));
  CHECK(sequence);
  return sequence;
}

static void
make_buffers(Host* self)
{
  self->in_capacity  = 4 * ESTRO_ATOM_BYTES;
  self->notify_bytes = ESTRO_ATOM_BYTES;
  self->midi_bytes   = ESTRO_ATOM_BYTES;
  self->in           = new_sequence(self->in_capacity);
  self->notify       = new_sequence(self->in_capacity);
  self->midi         = new_sequence(self->in_capacity);
  host_empty_input(self);
  for (unsigned i = 0; i < self->n_audio; ++i) {
    self->audio[i] = (float*)calloc(HOST_MAX_FRAMES, sizeof(float));
    CHECK(self->audio[i]);
  }
}

static void
connect_all(Host* self)
{
  host_connect(self, ESTRO_PORT_CONTROL, self->in);
  host_connect(self, ESTRO_PORT_NOTIFY, self->notify);
  host_connect(self, ESTRO_PORT_MIDI_OUT, self->midi);
  for (unsigned i = 0; i < self->n_audio; ++i) {
    host_connect(self, ESTRO_PORT_AUDIO + i, self->audio[i]);
  }
  for (unsigned i = 0; i < PARAM_N; ++i) {
    self->knobs[i] = param_info((ParamId)i)->preset;
    host_connect(self, ESTRO_PORT_AUDIO + self->n_audio + i, &self->knobs[i]);
  }
  host_connect(self, ESTRO_PORT_AUDIO + self->n_audio + PARAM_N, &self->latency);
}

static const LV2_Descriptor*
find_descriptor(void** library, bool multi)
{
  *library = dlopen(PLUGIN_SO, RTLD_NOW | RTLD_LOCAL);
  if (!*library) {
    fprintf(stderr, "%s\n", dlerror());
    exit(1);
  }
  LV2_Descriptor_Function function = NULL;
  *(void**)&function               = dlsym(*library, "lv2_descriptor");
  CHECK(function);
  return function(multi ? 1 : 0);
}

Host*
host_new(const HostOptions* options)
{
  void*                       library    = NULL;
  const LV2_Descriptor* const descriptor = find_descriptor(&library, options->multi);
  Host* const                 self       = host_new_with(descriptor, options);
  if (self) {
    self->library = library;
  } else {
    dlclose(library);
  }
  return self;
}

Host*
host_open(HostWorker worker)
{
  const HostOptions options = {48000, false, worker};
  Host* const       host    = host_new(&options);
  CHECK(host);
  return host;
}

Host*
host_open_composed(const char* prompt)
{
  Host* const host = host_open(HOST_INLINE);
  host_send_position(host, 0, 0, 0, 0, 120);
  host_send_prompt(host, 0, prompt);
  host_run_until_composed(host, 256);
  return host;
}

Host*
host_new_with(const LV2_Descriptor* descriptor, const HostOptions* options)
{
  Host* const self = (Host*)calloc(1, sizeof *self);
  CHECK(self);
  self->options      = *options;
  self->descriptor   = descriptor;
  self->n_audio      = options->multi ? ESTRO_MULTI_N_AUDIO : ESTRO_N_AUDIO;
  self->errands.kind = options->worker;

  // The plugin keeps these addresses
  static LV2_URID_Map map = {NULL, host_map};
  self->schedule          = (LV2_Worker_Schedule*)malloc(sizeof *self->schedule);
  CHECK(self->schedule);
  *self->schedule = (LV2_Worker_Schedule){&self->errands, host_schedule};
  const LV2_Feature        map_feature      = {LV2_URID__map, &map};
  const LV2_Feature        schedule_feature = {LV2_WORKER__schedule, self->schedule};
  const LV2_Feature* const features[]       = {
          &map_feature, options->worker == HOST_NO_WORKER ? NULL : &schedule_feature, NULL};
  const HostPlace before = host_enter(HOST_IN_PLUGIN);
  self->instance =
    descriptor->instantiate(descriptor, options->rate_hz, PLUGIN_BUNDLE, features);
  host_enter(before);
  if (!self->instance) {
    free(self->schedule);
    free(self);
    return NULL;
  }
  make_buffers(self);
  connect_all(self);
  self->errands.instance = self->instance;
  self->errands.interface =
    (const LV2_Worker_Interface*)descriptor->extension_data(LV2_WORKER__interface);
  host_errands_start(self);
  host_activate(self);
  return self;
}

void
host_free(Host* self)
{
  host_errands_stop(self);
  host_deactivate(self);
  self->descriptor->cleanup(self->instance);
  for (unsigned i = 0; i < self->n_audio; ++i) {
    free(self->audio[i]);
  }
  if (self->notify != self->in) {
    free(self->notify);
  }
  free(self->in);
  free(self->midi);
  free(self->recorded);
  free(self->notes);
  free(self->schedule);
  if (self->library) {
    dlclose(self->library);
  }
  free(self);
}

void
host_renew(Host* self)
{
  HostState empty;
  host_state_init(&empty, false);
  const int32_t version = ESTRO_STATE_VERSION;
  host_state_put(&empty, ESTRO__version, LV2_ATOM__Int, &version, sizeof version);
  host_state_put(&empty, ESTRO__prompt, LV2_ATOM__String, "", 1);
  CHECK(!host_restore(self, &empty));
  host_state_clear(&empty);
  host_deactivate(self);
  host_activate(self);
  for (unsigned i = 0; i < PARAM_N; ++i) {
    self->knobs[i] = param_info((ParamId)i)->preset;
  }
  host_limit_outputs(self, ESTRO_ATOM_BYTES, ESTRO_ATOM_BYTES);
  host_empty_input(self);
  host_run(self, 64); // Takes up what was restored, pays what is owed
  host_forget(self);
  memset(&self->news, 0, sizeof self->news);
}

void
host_activate(Host* self)
{
  self->descriptor->activate(self->instance);
}

void
host_deactivate(Host* self)
{
  self->descriptor->deactivate(self->instance);
}

LV2_Handle
host_instance(Host* self)
{
  return self->instance;
}

void
host_connect(Host* self, uint32_t port, void* buffer)
{
  self->descriptor->connect_port(self->instance, port, buffer);
}

void
host_disconnect(Host* self, uint32_t port)
{
  host_connect(self, port, NULL);
}

void
host_set(Host* self, ParamId id, float value)
{
  self->knobs[id] = value;
}

float
host_get(const Host* self, ParamId id)
{
  return self->knobs[id];
}

void
host_limit_outputs(Host* self, uint32_t notify_bytes, uint32_t midi_bytes)
{
  self->notify_bytes = notify_bytes;
  self->midi_bytes   = midi_bytes;
}

void
host_share_buffers(Host* self)
{
  free(self->notify);
  self->notify = self->in;
  host_connect(self, ESTRO_PORT_NOTIFY, self->in);
}
