#include "ui/bank_read.h"

#include "ui/utf8.h"

#include <serd/serd.h>
#include <string.h>

#define PSET "http://lv2plug.in/ns/ext/presets#"
#define LV2_CORE "http://lv2plug.in/ns/lv2core#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define STATE "http://lv2plug.in/ns/ext/state#"
#define PROMPT "urn:estro:estro#prompt"

/// A file is read statement by statement; blank nodes belong to the preset that
/// named them last.
typedef struct {
  UiBanks*  banks;
  SerdEnv*  env;
  char      symbol[64]; ///< Of the port that is being told
  double    value;
  bool      has_value;
  char      port[64]; ///< The blank node that tells it
  UiPreset* owner;
} Reading;

static SerdStatus
on_base(void* handle, const SerdNode* uri)
{
  return serd_env_set_base_uri(((Reading*)handle)->env, uri);
}

static SerdStatus
on_prefix(void* handle, const SerdNode* name, const SerdNode* uri)
{
  return serd_env_set_prefix(((Reading*)handle)->env, name, uri);
}

static void
expand(const Reading* reading, const SerdNode* node, char* text, size_t size)
{
  SerdNode full = serd_env_expand_node(reading->env, node);
  ui_copy(text, size, full.buf ? (const char*)full.buf : (const char*)node->buf);
  serd_node_free(&full);
}

static UiPreset*
thing(UiBanks* banks, const char* uri)
{
  for (unsigned i = 0; i < banks->n; ++i) {
    if (!strcmp(banks->things[i].uri, uri)) {
      return &banks->things[i];
    }
  }
  if (banks->n == UI_MAX_PRESETS) {
    return NULL;
  }
  UiPreset* const fresh = &banks->things[banks->n++];
  memset(fresh, 0, sizeof(*fresh));
  ui_copy(fresh->uri, sizeof(fresh->uri), uri);
  return fresh;
}

static void
note_fact(UiPreset* about, const char* predicate, const char* object)
{
  if (!strcmp(predicate, RDF "type")) {
    about->is_preset = about->is_preset || !strcmp(object, PSET "Preset");
    about->is_bank   = about->is_bank || !strcmp(object, PSET "Bank");
  } else if (!strcmp(predicate, PSET "bank")) {
    ui_copy(about->bank, sizeof(about->bank), object);
  } else if (!strcmp(predicate, RDFS "label")) {
    ui_copy(about->label, sizeof(about->label), object);
  }
}

/// Numbers of Turtle have a point in every locale.
static double
number_of(const char* text)
{
  return serd_strtod(text, NULL);
}

static void
note_blank(Reading* reading, const char* subject, const char* predicate,
           const char* object)
{
  if (strcmp(subject, reading->port) != 0) {
    ui_copy(reading->port, sizeof(reading->port), subject);
    reading->symbol[0] = '\0';
    reading->has_value = false;
  }
  if (!strcmp(predicate, LV2_CORE "symbol")) {
    ui_copy(reading->symbol, sizeof(reading->symbol), object);
  } else if (!strcmp(predicate, PSET "value")) {
    reading->value     = number_of(object);
    reading->has_value = true;
  } else if (!strcmp(predicate, PROMPT)) {
    ui_copy(reading->owner->prompt, sizeof(reading->owner->prompt), object);
  }
  const ParamId id =
    reading->symbol[0] && reading->has_value ? param_find(reading->symbol) : PARAM_N;
  if (id < PARAM_N) {
    reading->owner->values[id] = param_clamp(id, (float)reading->value);
    reading->owner->has[id]    = true;
  }
}

static SerdStatus
on_statement(void* handle, SerdStatementFlags flags, const SerdNode* graph,
             const SerdNode* subject, const SerdNode* predicate, const SerdNode* object,
             const SerdNode* type, const SerdNode* language)
{
  (void)flags;
  (void)graph;
  (void)type;
  (void)language;
  Reading* const reading = (Reading*)handle;
  char           names[3][1024];
  expand(reading, subject, names[0], sizeof(names[0]));
  expand(reading, predicate, names[1], sizeof(names[1]));
  expand(reading, object, names[2], sizeof(names[2]));
  if (subject->type == SERD_BLANK) {
    if (reading->owner) {
      note_blank(reading, names[0], names[1], names[2]);
    }
    return SERD_SUCCESS;
  }
  reading->owner = thing(reading->banks, names[0]);
  if (reading->owner) {
    note_fact(reading->owner, names[1], names[2]);
  }
  return SERD_SUCCESS;
}

void
ui_bank_read(UiBanks* banks, const char* path)
{
  Reading           reading = {.banks = banks, .env = serd_env_new(NULL)};
  SerdReader* const reader  = serd_reader_new(SERD_TURTLE, &reading, NULL, on_base,
                                              on_prefix, on_statement, NULL);
  serd_reader_read_file(reader, (const uint8_t*)path);
  serd_reader_free(reader);
  serd_env_free(reading.env);
}
