// The host runs the plugin and records what it puts out.

#include "tests/plugin/host_inside.h"
#include "tests/test.h"

#include <lv2/atom/util.h>

void
host_empty_input(Host* self)
{
  self->in->atom.type = host_urid(LV2_ATOM__Sequence);
  self->in->atom.size = sizeof self->in->body;
  self->in->body.unit = 0;
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
  host_empty_input(self);
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
