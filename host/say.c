#include "host/message.h"

#include "ttl/contract.h"

#include <lv2/atom/atom.h>
#include <lv2/midi/midi.h>
#include <lv2/patch/patch.h>
#include <lv2/time/time.h>

#include <stddef.h>

#define AT(field) offsetof(HostUrids, field)

static const struct {
  size_t      at;
  const char* uri;
} known[] = {
  {AT(atom_bool), LV2_ATOM__Bool},
  {AT(atom_double), LV2_ATOM__Double},
  {AT(atom_float), LV2_ATOM__Float},
  {AT(atom_int), LV2_ATOM__Int},
  {AT(atom_long), LV2_ATOM__Long},
  {AT(atom_object), LV2_ATOM__Object},
  {AT(atom_string), LV2_ATOM__String},
  {AT(atom_tuple), LV2_ATOM__Tuple},
  {AT(atom_urid), LV2_ATOM__URID},
  {AT(atom_vector), LV2_ATOM__Vector},
  {AT(atom_chunk), LV2_ATOM__Chunk},
  {AT(atom_sequence), LV2_ATOM__Sequence},
  {AT(midi_event), LV2_MIDI__MidiEvent},
  {AT(patch_get), LV2_PATCH__Get},
  {AT(patch_set), LV2_PATCH__Set},
  {AT(patch_put), LV2_PATCH__Put},
  {AT(patch_property), LV2_PATCH__property},
  {AT(patch_value), LV2_PATCH__value},
  {AT(patch_body), LV2_PATCH__body},
  {AT(time_position), LV2_TIME__Position},
  {AT(time_bar), LV2_TIME__bar},
  {AT(time_bar_beat), LV2_TIME__barBeat},
  {AT(time_beat_unit), LV2_TIME__beatUnit},
  {AT(time_beats_per_bar), LV2_TIME__beatsPerBar},
  {AT(time_bpm), LV2_TIME__beatsPerMinute},
  {AT(time_frame), LV2_TIME__frame},
  {AT(time_speed), LV2_TIME__speed},
  {AT(prompt), ESTRO__prompt},
  {AT(intent), ESTRO__intent},
  {AT(summary), ESTRO__summary},
  {AT(status), ESTRO__status},
  {AT(piece), ESTRO__Piece},
  {AT(section), ESTRO__Section},
  {AT(take), ESTRO__take},
  {AT(first), ESTRO__first},
  {AT(label), ESTRO__label},
  {AT(chords), ESTRO__chords},
  {AT(notes), ESTRO__notes},
  {AT(key), ESTRO__key},
  {AT(mode), ESTRO__mode},
  {AT(tempo), ESTRO__tempo},
  {AT(beats), ESTRO__beats},
  {AT(unit), ESTRO__unit},
  {AT(bars), ESTRO__bars},
  {AT(title), ESTRO__title},
  {AT(parts), ESTRO__parts},
  {AT(programs), ESTRO__programs},
};

void
host_urids_init(HostUrids* self, HostUris* uris)
{
  for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); ++i) {
    *(LV2_URID*)(void*)((char*)self + known[i].at) = host_uris_map(uris, known[i].uri);
  }
}

/// Where the music is, when it rolls from a known place.
static void
forge_place(LV2_Atom_Forge* forge, const HostUrids* urids, const HostPosition* position)
{
  lv2_atom_forge_key(forge, urids->time_frame);
  lv2_atom_forge_long(forge, position->frame);
  lv2_atom_forge_key(forge, urids->time_bar);
  lv2_atom_forge_long(forge, position->bar);
  lv2_atom_forge_key(forge, urids->time_bar_beat);
  lv2_atom_forge_float(forge, 0.0F);
  lv2_atom_forge_key(forge, urids->time_bpm);
  lv2_atom_forge_float(forge, (float)position->tempo_bpm);
  lv2_atom_forge_key(forge, urids->time_beats_per_bar);
  lv2_atom_forge_float(forge, (float)position->beats);
  lv2_atom_forge_key(forge, urids->time_beat_unit);
  lv2_atom_forge_int(forge, position->unit);
}

void
host_say_position(LV2_Atom_Forge* forge, const HostUrids* urids, uint32_t frame,
                  const HostPosition* position)
{
  LV2_Atom_Forge_Frame object;
  lv2_atom_forge_frame_time(forge, frame);
  lv2_atom_forge_object(forge, &object, 0, urids->time_position);
  lv2_atom_forge_key(forge, urids->time_speed);
  lv2_atom_forge_float(forge, (float)position->speed);
  if (position->is_placed) {
    forge_place(forge, urids, position);
  }
  lv2_atom_forge_pop(forge, &object);
}

void
host_say_prompt(LV2_Atom_Forge* forge, const HostUrids* urids, const char* prompt,
                uint32_t n)
{
  LV2_Atom_Forge_Frame object;
  lv2_atom_forge_frame_time(forge, 0);
  lv2_atom_forge_object(forge, &object, 0, urids->patch_set);
  lv2_atom_forge_key(forge, urids->patch_property);
  lv2_atom_forge_urid(forge, urids->prompt);
  lv2_atom_forge_key(forge, urids->patch_value);
  lv2_atom_forge_string(forge, prompt, n);
  lv2_atom_forge_pop(forge, &object);
}

void
host_say_get(LV2_Atom_Forge* forge, const HostUrids* urids)
{
  LV2_Atom_Forge_Frame object;
  lv2_atom_forge_frame_time(forge, 0);
  lv2_atom_forge_object(forge, &object, 0, urids->patch_get);
  lv2_atom_forge_pop(forge, &object);
}
