#include "ui/bank.h"

#include "ui/utf8.h"

#include <serd/serd.h>

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
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

static void
read_file(UiBanks* banks, const char* path)
{
  Reading           reading = {.banks = banks, .env = serd_env_new(NULL)};
  SerdReader* const reader  = serd_reader_new(SERD_TURTLE, &reading, NULL, on_base,
                                              on_prefix, on_statement, NULL);
  serd_reader_read_file(reader, (const uint8_t*)path);
  serd_reader_free(reader);
  serd_env_free(reading.env);
}

/// Keep presets only, and number the banks that they name.
static void
settle(UiBanks* self)
{
  unsigned kept = 0;
  for (unsigned i = 0; i < self->n; ++i) {
    const UiPreset* const preset = &self->things[i];
    const char*           label  = "Others";
    if (!preset->is_preset || !preset->label[0] || !preset->prompt[0]) {
      continue;
    }
    for (unsigned k = 0; k < self->n; ++k) {
      if (self->things[k].is_bank && !strcmp(self->things[k].uri, preset->bank)) {
        label = self->things[k].label;
      }
    }
    unsigned bank = 0;
    while (bank < self->n_banks && strcmp(self->banks[bank], label) != 0) {
      ++bank;
    }
    if (bank == self->n_banks) {
      if (bank == UI_MAX_BANKS) {
        continue;
      }
      ui_copy(self->banks[self->n_banks++], sizeof(self->banks[0]), label);
    }
    // Banks are not moved: their labels are still looked up
    self->bank_of[i] = bank;
  }
  for (unsigned i = 0; i < self->n; ++i) {
    const UiPreset* const preset = &self->things[i];
    if (preset->is_preset && preset->label[0] && preset->prompt[0]) {
      self->bank_of[kept] = self->bank_of[i];
      memmove(&self->things[kept++], preset, sizeof(*preset));
    }
  }
  self->n = kept;
}

static int
is_turtle(const struct dirent* one)
{
  const size_t n = strlen(one->d_name);
  return n > 4 && n < 200 && !strcmp(one->d_name + n - 4, ".ttl") &&
         strcmp(one->d_name, "manifest.ttl") != 0;
}

void
ui_banks_load(UiBanks* self, const char* bundle)
{
  char            path[1280];
  struct dirent** files = NULL;
  memset(self, 0, sizeof(*self));
  const int n  = bundle ? scandir(bundle, &files, is_turtle, alphasort) : 0;
  self->things = n > 0 ? calloc(UI_MAX_PRESETS, sizeof(*self->things)) : NULL;
  for (int i = 0; i < n; ++i) {
    if (self->things && snprintf(path, sizeof(path), "%s/%s", bundle,
                                 files[i]->d_name) < (int)sizeof(path)) {
      read_file(self, path);
    }
    free(files[i]);
  }
  free(files);
  settle(self);
}

void
ui_banks_free(UiBanks* self)
{
  free(self->things);
}

bool
ui_holds(const char* text, const char* part)
{
  const size_t n = strlen(part);
  for (; *text; ++text) {
    size_t i = 0;
    while (i < n && text[i] &&
           tolower((unsigned char)text[i]) == tolower((unsigned char)part[i])) {
      ++i;
    }
    if (i == n) {
      return true;
    }
  }
  return !n;
}

void
ui_browser_find(UiBrowser* self, const UiBanks* banks)
{
  self->n_shown = 0;
  for (unsigned i = 0; i < banks->n; ++i) {
    const UiPreset* const preset = &banks->things[i];
    if ((!self->bank || banks->bank_of[i] + 1 == self->bank) &&
        (ui_holds(preset->label, self->search) ||
         ui_holds(preset->prompt, self->search))) {
      self->shown[self->n_shown++] = i;
    }
  }
  self->top = 0;
}
