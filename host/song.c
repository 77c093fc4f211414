#include "host/song.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_CHORD 32U
#define MOST_SECTIONS 4096U ///< As a score has

static void
drop_section(HostSection* section)
{
  free(section->chords);
  free(section->notes);
  *section = (HostSection){0};
}

void
host_song_drop(HostSong* self)
{
  for (size_t i = 0; i < self->n_sections; ++i) {
    drop_section(&self->sections[i]);
  }
  free(self->sections);
  self->sections   = NULL;
  self->n_sections = 0;
}

static uint32_t
n_bars_known(const HostSong* self)
{
  const HostSection* const last =
    self->n_sections ? &self->sections[self->n_sections - 1] : NULL;
  return last ? last->first_bar + last->n_bars : 0;
}

void
host_song_add(HostSong* self, int32_t take, HostSection* section)
{
  if (self->take != take) {
    host_song_drop(self);
    self->take = take;
  }
  const size_t n    = self->n_sections;
  HostSection* more = NULL;
  if (section->n_bars && section->first_bar == n_bars_known(self) &&
      n < MOST_SECTIONS) {
    more = realloc(self->sections, (n + 1) * sizeof(HostSection));
  }
  if (!more) {
    drop_section(section);
    return;
  }
  more[n]          = *section;
  self->sections   = more;
  self->n_sections = n + 1;
}

/// Where the excerpt is looked at, and from where its moments count.
typedef struct {
  const HostExcerpt* excerpt;
  HostVisit          visit;
  void*              data;
} Visitor;

static void
tell(const Visitor* self, uint64_t ticks, const HostSection* section, const char* chord)
{
  if (ticks >= self->excerpt->begin_ticks && ticks < self->excerpt->end_ticks) {
    self->visit(self->data, (uint32_t)(ticks - self->excerpt->begin_ticks), section,
                chord);
  }
}

/// A section that the excerpt begins within is told of at its beginning.
static void
tell_label(const Visitor* self, uint64_t begin, uint64_t end,
           const HostSection* section)
{
  const uint32_t from = self->excerpt->begin_ticks;
  tell(self, begin < from && from < end ? from : begin, section, NULL);
}

/// The chord that sounds where the excerpt begins is told of there.
static void
tell_chords(const Visitor* self, uint64_t begin, uint64_t end,
            const HostSection* section)
{
  const uint64_t from = self->excerpt->begin_ticks;
  const char*    at   = section->chords ? section->chords : "";
  while (*at) {
    char*          name  = NULL;
    const uint64_t start = begin + strtoul(at, &name, 10);
    const size_t   n     = *name == ':' ? strcspn(++name, " ") : 0;
    at                   = name + strcspn(name, " ");
    at += *at == ' ';
    const uint64_t until = *at ? begin + strtoul(at, NULL, 10) : end;
    char           chord[LONGEST_CHORD];
    if (!n || n >= sizeof(chord)) {
      continue;
    }
    memcpy(chord, name, n);
    chord[n] = '\0';
    tell(self, start < from && from < until ? from : start, section, chord);
  }
}

void
host_song_visit(const HostSong* self, const HostPiece* piece,
                const HostExcerpt* excerpt, HostVisit visit, void* data)
{
  const Visitor  visitor   = {excerpt, visit, data};
  const uint64_t bar_ticks = host_piece_bar_ticks(piece);
  const uint64_t again     = bar_ticks * (uint64_t)piece->n_bars;
  uint64_t       offset    = 0;
  do {
    for (size_t i = 0; i < self->n_sections; ++i) {
      const HostSection* const section = &self->sections[i];
      const uint64_t           begin   = offset + bar_ticks * section->first_bar;
      const uint64_t           end     = begin + bar_ticks * section->n_bars;
      tell_label(&visitor, begin, end, section);
      tell_chords(&visitor, begin, end, section);
    }
    offset += again;
  } while (again && self->n_sections && offset < excerpt->end_ticks);
}
