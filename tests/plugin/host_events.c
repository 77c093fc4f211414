#include "tests/plugin/host_inside.h"
#include "tests/test.h"

#include <lv2/atom/forge.h>
#include <lv2/atom/util.h>
#include <lv2/midi/midi.h>
#include <lv2/patch/patch.h>
#include <lv2/time/time.h>

#define OBJECT_ROOM 32768U

typedef struct {
  LV2_Atom_Object object;
  uint8_t         rest[OBJECT_ROOM];
} Draft;

void
host_send(Host* self, uint32_t frame, uint32_t type, const void* body, uint32_t n_bytes)
{
  const uint32_t need = lv2_atom_pad_size((uint32_t)sizeof(LV2_Atom_Event) + n_bytes);
  CHECK(self->in->atom.size + need < self->in_capacity);
  LV2_Atom_Event* const event =
    lv2_atom_sequence_end(&self->in->body, self->in->atom.size);
  event->time.frames = frame;
  event->body.type   = type;
  event->body.size   = n_bytes;
  memcpy(event + 1, body, n_bytes);
  self->in->atom.size += need;
}

void
host_send_midi(Host* self, uint32_t frame, const void* bytes, uint32_t n)
{
  host_send(self, frame, host_urid(LV2_MIDI__MidiEvent), bytes, n);
}

static void
draft_begin(Draft* draft, const char* type)
{
  memset(&draft->object, 0, sizeof draft->object);
  draft->object.atom.size  = sizeof draft->object.body;
  draft->object.atom.type  = host_urid(LV2_ATOM__Object);
  draft->object.body.otype = host_urid(type);
}

static void
draft_put(Draft* draft, const char* key, const char* type, const void* value, size_t n)
{
  const uint32_t at = draft->object.atom.size - (uint32_t)sizeof draft->object.body;
  CHECK(at + n + 32 < OBJECT_ROOM);
  LV2_Atom_Property_Body property = {host_urid(key), 0, {(uint32_t)n, host_urid(type)}};
  memcpy(draft->rest + at, &property, sizeof property);
  memcpy(draft->rest + at + sizeof property, value, n);
  draft->object.atom.size += lv2_atom_pad_size((uint32_t)sizeof property + (uint32_t)n);
}

static void
draft_send(Host* self, uint32_t frame, const Draft* draft)
{
  host_send(self, frame, draft->object.atom.type, &draft->object.body,
            draft->object.atom.size);
}

void
host_send_prompt_bytes(Host* self, uint32_t frame, const char* text, size_t n)
{
  static Draft   draft;
  const uint32_t property = host_urid(ESTRO__prompt);
  draft_begin(&draft, LV2_PATCH__Set);
  draft_put(&draft, LV2_PATCH__property, LV2_ATOM__URID, &property, sizeof property);
  draft_put(&draft, LV2_PATCH__value, LV2_ATOM__String, text, n);
  draft_send(self, frame, &draft);
}

void
host_send_prompt(Host* self, uint32_t frame, const char* text)
{
  host_send_prompt_bytes(self, frame, text, strlen(text) + 1);
}

void
host_send_get(Host* self, uint32_t frame, const char* property)
{
  static Draft draft;
  draft_begin(&draft, LV2_PATCH__Get);
  if (property) {
    const uint32_t urid = host_urid(property);
    draft_put(&draft, LV2_PATCH__property, LV2_ATOM__URID, &urid, sizeof urid);
  }
  draft_send(self, frame, &draft);
}

static void
send_set(Host* self, const char* property, const char* type, const void* value,
         size_t n)
{
  static Draft   draft;
  const uint32_t urid = host_urid(property);
  draft_begin(&draft, LV2_PATCH__Set);
  draft_put(&draft, LV2_PATCH__property, LV2_ATOM__URID, &urid, sizeof urid);
  draft_put(&draft, LV2_PATCH__value, type, value, n);
  draft_send(self, 0, &draft);
}

void
host_send_text(Host* self, const char* property, const char* text)
{
  send_set(self, property, LV2_ATOM__String, text, strlen(text) + 1);
}

void
host_send_path(Host* self, const char* property, const char* path)
{
  send_set(self, property, LV2_ATOM__Path, path, strlen(path) + 1);
}

void
host_send_int(Host* self, const char* property, int32_t value)
{
  send_set(self, property, LV2_ATOM__Int, &value, sizeof value);
}

void
host_send_cancel(Host* self)
{
  static Draft draft;
  draft_begin(&draft, ESTRO__Cancel);
  draft_send(self, 0, &draft);
}

void
host_send_listen(Host* self, double ticks, bool rolling)
{
  static Draft  draft;
  const int32_t on = rolling;
  draft_begin(&draft, ESTRO__Listen);
  draft_put(&draft, ESTRO__ticks, LV2_ATOM__Double, &ticks, sizeof ticks);
  draft_put(&draft, ESTRO__rolling, LV2_ATOM__Bool, &on, sizeof on);
  draft_send(self, 0, &draft);
}

void
host_send_position(Host* self, uint32_t frame, double speed, int64_t bar, double beat,
                   double bpm)
{
  host_send_position_in(self, frame, speed, bar, beat, bpm, 4, 4);
}

void
host_send_position_in(Host* self, uint32_t frame, double speed, int64_t bar,
                      double beat, double bpm, double beats_per_bar, int32_t unit)
{
  static Draft draft;
  const float  speed_f = (float)speed, beat_f = (float)beat, bpm_f = (float)bpm;
  const float  beats = (float)beats_per_bar;
  draft_begin(&draft, LV2_TIME__Position);
  draft_put(&draft, LV2_TIME__speed, LV2_ATOM__Float, &speed_f, sizeof speed_f);
  draft_put(&draft, LV2_TIME__bar, LV2_ATOM__Long, &bar, sizeof bar);
  draft_put(&draft, LV2_TIME__barBeat, LV2_ATOM__Float, &beat_f, sizeof beat_f);
  draft_put(&draft, LV2_TIME__beatsPerMinute, LV2_ATOM__Float, &bpm_f, sizeof bpm_f);
  draft_put(&draft, LV2_TIME__beatsPerBar, LV2_ATOM__Float, &beats, sizeof beats);
  draft_put(&draft, LV2_TIME__beatUnit, LV2_ATOM__Int, &unit, sizeof unit);
  draft_send(self, frame, &draft);
}
