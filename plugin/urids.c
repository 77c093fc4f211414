#include "plugin/urids.h"

#include "ttl/contract.h"

#include <lv2/atom/atom.h>
#include <lv2/midi/midi.h>
#include <lv2/patch/patch.h>
#include <lv2/time/time.h>

#include <stddef.h>

#define ATOM(name)                                                                     \
  {                                                                                    \
    LV2_ATOM__##name, offsetof(PluginUrids, atom_##name)                               \
  }
#define PATCH(name)                                                                    \
  {                                                                                    \
    LV2_PATCH__##name, offsetof(PluginUrids, patch_##name)                             \
  }
#define TIME(name)                                                                     \
  {                                                                                    \
    LV2_TIME__##name, offsetof(PluginUrids, time_##name)                               \
  }
#define OWN(name)                                                                      \
  {                                                                                    \
    ESTRO__##name, offsetof(PluginUrids, name)                                         \
  }

static const struct {
  const char* uri;
  size_t      offset;
} table[] = {
  ATOM(Blank),
  ATOM(Bool),
  ATOM(Double),
  ATOM(Float),
  ATOM(Int),
  ATOM(Long),
  ATOM(Object),
  ATOM(Path),
  ATOM(Sequence),
  ATOM(String),
  ATOM(URID),
  PATCH(Get),
  PATCH(Set),
  PATCH(property),
  PATCH(value),
  TIME(Position),
  TIME(bar),
  TIME(barBeat),
  TIME(beatUnit),
  TIME(beatsPerBar),
  TIME(frame),
  TIME(speed),
  TIME(beatsPerMinute),
  OWN(prompt),
  OWN(intent),
  OWN(summary),
  OWN(status),
  OWN(version),
  OWN(score),
  OWN(Piece),
  OWN(Section),
  OWN(Playhead),
  OWN(take),
  OWN(key),
  OWN(mode),
  OWN(tempo),
  OWN(beats),
  OWN(unit),
  OWN(bars),
  OWN(title),
  OWN(parts),
  OWN(programs),
  OWN(first),
  OWN(label),
  OWN(chords),
  OWN(notes),
  OWN(ticks),
  OWN(rolling),
  OWN(ready),
  OWN(busy),
  OWN(peak),
  OWN(peaks),
  OWN(loudness),
  OWN(drive),
  OWN(corrections),
  OWN(instruments),
  OWN(render),
  OWN(models),
  OWN(takes),
  OWN(titles),
  OWN(rating),
  OWN(ratings),
  OWN(share),
  OWN(error),
  OWN(Cancel),
  OWN(Listen),
  OWN(Takes),
  OWN(Rendering),
  {LV2_MIDI__MidiEvent, offsetof(PluginUrids, midi_MidiEvent)},
};

void
plugin_urids_map(PluginUrids* self, const LV2_URID_Map* map)
{
  for (size_t i = 0; i < sizeof table / sizeof table[0]; ++i) {
    LV2_URID* const urid = (LV2_URID*)((char*)self + table[i].offset);
    *urid                = map->map(map->handle, table[i].uri);
  }
}
