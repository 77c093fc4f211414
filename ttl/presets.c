#include "ttl/presets.h"

#include "ttl/contract.h"

#include <serd/serd.h>

#include <stdio.h>
#include <string.h>

#define PSET "http://lv2plug.in/ns/ext/presets#"

typedef struct {
  TtlBank* bank;
  SerdEnv* env;
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
expand(const Reading* reading, const SerdNode* node, char* text)
{
  SerdNode full = serd_env_expand_node(reading->env, node);
  snprintf(text, TTL_NAME_BYTES, "%s",
           full.buf ? (const char*)full.buf : (const char*)node->buf);
  serd_node_free(&full);
}

static TtlPreset*
thing(TtlBank* bank, const char* uri)
{
  for (unsigned i = 0; i < bank->n_things; ++i) {
    if (!strcmp(bank->things[i].uri, uri)) {
      return &bank->things[i];
    }
  }
  if (bank->n_things == TTL_MAX_PRESETS) {
    bank->failed = true;
    return NULL;
  }
  TtlPreset* const fresh = &bank->things[bank->n_things++];
  memset(fresh, 0, sizeof *fresh);
  memcpy(fresh->uri, uri, TTL_NAME_BYTES);
  return fresh;
}

/// A sentence belongs to the preset whose state is spoken of; false if it is too long.
static bool
note_prompt(TtlBank* bank, const char* state, const SerdNode* prompt)
{
  for (unsigned i = 0; i < bank->n_things; ++i) {
    TtlPreset* const preset = &bank->things[i];
    if (!strcmp(preset->state, state)) {
      snprintf(preset->prompt, TTL_PROMPT_BYTES, "%s", (const char*)prompt->buf);
    }
  }
  return prompt->n_bytes < TTL_PROMPT_BYTES;
}

static void
note_fact(TtlPreset* about, const char* predicate, const char* object)
{
  if (!strcmp(predicate, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")) {
    about->is_preset = about->is_preset || !strcmp(object, PSET "Preset");
    about->is_bank   = about->is_bank || !strcmp(object, PSET "Bank");
  } else if (!strcmp(predicate, "http://lv2plug.in/ns/lv2core#appliesTo")) {
    const unsigned slot = about->applies_to[0][0] ? 1 : 0;
    memcpy(about->applies_to[slot], object, TTL_NAME_BYTES);
  } else if (!strcmp(predicate, "http://lv2plug.in/ns/ext/state#state")) {
    memcpy(about->state, object, TTL_NAME_BYTES);
  } else if (!strcmp(predicate, PSET "bank")) {
    memcpy(about->bank, object, TTL_NAME_BYTES);
  } else if (!strcmp(predicate, "http://www.w3.org/2000/01/rdf-schema#label")) {
    memcpy(about->label, object, TTL_NAME_BYTES);
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
  const Reading* const reading = (const Reading*)handle;
  char                 names[3][TTL_NAME_BYTES];
  expand(reading, subject, names[0]);
  expand(reading, predicate, names[1]);
  if (subject->type == SERD_BLANK) {
    const bool is_prompt = !strcmp(names[1], ESTRO__prompt);
    return !is_prompt || note_prompt(reading->bank, names[0], object) ? SERD_SUCCESS
                                                                      : SERD_FAILURE;
  }
  expand(reading, object, names[2]);
  TtlPreset* const about = thing(reading->bank, names[0]);
  if (about) {
    note_fact(about, names[1], names[2]);
  }
  return about ? SERD_SUCCESS : SERD_FAILURE;
}

bool
ttl_read_bank(const char* path, TtlBank* bank)
{
  bank->n_things            = 0;
  bank->failed              = false;
  Reading           reading = {bank, serd_env_new(NULL)};
  SerdReader* const reader  = serd_reader_new(SERD_TURTLE, &reading, NULL, on_base,
                                              on_prefix, on_statement, NULL);
  const SerdStatus  status  = serd_reader_read_file(reader, (const uint8_t*)path);
  serd_reader_free(reader);
  serd_env_free(reading.env);
  return !status && !bank->failed;
}
