#include "host/message.h"

#include <lv2/atom/util.h>

#include <stdlib.h>
#include <string.h>

/// Rows of whole numbers, a note each; what is misshapen has none.
static void
hear_notes(HostSection* section, const HostUrids* urids, const LV2_Atom* atom)
{
  const LV2_Atom_Vector* const vector = (const LV2_Atom_Vector*)atom;
  if (!atom || atom->type != urids->atom_vector ||
      atom->size <= sizeof(LV2_Atom_Vector_Body) ||
      vector->body.child_type != urids->atom_int || vector->body.child_size != 4) {
    return;
  }
  const size_t n = (atom->size - sizeof(LV2_Atom_Vector_Body)) / sizeof(HostNote);
  section->notes = calloc(n + 1, sizeof(HostNote));
  if (section->notes) {
    memcpy(section->notes, &vector->body + 1, n * sizeof(HostNote));
    section->n_notes = n;
  }
}

static void
hear_chords(HostSection* section, const HostUrids* urids, const LV2_Atom* atom)
{
  if (atom && atom->type == urids->atom_string) {
    section->chords = strndup((const char*)LV2_ATOM_BODY_CONST(atom), atom->size);
  }
}

void
host_hear_section(HostSong* song, const HostUrids* urids, const LV2_Atom_Object* object)
{
  const LV2_Atom *take = NULL, *first = NULL, *bars = NULL, *label = NULL,
                 *chords = NULL, *notes = NULL;
  lv2_atom_object_get(object, urids->take, &take, urids->first, &first, urids->bars,
                      &bars, urids->label, &label, urids->chords, &chords, urids->notes,
                      &notes, 0);
  const int32_t first_bar = host_atom_whole(urids, first, -1);
  const int32_t n_bars    = host_atom_whole(urids, bars, 0);
  HostSection   section   = {0};
  if (first_bar < 0 || first_bar > 100000 || n_bars < 1 || n_bars > 1000) {
    return;
  }
  section.first_bar = (uint32_t)first_bar;
  section.n_bars    = (uint32_t)n_bars;
  host_atom_text(urids, label, section.label, sizeof(section.label));
  hear_chords(&section, urids, chords);
  hear_notes(&section, urids, notes);
  host_song_add(song, host_atom_whole(urids, take, 0), &section);
}
