#include "core/base/theory.h"
#include "ttl/contract.h"
#include "ttl/generate.h"

static const char project_uri[] = ESTRO_PREFIX "project";

static void
describe_project(TtlWriter* out)
{
  ttl_subject(out, project_uri);
  ttl_a(out, "doap:Project");
  ttl_text(out, "doap:name", "Estro");
  ttl_text(out, "doap:shortdesc", "Type a sentence, hear a piece");
  ttl_link(out, "doap:license", "https://www.gnu.org/licenses/gpl-3.0.html");
  ttl_begin(out, "doap:maintainer");
  ttl_a(out, "foaf:Person");
  ttl_text(out, "foaf:name", "The Estro authors");
  ttl_end(out);
}

/// What generic windows offer; the numbers of takes and stars are for ours alone, since
/// hosts send numbers when a session opens.
static const struct {
  const char* uri;
  const char* label;
  const char* comment;
  const char* range;
  bool        writable;
} properties[] = {
  {ESTRO__prompt, "Prompt", "The sentence; setting it composes a piece.", "atom:String",
   true},
  {ESTRO__corrections, "Corrections",
   "Facts that win over the sentence, one fact=value a line; setting them composes.",
   "atom:String", true},
  {ESTRO__instruments, "Instruments",
   "Who plays instead, one part=instrument a line; heard at once.", "atom:String",
   true},
  {ESTRO__render, "Render", "Where the piece shall be written as a WAV file.",
   "atom:Path", true},
  {ESTRO__intent, "Reading", "What was understood of the sentence, as JSON.",
   "atom:String", false},
  {ESTRO__summary, "Summary", "What was understood of the sentence, in a line.",
   "atom:String", false},
  {ESTRO__status, "Status", "What went wrong, or nothing.", "atom:String", false},
};

#define N_PROPERTIES (sizeof properties / sizeof properties[0])

static void
describe_properties(TtlWriter* out)
{
  for (size_t i = 0; i < N_PROPERTIES; ++i) {
    ttl_subject(out, properties[i].uri);
    ttl_a(out, "lv2:Parameter");
    ttl_text(out, "rdfs:label", properties[i].label);
    ttl_text(out, "rdfs:comment", properties[i].comment);
    ttl_link(out, "rdfs:range", properties[i].range);
  }
}

static void
describe_features(TtlWriter* out)
{
  static const char* const optional[] = {
    "lv2:hardRTCapable",        "work:schedule",           "opts:options",
    "bufsz:boundedBlockLength", "state:threadSafeRestore", "log:log",
  };
  ttl_link(out, "lv2:requiredFeature", "urid:map");
  for (size_t i = 0; i < sizeof optional / sizeof optional[0]; ++i) {
    ttl_link(out, "lv2:optionalFeature", optional[i]);
  }
  ttl_link(out, "lv2:extensionData", "state:interface");
  ttl_link(out, "lv2:extensionData", "work:interface");
}

static void
describe_plugin(TtlWriter* out, const TtlOptions* options, bool multi)
{
  ttl_subject(out, multi ? ESTRO_MULTI_URI : ESTRO_URI);
  ttl_a(out, "lv2:Plugin");
  ttl_a(out, "lv2:InstrumentPlugin");
  ttl_link(out, "lv2:project", project_uri);
  ttl_text(out, "doap:name", multi ? "Estro Multi" : "Estro");
  ttl_text(out, "doap:shortdesc",
           multi ? "Type a sentence, hear a piece, one stereo pair per part"
                 : "Type a sentence, hear a piece");
  ttl_text(
    out, "rdfs:comment",
    "Estro composes a piece with several parts from a sentence, performs it in "
    "the host's time on its own synth, and hands out every note as MIDI. It runs "
    "offline on a plain processor; the same sentence, settings and seed always "
    "give the same notes.");
  ttl_link(out, "doap:license", "https://www.gnu.org/licenses/gpl-3.0.html");
  ttl_integer(out, "lv2:minorVersion", options->minor);
  ttl_integer(out, "lv2:microVersion", options->micro);
  describe_features(out);
  if (options->ui) {
    ttl_link(out, "ui:ui", ESTRO_UI_URI);
  }
  for (size_t i = 0; i < N_PROPERTIES; ++i) {
    ttl_link(out, properties[i].writable ? "patch:writable" : "patch:readable",
             properties[i].uri);
  }
  ttl_link(out, "pg:mainOutput",
           multi ? ttl_part_group(BASE_LEAD) : ESTRO_PREFIX "main_out");
  ttl_ports(out, multi);
}

static void
describe_window(TtlWriter* out)
{
  static const char* const optional[] = {"ui:resize", "ui:touch", "opts:options",
                                         "log:log"};
  static const char* const plugins[]  = {ESTRO_URI, ESTRO_MULTI_URI};
  ttl_subject(out, ESTRO_UI_URI);
  ttl_a(out, "ui:X11UI");
  ttl_link(out, "lv2:requiredFeature", "urid:map");
  ttl_link(out, "lv2:requiredFeature", "ui:parent");
  ttl_link(out, "lv2:requiredFeature", "ui:idleInterface");
  for (size_t i = 0; i < sizeof optional / sizeof optional[0]; ++i) {
    ttl_link(out, "lv2:optionalFeature", optional[i]);
  }
  ttl_link(out, "lv2:extensionData", "ui:idleInterface");
  ttl_link(out, "lv2:extensionData", "ui:resize");
  for (size_t i = 0; i < sizeof plugins / sizeof plugins[0]; ++i) {
    ttl_begin(out, "ui:portNotification");
    ttl_link(out, "ui:plugin", plugins[i]);
    ttl_text(out, "lv2:symbol", "notify");
    ttl_link(out, "ui:protocol", "atom:eventTransfer");
    ttl_link(out, "ui:notifyType", "atom:Object");
    ttl_end(out);
  }
}

void
ttl_plugins(TtlWriter* out, const TtlOptions* options)
{
  describe_project(out);
  describe_properties(out);
  ttl_groups(out);
  describe_plugin(out, options, false);
  describe_plugin(out, options, true);
  if (options->ui) {
    describe_window(out);
  }
}
