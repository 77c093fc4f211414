// Reads what a host sends without trusting a single size in it.

#ifndef PLUGIN_ATOMS_H
#define PLUGIN_ATOMS_H

#include "core/base/thread.h"
#include "plugin/urids.h"

#include <lv2/atom/atom.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Walks the events of a sequence.
typedef struct {
  const uint8_t* at;
  size_t         left;
} PluginEvents;

/// [rt] The events of `sequence`; none if it is NULL, of another type or cut short.
RT_FN PluginEvents plugin_events(const PluginUrids*       urids,
                                 const LV2_Atom_Sequence* sequence);

/// [rt] The next event that lies wholly within the sequence, or NULL.
RT_FN const LV2_Atom_Event* plugin_events_next(PluginEvents* self);

/// [rt] The object that is this atom, or NULL if it is none.
RT_FN const LV2_Atom_Object* plugin_object(const PluginUrids* urids,
                                           const LV2_Atom*    atom);

/// [rt] The value of a property if it lies wholly within the object, or NULL.
RT_FN const LV2_Atom* plugin_object_get(const LV2_Atom_Object* object, LV2_URID key);

/// [rt] A number of any type, or a Bool; false if it is none, or not finite.
RT_FN bool plugin_number(const PluginUrids* urids, const LV2_Atom* atom, double* value);

/// [rt] The value of a URID atom, 0 if it is none.
RT_FN LV2_URID plugin_urid(const PluginUrids* urids, const LV2_Atom* atom);

#endif
