#include "plugin/atoms.h"

#include <math.h>

#define PADDED(n) (((n) + 7U) & ~(size_t)7U)

PluginEvents
plugin_events(const PluginUrids* urids, const LV2_Atom_Sequence* sequence)
{
  PluginEvents self = {NULL, 0};
  if (sequence && sequence->atom.type == urids->atom_Sequence &&
      sequence->atom.size >= sizeof sequence->body) {
    self.at   = (const uint8_t*)(sequence + 1);
    self.left = sequence->atom.size - sizeof sequence->body;
  }
  return self;
}

const LV2_Atom_Event*
plugin_events_next(PluginEvents* self)
{
  if (self->left < sizeof(LV2_Atom_Event)) {
    return NULL;
  }
  const LV2_Atom_Event* const event = (const LV2_Atom_Event*)self->at;
  if (event->body.size > self->left - sizeof *event) {
    self->left = 0;
    return NULL;
  }
  const size_t whole = PADDED(sizeof *event + (size_t)event->body.size);
  self->at += whole < self->left ? whole : self->left;
  self->left -= whole < self->left ? whole : self->left;
  return event;
}

const LV2_Atom_Object*
plugin_object(const PluginUrids* urids, const LV2_Atom* atom)
{
  const bool is_object =
    atom->type == urids->atom_Object || atom->type == urids->atom_Blank;
  return is_object && atom->size >= sizeof(LV2_Atom_Object_Body)
           ? (const LV2_Atom_Object*)atom
           : NULL;
}

const LV2_Atom*
plugin_object_get(const LV2_Atom_Object* object, LV2_URID key)
{
  const uint8_t* at   = (const uint8_t*)(object + 1);
  size_t         left = object->atom.size - sizeof object->body;
  while (left >= sizeof(LV2_Atom_Property_Body)) {
    const LV2_Atom_Property_Body* const property = (const LV2_Atom_Property_Body*)at;
    if (property->value.size > left - sizeof *property) {
      return NULL;
    }
    if (property->key == key) {
      return &property->value;
    }
    const size_t whole = PADDED(sizeof *property + (size_t)property->value.size);
    if (whole >= left) {
      return NULL;
    }
    at += whole;
    left -= whole;
  }
  return NULL;
}

bool
plugin_number(const PluginUrids* urids, const LV2_Atom* atom, double* value)
{
  if (!atom) {
    return false;
  }
  const bool wide = atom->size >= 8;
  if (atom->type == urids->atom_Double && wide) {
    *value = ((const LV2_Atom_Double*)atom)->body;
  } else if (atom->type == urids->atom_Long && wide) {
    *value = (double)((const LV2_Atom_Long*)atom)->body;
  } else if (atom->type == urids->atom_Float && atom->size >= 4) {
    *value = (double)((const LV2_Atom_Float*)atom)->body;
  } else if ((atom->type == urids->atom_Int || atom->type == urids->atom_Bool) &&
             atom->size >= 4) {
    *value = ((const LV2_Atom_Int*)atom)->body;
  } else {
    return false;
  }
  return isfinite(*value);
}

LV2_URID
plugin_urid(const PluginUrids* urids, const LV2_Atom* atom)
{
  return atom && atom->type == urids->atom_URID && atom->size >= 4
           ? ((const LV2_Atom_URID*)atom)->body
           : 0;
}
