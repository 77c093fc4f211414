#include "host/lead_sheet.h"

#include "host/sign.h"
#include "host/spell.h"
#include "host/staff.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Every grid is a multiple of this.
#define DIVISION_TICKS 40U

typedef struct {
  uint32_t ticks;
  char     chord[32]; ///< "" if a section begins
  char     label[32];
} Mark;

typedef struct {
  const HostLeadSheet* sheet;
  HostStaff            staff;
  Mark*                marks; ///< (n_marks), in time, owned
  size_t               n_marks, capacity;
  size_t               next_mark, next_span;
  bool                 is_short_of_memory;
  HostFile*            file;
  HostFault*           fault;
} Writer;

__attribute__((format(printf, 2, 3))) static void
put(Writer* self, const char* format, ...)
{
  char    text[512];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof(text), format, args);
  va_end(args);
  if (!self->fault->status) {
    host_file_write(self->file, text, strlen(text), self->fault);
  }
}

/// Text between tags: what XML forbids becomes '?'.
static void
put_text(Writer* self, const char* text)
{
  for (; *text; ++text) {
    const unsigned char byte = (unsigned char)*text;
    switch (byte) {
    case '&':
      put(self, "&amp;");
      break;
    case '<':
      put(self, "&lt;");
      break;
    case '>':
      put(self, "&gt;");
      break;
    default:
      put(self, "%c", byte < ' ' || byte == 0x7F ? '?' : byte);
    }
  }
}

static void
note_mark(void* data, uint32_t ticks, const HostSection* section, const char* chord)
{
  Writer* const self = (Writer*)data;
  if (self->n_marks == self->capacity) {
    const size_t capacity = 2 * self->capacity + 64;
    Mark* const  more     = realloc(self->marks, capacity * sizeof(Mark));
    if (!more) {
      self->is_short_of_memory = true;
      return;
    }
    self->marks    = more;
    self->capacity = capacity;
  }
  Mark* const mark = &self->marks[self->n_marks++];
  *mark            = (Mark){.ticks = ticks};
  snprintf(mark->chord, sizeof(mark->chord), "%s", chord ? chord : "");
  snprintf(mark->label, sizeof(mark->label), "%s", chord ? "" : section->label);
}

static void
put_tone(Writer* self, const char* what, HostTone tone)
{
  put(self, "<%s><%s-step>%c</%s-step>", what, what, tone.step, what);
  if (tone.alter) {
    put(self, "<%s-alter>%d</%s-alter>", what, tone.alter, what);
  }
  put(self, "</%s>", what);
}

static void
put_chord(Writer* self, const char* text, uint32_t offset_ticks)
{
  HostChord chord;
  if (!host_spell_chord(self->sheet->piece, text, &chord)) {
    return;
  }
  put(self, "   <harmony>");
  put_tone(self, "root", chord.root);
  put(self, "<kind text=\"%s\">%s</kind>", chord.suffix, chord.kind);
  if (chord.has_bass) {
    put_tone(self, "bass", chord.bass);
  }
  if (!strcmp(chord.suffix, "add9")) {
    put(self, "<degree><degree-value>9</degree-value><degree-alter>0</degree-alter>"
              "<degree-type>add</degree-type></degree>");
  }
  if (!strcmp(chord.suffix, "7sus4")) {
    put(self, "<degree><degree-value>7</degree-value><degree-alter>-1</degree-alter>"
              "<degree-type>add</degree-type></degree>");
  }
  if (offset_ticks) {
    put(self, "<offset>%u</offset>", offset_ticks / DIVISION_TICKS);
  }
  put(self, "</harmony>\n");
}

/// What stands above the staff from `at` until `end`.
static void
put_marks(Writer* self, uint32_t at, uint32_t end)
{
  for (; self->next_mark < self->n_marks; ++self->next_mark) {
    const Mark* const mark = &self->marks[self->next_mark];
    if (mark->ticks >= end) {
      return;
    }
    if (mark->chord[0]) {
      put_chord(self, mark->chord, mark->ticks - at);
    } else {
      put(self, "   <direction placement=\"above\"><direction-type><rehearsal>");
      put_text(self, mark->label);
      put(self, "</rehearsal></direction-type></direction>\n");
    }
  }
}

static void
put_pitch(Writer* self, unsigned pitch)
{
  const HostTone tone = host_spell_tone(self->sheet->piece, pitch % 12U);
  put(self, "<pitch><step>%c</step>", tone.step);
  if (tone.alter) {
    put(self, "<alter>%d</alter>", tone.alter);
  }
  put(self, "<octave>%d</octave></pitch>", host_spell_octave(tone, pitch));
}

static void
put_notations(Writer* self, uint32_t at, const HostSign* sign, bool is_from, bool is_on)
{
  const bool begins = sign->is_triplet && at % HOST_PPQ == 0;
  const bool ends   = sign->is_triplet && (at + sign->ticks) % HOST_PPQ == 0;
  if (!is_from && !is_on && !begins && !ends) {
    return;
  }
  put(self, "<notations>%s%s%s%s</notations>", is_from ? "<tied type=\"stop\"/>" : "",
      is_on ? "<tied type=\"start\"/>" : "",
      begins ? "<tuplet type=\"start\" bracket=\"yes\"/>" : "",
      ends ? "<tuplet type=\"stop\"/>" : "");
}

/// One head, or a rest where `span` is NULL; the first of a chord is its lowest.
static void
put_head(Writer* self, const HostSpan* span, uint32_t nth, uint32_t at,
         const HostSign* sign)
{
  const bool is_from = span && at > span->start_ticks;
  const bool is_on   = span && at + sign->ticks < span->end_ticks;
  put(self, "   <note>%s", nth ? "<chord/>" : "");
  if (span) {
    put_pitch(self, span->pitches[nth]);
  } else {
    put(self, "<rest/>");
  }
  put(self, "<duration>%u</duration>%s%s<voice>1</voice><type>%s</type>%s%s",
      sign->ticks / DIVISION_TICKS, is_from ? "<tie type=\"stop\"/>" : "",
      is_on ? "<tie type=\"start\"/>" : "", sign->type, sign->is_dotted ? "<dot/>" : "",
      sign->is_triplet ? "<time-modification><actual-notes>3</actual-notes>"
                         "<normal-notes>2</normal-notes></time-modification>"
                       : "");
  if (!nth) {
    put_notations(self, at, sign, is_from, is_on);
  } else if (is_from || is_on) {
    put(self, "<notations>%s%s</notations>", is_from ? "<tied type=\"stop\"/>" : "",
        is_on ? "<tied type=\"start\"/>" : "");
  }
  put(self, "</note>\n");
}

/// Where a sign of two has to end, lest it reach into a beat divided by three.
static uint32_t
end_before_triplets(const HostStaff* staff, uint32_t at, uint32_t end)
{
  const uint32_t beat = end / HOST_PPQ * HOST_PPQ;
  return beat > at && beat < end && host_staff_has_triplets(staff, end) ? beat : end;
}

/// What sounds at `at`, or NULL for a rest; `*end` is where that ends.
static const HostSpan*
span_at(Writer* self, uint32_t at, uint32_t* end)
{
  const HostStaff* const staff = &self->staff;
  while (self->next_span < staff->n_spans &&
         staff->spans[self->next_span].end_ticks <= at) {
    ++self->next_span;
  }
  const HostSpan* const span =
    self->next_span < staff->n_spans ? &staff->spans[self->next_span] : NULL;
  const bool     sounds = span && span->start_ticks <= at;
  const uint32_t until  = sounds ? span->end_ticks : span ? span->start_ticks : *end;
  *end                  = until < *end ? until : *end;
  return sounds ? span : NULL;
}

static void
put_bar_music(Writer* self, const HostBarSpan* bar)
{
  for (uint32_t at = bar->begin_ticks; at < bar->end_ticks;) {
    uint32_t              end  = bar->end_ticks;
    const HostSpan* const span = span_at(self, at, &end);
    if (!span && at == bar->begin_ticks && end == bar->end_ticks) {
      put_marks(self, at, end);
      put(self,
          "   <note><rest measure=\"yes\"/><duration>%u</duration>"
          "<voice>1</voice></note>\n",
          (end - at) / DIVISION_TICKS);
      return;
    }
    const HostSign sign =
      host_sign_choose(bar, at, end_before_triplets(&self->staff, at, end),
                       host_staff_has_triplets(&self->staff, at));
    put_marks(self, at, at + sign.ticks);
    for (uint32_t i = 0; i < (span ? span->n_pitches : 1U); ++i) {
      put_head(self, span, i, at, &sign);
    }
    at += sign.ticks;
  }
}

/// Where most of the notes lie on the staff.
static const char*
clef_of(const HostStaff* staff)
{
  uint64_t sum = 0;
  for (size_t i = 0; i < staff->n_spans; ++i) {
    sum += staff->spans[i].pitches[0];
  }
  return staff->n_spans && sum < 55U * staff->n_spans
           ? "<clef><sign>F</sign><line>4</line></clef>"
           : "<clef><sign>G</sign><line>2</line></clef>";
}

static void
put_attributes(Writer* self)
{
  const HostPiece* const piece = self->sheet->piece;
  put(self,
      "   <attributes><divisions>%u</divisions><key><fifths>%d</fifths>"
      "<mode>%s</mode></key><time><beats>%d</beats><beat-type>%d</beat-type></time>"
      "%s</attributes>\n",
      HOST_PPQ / DIVISION_TICKS, host_piece_sharps(piece),
      host_piece_is_minor(piece) ? "minor" : "major", piece->beats, piece->unit,
      clef_of(&self->staff));
  put(self,
      "   <direction placement=\"above\"><direction-type><metronome>"
      "<beat-unit>quarter</beat-unit><per-minute>%.4g</per-minute></metronome>"
      "</direction-type><sound tempo=\"%.4g\"/></direction>\n",
      (double)piece->tempo_bpm, (double)piece->tempo_bpm);
}

static void
put_bars(Writer* self)
{
  const HostPiece* const piece     = self->sheet->piece;
  const uint32_t         bar_ticks = host_piece_bar_ticks(piece);
  const uint32_t         from      = self->sheet->excerpt.begin_ticks / bar_ticks;
  const uint32_t         n_bars    = self->sheet->excerpt.end_ticks / bar_ticks - from;
  // Three eighths are felt as one beat
  const bool by_three = piece->unit >= 8 && piece->beats % 3 == 0;
  for (uint32_t i = 0; i < n_bars; ++i) {
    const HostBarSpan bar = {i * bar_ticks, (i + 1) * bar_ticks,
                             by_three ? HOST_PPQ * 12U / (uint32_t)piece->unit
                                      : HOST_PPQ};
    put(self, "  <measure number=\"%u\">\n", from + i + 1);
    if (!i) {
      put_attributes(self);
    }
    put_bar_music(self, &bar);
    if (i + 1 == n_bars) {
      put(self, "   <barline location=\"right\"><bar-style>light-heavy</bar-style>"
                "</barline>\n");
    }
    put(self, "  </measure>\n");
  }
}

static void
put_sheet(Writer* self)
{
  const HostLeadSheet* const sheet = self->sheet;
  put(self, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<!DOCTYPE score-partwise PUBLIC "
            "\"-//Recordare//DTD MusicXML 4.0 Partwise//EN\" "
            "\"http://www.musicxml.org/dtds/partwise.dtd\">\n"
            "<score-partwise version=\"4.0\">\n <work><work-title>");
  put_text(self, sheet->title);
  put(self, "</work-title></work>\n <identification><encoding><software>Estro"
            "</software></encoding></identification>\n"
            " <part-list><score-part id=\"P1\"><part-name>");
  put_text(self, sheet->piece->instruments[sheet->part]);
  put(self, "</part-name></score-part></part-list>\n <part id=\"P1\">\n");
  put_bars(self);
  put(self, " </part>\n</score-partwise>\n");
}

bool
host_lead_sheet_write(const HostLeadSheet* self, HostFile* file, HostFault* fault)
{
  Writer writer = {.sheet = self, .file = file, .fault = fault};
  bool is_out = host_staff_write(&writer.staff, self->song, self->piece, &self->excerpt,
                                 self->part);
  host_song_visit(self->song, self->piece, &self->excerpt, note_mark, &writer);
  is_out = is_out && !writer.is_short_of_memory;
  if (is_out) {
    put_sheet(&writer);
  } else {
    host_fault(fault, HOST_COULD_NOT, "out of memory for the lead sheet");
  }
  host_staff_drop(&writer.staff);
  free(writer.marks);
  return !fault->status;
}

HostExcerpt
host_lead_sheet_bars(const HostPiece* piece, HostExcerpt excerpt)
{
  const uint32_t bar_ticks = host_piece_bar_ticks(piece);
  excerpt.end_ticks = (excerpt.end_ticks + bar_ticks - 1) / bar_ticks * bar_ticks;
  return excerpt;
}

uint32_t
host_lead_sheet_part(const HostPiece* piece, uint8_t parts)
{
  for (uint32_t part = 0; part < HOST_DRUMS; ++part) {
    if (piece->instruments[part][0] && (!parts || parts >> part & 1U)) {
      return part;
    }
  }
  return 0;
}
