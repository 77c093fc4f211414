#include "plugin/notify_write.h"

#include "core/param/instrument.h"

#include <string.h>

#define PADDED(n) (((uint32_t)(n) + 7U) & ~7U)

/// An event with an object; a property with a number; a property with a text.
#define OBJECT_BYTES ((uint32_t)(sizeof(LV2_Atom_Event) + sizeof(LV2_Atom_Object_Body)))
#define NUMBER_BYTES 24U
#define TEXT_BYTES(n) (16U + PADDED((n) + 1U))

#define INTS_PER_NOTE 5U
#define CHORDS_BYTES 2048U

static uint32_t
room(const PluginNotify* self)
{
  return self->forge.size - self->forge.offset;
}

static void
begin(PluginNotify* self, LV2_Atom_Forge_Frame* object, LV2_URID type)
{
  lv2_atom_forge_frame_time(&self->forge, 0);
  lv2_atom_forge_object(&self->forge, object, 0, type);
}

static void
put_int(PluginNotify* self, LV2_URID key, int64_t value)
{
  lv2_atom_forge_key(&self->forge, key);
  lv2_atom_forge_int(&self->forge, (int32_t)value);
}

static void
put_float(PluginNotify* self, LV2_URID key, float value)
{
  lv2_atom_forge_key(&self->forge, key);
  lv2_atom_forge_float(&self->forge, value);
}

static void
put_bool(PluginNotify* self, LV2_URID key, bool value)
{
  lv2_atom_forge_key(&self->forge, key);
  lv2_atom_forge_bool(&self->forge, value);
}

static void
put_text(PluginNotify* self, LV2_URID key, const char* text, size_t n_bytes)
{
  lv2_atom_forge_key(&self->forge, key);
  lv2_atom_forge_string(&self->forge, text, (uint32_t)n_bytes);
}

uint32_t
plugin_write_text(PluginNotify* self, const PluginUrids* urids, LV2_URID property,
                  const char* text, size_t n_bytes)
{
  const uint32_t need = OBJECT_BYTES + NUMBER_BYTES + TEXT_BYTES(n_bytes);
  if (need > room(self)) {
    return 0;
  }
  LV2_Atom_Forge_Frame object;
  begin(self, &object, urids->patch_Set);
  lv2_atom_forge_key(&self->forge, urids->patch_property);
  lv2_atom_forge_urid(&self->forge, property);
  put_text(self, urids->patch_value, text, n_bytes);
  lv2_atom_forge_pop(&self->forge, &object);
  return need;
}

static const char*
part_instrument(const ScorePart* part)
{
  return part->used && part->instrument < param_n_instruments()
           ? param_instrument(part->instrument)->name
           : "";
}

static void
put_parts(PluginNotify* self, const PluginUrids* urids, const ScorePiece* piece)
{
  int32_t              programs[BASE_N_PARTS] = {0};
  LV2_Atom_Forge_Frame tuple;
  lv2_atom_forge_key(&self->forge, urids->parts);
  lv2_atom_forge_tuple(&self->forge, &tuple);
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    const char* const name = part_instrument(&piece->parts[i]);
    lv2_atom_forge_string(&self->forge, name, (uint32_t)strlen(name));
    programs[i] = *name ? param_instrument(piece->parts[i].instrument)->program : 0;
  }
  lv2_atom_forge_pop(&self->forge, &tuple);
  lv2_atom_forge_key(&self->forge, urids->programs);
  lv2_atom_forge_vector(&self->forge, sizeof programs[0], urids->atom_Int, BASE_N_PARTS,
                        programs);
}

uint32_t
plugin_write_piece(PluginNotify* self, const PluginUrids* urids, const PluginTake* take)
{
  const ScorePiece* const piece = &take->view->piece;
  uint32_t need = OBJECT_BYTES + 7 * NUMBER_BYTES + TEXT_BYTES(sizeof take->title);
  need += 16 + 24 + PADDED(sizeof(int32_t) * BASE_N_PARTS);
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    need += TEXT_BYTES(strlen(part_instrument(&piece->parts[i])));
  }
  if (need > room(self)) {
    return 0;
  }
  LV2_Atom_Forge_Frame object;
  begin(self, &object, urids->Piece);
  put_int(self, urids->take, piece->take);
  put_int(self, urids->key, piece->key);
  put_int(self, urids->mode, piece->mode);
  put_float(self, urids->tempo, piece->tempo_bpm);
  put_int(self, urids->beats, piece->meter.beats);
  put_int(self, urids->unit, piece->meter.unit);
  put_int(self, urids->bars, piece->n_bars);
  put_text(self, urids->title, take->title, strlen(take->title));
  put_parts(self, urids, piece);
  lv2_atom_forge_pop(&self->forge, &object);
  return need;
}

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
  const uint32_t fixed    = OBJECT_BYTES + 5 * NUMBER_BYTES +
                         TEXT_BYTES(SCORE_LABEL_BYTES) + TEXT_BYTES(n_chords) + 32;
  const uint32_t per_note = INTS_PER_NOTE * (uint32_t)sizeof(int32_t);
  const uint32_t empty    = self->forge.size - (uint32_t)sizeof(LV2_Atom_Sequence);
  if (fixed > room(self)) {
    return 0;
  }
  const uint32_t most = empty < fixed ? 0 : (empty - fixed) / per_note;
  const uint32_t n    = section->n_notes < most ? section->n_notes : most;
  if (n > (room(self) - fixed) / per_note) {
    return 0;
  }
  LV2_Atom_Forge_Frame object;
  begin(self, &object, urids->Section);
  put_int(self, urids->take, take);
  put_int(self, urids->first, section->first_bar);
  put_int(self, urids->bars, section->n_bars);
  put_text(self, urids->label, section->label, strlen(section->label));
  put_float(self, urids->drive, section->energy);
  put_text(self, urids->chords, chords, n_chords);
  put_notes(self, urids, section->notes, n);
  lv2_atom_forge_pop(&self->forge, &object);
  return fixed + n * per_note;
}

static void
put_ints(PluginNotify* self, const PluginUrids* urids, LV2_URID key,
         const int32_t* values, uint32_t n)
{
  lv2_atom_forge_key(&self->forge, key);
  lv2_atom_forge_vector(&self->forge, sizeof *values, urids->atom_Int, n, values);
}

uint32_t
plugin_write_takes(PluginNotify* self, const PluginUrids* urids,
                   const PluginShelf* shelf)
{
  const uint32_t vector = 24U + PADDED(sizeof(int32_t) * PLUGIN_MAX_TAKES);
  uint32_t       need   = OBJECT_BYTES + NUMBER_BYTES + 2U * vector + 16U;
  for (uint32_t i = 0; i < shelf->n; ++i) {
    need += TEXT_BYTES(strlen(shelf->titles[i]));
  }
  if (need > room(self)) {
    return 0;
  }
  LV2_Atom_Forge_Frame object, tuple;
  begin(self, &object, urids->Takes);
  put_int(self, urids->take, shelf->playing);
  put_ints(self, urids, urids->takes, shelf->ids, shelf->n);
  lv2_atom_forge_key(&self->forge, urids->titles);
  lv2_atom_forge_tuple(&self->forge, &tuple);
  for (uint32_t i = 0; i < shelf->n; ++i) {
    const char* const title = shelf->titles[i];
    lv2_atom_forge_string(&self->forge, title, (uint32_t)strlen(title));
  }
  lv2_atom_forge_pop(&self->forge, &tuple);
  put_ints(self, urids, urids->ratings, shelf->ratings, shelf->n);
  lv2_atom_forge_pop(&self->forge, &object);
  return need;
}

uint32_t
plugin_write_rendering(PluginNotify* self, const PluginUrids* urids,
                       const PluginNews* news)
{
  const uint32_t n_error = (uint32_t)strlen(news->render_error);
  const uint32_t need =
    OBJECT_BYTES + NUMBER_BYTES + TEXT_BYTES(news->n_render) + TEXT_BYTES(n_error);
  if (need > room(self)) {
    return 0;
  }
  LV2_Atom_Forge_Frame object;
  begin(self, &object, urids->Rendering);
  lv2_atom_forge_key(&self->forge, urids->render);
  lv2_atom_forge_path(&self->forge, news->render, news->n_render);
  put_float(self, urids->share, news->share);
  put_text(self, urids->error, news->render_error, n_error);
  lv2_atom_forge_pop(&self->forge, &object);
  return need;
}

uint32_t
plugin_write_playhead(PluginNotify* self, const PluginUrids* urids,
                      const PluginPlayhead* playhead)
{
  const uint32_t need =
    OBJECT_BYTES + 6 * NUMBER_BYTES + 24U + PADDED(sizeof playhead->peaks);
  if (need > room(self)) {
    return 0;
  }
  LV2_Atom_Forge_Frame object;
  begin(self, &object, urids->Playhead);
  lv2_atom_forge_key(&self->forge, urids->ticks);
  lv2_atom_forge_double(&self->forge, playhead->ticks);
  put_bool(self, urids->rolling, playhead->rolling);
  put_int(self, urids->ready, playhead->ready);
  put_bool(self, urids->busy, playhead->busy);
  put_float(self, urids->peak, playhead->peak);
  put_float(self, urids->loudness, playhead->loudness);
  lv2_atom_forge_key(&self->forge, urids->peaks);
  lv2_atom_forge_vector(&self->forge, sizeof(float), urids->atom_Float, BASE_N_PARTS,
                        playhead->peaks);
  lv2_atom_forge_pop(&self->forge, &object);
  return need;
}
