#include "ui/atoms.h"

#include "ui/utf8.h"

#include <math.h>
#include <string.h>

static const UiAtom none = {0, 0, NULL};

static size_t
padded(size_t size)
{
  return (size + 7U) & ~(size_t)7U;
}

UiAtom
ui_atom(const void* bytes, size_t n)
{
  LV2_Atom head;
  if (n < sizeof(head)) {
    return none;
  }
  memcpy(&head, bytes, sizeof(head));
  if (head.size > n - sizeof(head)) {
    return none;
  }
  return (UiAtom){head.type, head.size, (const char*)bytes + sizeof(head)};
}

UiAtom
ui_atom_get(UiAtom object, uint32_t key)
{
  const size_t head = 2 * sizeof(uint32_t); // key and context
  for (size_t at = sizeof(LV2_Atom_Object_Body); at + head <= object.size;) {
    uint32_t found = 0;
    memcpy(&found, object.body + at, sizeof(found));
    const UiAtom value = ui_atom(object.body + at + head, object.size - at - head);
    if (!value.body || found == key) {
      return value;
    }
    at += padded(head + sizeof(LV2_Atom) + value.size);
  }
  return none;
}

UiAtom
ui_atom_member(UiAtom tuple, unsigned index)
{
  for (size_t at = 0; at < tuple.size;) {
    const UiAtom member = ui_atom(tuple.body + at, tuple.size - at);
    if (!member.body || !index--) {
      return member;
    }
    at += padded(sizeof(LV2_Atom) + member.size);
  }
  return none;
}

uint32_t
ui_atom_class(UiAtom object)
{
  LV2_Atom_Object_Body body = {0, 0};
  if (object.size >= sizeof(body)) {
    memcpy(&body, object.body, sizeof(body));
  }
  return body.otype;
}

bool
ui_atom_number(UiAtom atom, const UiUris* uris, double* value)
{
  int32_t whole  = 0;
  int64_t longer = 0;
  float   single = 0.0f;
  if (!atom.body) {
    return false;
  }
  if ((atom.type == uris->atom_Int || atom.type == uris->atom_Bool) &&
      atom.size == sizeof(whole)) {
    memcpy(&whole, atom.body, sizeof(whole));
    *value = whole;
  } else if (atom.type == uris->atom_Long && atom.size == sizeof(longer)) {
    memcpy(&longer, atom.body, sizeof(longer));
    *value = (double)longer;
  } else if (atom.type == uris->atom_Float && atom.size == sizeof(single)) {
    memcpy(&single, atom.body, sizeof(single));
    *value = (double)single;
  } else if (atom.type == uris->atom_Double && atom.size == sizeof(*value)) {
    memcpy(value, atom.body, sizeof(*value));
  } else {
    return false;
  }
  return isfinite(*value);
}

bool
ui_atom_whole(UiAtom atom, const UiUris* uris, int32_t least, int32_t most,
              int32_t* value)
{
  double number = 0.0;
  if (!ui_atom_number(atom, uris, &number) || number < least || number > most) {
    return false;
  }
  *value = (int32_t)number;
  return true;
}

bool
ui_atom_text(UiAtom atom, const UiUris* uris, char* out, size_t size)
{
  out[0] = '\0';
  if (!atom.body || atom.type != uris->atom_String) {
    return false;
  }
  const char* const end = memchr(atom.body, '\0', atom.size);
  ui_utf8_clean(atom.body, end ? (size_t)(end - atom.body) : atom.size, out, size);
  return true;
}

bool
ui_atom_lines(UiAtom atom, const UiUris* uris, char* out, size_t size)
{
  size_t used = 0;
  out[0]      = '\0';
  if (!atom.body || atom.type != uris->atom_String) {
    return false;
  }
  for (size_t at = 0; at < atom.size && atom.body[at] && used + 1 < size;) {
    const char* const line = atom.body + at;
    size_t            n    = 0;
    while (at + n < atom.size && line[n] && line[n] != '\n') {
      ++n;
    }
    used += ui_utf8_clean(line, n, out + used, size - used);
    at += n;
    if (at < atom.size && atom.body[at] == '\n' && used + 1 < size) {
      out[used++] = '\n';
      out[used]   = '\0';
      ++at;
    }
  }
  return true;
}

/// How many values of that type a vector holds, and where.
static uint32_t
vector(UiAtom atom, const UiUris* uris, uint32_t type, const char** values)
{
  LV2_Atom_Vector_Body body;
  if (!atom.body || atom.type != uris->atom_Vector || atom.size < sizeof(body)) {
    return 0;
  }
  memcpy(&body, atom.body, sizeof(body));
  if (body.child_type != type || body.child_size != 4) {
    return 0; // Ints and Floats are four bytes each
  }
  *values = atom.body + sizeof(body);
  return (uint32_t)((atom.size - sizeof(body)) / 4);
}

uint32_t
ui_atom_ints(UiAtom atom, const UiUris* uris, const char** ints)
{
  return vector(atom, uris, uris->atom_Int, ints);
}

int32_t
ui_atom_int_at(const char* ints, uint32_t i)
{
  int32_t value = 0;
  memcpy(&value, ints + (size_t)i * sizeof(value), sizeof(value));
  return value;
}

uint32_t
ui_atom_floats(UiAtom atom, const UiUris* uris, const char** floats)
{
  return vector(atom, uris, uris->atom_Float, floats);
}

float
ui_atom_float_at(const char* floats, uint32_t i)
{
  float value = 0;
  memcpy(&value, floats + (size_t)i * sizeof(value), sizeof(value));
  return isfinite(value) ? value : 0.0f;
}
