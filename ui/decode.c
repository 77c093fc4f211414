#include "ui/decode.h"

#include "ui/atoms.h"
#include "ui/decode_section.h"
#include "ui/decode_state.h"
#include "ui/utf8.h"

#include <stdlib.h>
#include <string.h>

static unsigned
take_intent(UiMirror* mirror, UiAtom value)
{
  char* const json = malloc((size_t)value.size + 1);
  if (!json) {
    return 0;
  }
  ui_utf8_clean(value.body, value.size, json, (size_t)value.size + 1);
  free(mirror->intent);
  mirror->intent = json;
  return UI_CHANGED_READING;
}

static unsigned
take_property(UiMirror* mirror, const UiUris* uris, UiAtom set)
{
  const UiAtom property = ui_atom_get(set, uris->patch_property);
  const UiAtom value    = ui_atom_get(set, uris->patch_value);
  uint32_t     name     = 0;
  if (!property.body || property.type != uris->atom_URID ||
      property.size != sizeof(name) || !value.body || value.type != uris->atom_String) {
    return 0;
  }
  memcpy(&name, property.body, sizeof(name));
  if (name == uris->prompt) {
    ui_atom_text(value, uris, mirror->prompt, sizeof(mirror->prompt));
    return UI_CHANGED_PROMPT;
  }
  if (name == uris->summary) {
    ui_atom_text(value, uris, mirror->summary, sizeof(mirror->summary));
    return UI_CHANGED_READING;
  }
  if (name == uris->status) {
    ui_atom_text(value, uris, mirror->status, sizeof(mirror->status));
    return UI_CHANGED_STATUS;
  }
  if (name == uris->corrections) {
    ui_atom_lines(value, uris, mirror->corrections, sizeof(mirror->corrections));
    return UI_CHANGED_READING;
  }
  if (name == uris->instruments) {
    ui_atom_lines(value, uris, mirror->instruments, sizeof(mirror->instruments));
    return UI_CHANGED_PLAYERS;
  }
  return name == uris->intent ? take_intent(mirror, value) : 0;
}

static bool
read_meter(UiAtom object, const UiUris* uris, BaseMeter* meter)
{
  int32_t beats = 0, unit = 0;
  if (!ui_atom_whole(ui_atom_get(object, uris->beats), uris, 1, 32, &beats) ||
      !ui_atom_whole(ui_atom_get(object, uris->unit), uris, 1, 16, &unit) ||
      (unit & (unit - 1)) != 0) {
    return false;
  }
  *meter = (BaseMeter){(uint8_t)beats, (uint8_t)unit};
  return true;
}

/// The numbers of a piece; false if one is missing or out of its range.
static bool
read_piece(const UiUris* uris, UiAtom object, UiPiece* piece)
{
  int32_t key = 0, mode = 0;
  double  tempo = 0.0;
  if (!ui_atom_whole(ui_atom_get(object, uris->take), uris, 0, INT32_MAX,
                     &piece->take) ||
      !ui_atom_whole(ui_atom_get(object, uris->key), uris, 0, 11, &key) ||
      !ui_atom_whole(ui_atom_get(object, uris->mode), uris, 0, BASE_N_MODES - 1,
                     &mode) ||
      !ui_atom_whole(ui_atom_get(object, uris->bars), uris, 0, UI_MAX_BARS,
                     &piece->bars) ||
      !ui_atom_number(ui_atom_get(object, uris->tempo), uris, &tempo) || tempo < 1.0 ||
      tempo > 1000.0 || !read_meter(object, uris, &piece->meter)) {
    return false;
  }
  piece->key       = (unsigned)key;
  piece->mode      = (BaseMode)mode;
  piece->tempo_bpm = (float)tempo;
  return true;
}

/// Who plays each part.
static void
read_players(const UiUris* uris, UiAtom object, UiPiece* piece)
{
  const UiAtom   parts    = ui_atom_get(object, uris->parts);
  const char*    programs = NULL;
  const UiAtom   vector   = ui_atom_get(object, uris->programs);
  const uint32_t n        = ui_atom_ints(vector, uris, &programs);
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    if (parts.body && parts.type == uris->atom_Tuple) {
      ui_atom_text(ui_atom_member(parts, i), uris, piece->parts[i],
                   sizeof(piece->parts[i]));
    }
    piece->programs[i] = i < n ? ui_atom_int_at(programs, i) : 0;
  }
}

static unsigned
take_piece(UiMirror* mirror, const UiUris* uris, UiAtom object)
{
  UiPiece piece = {.known = true};
  if (!read_piece(uris, object, &piece)) {
    return 0;
  }
  ui_atom_text(ui_atom_get(object, uris->title), uris, piece.title,
               sizeof(piece.title));
  read_players(uris, object, &piece);
  ui_mirror_begin(mirror, &piece);
  return UI_CHANGED_READING | UI_CHANGED_SCORE;
}

unsigned
ui_decode(UiMirror* mirror, const UiUris* uris, const void* atom, size_t size,
          double now_s)
{
  const UiAtom object = ui_atom(atom, size);
  if (!object.body || object.type != uris->atom_Object) {
    return 0;
  }
  const uint32_t otype = ui_atom_class(object);
  if (otype == uris->patch_Set) {
    return take_property(mirror, uris, object);
  }
  if (otype == uris->Piece) {
    return take_piece(mirror, uris, object);
  }
  if (otype == uris->Section) {
    return ui_decode_section(mirror, uris, object);
  }
  if (otype == uris->Takes) {
    return ui_decode_takes(mirror, uris, object);
  }
  if (otype == uris->Rendering) {
    return ui_decode_rendering(mirror, uris, object);
  }
  return otype == uris->Playhead ? ui_decode_playhead(mirror, uris, object, now_s) : 0;
}
