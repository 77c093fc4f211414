#include "ui/decode_section.h"

#include "ui/utf8.h"

#include <stdlib.h>
#include <string.h>

/// Chords are written as "0:Am 3840:F"; returns how many were read into `chords`.
static uint32_t
read_chords(const char* text, UiChord* chords, uint32_t most)
{
  uint32_t n = 0;
  while (n < most && *text) {
    char*      end   = NULL;
    const long start = strtol(text, &end, 10);
    if (end == text || *end != ':' || start < 0 || start > INT32_MAX / 2) {
      break;
    }
    const char* const name   = end + 1;
    const size_t      length = strcspn(name, " ");
    chords[n].start          = (int32_t)start;
    ui_utf8_clean(name, length, chords[n].name, sizeof(chords[n].name));
    n += chords[n].name[0] ? 1 : 0;
    text = name + length + strspn(name + length, " ");
  }
  return n;
}

static bool
take_chords(UiSection* section, const UiUris* uris, UiAtom value)
{
  if (!value.body || value.type != uris->atom_String) {
    return true;
  }
  char* const text = malloc((size_t)value.size + 1);
  // The shortest chord, "0:A ", takes four bytes
  const uint32_t most = value.size / 4 + 1;
  section->chords     = calloc(most, sizeof(*section->chords));
  if (text && section->chords) {
    ui_atom_text(value, uris, text, (size_t)value.size + 1);
    section->n_chords = read_chords(text, section->chords, most);
  }
  free(text);
  return text && section->chords;
}

static bool
read_note(const char* ints, uint32_t i, UiNote* note)
{
  const int32_t start    = ui_atom_int_at(ints, 5 * i);
  const int32_t length   = ui_atom_int_at(ints, 5 * i + 1);
  const int32_t part     = ui_atom_int_at(ints, 5 * i + 2);
  const int32_t pitch    = ui_atom_int_at(ints, 5 * i + 3);
  const int32_t velocity = ui_atom_int_at(ints, 5 * i + 4);
  if (start < 0 || start > INT32_MAX / 4 || length < 0 || length > INT32_MAX / 4 ||
      part < 0 || part >= BASE_N_PARTS || pitch < 0 || pitch > 127 || velocity < 1 ||
      velocity > 127) {
    return false;
  }
  *note = (UiNote){start, length, (uint8_t)part, (uint8_t)pitch, (uint8_t)velocity};
  return true;
}

static bool
take_notes(UiSection* section, const UiUris* uris, UiAtom value)
{
  const char*    ints = NULL;
  const uint32_t n    = ui_atom_ints(value, uris, &ints) / 5;
  section->notes      = calloc((size_t)n + 1, sizeof(*section->notes));
  for (uint32_t i = 0; section->notes && i < n; ++i) {
    section->n_notes += read_note(ints, i, &section->notes[section->n_notes]);
  }
  return section->notes != NULL;
}

unsigned
ui_decode_section(UiMirror* mirror, const UiUris* uris, UiAtom object)
{
  UiSection section = {0};
  int32_t   take    = 0;
  double    drive   = 0.5;
  if (!ui_atom_whole(ui_atom_get(object, uris->take), uris, 0, INT32_MAX, &take) ||
      !ui_atom_whole(ui_atom_get(object, uris->first), uris, 0, UI_MAX_BARS,
                     &section.first) ||
      !ui_atom_whole(ui_atom_get(object, uris->bars), uris, 1, UI_MAX_BARS,
                     &section.bars) ||
      !mirror->piece.known || take != mirror->piece.take) {
    return 0;
  }
  ui_atom_text(ui_atom_get(object, uris->label), uris, section.label,
               sizeof(section.label));
  ui_atom_number(ui_atom_get(object, uris->drive), uris, &drive);
  section.drive = (float)(drive < 0.0 ? 0.0 : drive > 1.0 ? 1.0 : drive);
  if (!take_chords(&section, uris, ui_atom_get(object, uris->chords)) ||
      !take_notes(&section, uris, ui_atom_get(object, uris->notes))) {
    ui_section_free(&section);
    return 0;
  }
  return ui_mirror_add(mirror, section) ? UI_CHANGED_SCORE : 0;
}
