#include "host/marks.h"

#include "host/sign.h"
#include "host/spell.h"

#include <stdlib.h>
#include <string.h>

static void
note_mark(void* data, uint32_t ticks, const HostSection* section, const char* chord)
{
  HostMarks* const self = (HostMarks*)data;
  if (self->n_marks == self->capacity) {
    const size_t    capacity = 2 * self->capacity + 64;
    HostMark* const more     = realloc(self->marks, capacity * sizeof(HostMark));
    if (!more) {
      self->is_short_of_memory = true;
      return;
    }
    self->marks    = more;
    self->capacity = capacity;
  }
  HostMark* const mark = &self->marks[self->n_marks++];
  *mark                = (HostMark){.ticks = ticks};
  snprintf(mark->chord, sizeof(mark->chord), "%s", chord ? chord : "");
  snprintf(mark->label, sizeof(mark->label), "%s", chord ? "" : section->label);
}

bool
host_marks_gather(HostMarks* self, const HostSong* song, const HostPiece* piece,
                  const HostExcerpt* excerpt)
{
  *self = (HostMarks){0};
  host_song_visit(song, piece, excerpt, note_mark, self);
  return !self->is_short_of_memory;
}

void
host_marks_drop(HostMarks* self)
{
  free(self->marks);
  *self = (HostMarks){0};
}

static void
put_tone(const HostXml* xml, const char* what, HostTone tone)
{
  host_xml_put(xml, "<%s><%s-step>%c</%s-step>", what, what, tone.step, what);
  if (tone.alter) {
    host_xml_put(xml, "<%s-alter>%d</%s-alter>", what, tone.alter, what);
  }
  host_xml_put(xml, "</%s>", what);
}

static void
put_chord(const HostPiece* piece, const HostXml* xml, const char* text,
          uint32_t offset_ticks)
{
  HostChord chord;
  if (!host_spell_chord(piece, text, &chord)) {
    return;
  }
  host_xml_put(xml, "   <harmony>");
  put_tone(xml, "root", chord.root);
  host_xml_put(xml, "<kind text=\"%s\">%s</kind>", chord.suffix, chord.kind);
  if (chord.has_bass) {
    put_tone(xml, "bass", chord.bass);
  }
  if (!strcmp(chord.suffix, "add9")) {
    host_xml_put(xml,
                 "<degree><degree-value>9</degree-value><degree-alter>0</degree-alter>"
                 "<degree-type>add</degree-type></degree>");
  }
  if (!strcmp(chord.suffix, "7sus4")) {
    host_xml_put(xml,
                 "<degree><degree-value>7</degree-value><degree-alter>-1</degree-alter>"
                 "<degree-type>add</degree-type></degree>");
  }
  if (offset_ticks) {
    host_xml_put(xml, "<offset>%u</offset>", offset_ticks / HOST_DIVISION_TICKS);
  }
  host_xml_put(xml, "</harmony>\n");
}

void
host_marks_write(HostMarks* self, const HostPiece* piece, const HostXml* xml,
                 uint32_t at, uint32_t end)
{
  for (; self->next < self->n_marks; ++self->next) {
    const HostMark* const mark = &self->marks[self->next];
    if (mark->ticks >= end) {
      return;
    }
    if (mark->chord[0]) {
      put_chord(piece, xml, mark->chord, mark->ticks - at);
    } else {
      host_xml_put(xml,
                   "   <direction placement=\"above\"><direction-type><rehearsal>");
      host_xml_text(xml, mark->label);
      host_xml_put(xml, "</rehearsal></direction-type></direction>\n");
    }
  }
}
