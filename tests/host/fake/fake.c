// A plugin that speaks contract.h and plays one bass note on each beat.
//
// It stands in for the real one where a test needs misbehaviour.  Words of the
// prompt do it: "crash", "refuse", "nothing", "broken", "stuck", "endless".

#include "ttl/contract.h"

#include <lv2/atom/forge.h>
#include <lv2/atom/util.h>
#include <lv2/core/lv2.h>
#include <lv2/midi/midi.h>
#include <lv2/patch/patch.h>
#include <lv2/state/state.h>
#include <lv2/time/time.h>
#include <lv2/worker/worker.h>

#include <math.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { BEATS = 3, BARS = 4, PITCH = 36 };

typedef struct {
  LV2_URID_Map*            map;
  LV2_Worker_Schedule*     schedule;
  LV2_Atom_Forge           forge;
  double                   rate_hz;
  uint32_t                 n_audio;
  const LV2_Atom_Sequence* control;
  LV2_Atom_Sequence *      notify, *midi;
  float*                   audio[ESTRO_MULTI_N_AUDIO];
  const float*             knobs[5]; ///< tempo, bars, key, volume, freewheel
  char                     prompt[256];
  bool                     is_set, is_asked, rolling;
  uint64_t                 frame; ///< Since it rolls
  bool                     sounds;
  double                   tempo_bpm;
  atomic_int               n_ready; ///< Written by work()
  int                      n_told;
} Fake;

static bool
asked(const Fake* self, const char* word)
{
  return strstr(self->prompt, word) != NULL;
}

static int
n_bars(const Fake* self)
{
  const int set = (int)*self->knobs[1];
  return asked(self, "endless") ? 0 : set ? set : BARS;
}

static LV2_Handle
instantiate(const LV2_Descriptor* descriptor, double rate_hz, const char* bundle_path,
            const LV2_Feature* const* features)
{
  (void)bundle_path;
  Fake* const self = (Fake*)calloc(1, sizeof(Fake));
  if (!self) {
    return NULL;
  }
  self->rate_hz = rate_hz;
  self->n_audio =
    strcmp(descriptor->URI, ESTRO_URI) ? ESTRO_MULTI_N_AUDIO : ESTRO_N_AUDIO;
  for (int i = 0; features[i]; ++i) {
    if (!strcmp(features[i]->URI, LV2_URID__map)) {
      self->map = (LV2_URID_Map*)features[i]->data;
    } else if (!strcmp(features[i]->URI, LV2_WORKER__schedule)) {
      self->schedule = (LV2_Worker_Schedule*)features[i]->data;
    }
  }
  lv2_atom_forge_init(&self->forge, self->map);
  return self;
}

static void
connect_port(LV2_Handle handle, uint32_t port, void* data)
{
  Fake* const    self  = (Fake*)handle;
  const uint32_t knobs = ESTRO_PORT_AUDIO + self->n_audio;
  if (port == ESTRO_PORT_CONTROL) {
    self->control = (const LV2_Atom_Sequence*)data;
  } else if (port == ESTRO_PORT_NOTIFY) {
    self->notify = (LV2_Atom_Sequence*)data;
  } else if (port == ESTRO_PORT_MIDI_OUT) {
    self->midi = (LV2_Atom_Sequence*)data;
  } else if (port < knobs) {
    self->audio[port - ESTRO_PORT_AUDIO] = (float*)data;
  } else if (port - knobs < 5) {
    self->knobs[port - knobs] = (const float*)data;
  }
}

static LV2_URID
urid(const Fake* self, const char* uri)
{
  return self->map->map(self->map->handle, uri);
}

static void
set_prompt(Fake* self, const LV2_Atom* value)
{
  const uint32_t most = sizeof(self->prompt) - 1;
  const uint32_t n    = value->size < most ? value->size : most;
  memcpy(self->prompt, value + 1, n);
  self->is_set = true;
  atomic_store(&self->n_ready, 0);
  if (asked(self, "crash")) {
    raise(SIGSEGV);
  }
}

static void
take_position(Fake* self, const LV2_Atom_Object* object)
{
  const LV2_Atom *speed = NULL, *bpm = NULL;
  lv2_atom_object_get(object, urid(self, LV2_TIME__speed), &speed,
                      urid(self, LV2_TIME__beatsPerMinute), &bpm, 0);
  self->rolling   = speed && ((const LV2_Atom_Float*)speed)->body > 0.0F;
  self->tempo_bpm = bpm ? (double)((const LV2_Atom_Float*)bpm)->body : 90.0;
  self->frame     = 0;
}

static void
take_messages(Fake* self)
{
  LV2_ATOM_SEQUENCE_FOREACH(self->control, event)
  {
    const LV2_Atom_Object* const object = (const LV2_Atom_Object*)&event->body;
    const LV2_Atom*              value  = NULL;
    if (object->body.otype == urid(self, LV2_TIME__Position)) {
      take_position(self, object);
    } else if (object->body.otype == urid(self, LV2_PATCH__Get)) {
      self->is_asked = true;
    } else if (object->body.otype == urid(self, LV2_PATCH__Set)) {
      lv2_atom_object_get(object, urid(self, LV2_PATCH__value), &value, 0);
      set_prompt(self, value);
    }
  }
}

static void
begin_object(Fake* self, LV2_Atom_Forge_Frame* frame, const char* type)
{
  lv2_atom_forge_frame_time(&self->forge, 0);
  lv2_atom_forge_object(&self->forge, frame, 0, urid(self, type));
}

static void
add_int(Fake* self, const char* key, int value)
{
  lv2_atom_forge_key(&self->forge, urid(self, key));
  lv2_atom_forge_int(&self->forge, value);
}

static void
add_text(Fake* self, const char* key, const char* text)
{
  lv2_atom_forge_key(&self->forge, urid(self, key));
  lv2_atom_forge_string(&self->forge, text, (uint32_t)strlen(text));
}

static void
tell_property(Fake* self, const char* property, const char* text)
{
  LV2_Atom_Forge_Frame frame;
  begin_object(self, &frame, LV2_PATCH__Set);
  lv2_atom_forge_key(&self->forge, urid(self, LV2_PATCH__property));
  lv2_atom_forge_urid(&self->forge, urid(self, property));
  add_text(self, LV2_PATCH__value, text);
  lv2_atom_forge_pop(&self->forge, &frame);
}

static void
tell_piece(Fake* self)
{
  static const char* const names[] = {"", "", "", "", "", "upright bass", "brush kit"};
  static const int32_t     programs[] = {0, 0, 0, 0, 0, 32, 40};
  LV2_Atom_Forge_Frame     frame;
  LV2_Atom_Forge_Frame     tuple;
  begin_object(self, &frame, ESTRO__Piece);
  add_int(self, ESTRO__take, 1);
  add_int(self, ESTRO__key, 10);
  add_int(self, ESTRO__mode, 0);
  lv2_atom_forge_key(&self->forge, urid(self, ESTRO__tempo));
  lv2_atom_forge_float(&self->forge, 90.0F);
  add_int(self, ESTRO__beats, BEATS);
  add_int(self, ESTRO__unit, 4);
  add_int(self, ESTRO__bars, n_bars(self));
  add_text(self, ESTRO__title, "Bb major");
  lv2_atom_forge_key(&self->forge, urid(self, ESTRO__parts));
  lv2_atom_forge_tuple(&self->forge, &tuple);
  for (int i = 0; i < 7; ++i) {
    lv2_atom_forge_string(&self->forge, names[i], (uint32_t)strlen(names[i]));
  }
  lv2_atom_forge_pop(&self->forge, &tuple);
  lv2_atom_forge_key(&self->forge, urid(self, ESTRO__programs));
  lv2_atom_forge_vector(&self->forge, 4, self->forge.Int, 7, programs);
  lv2_atom_forge_pop(&self->forge, &frame);
}

static void
tell_section(Fake* self, int first, int bars)
{
  LV2_Atom_Forge_Frame frame;
  begin_object(self, &frame, ESTRO__Section);
  add_int(self, ESTRO__take, 1);
  add_int(self, ESTRO__first, first);
  add_int(self, ESTRO__bars, bars);
  lv2_atom_forge_pop(&self->forge, &frame);
}

static void
notify(Fake* self)
{
  LV2_Atom_Forge_Frame sequence;
  const int            n_ready = atomic_load(&self->n_ready);
  lv2_atom_forge_set_buffer(&self->forge, (uint8_t*)self->notify, ESTRO_ATOM_BYTES);
  lv2_atom_forge_sequence_head(&self->forge, &sequence, 0);
  if (self->is_asked) {
    tell_property(self, ESTRO__intent, "{\"tempo\": 90}");
    tell_property(self, ESTRO__summary, self->prompt);
    self->is_asked = false;
  }
  if (self->is_set && asked(self, "refuse")) {
    tell_property(self, ESTRO__status, "the fake refuses");
  }
  if (n_ready > self->n_told) {
    if (!self->n_told) {
      tell_piece(self);
    }
    tell_section(self, self->n_told, n_ready - self->n_told);
    self->n_told = n_ready;
  }
  lv2_atom_forge_pop(&self->forge, &sequence);
}

static void
play(Fake* self, uint32_t at, bool on)
{
  const uint8_t bytes[] = {(uint8_t)((on ? 0x90 : 0x80) | 5), PITCH, on ? 100 : 0};
  lv2_atom_forge_frame_time(&self->forge, at);
  lv2_atom_forge_atom(&self->forge, sizeof(bytes), urid(self, LV2_MIDI__MidiEvent));
  lv2_atom_forge_write(&self->forge, bytes, sizeof(bytes));
  self->sounds = on;
}

/// Half of each beat sounds.
static bool
is_on(const Fake* self, uint64_t frame)
{
  const double beat_frames = self->rate_hz * 60.0 / self->tempo_bpm;
  const double beat        = ((double)frame + 0.5) / beat_frames;
  return self->rolling && (beat - floor(beat) < 0.5 || asked(self, "stuck"));
}

static void
sound(Fake* self, uint32_t n)
{
  const float gain = 0.25F * powf(10.0F, *self->knobs[3] / 20.0F);
  for (uint32_t i = 0; i < n; ++i) {
    const bool on = is_on(self, self->frame + i);
    if (on != self->sounds && !(asked(self, "stuck") && !on)) {
      play(self, i, on);
    }
    const float s = on ? gain * sinf(0.03F * (float)(self->frame + i)) : 0.0F;
    for (uint32_t k = 0; k < self->n_audio; ++k) {
      self->audio[k][i] = self->n_audio == ESTRO_N_AUDIO || k / 2 == 5 ? s : 0.0F;
    }
  }
  if (self->rolling && n && asked(self, "broken")) {
    self->audio[0][0] = NAN;
  }
}

static void
run(LV2_Handle handle, uint32_t n)
{
  Fake* const          self = (Fake*)handle;
  LV2_Atom_Forge_Frame sequence;
  take_messages(self);
  notify(self);
  lv2_atom_forge_set_buffer(&self->forge, (uint8_t*)self->midi, ESTRO_ATOM_BYTES);
  lv2_atom_forge_sequence_head(&self->forge, &sequence, 0);
  sound(self, n);
  lv2_atom_forge_pop(&self->forge, &sequence);
  self->frame += self->rolling ? n : 0;
  const int all = n_bars(self) ? n_bars(self) : 100;
  if (self->is_set && !asked(self, "nothing") && atomic_load(&self->n_ready) < all) {
    self->schedule->schedule_work(self->schedule->handle, sizeof(all), &all);
  }
}

/// One bar for each call.
static LV2_Worker_Status
work(LV2_Handle handle, LV2_Worker_Respond_Function respond,
     LV2_Worker_Respond_Handle to, uint32_t size, const void* data)
{
  Fake* const self = (Fake*)handle;
  int         all  = 0;
  memcpy(&all, data, sizeof(all));
  if (atomic_load(&self->n_ready) < all) {
    atomic_fetch_add(&self->n_ready, 1);
  }
  return respond(to, size, data);
}

static LV2_Worker_Status
work_response(LV2_Handle handle, uint32_t size, const void* data)
{
  (void)handle;
  (void)size;
  (void)data;
  return LV2_WORKER_SUCCESS;
}

static LV2_State_Status
save(LV2_Handle handle, LV2_State_Store_Function store, LV2_State_Handle to,
     uint32_t flags, const LV2_Feature* const* features)
{
  (void)flags;
  (void)features;
  const Fake* const self = (const Fake*)handle;
  return store(to, urid(self, ESTRO__prompt), self->prompt, strlen(self->prompt) + 1,
               urid(self, LV2_ATOM__String), LV2_STATE_IS_POD);
}

static LV2_State_Status
restore(LV2_Handle handle, LV2_State_Retrieve_Function retrieve, LV2_State_Handle from,
        uint32_t flags, const LV2_Feature* const* features)
{
  (void)flags;
  (void)features;
  Fake* const       self = (Fake*)handle;
  size_t            n    = 0;
  uint32_t          type = 0;
  uint32_t          kind = 0;
  const char* const text =
    (const char*)retrieve(from, urid(self, ESTRO__prompt), &n, &type, &kind);
  if (text && n < sizeof(self->prompt)) {
    memcpy(self->prompt, text, n);
    self->is_set = true;
  }
  return LV2_STATE_SUCCESS;
}

static void
cleanup(LV2_Handle handle)
{
  free(handle);
}

static const void*
extension_data(const char* uri)
{
  static const LV2_Worker_Interface worker = {work, work_response, NULL};
  static const LV2_State_Interface  state  = {save, restore};
  return !strcmp(uri, LV2_WORKER__interface)  ? (const void*)&worker
         : !strcmp(uri, LV2_STATE__interface) ? (const void*)&state
                                              : NULL;
}

LV2_SYMBOL_EXPORT
const LV2_Descriptor*
lv2_descriptor(uint32_t index)
{
  static const LV2_Descriptor descriptors[] = {
    {ESTRO_URI, instantiate, connect_port, NULL, run, NULL, cleanup, extension_data},
    {ESTRO_MULTI_URI, instantiate, connect_port, NULL, run, NULL, cleanup,
     extension_data},
  };
  return index < 2 ? &descriptors[index] : NULL;
}
