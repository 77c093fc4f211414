#include "core/param/param.h"
#include "ttl/contract.h"
#include "ttl/generate.h"

#include <stdio.h>

/// Everything musical first, what the host sets by itself last.
#define PRIORITY_OF_FIRST 100

static const char* const part_groups[BASE_N_PARTS] = {
  ESTRO_PREFIX "lead_out",  ESTRO_PREFIX "counter_out", ESTRO_PREFIX "chords_out",
  ESTRO_PREFIX "pad_out",   ESTRO_PREFIX "arp_out",     ESTRO_PREFIX "bass_out",
  ESTRO_PREFIX "drums_out",
};

static const struct {
  const char* uri;
  const char* symbol;
  const char* name;
} knob_groups[] = {
  [PARAM_REFINEMENT]  = {ESTRO_PREFIX "refinement", "refinement", "Refinement"},
  [PARAM_COMPOSITION] = {ESTRO_PREFIX "composition", "composition", "Composition"},
  [PARAM_MIX]         = {ESTRO_PREFIX "mix", "mix", "Mix"},
};

const char*
ttl_part_group(unsigned part)
{
  return part_groups[part];
}

static void
capitalised(const char* word, char* name, size_t size)
{
  snprintf(name, size, "%s", word);
  if (name[0] >= 'a' && name[0] <= 'z') {
    name[0] = (char)(name[0] - 'a' + 'A');
  }
}

/// A side of a pair: Ardour's fan-out puts what no element tells of on the left.
static void
side(TtlWriter* out, int index, const char* designation)
{
  ttl_begin(out, "pg:element");
  ttl_integer(out, "lv2:index", index);
  ttl_link(out, "lv2:designation", designation);
  ttl_end(out);
}

static void
group(TtlWriter* out, const char* uri, const char* symbol, const char* name,
      bool output)
{
  ttl_subject(out, uri);
  ttl_a(out, output ? "pg:OutputGroup" : "pg:InputGroup");
  if (output) { // Ardour's fan-out looks for the discrete one by name
    ttl_a(out, "pg:DiscreteGroup");
    ttl_a(out, "pg:StereoGroup");
    side(out, 0, "pg:left");
    side(out, 1, "pg:right");
  }
  ttl_text(out, "lv2:symbol", symbol);
  ttl_text(out, "lv2:name", name);
  ttl_text(out, "rdfs:label", name);
}

void
ttl_groups(TtlWriter* out)
{
  group(out, ESTRO_PREFIX "main_out", "main_out", "Main", true);
  for (unsigned part = 0; part < BASE_N_PARTS; ++part) {
    char name[32];
    capitalised(base_part_name((BasePart)part), name, sizeof name);
    group(out, part_groups[part], base_part_name((BasePart)part), name, true);
  }
  for (size_t i = 0; i < sizeof knob_groups / sizeof knob_groups[0]; ++i) {
    group(out, knob_groups[i].uri, knob_groups[i].symbol, knob_groups[i].name, false);
  }
}

static void
name_port(TtlWriter* out, int index, const char* symbol, const char* name)
{
  ttl_integer(out, "lv2:index", index);
  ttl_text(out, "lv2:symbol", symbol);
  ttl_text(out, "lv2:name", name);
}

/// Begin a port that carries a sequence of events.
static void
begin_atom_port(TtlWriter* out, const char* direction, int index, const char* symbol,
                const char* name, const char* comment)
{
  ttl_begin(out, "lv2:port");
  ttl_a(out, direction);
  ttl_a(out, "atom:AtomPort");
  name_port(out, index, symbol, name);
  ttl_text(out, "rdfs:comment", comment);
  ttl_link(out, "atom:bufferType", "atom:Sequence");
}

/// End a port through which the host and the window speak with the plugin.
static void
end_message_port(TtlWriter* out)
{
  ttl_link(out, "atom:supports", "patch:Message");
  ttl_link(out, "lv2:designation", "lv2:control");
  ttl_integer(out, "rsz:minimumSize", ESTRO_ATOM_BYTES);
  ttl_end(out);
}

static void
atom_ports(TtlWriter* out)
{
  begin_atom_port(
    out, "lv2:InputPort", ESTRO_PORT_CONTROL, "control", "Control",
    "MIDI for the live part (channel 1 the lead to 6 the bass, 10 drums), "
    "chords to follow, programs; the host's time, and messages.");
  ttl_link(out, "atom:supports", "midi:MidiEvent");
  ttl_link(out, "atom:supports", "time:Position");
  end_message_port(out);

  begin_atom_port(
    out, "lv2:OutputPort", ESTRO_PORT_MIDI_OUT, "midi_out", "MIDI out",
    "Every note that is played, one channel per part, drums on channel 10, with the "
    "instruments as General MIDI programs.");
  ttl_link(out, "atom:supports", "midi:MidiEvent");
  ttl_link(out, "lv2:portProperty", "lv2:connectionOptional");
  ttl_end(out);

  begin_atom_port(out, "lv2:OutputPort", ESTRO_PORT_NOTIFY, "notify", "Notify",
                  "What the window shows: the piece and the playhead.");
  end_message_port(out);
}

static void
audio_port(TtlWriter* out, int index, const char* word, const char* group_uri,
           bool right)
{
  char symbol[32];
  char name[32];
  char shown[48];
  snprintf(symbol, sizeof symbol, "%s_%c", word, right ? 'r' : 'l');
  capitalised(word, name, sizeof name);
  snprintf(shown, sizeof shown, "%s %s", name, right ? "right" : "left");
  ttl_begin(out, "lv2:port");
  ttl_a(out, "lv2:OutputPort");
  ttl_a(out, "lv2:AudioPort");
  name_port(out, index, symbol, shown);
  ttl_link(out, "pg:group", group_uri);
  ttl_link(out, "lv2:designation", right ? "pg:right" : "pg:left");
  ttl_end(out);
}

static void
audio_ports(TtlWriter* out, bool multi)
{
  for (int i = 0; i < (multi ? ESTRO_MULTI_N_AUDIO : ESTRO_N_AUDIO); ++i) {
    const unsigned part = (unsigned)i / 2U;
    audio_port(out, ESTRO_PORT_AUDIO + i,
               multi ? base_part_name((BasePart)part) : "out",
               multi ? part_groups[part] : ESTRO_PREFIX "main_out", i % 2 != 0);
  }
}

static void
knob_kind(TtlWriter* out, const ParamInfo* info)
{
  switch (info->kind) {
  case PARAM_FLOAT:
    break;
  case PARAM_INTEGER:
    ttl_link(out, "lv2:portProperty", "lv2:integer");
    break;
  case PARAM_CHOICE:
    ttl_link(out, "lv2:portProperty", "lv2:integer");
    ttl_link(out, "lv2:portProperty", "lv2:enumeration");
    break;
  case PARAM_TRIGGER:
    ttl_link(out, "lv2:portProperty", "pprop:trigger");
    ttl_link(out, "lv2:portProperty", "pprop:expensive"); // It begins to compose
    ttl_link(out, "lv2:portProperty", "lv2:toggled");
    break;
  case PARAM_TOGGLE:
    ttl_link(out, "lv2:portProperty", "lv2:toggled");
    break;
  }
}

static const char*
unit_name(ParamUnit unit)
{
  static const char* const names[] = {
    [PARAM_NO_UNIT] = NULL,
    [PARAM_DB]      = "units:db",
    [PARAM_BPM]     = "units:bpm",
    [PARAM_BAR]     = "units:bar",
  };
  return names[unit];
}

/// What is only looked at when a new piece is composed gains nothing from a curve.
static bool
is_automatic(ParamId id)
{
  return param_info(id)->group != PARAM_COMPOSITION || id == PARAM_KEY ||
         id == PARAM_TEMPO || id == PARAM_FOLLOW_HOST || id == PARAM_GENERATE;
}

static void
knob_points(TtlWriter* out, const ParamInfo* info)
{
  for (uint32_t i = 0; i < info->n_points; ++i) {
    ttl_begin(out, "lv2:scalePoint");
    ttl_text(out, "rdfs:label", info->points[i].label);
    ttl_decimal(out, "rdf:value", (double)info->points[i].value);
    ttl_end(out);
  }
}

static void
knob_port(TtlWriter* out, int index, ParamId id)
{
  const ParamInfo* const info = param_info(id);
  ttl_begin(out, "lv2:port");
  ttl_a(out, "lv2:InputPort");
  ttl_a(out, "lv2:ControlPort");
  name_port(out, index, info->symbol, info->name);
  ttl_text(out, "rdfs:comment", info->comment);
  ttl_decimal(out, "lv2:default", (double)info->preset);
  ttl_decimal(out, "lv2:minimum", (double)info->least);
  ttl_decimal(out, "lv2:maximum", (double)info->most);
  knob_kind(out, info);
  if (!is_automatic(id)) {
    ttl_link(out, "lv2:portProperty", "pprop:notAutomatic");
  }
  if (info->unit != PARAM_NO_UNIT) {
    ttl_link(out, "units:unit", unit_name(info->unit));
  }
  knob_points(out, info);
  if (id == PARAM_ENABLED) {
    ttl_link(out, "lv2:designation", "lv2:enabled");
  } else if (id == PARAM_FREEWHEEL) {
    ttl_link(out, "lv2:designation", "lv2:freeWheeling");
    ttl_link(out, "lv2:portProperty", "pprop:notOnGUI");
  }
  if (info->group != PARAM_HOST) {
    ttl_link(out, "pg:group", knob_groups[info->group].uri);
    ttl_integer(out, "pprop:displayPriority", PRIORITY_OF_FIRST - (int)id);
  }
  ttl_end(out);
}

static void
latency_port(TtlWriter* out, int index)
{
  ttl_begin(out, "lv2:port");
  ttl_a(out, "lv2:OutputPort");
  ttl_a(out, "lv2:ControlPort");
  name_port(out, index, "latency", "Latency");
  ttl_text(out, "rdfs:comment",
           "By how much the sound is late; the host makes up for it.");
  ttl_decimal(out, "lv2:default", 0);
  ttl_decimal(out, "lv2:minimum", 0);
  ttl_decimal(out, "lv2:maximum", 8192);
  ttl_link(out, "lv2:portProperty", "lv2:integer");
  ttl_link(out, "lv2:portProperty", "lv2:reportsLatency");
  ttl_link(out, "lv2:portProperty", "pprop:notOnGUI");
  ttl_link(out, "lv2:designation", "lv2:latency");
  ttl_link(out, "units:unit", "units:frame");
  ttl_end(out);
}

void
ttl_ports(TtlWriter* out, bool multi)
{
  atom_ports(out);
  audio_ports(out, multi);
  const int first =
    ESTRO_PORT_AUDIO + (multi ? (int)ESTRO_MULTI_N_AUDIO : (int)ESTRO_N_AUDIO);
  for (int id = 0; id < PARAM_N; ++id) {
    knob_port(out, first + id, (ParamId)id);
  }
  latency_port(out, first + PARAM_N);
}
