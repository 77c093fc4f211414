#include "ttl/writer.h"

#include <string.h>

#define XSD "http://www.w3.org/2001/XMLSchema#"
#define RDF_TYPE "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

static const char* const prefixes[][2] = {
  {"atom", "http://lv2plug.in/ns/ext/atom#"},
  {"bufsz", "http://lv2plug.in/ns/ext/buf-size#"},
  {"doap", "http://usefulinc.com/ns/doap#"},
  {"foaf", "http://xmlns.com/foaf/0.1/"},
  {"log", "http://lv2plug.in/ns/ext/log#"},
  {"lv2", "http://lv2plug.in/ns/lv2core#"},
  {"midi", "http://lv2plug.in/ns/ext/midi#"},
  {"opts", "http://lv2plug.in/ns/ext/options#"},
  {"patch", "http://lv2plug.in/ns/ext/patch#"},
  {"pg", "http://lv2plug.in/ns/ext/port-groups#"},
  {"pprop", "http://lv2plug.in/ns/ext/port-props#"},
  {"pset", "http://lv2plug.in/ns/ext/presets#"},
  {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
  {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
  {"rsz", "http://lv2plug.in/ns/ext/resize-port#"},
  {"state", "http://lv2plug.in/ns/ext/state#"},
  {"time", "http://lv2plug.in/ns/ext/time#"},
  {"ui", "http://lv2plug.in/ns/extensions/ui#"},
  {"units", "http://lv2plug.in/ns/extensions/units#"},
  {"urid", "http://lv2plug.in/ns/ext/urid#"},
  {"work", "http://lv2plug.in/ns/ext/worker#"},
};

static SerdNode
node(SerdType type, const char* text)
{
  return serd_node_from_string(type, (const uint8_t*)text);
}

static SerdNode
name(const char* text)
{
  const bool is_uri = !strncmp(text, "urn:", 4) || strstr(text, "//");
  return node(is_uri ? SERD_URI : SERD_CURIE, text);
}

static void
say(TtlWriter* self, SerdStatementFlags flags, SerdNode predicate, SerdNode object,
    const char* type)
{
  const SerdNode datatype = type ? node(SERD_URI, type) : SERD_NODE_NULL;
  const bool     nested   = self->depth > 0;
  if (serd_writer_write_statement(self->writer, flags | (nested ? SERD_ANON_CONT : 0U),
                                  NULL, &self->subject[self->depth], &predicate,
                                  &object, type ? &datatype : NULL, NULL)) {
    self->failed = true;
  }
}

bool
ttl_open(TtlWriter* self, const char* path)
{
  memset(self, 0, sizeof *self);
  self->file = fopen(path, "wb");
  if (!self->file) {
    return false;
  }
  self->env = serd_env_new(NULL);
  self->writer =
    serd_writer_new(SERD_TURTLE, SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED, self->env,
                    NULL, serd_file_sink, self->file);
  for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; ++i) {
    const SerdNode prefix = node(SERD_LITERAL, prefixes[i][0]);
    const SerdNode uri    = node(SERD_URI, prefixes[i][1]);
    serd_env_set_prefix(self->env, &prefix, &uri);
    serd_writer_set_prefix(self->writer, &prefix, &uri);
  }
  return true;
}

bool
ttl_close(TtlWriter* self)
{
  const bool finished = !serd_writer_finish(self->writer);
  serd_writer_free(self->writer);
  serd_env_free(self->env);
  return !fclose(self->file) && finished && !self->failed;
}

void
ttl_subject(TtlWriter* self, const char* uri)
{
  self->subject[0] = node(SERD_URI, uri);
}

void
ttl_a(TtlWriter* self, const char* class_name)
{
  say(self, 0, node(SERD_URI, RDF_TYPE), name(class_name), NULL);
}

void
ttl_link(TtlWriter* self, const char* predicate, const char* object)
{
  say(self, 0, name(predicate), name(object), NULL);
}

void
ttl_file(TtlWriter* self, const char* predicate, const char* file_name)
{
  say(self, 0, name(predicate), node(SERD_URI, file_name), NULL);
}

void
ttl_text(TtlWriter* self, const char* predicate, const char* text)
{
  say(self, 0, name(predicate), node(SERD_LITERAL, text), NULL);
}

void
ttl_integer(TtlWriter* self, const char* predicate, int64_t value)
{
  SerdNode number = serd_node_new_integer(value);
  say(self, 0, name(predicate), number, XSD "integer");
  serd_node_free(&number);
}

void
ttl_decimal(TtlWriter* self, const char* predicate, double value)
{
  SerdNode number = serd_node_new_decimal(value, 6);
  say(self, 0, name(predicate), number, XSD "decimal");
  serd_node_free(&number);
}

void
ttl_begin(TtlWriter* self, const char* predicate)
{
  char* const label = self->blank[self->depth + 1];
  snprintf(label, sizeof self->blank[0], "b%u", ++self->n_blanks);
  const SerdNode object = node(SERD_BLANK, label);
  say(self, SERD_ANON_O_BEGIN, name(predicate), object, NULL);
  self->subject[++self->depth] = object;
}

void
ttl_end(TtlWriter* self)
{
  if (serd_writer_end_anon(self->writer, &self->subject[self->depth])) {
    self->failed = true;
  }
  --self->depth;
}
