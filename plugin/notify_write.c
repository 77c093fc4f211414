#include "plugin/notify_write.h"

#include "core/param/instrument.h"
#include "plugin/forge.h"

#include <string.h>

uint32_t
plugin_write_text(PluginNotify* self, const PluginUrids* urids, LV2_URID property,
                  const char* text, size_t n_bytes)
{
  const uint32_t need =
    PLUGIN_OBJECT_BYTES + PLUGIN_NUMBER_BYTES + PLUGIN_TEXT_BYTES(n_bytes);
  if (need > plugin_forge_room(self)) {
    return 0;
  }
  LV2_Atom_Forge_Frame object;
  plugin_forge_object(self, &object, urids->patch_Set);
  lv2_atom_forge_key(&self->forge, urids->patch_property);
  lv2_atom_forge_urid(&self->forge, property);
  plugin_forge_text(self, urids->patch_value, text, n_bytes);
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
  plugin_forge_ints(self, urids, urids->programs, programs, BASE_N_PARTS);
}

uint32_t
plugin_write_piece(PluginNotify* self, const PluginUrids* urids, const PluginTake* take)
{
  const ScorePiece* const piece = &take->view->piece;
  uint32_t                need  = PLUGIN_OBJECT_BYTES + 7 * PLUGIN_NUMBER_BYTES +
                  PLUGIN_TEXT_BYTES(sizeof take->title);
  need += 16 + 24 + PLUGIN_PADDED(sizeof(int32_t) * BASE_N_PARTS);
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    need += PLUGIN_TEXT_BYTES(strlen(part_instrument(&piece->parts[i])));
  }
  if (need > plugin_forge_room(self)) {
    return 0;
  }
  LV2_Atom_Forge_Frame object;
  plugin_forge_object(self, &object, urids->Piece);
  plugin_forge_int(self, urids->take, piece->take);
  plugin_forge_int(self, urids->key, piece->key);
  plugin_forge_int(self, urids->mode, piece->mode);
  plugin_forge_float(self, urids->tempo, piece->tempo_bpm);
  plugin_forge_int(self, urids->beats, piece->meter.beats);
  plugin_forge_int(self, urids->unit, piece->meter.unit);
  plugin_forge_int(self, urids->bars, piece->n_bars);
  plugin_forge_text(self, urids->title, take->title, strlen(take->title));
  put_parts(self, urids, piece);
  lv2_atom_forge_pop(&self->forge, &object);
  return need;
}

uint32_t
plugin_write_takes(PluginNotify* self, const PluginUrids* urids,
                   const PluginShelf* shelf)
{
  const uint32_t vector = 24U + PLUGIN_PADDED(sizeof(int32_t) * PLUGIN_MAX_TAKES);
  uint32_t       need   = PLUGIN_OBJECT_BYTES + PLUGIN_NUMBER_BYTES + 2U * vector + 16U;
  for (uint32_t i = 0; i < shelf->n; ++i) {
    need += PLUGIN_TEXT_BYTES(strlen(shelf->titles[i]));
  }
  if (need > plugin_forge_room(self)) {
    return 0;
  }
  LV2_Atom_Forge_Frame object, tuple;
  plugin_forge_object(self, &object, urids->Takes);
  plugin_forge_int(self, urids->take, shelf->playing);
  plugin_forge_ints(self, urids, urids->takes, shelf->ids, shelf->n);
  lv2_atom_forge_key(&self->forge, urids->titles);
  lv2_atom_forge_tuple(&self->forge, &tuple);
  for (uint32_t i = 0; i < shelf->n; ++i) {
    const char* const title = shelf->titles[i];
    lv2_atom_forge_string(&self->forge, title, (uint32_t)strlen(title));
  }
  lv2_atom_forge_pop(&self->forge, &tuple);
  plugin_forge_ints(self, urids, urids->ratings, shelf->ratings, shelf->n);
  lv2_atom_forge_pop(&self->forge, &object);
  return need;
}

uint32_t
plugin_write_rendering(PluginNotify* self, const PluginUrids* urids,
                       const PluginNews* news)
{
  const uint32_t n_error = (uint32_t)strlen(news->render_error);
  const uint32_t need    = PLUGIN_OBJECT_BYTES + PLUGIN_NUMBER_BYTES +
                        PLUGIN_TEXT_BYTES(news->n_render) + PLUGIN_TEXT_BYTES(n_error);
  if (need > plugin_forge_room(self)) {
    return 0;
  }
  LV2_Atom_Forge_Frame object;
  plugin_forge_object(self, &object, urids->Rendering);
  lv2_atom_forge_key(&self->forge, urids->render);
  lv2_atom_forge_path(&self->forge, news->render, news->n_render);
  plugin_forge_float(self, urids->share, news->share);
  plugin_forge_text(self, urids->error, news->render_error, n_error);
  lv2_atom_forge_pop(&self->forge, &object);
  return need;
}

uint32_t
plugin_write_playhead(PluginNotify* self, const PluginUrids* urids,
                      const PluginPlayhead* playhead)
{
  const uint32_t need = PLUGIN_OBJECT_BYTES + 6 * PLUGIN_NUMBER_BYTES + 24U +
                        PLUGIN_PADDED(sizeof playhead->peaks);
  if (need > plugin_forge_room(self)) {
    return 0;
  }
  LV2_Atom_Forge_Frame object;
  plugin_forge_object(self, &object, urids->Playhead);
  lv2_atom_forge_key(&self->forge, urids->ticks);
  lv2_atom_forge_double(&self->forge, playhead->ticks);
  plugin_forge_bool(self, urids->rolling, playhead->rolling);
  plugin_forge_int(self, urids->ready, playhead->ready);
  plugin_forge_bool(self, urids->busy, playhead->busy);
  plugin_forge_float(self, urids->peak, playhead->peak);
  plugin_forge_float(self, urids->loudness, playhead->loudness);
  lv2_atom_forge_key(&self->forge, urids->peaks);
  lv2_atom_forge_vector(&self->forge, sizeof(float), urids->atom_Float, BASE_N_PARTS,
                        playhead->peaks);
  lv2_atom_forge_pop(&self->forge, &object);
  return need;
}
