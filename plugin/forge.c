#include "plugin/forge.h"

uint32_t
plugin_forge_room(const PluginNotify* self)
{
  return self->forge.size - self->forge.offset;
}

void
plugin_forge_object(PluginNotify* self, LV2_Atom_Forge_Frame* object, LV2_URID type)
{
  lv2_atom_forge_frame_time(&self->forge, 0);
  lv2_atom_forge_object(&self->forge, object, 0, type);
}

void
plugin_forge_int(PluginNotify* self, LV2_URID key, int64_t value)
{
  lv2_atom_forge_key(&self->forge, key);
  lv2_atom_forge_int(&self->forge, (int32_t)value);
}

void
plugin_forge_float(PluginNotify* self, LV2_URID key, float value)
{
  lv2_atom_forge_key(&self->forge, key);
  lv2_atom_forge_float(&self->forge, value);
}

void
plugin_forge_bool(PluginNotify* self, LV2_URID key, bool value)
{
  lv2_atom_forge_key(&self->forge, key);
  lv2_atom_forge_bool(&self->forge, value);
}

void
plugin_forge_text(PluginNotify* self, LV2_URID key, const char* text, size_t n_bytes)
{
  lv2_atom_forge_key(&self->forge, key);
  lv2_atom_forge_string(&self->forge, text, (uint32_t)n_bytes);
}

void
plugin_forge_ints(PluginNotify* self, const PluginUrids* urids, LV2_URID key,
                  const int32_t* values, uint32_t n)
{
  lv2_atom_forge_key(&self->forge, key);
  lv2_atom_forge_vector(&self->forge, sizeof *values, urids->atom_Int, n, values);
}
