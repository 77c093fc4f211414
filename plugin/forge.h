// Writes the properties of what we tell, one by one.

#ifndef PLUGIN_FORGE_H
#define PLUGIN_FORGE_H

#include "core/base/thread.h"
#include "plugin/notify.h"

/// Bytes rounded up as atoms are.
#define PLUGIN_PADDED(n) (((uint32_t)(n) + 7U) & ~7U)

// How many bytes it takes: an event with an object; a property with a number; one with
// a text of `n` bytes
#define PLUGIN_OBJECT_BYTES                                                            \
  ((uint32_t)(sizeof(LV2_Atom_Event) + sizeof(LV2_Atom_Object_Body)))
#define PLUGIN_NUMBER_BYTES 24U
#define PLUGIN_TEXT_BYTES(n) (16U + PLUGIN_PADDED((n) + 1U))

/// [rt] How many bytes can still be written.
RT_FN uint32_t plugin_forge_room(const PluginNotify* self);

/// [rt] Begin an object that is popped when its properties are written.
RT_FN void plugin_forge_object(PluginNotify* self, LV2_Atom_Forge_Frame* object,
                               LV2_URID type);

/// [rt] A property of the object at hand; there is room for it.
RT_FN void plugin_forge_int(PluginNotify* self, LV2_URID key, int64_t value);
RT_FN void plugin_forge_float(PluginNotify* self, LV2_URID key, float value);
RT_FN void plugin_forge_bool(PluginNotify* self, LV2_URID key, bool value);
RT_FN void plugin_forge_text(PluginNotify* self, LV2_URID key, const char* text,
                             size_t n_bytes);
RT_FN void plugin_forge_ints(PluginNotify* self, const PluginUrids* urids, LV2_URID key,
                             const int32_t* values, uint32_t n);

#endif
