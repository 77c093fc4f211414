#include "host/head.h"

#include "host/spell.h"

static void
put_pitch(const HostPiece* piece, const HostXml* xml, unsigned pitch)
{
  const HostTone tone = host_spell_tone(piece, pitch % 12U);
  host_xml_put(xml, "<pitch><step>%c</step>", tone.step);
  if (tone.alter) {
    host_xml_put(xml, "<alter>%d</alter>", tone.alter);
  }
  host_xml_put(xml, "<octave>%d</octave></pitch>", host_spell_octave(tone, pitch));
}

/// Ties of every tone; brackets of triplets stand at the first alone.
static void
put_notations(const HostHead* self, const HostXml* xml, bool is_first, bool is_from,
              bool is_on)
{
  const bool     is_third = is_first && self->sign.is_triplet;
  const bool     begins   = is_third && self->at_ticks % HOST_PPQ == 0;
  const uint32_t end      = self->at_ticks + self->sign.ticks;
  const bool     ends     = is_third && end % HOST_PPQ == 0;
  if (!is_from && !is_on && !begins && !ends) {
    return;
  }
  host_xml_put(xml, "<notations>%s%s%s%s</notations>",
               is_from ? "<tied type=\"stop\"/>" : "",
               is_on ? "<tied type=\"start\"/>" : "",
               begins ? "<tuplet type=\"start\" bracket=\"yes\"/>" : "",
               ends ? "<tuplet type=\"stop\"/>" : "");
}

static void
put_note(const HostHead* self, const HostPiece* piece, const HostXml* xml, uint32_t nth)
{
  const HostSign* const sign    = &self->sign;
  const HostSpan* const span    = self->span;
  const bool            is_from = span && self->at_ticks > span->start_ticks;
  const bool            is_on = span && self->at_ticks + sign->ticks < span->end_ticks;
  host_xml_put(xml, "   <note>%s", nth ? "<chord/>" : "");
  if (span) {
    put_pitch(piece, xml, span->pitches[nth]);
  } else {
    host_xml_put(xml, "<rest/>");
  }
  host_xml_put(xml, "<duration>%u</duration>%s%s<voice>1</voice><type>%s</type>%s%s",
               sign->ticks / HOST_DIVISION_TICKS, is_from ? "<tie type=\"stop\"/>" : "",
               is_on ? "<tie type=\"start\"/>" : "", sign->type,
               sign->is_dotted ? "<dot/>" : "",
               sign->is_triplet ? "<time-modification><actual-notes>3</actual-notes>"
                                  "<normal-notes>2</normal-notes></time-modification>"
                                : "");
  put_notations(self, xml, !nth, is_from, is_on);
  host_xml_put(xml, "</note>\n");
}

void
host_head_write(const HostHead* self, const HostPiece* piece, const HostXml* xml)
{
  for (uint32_t i = 0; i < (self->span ? self->span->n_pitches : 1U); ++i) {
    put_note(self, piece, xml, i);
  }
}

void
host_head_write_silence(const HostXml* xml, uint32_t bar_ticks)
{
  host_xml_put(xml,
               "   <note><rest measure=\"yes\"/><duration>%u</duration>"
               "<voice>1</voice></note>\n",
               bar_ticks / HOST_DIVISION_TICKS);
}
