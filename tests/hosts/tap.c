// Stands in for estro.so in a real host: hands everything on to the real one, and
// writes down what the host tells it and what it plays.
//
// ESTRO_REAL names the real one, ESTRO_TAP the file.  A line is one of
//
//   run FRAMES                a block begins
//   place OFFSET FRAME SPEED  the host tells where the song is, in samples
//   midi OFFSET BYTE...       a message that comes out
//   say TEXT                  the status that the window shows
//   level SUM STEP            the block's energy, and the largest step of the left side
//
// It writes inside run(), which no plugin for musicians may.  There is one instance.

#include "ttl/contract.h"

#include <lv2/atom/atom.h>
#include <lv2/atom/util.h>
#include <lv2/core/lv2.h>
#include <lv2/midi/midi.h>
#include <lv2/patch/patch.h>
#include <lv2/time/time.h>
#include <lv2/urid/urid.h>

#include <dlfcn.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct {
  LV2_Descriptor        own;
  const LV2_Descriptor* real;
  void*                 ports[ESTRO_PORT_AUDIO + 2];
  FILE*                 file;
  LV2_URID              midi, frame, speed, whole, number, property, value, status;
  float                 last;
} tap;

static void
get_urids(const LV2_Feature* const* features)
{
  for (; features && *features; ++features) {
    if (!strcmp((*features)->URI, LV2_URID__map)) {
      const LV2_URID_Map* const map = (const LV2_URID_Map*)(*features)->data;
      tap.midi                      = map->map(map->handle, LV2_MIDI__MidiEvent);
      tap.frame                     = map->map(map->handle, LV2_TIME__frame);
      tap.speed                     = map->map(map->handle, LV2_TIME__speed);
      tap.whole                     = map->map(map->handle, LV2_ATOM__Long);
      tap.number                    = map->map(map->handle, LV2_ATOM__Float);
      tap.property                  = map->map(map->handle, LV2_PATCH__property);
      tap.value                     = map->map(map->handle, LV2_PATCH__value);
      tap.status                    = map->map(map->handle, ESTRO__status);
    }
  }
}

static LV2_Handle
instantiate(const LV2_Descriptor* descriptor, double rate, const char* path,
            const LV2_Feature* const* features)
{
  (void)descriptor;
  const char* const name = getenv("ESTRO_TAP");
  get_urids(features);
  tap.file = name ? fopen(name, "a") : NULL;
  if (tap.file) {
    setvbuf(tap.file, NULL, _IOLBF, BUFSIZ); // Tests read it while the host runs
  }
  return tap.file ? tap.real->instantiate(tap.real, rate, path, features) : NULL;
}

static void
connect_port(LV2_Handle handle, uint32_t port, void* buffer)
{
  if (port < ESTRO_PORT_AUDIO + 2) {
    tap.ports[port] = buffer;
  }
  tap.real->connect_port(handle, port, buffer);
}

static void
write_places(const LV2_Atom_Sequence* in)
{
  LV2_ATOM_SEQUENCE_FOREACH(in, event)
  {
    const LV2_Atom* frame = NULL;
    const LV2_Atom* speed = NULL;
    if (event->body.type != tap.midi) {
      lv2_atom_object_get((const LV2_Atom_Object*)&event->body, tap.frame, &frame,
                          tap.speed, &speed, 0);
    }
    if (frame && frame->type == tap.whole && speed && speed->type == tap.number) {
      fprintf(tap.file, "place %ld %ld %g\n", (long)event->time.frames,
              (long)((const LV2_Atom_Long*)frame)->body,
              (double)((const LV2_Atom_Float*)speed)->body);
    }
  }
}

static void
write_midi(const LV2_Atom_Sequence* out)
{
  LV2_ATOM_SEQUENCE_FOREACH(out, event)
  {
    const uint8_t* const bytes = (const uint8_t*)(&event->body + 1);
    fprintf(tap.file, "midi %ld", (long)event->time.frames);
    for (uint32_t i = 0; i < event->body.size; ++i) {
      fprintf(tap.file, " %d", bytes[i]);
    }
    fputc('\n', tap.file);
  }
}

static void
write_status(const LV2_Atom_Sequence* out)
{
  LV2_ATOM_SEQUENCE_FOREACH(out, event)
  {
    const LV2_Atom* property = NULL;
    const LV2_Atom* value    = NULL;
    lv2_atom_object_get((const LV2_Atom_Object*)&event->body, tap.property, &property,
                        tap.value, &value, 0);
    if (property && value && ((const LV2_Atom_URID*)property)->body == tap.status) {
      fprintf(tap.file, "say %s\n", (const char*)(value + 1));
    }
  }
}

static void
write_level(uint32_t n)
{
  const float* const left  = (const float*)tap.ports[ESTRO_PORT_AUDIO];
  const float* const right = (const float*)tap.ports[ESTRO_PORT_AUDIO + 1];
  double             sum   = 0.0;
  float              step  = 0.0f;
  for (uint32_t i = 0; i < n; ++i) {
    sum += (double)left[i] * (double)left[i] + (double)right[i] * (double)right[i];
    step     = fmaxf(step, fabsf(left[i] - tap.last));
    tap.last = left[i];
  }
  fprintf(tap.file, "level %g %g\n", sum, (double)step);
}

static void
run(LV2_Handle handle, uint32_t n)
{
  fprintf(tap.file, "run %u\n", n);
  write_places((const LV2_Atom_Sequence*)tap.ports[ESTRO_PORT_CONTROL]);
  tap.real->run(handle, n);
  write_midi((const LV2_Atom_Sequence*)tap.ports[ESTRO_PORT_MIDI_OUT]);
  write_status((const LV2_Atom_Sequence*)tap.ports[ESTRO_PORT_NOTIFY]);
  write_level(n);
}

static void
cleanup(LV2_Handle handle)
{
  fclose(tap.file);
  tap.real->cleanup(handle);
}

LV2_SYMBOL_EXPORT const LV2_Descriptor*
lv2_descriptor(uint32_t index)
{
  const char* const       path    = getenv("ESTRO_REAL");
  void* const             library = path ? dlopen(path, RTLD_NOW | RTLD_LOCAL) : NULL;
  void* const             symbol  = library ? dlsym(library, "lv2_descriptor") : NULL;
  LV2_Descriptor_Function find    = NULL;
  memcpy(&find, &symbol, sizeof find); // C has no cast from a symbol to a function
  tap.real = find && index == 0 ? find(0) : NULL;
  if (!tap.real) {
    return NULL;
  }
  tap.own              = *tap.real;
  tap.own.instantiate  = instantiate;
  tap.own.connect_port = connect_port;
  tap.own.run          = run;
  tap.own.cleanup      = cleanup;
  return &tap.own;
}
