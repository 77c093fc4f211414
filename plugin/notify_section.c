#include "plugin/forge.h"
#include "plugin/notify_write.h"

#include <string.h>

#define INTS_PER_NOTE 5U
#define CHORDS_BYTES 2048U

static size_t
add_text(char* text, size_t n, const char* more)
{
  while (*more) {
    text[n++] = *more++;
  }
  return n;
}

static size_t
add_number(char* text, size_t n, uint32_t number)
{
  char     digits[10];
  unsigned n_digits = 0;
  do {
    digits[n_digits++] = (char)('0' + number % 10U);
    number /= 10U;
  } while (number);
  while (n_digits) {
    text[n++] = digits[--n_digits];
  }
  return n;
}

/// "0:Am 3840:F/C"; chords that do not fit are left out.
static size_t
write_chords(const ScoreSection* section, char text[CHORDS_BYTES])
{
  size_t n = 0;
  for (uint32_t i = 0; i < section->n_chords && n + 48 < CHORDS_BYTES; ++i) {
    const ScoreChord* const chord = &section->chords[i];
    if (i) {
      text[n++] = ' ';
    }
    n         = add_number(text, n, chord->start_ticks);
    text[n++] = ':';
    n         = add_text(text, n, base_key_name(chord->root, BASE_MAJOR));
    n         = add_text(text, n, base_quality_name((BaseQuality)chord->quality));
    if (chord->bass != chord->root) {
      text[n++] = '/';
      n         = add_text(text, n, base_key_name(chord->bass, BASE_MAJOR));
    }
  }
  text[n] = '\0';
  return n;
}

static void
put_notes(PluginNotify* self, const PluginUrids* urids, const ScoreNote* notes,
          uint32_t n)
{
  LV2_Atom_Forge_Frame vector;
  lv2_atom_forge_key(&self->forge, urids->notes);
  lv2_atom_forge_vector_head(&self->forge, &vector, sizeof(int32_t), urids->atom_Int);
  for (uint32_t i = 0; i < n; ++i) {
    const int32_t row[INTS_PER_NOTE] = {(int32_t)notes[i].start_ticks,
                                        (int32_t)notes[i].length_ticks, notes[i].part,
                                        notes[i].pitch, notes[i].velocity};
    lv2_atom_forge_raw(&self->forge, row, sizeof row);
  }
  lv2_atom_forge_pop(&self->forge, &vector);
  lv2_atom_forge_pad(&self->forge, n * (uint32_t)sizeof(int32_t) * INTS_PER_NOTE);
}

uint32_t
plugin_write_section(PluginNotify* self, const PluginUrids* urids, uint32_t take,
                     const ScoreSection* section)
{
  char           chords[CHORDS_BYTES];
  const size_t   n_chords = write_chords(section, chords);
  const uint32_t fixed    = PLUGIN_OBJECT_BYTES + 5 * PLUGIN_NUMBER_BYTES +
                         PLUGIN_TEXT_BYTES(SCORE_LABEL_BYTES) +
                         PLUGIN_TEXT_BYTES(n_chords) + 32;
  const uint32_t per_note = INTS_PER_NOTE * (uint32_t)sizeof(int32_t);
  const uint32_t empty    = self->forge.size - (uint32_t)sizeof(LV2_Atom_Sequence);
  if (fixed > plugin_forge_room(self)) {
    return 0;
  }
  const uint32_t most = empty < fixed ? 0 : (empty - fixed) / per_note;
  const uint32_t n    = section->n_notes < most ? section->n_notes : most;
  if (n > (plugin_forge_room(self) - fixed) / per_note) {
    return 0;
  }
  LV2_Atom_Forge_Frame object;
  plugin_forge_object(self, &object, urids->Section);
  plugin_forge_int(self, urids->take, take);
  plugin_forge_int(self, urids->first, section->first_bar);
  plugin_forge_int(self, urids->bars, section->n_bars);
  plugin_forge_text(self, urids->label, section->label, strlen(section->label));
  plugin_forge_float(self, urids->drive, section->energy);
  plugin_forge_text(self, urids->chords, chords, n_chords);
  put_notes(self, urids, section->notes, n);
  lv2_atom_forge_pop(&self->forge, &object);
  return fixed + n * per_note;
}
