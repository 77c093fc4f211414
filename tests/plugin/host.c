#include "tests/plugin/host.h"

#include "tests/plugin/host_inside.h"
#include "tests/test.h"

#include <dlfcn.h>

#include <lv2/atom/util.h>
#include <lv2/urid/urid.h>

static char      uris[512][128];
static unsigned  n_uris;
static HostGuard guard;

static _Thread_local HostPlace place;

static LV2_URID
map_uri(LV2_URID_Map_Handle handle, const char* uri)
{
  (void)handle;
  for (unsigned i = 0; i < n_uris; ++i) {
    if (!strcmp(uris[i], uri)) {
      return i + 1;
    }
  }
  CHECK(n_uris < 512 && strlen(uri) < sizeof uris[0]);
  memcpy(uris[n_uris], uri, strlen(uri) + 1);
  return ++n_uris;
}

uint32_t
host_urid(const char* uri)
{
  return map_uri(NULL, uri);
}

const char*
host_uri(uint32_t urid)
{
  return urid && urid <= n_uris ? uris[urid - 1] : NULL;
}

void
host_set_guard(HostGuard function)
{
  guard = function;
}

HostPlace
host_enter(HostPlace next)
{
  const HostPlace before = place;
  place                  = next;
  if (guard) {
    guard(next);
  }
  return before;
}

static LV2_Atom_Sequence*
new_sequence(uint32_t n_bytes)
{
  LV2_Atom_Sequence* const sequence =
    (LV2_Atom_Sequence*)calloc(1, n_bytes + sizeof(LV2_Atom_Sequence));
  CHECK(sequence);
  return sequence;
}

static void
empty_input(Host* self)
{
  self->in->atom.type = host_urid(LV2_ATOM__Sequence);
  self->in->atom.size = sizeof self->in->body;
  self->in->body.unit = 0;
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
  empty_input(self);
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
  static LV2_URID_Map map = {NULL, map_uri};
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
  empty_input(self);
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

static void
record_audio(Host* self, uint32_t n)
{
  const uint64_t need = (self->n_recorded + n) * self->n_audio;
  if (need > self->recorded_room) {
    self->recorded_room = need * 2 + 65536;
    self->recorded =
      (float*)realloc(self->recorded, self->recorded_room * sizeof(float));
    CHECK(self->recorded);
  }
  float* out = self->recorded + self->n_recorded * self->n_audio;
  for (uint32_t k = 0; k < n; ++k) {
    for (unsigned i = 0; i < self->n_audio; ++i) {
      *out++ = self->audio[i][k];
    }
  }
  self->n_recorded += n;
}

static void
record_note(Host* self, const LV2_Atom_Event* event, uint32_t n_frames)
{
  CHECK(event->time.frames >= 0);
  CHECK(event->time.frames < n_frames || n_frames == 0);
  CHECK(event->body.size >= 1 && event->body.size <= 3);
  if (self->n_notes == self->notes_room) {
    self->notes_room = self->notes_room * 2 + 1024;
    self->notes =
      (HostMidi*)realloc(self->notes, self->notes_room * sizeof *self->notes);
    CHECK(self->notes);
  }
  HostMidi* const note = &self->notes[self->n_notes++];
  memset(note, 0, sizeof *note);
  note->frame = self->now + (uint64_t)event->time.frames;
  note->n     = (uint8_t)event->body.size;
  memcpy(note->bytes, event + 1, event->body.size);
}

static void
record_midi(Host* self, uint32_t n)
{
  if (self->midi->atom.size < sizeof self->midi->body) {
    return;
  }
  int64_t last = 0;
  LV2_ATOM_SEQUENCE_FOREACH(self->midi, event)
  {
    CHECK(event->time.frames >= last);
    last = event->time.frames;
    record_note(self, event, n);
  }
}

static void
open_output(LV2_Atom_Sequence* port, uint32_t n_bytes)
{
  memset(port, 0x5A, n_bytes + sizeof(LV2_Atom_Sequence)); // Nothing may be relied on
  port->atom.type = host_urid(LV2_ATOM__Chunk);
  port->atom.size = n_bytes;
}

void
host_run(Host* self, uint32_t n_frames)
{
  CHECK(n_frames <= HOST_MAX_FRAMES);
  if (self->notify != self->in) {
    open_output(self->notify, self->notify_bytes);
  }
  open_output(self->midi, self->midi_bytes);
  const HostPlace before = host_enter(HOST_IN_RUN);
  self->descriptor->run(self->instance, n_frames);
  host_enter(before);
  record_audio(self, n_frames);
  if (self->midi->atom.type == host_urid(LV2_ATOM__Sequence)) {
    CHECK(self->midi->atom.size <= self->midi_bytes);
    record_midi(self, n_frames);
  }
  if (self->notify->atom.type == host_urid(LV2_ATOM__Sequence)) {
    CHECK(self->notify == self->in || self->notify->atom.size <= self->notify_bytes);
    host_decode_news(&self->news, self->notify);
  }
  self->now += n_frames;
  empty_input(self);
  host_errands_after_run(self);
}

void
host_run_for(Host* self, uint64_t n_frames, uint32_t block)
{
  for (uint64_t done = 0; done < n_frames; done += block) {
    host_run(self, block);
  }
}

void
host_run_until_composed(Host* self, uint32_t block)
{
  for (unsigned i = 0; i < 4000; ++i) {
    host_run(self, block);
    host_wait(self);
    if (i > 16 && self->news.ready > 0 && !self->news.busy) {
      return;
    }
  }
  const bool composed_in_time = false;
  CHECK(composed_in_time);
}

const HostNews*
host_news(const Host* self)
{
  return &self->news;
}

float
host_latency(const Host* self)
{
  return self->latency;
}

unsigned
host_n_audio(const Host* self)
{
  return self->n_audio;
}

const float*
host_audio(const Host* self, uint64_t* n_frames)
{
  *n_frames = self->n_recorded;
  return self->recorded;
}

const HostMidi*
host_midi(const Host* self, size_t* n)
{
  *n = self->n_notes;
  return self->notes;
}

void
host_forget(Host* self)
{
  self->n_recorded = 0;
  self->n_notes    = 0;
}

uint64_t
host_now(const Host* self)
{
  return self->now;
}

unsigned
host_n_stuck(const Host* self)
{
  static unsigned char on[16][128];
  memset(on, 0, sizeof on);
  for (size_t i = 0; i < self->n_notes; ++i) {
    const uint8_t* const b = self->notes[i].bytes;
    if ((b[0] & 0xF0) == 0x90) {
      on[b[0] & 15][b[1]] = b[2] > 0;
    } else if ((b[0] & 0xF0) == 0x80) {
      on[b[0] & 15][b[1]] = 0;
    }
  }
  unsigned n = 0;
  for (unsigned c = 0; c < 16; ++c) {
    for (unsigned p = 0; p < 128; ++p) {
      n += on[c][p];
    }
  }
  return n;
}

float
host_peak(const Host* self)
{
  float peak = 0;
  for (uint64_t i = 0; i < self->n_recorded * self->n_audio; ++i) {
    CHECK(isfinite(self->recorded[i]));
    peak = fmaxf(peak, fabsf(self->recorded[i]));
  }
  return peak;
}
