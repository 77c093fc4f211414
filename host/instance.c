#include "host/instance.h"

#include "host/hush.h"
#include "ttl/contract.h"

#include <lv2/buf-size/buf-size.h>
#include <lv2/parameters/parameters.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// What is a warning or worse goes to standard error.
static int
log_vprintf(LV2_Log_Handle handle, LV2_URID type, const char* format, va_list args)
{
  HostUris* const   uris = (HostUris*)handle;
  const char* const kind = uris->unmap.unmap(uris->unmap.handle, type);
  if (!kind || (strcmp(kind, LV2_LOG__Error) && strcmp(kind, LV2_LOG__Warning))) {
    return 0;
  }
  char text[512];
  vsnprintf(text, sizeof(text), format, args);
  text[strcspn(text, "\n")] = '\0';
  return fprintf(stderr, "estro: the plugin says: %s\n", text);
}

__attribute__((format(printf, 3, 4))) static int
log_printf(LV2_Log_Handle handle, LV2_URID type, const char* format, ...)
{
  va_list args;
  va_start(args, format);
  const int n = log_vprintf(handle, type, format, args);
  va_end(args);
  return n;
}

static void
add_option(HostInstance* self, size_t at, const char* key, const char* type,
           const void* value)
{
  self->options[at] = (LV2_Options_Option){.context = LV2_OPTIONS_INSTANCE,
                                           .key     = host_uris_map(&self->uris, key),
                                           .size    = 4,
                                           .type    = host_uris_map(&self->uris, type),
                                           .value   = value};
}

static void
offer_features(HostInstance* self)
{
  add_option(self, 0, LV2_BUF_SIZE__minBlockLength, LV2_ATOM__Int, &self->least_block);
  add_option(self, 1, LV2_BUF_SIZE__maxBlockLength, LV2_ATOM__Int, &self->most_block);
  add_option(self, 2, LV2_BUF_SIZE__nominalBlockLength, LV2_ATOM__Int,
             &self->most_block);
  add_option(self, 3, LV2_BUF_SIZE__sequenceSize, LV2_ATOM__Int, &self->sequence_bytes);
  add_option(self, 4, LV2_PARAMETERS__sampleRate, LV2_ATOM__Float, &self->rate_hz);

  const LV2_Feature features[] = {
    {LV2_URID__map, &self->uris.map},
    {LV2_URID__unmap, &self->uris.unmap},
    {LV2_OPTIONS__options, self->options},
    {LV2_WORKER__schedule, &self->worker.schedule},
    {LV2_LOG__log, &self->log},
    {LV2_BUF_SIZE__boundedBlockLength, NULL},
    {LV2_STATE__threadSafeRestore, NULL},
  };
  for (size_t i = 0; i < sizeof(features) / sizeof(features[0]); ++i) {
    self->features[i]     = features[i];
    self->feature_list[i] = &self->features[i];
  }
}

static LV2_Atom_Sequence*
new_sequence(const HostBundle* bundle, HostPortKind kind, size_t least, uint32_t* bytes)
{
  *bytes = (uint32_t)(least > ESTRO_ATOM_BYTES ? least : ESTRO_ATOM_BYTES);
  for (uint32_t i = 0; i < bundle->n_ports; ++i) {
    const HostPort* const port = &bundle->ports[i];
    if (port->kind == kind && port->min_bytes > *bytes) {
      *bytes = port->min_bytes;
    }
  }
  *bytes = (*bytes + 7U) & ~7U;
  return calloc(1, *bytes);
}

static bool
make_buffers(HostInstance* self, const HostSetup* setup, HostFault* fault)
{
  const size_t rows = self->bundle->n_audio + 1U;
  self->audio       = calloc(rows * self->block, sizeof(float));
  self->in = new_sequence(self->bundle, HOST_PORT_EVENTS, setup->prompt_bytes + 4096,
                          &self->in_bytes);
  self->notify = new_sequence(self->bundle, HOST_PORT_NOTIFY, 0, &self->notify_bytes);
  self->midi   = new_sequence(self->bundle, HOST_PORT_MIDI, 0, &self->midi_bytes);
  return (self->audio && self->in && self->notify && self->midi) ||
         host_fault(fault, HOST_COULD_NOT, "out of memory");
}

static void
connect_ports(HostInstance* self)
{
  float* next = self->audio;
  for (uint32_t i = 0; i < self->bundle->n_ports; ++i) {
    const HostPort* const port = &self->bundle->ports[i];
    void* to = self->audio + (size_t)self->bundle->n_audio * self->block;
    switch (port->kind) {
    case HOST_PORT_CONTROL:
      self->values[i] = port->preset;
      to              = &self->values[i];
      break;
    case HOST_PORT_AUDIO:
      to = next;
      next += self->block;
      break;
    case HOST_PORT_EVENTS:
      to = self->in;
      break;
    case HOST_PORT_NOTIFY:
      to = self->notify;
      break;
    case HOST_PORT_MIDI:
      to = self->midi;
      break;
    case HOST_PORT_OTHER:
      break;
    }
    lilv_instance_connect_port(self->lilv, i, to);
  }
}

static bool
instantiate(HostInstance* self, HostFault* fault)
{
  char     reason[400];
  HostHush hush;
  host_hush_begin(&hush);
  self->lilv = lilv_plugin_instantiate(self->bundle->plugin, (double)self->rate_hz,
                                       self->feature_list);
  host_hush_end(&hush, reason, sizeof(reason));
  return self->lilv ||
         host_fault(fault, HOST_COULD_NOT, "cannot load the plugin%s%.300s",
                    reason[0] ? ": " : "; its folder may be damaged", reason);
}

bool
host_instance_open(HostInstance* self, const HostBundle* bundle, const HostSetup* setup,
                   HostFault* fault)
{
  memset(self, 0, sizeof(*self));
  self->bundle = bundle;
  host_uris_init(&self->uris);
  host_urids_init(&self->urids, &self->uris);
  host_worker_init(&self->worker, setup->threaded);
  lv2_atom_forge_init(&self->forge, &self->uris.map);
  self->log         = (LV2_Log_Log){&self->uris, log_printf, log_vprintf};
  self->block       = setup->block;
  self->least_block = 1;
  self->most_block  = (int32_t)setup->block;
  self->rate_hz     = (float)setup->rate_hz;
  if (!make_buffers(self, setup, fault)) {
    return false;
  }
  self->sequence_bytes = (int32_t)self->notify_bytes;
  offer_features(self);
  if (!instantiate(self, fault)) {
    return false;
  }
  const LV2_Worker_Interface* const worker =
    (const LV2_Worker_Interface*)lilv_instance_get_extension_data(
      self->lilv, LV2_WORKER__interface);
  connect_ports(self);
  return host_worker_attach(&self->worker, worker, lilv_instance_get_handle(self->lilv),
                            fault);
}
