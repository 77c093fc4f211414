#include "plugin/plugin.h"

#include <lv2/core/lv2_util.h>
#include <lv2/state/state.h>

#include <stdlib.h>
#include <string.h>

/// Touch every page now, so that run() is never the first to.
static void
touch(void* memory, size_t n_bytes)
{
  volatile char* const bytes = (volatile char*)memory;
  for (size_t i = 0; i < n_bytes; i += 1024) {
    bytes[i] = bytes[i];
  }
}

void
plugin_reset(Plugin* self)
{
  score_clock_init(&self->host_clock, self->rate_hz);
  score_clock_init(&self->own_clock, self->rate_hz);
  score_player_init(&self->player);
  synth_reset(self->synth);
  plugin_midi_out_end_all(&self->midi_out);
  plugin_notify_reset(&self->notify);
  plugin_keys_init(&self->keys);
  plugin_end_waiting(self);
  self->clock             = &self->own_clock;
  self->listening         = PLUGIN_LISTEN_AUTO;
  self->has_piece         = false;
  self->was_rolling       = false;
  self->was_freewheeling  = false;
  self->is_fresh          = true;
  self->can_generate      = false;
  self->n_pieces_before   = self->wish.n_pieces;
  self->playhead          = (PluginPlayhead){0};
  self->told_jumps        = 0;
  self->told_rolling      = false;
  self->errands.impatient = false;
  atomic_store(&self->errands.in_flight, false);
  atomic_store(&self->author.cancelled, false);
}

static void
cleanup(LV2_Handle handle)
{
  Plugin* const self = (Plugin*)handle;
  if (!self) {
    return;
  }
  plugin_take_free(self->take);
  plugin_take_free(self->waiting);
  plugin_author_clear(&self->author);
  synth_free(self->synth);
  free(self);
}

static LV2_Handle
make(LV2_URID_Map* map, const LV2_Worker_Schedule* schedule, double rate, bool multi)
{
  Plugin* const self = (Plugin*)calloc(1, sizeof *self);
  if (!self) {
    return NULL;
  }
  touch(self, sizeof *self);
  self->rate_hz          = rate;
  self->n_audio          = multi ? ESTRO_MULTI_N_AUDIO : ESTRO_N_AUDIO;
  self->errands.schedule = schedule;
  self->synth            = synth_new(rate, multi);
  if (!self->synth || !plugin_author_init(&self->author, rate)) {
    synth_free(self->synth);
    free(self);
    return NULL;
  }
  plugin_urids_map(&self->urids, map);
  plugin_notify_init(&self->notify, map, rate);
  atomic_init(&self->errands.in_flight, false);
  atomic_init(&self->errands.n_slices, 0);
  plugin_reset(self);
  return self;
}

/// What a host offers.
typedef struct {
  LV2_URID_Map*              map;
  const LV2_Worker_Schedule* schedule;
  LV2_Log_Logger             log;
} Offer;

static Offer
offer_of(const LV2_Feature* const* features)
{
  Offer offer = {NULL, NULL, {0}};
  if (features) {
    offer.map     = (LV2_URID_Map*)lv2_features_data(features, LV2_URID__map);
    offer.log.log = (LV2_Log_Log*)lv2_features_data(features, LV2_LOG__log);
    offer.schedule =
      (const LV2_Worker_Schedule*)lv2_features_data(features, LV2_WORKER__schedule);
  }
  lv2_log_logger_set_map(&offer.log, offer.map);
  return offer;
}

/// Whether we can play there; else the log says why not.
static bool
is_enough(Offer* offer, double rate)
{
  const bool playable = rate >= 8000.0 && rate <= 384000.0;
  if (!offer->map) {
    lv2_log_error(&offer->log, "estro: the host lacks urid:map\n");
  } else if (!playable) {
    lv2_log_error(&offer->log, "estro: cannot play at %g Hz\n", rate);
  }
  return offer->map && playable;
}

static LV2_Handle
instantiate(const LV2_Descriptor* descriptor, double rate, const char* bundle_path,
            const LV2_Feature* const* features)
{
  const bool multi = !strcmp(descriptor->URI, ESTRO_MULTI_URI);
  Offer      offer = offer_of(features);
  if (!is_enough(&offer, rate)) {
    return NULL;
  }
  Plugin* const    self = (Plugin*)make(offer.map, offer.schedule, rate, multi);
  const BaseStatus opened =
    self ? plugin_author_open(&self->author, bundle_path) : BASE_NO_MEMORY;
  if (opened == BASE_NO_MEMORY) {
    lv2_log_error(&offer.log, "estro: %s\n", base_status_text(BASE_NO_MEMORY));
    cleanup(self);
    return NULL;
  }
  self->log = offer.log;
  if (opened) {
    lv2_log_error(&offer.log, "estro: the models of the bundle: %s\n",
                  base_status_text(opened));
  }
  if (!offer.schedule) {
    lv2_log_note(&offer.log, "estro: %s\n", plugin_status_text(PLUGIN_NO_WORKER));
  }
  return self;
}

static void
connect_port(LV2_Handle handle, uint32_t port, void* buffer)
{
  Plugin* const  self       = (Plugin*)handle;
  const uint32_t first_knob = ESTRO_PORT_AUDIO + self->n_audio;
  if (port == ESTRO_PORT_CONTROL) {
    self->control = (const LV2_Atom_Sequence*)buffer;
  } else if (port == ESTRO_PORT_NOTIFY) {
    self->notify_port = (LV2_Atom_Sequence*)buffer;
  } else if (port == ESTRO_PORT_MIDI_OUT) {
    self->midi_port = (LV2_Atom_Sequence*)buffer;
  } else if (port < first_knob) {
    self->audio[port - ESTRO_PORT_AUDIO] = (float*)buffer;
  } else if (port < first_knob + PARAM_N) {
    self->knobs[port - first_knob] = (const float*)buffer;
  } else if (port == first_knob + PARAM_N) {
    self->latency = (float*)buffer;
  }
}

static void
activate(LV2_Handle handle)
{
  plugin_reset((Plugin*)handle);
}

static void
deactivate(LV2_Handle handle)
{
  Plugin* const self = (Plugin*)handle;
  atomic_store(&self->author.cancelled, true);
}

static const void*
extension_data(const char* uri)
{
  if (!strcmp(uri, LV2_STATE__interface)) {
    static const LV2_State_Interface state = {plugin_save, plugin_restore};
    return &state;
  }
  return strcmp(uri, LV2_WORKER__interface) ? NULL : plugin_worker_interface();
}

static const LV2_Descriptor descriptors[] = {
  {ESTRO_URI, instantiate, connect_port, activate, plugin_run, deactivate, cleanup,
   extension_data},
  {ESTRO_MULTI_URI, instantiate, connect_port, activate, plugin_run, deactivate,
   cleanup, extension_data},
};

/// [any] The host's way in: the plugin of this index, or NULL.
LV2_SYMBOL_EXPORT const LV2_Descriptor*
lv2_descriptor(uint32_t index)
{
  return index < sizeof descriptors / sizeof descriptors[0] ? &descriptors[index]
                                                            : NULL;
}
