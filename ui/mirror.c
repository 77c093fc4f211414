#include "ui/mirror.h"

#include <stdlib.h>
#include <string.h>

static void
no_range(UiMirror* self)
{
  self->low  = 127;
  self->high = 0;
}

void
ui_mirror_init(UiMirror* self)
{
  memset(self, 0, sizeof(*self));
  for (unsigned i = 0; i < PARAM_N; ++i) {
    self->params[i] = param_info((ParamId)i)->preset;
  }
  self->piece.meter       = (BaseMeter){4, 4};
  self->takes.playing     = -1;
  self->playhead.loudness = -120.0f;
  no_range(self);
}

void
ui_section_free(UiSection* section)
{
  free(section->chords);
  free(section->notes);
}

static void
clear_score(UiMirror* self)
{
  for (uint32_t i = 0; i < self->n_sections; ++i) {
    ui_section_free(&self->sections[i]);
  }
  self->n_sections = 0;
  no_range(self);
  ++self->version;
}

void
ui_mirror_free(UiMirror* self)
{
  clear_score(self);
  free(self->sections);
  free(self->intent);
}

void
ui_mirror_begin(UiMirror* self, const UiPiece* piece)
{
  if (!self->piece.known || piece->take != self->piece.take) {
    clear_score(self);
  }
  self->piece = *piece;
  ++self->version;
}

static void
widen(UiMirror* self, const UiSection* section)
{
  for (uint32_t i = 0; i < section->n_notes; ++i) {
    const UiNote* const note = &section->notes[i];
    if (note->part != BASE_DRUMS) {
      self->low  = note->pitch < self->low ? note->pitch : self->low;
      self->high = note->pitch > self->high ? note->pitch : self->high;
    }
  }
}

/// An endless piece forgets its beginning.
static void
make_room(UiMirror* self)
{
  if (self->n_sections == UI_MAX_SECTIONS) {
    ui_section_free(&self->sections[0]);
    --self->n_sections;
    memmove(self->sections, self->sections + 1,
            self->n_sections * sizeof(self->sections[0]));
  }
}

bool
ui_mirror_add(UiMirror* self, UiSection section)
{
  make_room(self);
  UiSection* const grown =
    realloc(self->sections, (self->n_sections + 1) * sizeof(*grown));
  if (!grown) {
    ui_section_free(&section);
    return false;
  }
  self->sections = grown;
  uint32_t at    = self->n_sections;
  while (at > 0 && grown[at - 1].first >= section.first) {
    --at;
  }
  if (at < self->n_sections && grown[at].first == section.first) {
    ui_section_free(&grown[at]);
  } else {
    memmove(grown + at + 1, grown + at, (self->n_sections - at) * sizeof(*grown));
    ++self->n_sections;
  }
  grown[at] = section;
  widen(self, &section);
  ++self->version;
  return true;
}

int32_t
ui_mirror_bar_ticks(const UiMirror* self)
{
  const BaseMeter meter = self->piece.meter;
  return (int32_t)(BASE_PPQ * 4U * meter.beats / meter.unit);
}

const UiSection*
ui_mirror_section_at(const UiMirror* self, double ticks)
{
  const double bar = ticks / ui_mirror_bar_ticks(self);
  for (uint32_t i = 0; i < self->n_sections; ++i) {
    const UiSection* const section = &self->sections[i];
    if (bar >= section->first && bar < (double)section->first + section->bars) {
      return section;
    }
  }
  return NULL;
}
