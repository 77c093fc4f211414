#include "host/message.h"

#include <lv2/atom/util.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// The number in an atom of any kind, or `otherwise`.
static double
number(const HostUrids* urids, const LV2_Atom* atom, double otherwise)
{
  if (!atom) {
    return otherwise;
  }
  if (atom->type == urids->atom_int || atom->type == urids->atom_bool) {
    return atom->size >= 4 ? ((const LV2_Atom_Int*)atom)->body : otherwise;
  }
  if (atom->type == urids->atom_float) {
    return atom->size >= 4 ? (double)((const LV2_Atom_Float*)atom)->body : otherwise;
  }
  if (atom->type == urids->atom_long) {
    return atom->size >= 8 ? (double)((const LV2_Atom_Long*)atom)->body : otherwise;
  }
  return atom->type == urids->atom_double && atom->size >= 8
           ? ((const LV2_Atom_Double*)atom)->body
           : otherwise;
}

int32_t
host_atom_whole(const HostUrids* urids, const LV2_Atom* atom, int32_t otherwise)
{
  const double got = number(urids, atom, otherwise);
  return got >= -1e9 && got <= 1e9 ? (int32_t)got : otherwise;
}

/// The bytes of a string atom, which need not be terminated; 0 if it is none.
static uint32_t
text_bytes(const HostUrids* urids, const LV2_Atom* atom)
{
  return atom && atom->type == urids->atom_string
           ? (uint32_t)strnlen((const char*)LV2_ATOM_BODY_CONST(atom), atom->size)
           : 0;
}

void
host_atom_text(const HostUrids* urids, const LV2_Atom* atom, char* text,
               size_t capacity)
{
  snprintf(text, capacity, "%.*s", (int)text_bytes(urids, atom),
           atom ? (const char*)LV2_ATOM_BODY_CONST(atom) : "");
}

static void
hear_parts(HostPiece* piece, const HostUrids* urids, const LV2_Atom* atom)
{
  if (!atom || atom->type != urids->atom_tuple) {
    return;
  }
  uint32_t part = 0;
  LV2_ATOM_TUPLE_FOREACH((const LV2_Atom_Tuple*)atom, name)
  {
    if (part < HOST_N_PARTS) {
      host_atom_text(urids, name, piece->instruments[part],
                     sizeof(piece->instruments[0]));
      ++part;
    }
  }
}

static void
hear_programs(HostPiece* piece, const HostUrids* urids, const LV2_Atom* atom)
{
  const LV2_Atom_Vector* const vector = (const LV2_Atom_Vector*)atom;
  if (!atom || atom->type != urids->atom_vector ||
      atom->size < sizeof(LV2_Atom_Vector_Body) + sizeof(piece->programs) ||
      vector->body.child_type != urids->atom_int || vector->body.child_size != 4) {
    return;
  }
  memcpy(piece->programs, &vector->body + 1, sizeof(piece->programs));
}

static void
hear_piece(HostHeard* self, const HostUrids* urids, const LV2_Atom_Object* object)
{
  const LV2_Atom *key = NULL, *mode = NULL, *tempo = NULL, *beats = NULL, *unit = NULL,
                 *bars = NULL, *title = NULL, *parts = NULL, *programs = NULL;
  lv2_atom_object_get(object, urids->key, &key, urids->mode, &mode, urids->tempo,
                      &tempo, urids->beats, &beats, urids->unit, &unit, urids->bars,
                      &bars, urids->title, &title, urids->parts, &parts,
                      urids->programs, &programs, 0);
  HostPiece* const piece = &self->piece;
  const HostPiece  fresh = {
     .key       = host_atom_whole(urids, key, -1),
     .mode      = host_atom_whole(urids, mode, -1),
     .tempo_bpm = (float)number(urids, tempo, 0.0),
     .beats     = host_atom_whole(urids, beats, 0),
     .unit      = host_atom_whole(urids, unit, 0),
     .n_bars    = host_atom_whole(urids, bars, 0),
  };
  *piece = fresh;
  host_atom_text(urids, title, piece->title, sizeof(piece->title));
  hear_parts(piece, urids, parts);
  hear_programs(piece, urids, programs);
  ++self->n_pieces;
}

static void
hear_property(HostHeard* self, const HostUrids* urids, LV2_URID property,
              const LV2_Atom* value)
{
  char** const text = property == urids->intent    ? &self->intent
                      : property == urids->summary ? &self->summary
                      : property == urids->status  ? &self->status
                      : property == urids->prompt  ? &self->prompt
                                                   : NULL;
  if (text && value && value->type == urids->atom_string) {
    free(*text);
    *text = strndup((const char*)LV2_ATOM_BODY_CONST(value), text_bytes(urids, value));
  }
}

static void
hear_set(HostHeard* self, const HostUrids* urids, const LV2_Atom_Object* object)
{
  const LV2_Atom *property = NULL, *value = NULL;
  lv2_atom_object_get(object, urids->patch_property, &property, urids->patch_value,
                      &value, 0);
  if (property && property->type == urids->atom_urid) {
    hear_property(self, urids, ((const LV2_Atom_URID*)property)->body, value);
  }
}

static void
hear_put(HostHeard* self, const HostUrids* urids, const LV2_Atom_Object* object)
{
  const LV2_Atom* body = NULL;
  lv2_atom_object_get(object, urids->patch_body, &body, 0);
  if (body && body->type == urids->atom_object) {
    LV2_ATOM_OBJECT_FOREACH((const LV2_Atom_Object*)body, i)
    {
      hear_property(self, urids, i->key, &i->value);
    }
  }
}

static void
hear_object(HostHeard* self, const HostUrids* urids, const LV2_Atom_Object* object)
{
  const LV2_URID kind = object->body.otype;
  if (kind == urids->piece) {
    hear_piece(self, urids, object);
  } else if (kind == urids->section) {
    host_hear_section(&self->song, urids, object);
  } else if (kind == urids->patch_set) {
    hear_set(self, urids, object);
  } else if (kind == urids->patch_put) {
    hear_put(self, urids, object);
  }
}

void
host_hear(HostHeard* self, const HostUrids* urids, const LV2_Atom_Sequence* notify)
{
  if (notify->atom.type != urids->atom_sequence) {
    return; // The plugin had nothing to say and left the port as it was
  }
  LV2_ATOM_SEQUENCE_FOREACH(notify, event)
  {
    if (event->body.type == urids->atom_object &&
        event->body.size >= sizeof(LV2_Atom_Object_Body)) {
      hear_object(self, urids, (const LV2_Atom_Object*)&event->body);
    }
  }
}

void
host_heard_drop(HostHeard* self)
{
  host_song_drop(&self->song);
  free(self->intent);
  free(self->summary);
  free(self->status);
  free(self->prompt);
  *self = (HostHeard){0};
}
