// A thin hand over serd for writing Turtle: a subject, then what is said of it.
//
// Names are CURIEs ("lv2:Plugin") or URIs ("urn:..." and whatever holds "//").

#ifndef TTL_WRITER_H
#define TTL_WRITER_H

#include <serd/serd.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define TTL_MAX_DEPTH 4

typedef struct {
  FILE*       file;
  SerdEnv*    env;
  SerdWriter* writer;
  SerdNode    subject[TTL_MAX_DEPTH];   ///< The last one is being spoken of
  char        blank[TTL_MAX_DEPTH][16]; ///< Names of the blank ones among them
  unsigned    depth;
  unsigned    n_blanks;
  bool        failed;
} TtlWriter;

/// [init] Begin the file at `path`; false if it cannot be written.
bool ttl_open(TtlWriter* self, const char* path);

/// [init] End the file; false if anything could not be written.
bool ttl_close(TtlWriter* self);

/// [init] Speak of `uri` from here on; it must stay valid meanwhile.
void ttl_subject(TtlWriter* self, const char* uri);

/// [init] The subject is of this class.
void ttl_a(TtlWriter* self, const char* class_name);

/// [init] The subject is linked to something that has a name.
void ttl_link(TtlWriter* self, const char* predicate, const char* object);

/// [init] The subject is linked to a file of the bundle.
void ttl_file(TtlWriter* self, const char* predicate, const char* name);

/// [init] The subject has a text, a whole number, a decimal number.
void ttl_text(TtlWriter* self, const char* predicate, const char* text);
void ttl_integer(TtlWriter* self, const char* predicate, int64_t value);
void ttl_decimal(TtlWriter* self, const char* predicate, double value);

/// [init] Speak of a nameless object of the subject until ttl_end().
void ttl_begin(TtlWriter* self, const char* predicate);
void ttl_end(TtlWriter* self);

#endif
