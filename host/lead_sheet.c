#include "host/lead_sheet.h"

#include "host/head.h"
#include "host/marks.h"

typedef struct {
  const HostLeadSheet* sheet;
  HostXml              xml;
  HostStaff            staff;
  HostMarks            marks;
  size_t               next_span;
} Writer;

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
  const HostPiece* const piece = self->sheet->piece;
  for (uint32_t at = bar->begin_ticks; at < bar->end_ticks;) {
    uint32_t              end  = bar->end_ticks;
    const HostSpan* const span = span_at(self, at, &end);
    if (!span && at == bar->begin_ticks && end == bar->end_ticks) {
      host_marks_write(&self->marks, piece, &self->xml, at, end);
      host_head_write_silence(&self->xml, end - at);
      return;
    }
    const HostHead head = {span, at,
                           host_sign_choose(bar, at,
                                            end_before_triplets(&self->staff, at, end),
                                            host_staff_has_triplets(&self->staff, at))};
    host_marks_write(&self->marks, piece, &self->xml, at, at + head.sign.ticks);
    host_head_write(&head, piece, &self->xml);
    at += head.sign.ticks;
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
  host_xml_put(
    &self->xml,
    "   <attributes><divisions>%u</divisions><key><fifths>%d</fifths>"
    "<mode>%s</mode></key><time><beats>%d</beats><beat-type>%d</beat-type></time>"
    "%s</attributes>\n",
    HOST_PPQ / HOST_DIVISION_TICKS, host_piece_sharps(piece),
    host_piece_is_minor(piece) ? "minor" : "major", piece->beats, piece->unit,
    clef_of(&self->staff));
  host_xml_put(&self->xml,
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
    host_xml_put(&self->xml, "  <measure number=\"%u\">\n", from + i + 1);
    if (!i) {
      put_attributes(self);
    }
    put_bar_music(self, &bar);
    if (i + 1 == n_bars) {
      host_xml_put(&self->xml,
                   "   <barline location=\"right\"><bar-style>light-heavy</bar-style>"
                   "</barline>\n");
    }
    host_xml_put(&self->xml, "  </measure>\n");
  }
}

static void
put_sheet(Writer* self)
{
  const HostLeadSheet* const sheet = self->sheet;
  host_xml_put(&self->xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<!DOCTYPE score-partwise PUBLIC "
                           "\"-//Recordare//DTD MusicXML 4.0 Partwise//EN\" "
                           "\"http://www.musicxml.org/dtds/partwise.dtd\">\n"
                           "<score-partwise version=\"4.0\">\n <work><work-title>");
  host_xml_text(&self->xml, sheet->title);
  host_xml_put(&self->xml,
               "</work-title></work>\n <identification><encoding><software>Estro"
               "</software></encoding></identification>\n"
               " <part-list><score-part id=\"P1\"><part-name>");
  host_xml_text(&self->xml, sheet->piece->instruments[sheet->part]);
  host_xml_put(&self->xml,
               "</part-name></score-part></part-list>\n <part id=\"P1\">\n");
  put_bars(self);
  host_xml_put(&self->xml, " </part>\n</score-partwise>\n");
}

bool
host_lead_sheet_write(const HostLeadSheet* self, HostFile* file, HostFault* fault)
{
  Writer     writer   = {.sheet = self, .xml = {file, fault}};
  const bool is_staff = host_staff_write(&writer.staff, self->song, self->piece,
                                         &self->excerpt, self->part);
  const bool is_out =
    host_marks_gather(&writer.marks, self->song, self->piece, &self->excerpt) &&
    is_staff;
  if (is_out) {
    put_sheet(&writer);
  } else {
    host_fault(fault, HOST_COULD_NOT, "out of memory for the lead sheet");
  }
  host_staff_drop(&writer.staff);
  host_marks_drop(&writer.marks);
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
