#include "ui/json.h"

#include "core/base/utf8.h"
#include "ui/utf8.h"

#include <stdint.h>
#include <string.h>

#define DEEPEST 16
#define LONGEST_TEXT 2048U

static const UiJson none = {NULL, NULL};

static const char*
skip_space(const char* at, const char* end)
{
  while (at < end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')) {
    ++at;
  }
  return at;
}

/// Behind a string's closing quote, or NULL if it never closes.
static const char*
skip_string(const char* at, const char* end)
{
  for (++at; at < end; ++at) {
    if (*at == '"') {
      return at + 1;
    }
    at += *at == '\\';
  }
  return NULL;
}

static const char*
skip_word(const char* at, const char* end)
{
  const char* const begin = at;
  while (at < end && !strchr(" \t\r\n,:[]{}\"", *at)) {
    ++at;
  }
  return at > begin ? at : NULL;
}

/// Behind a list's closing bracket; what lies between is only counted in brackets.
static const char*
skip_list(const char* at, const char* end)
{
  int depth = 0;
  while (at && at < end) {
    if (*at == '"') {
      at = skip_string(at, end);
      continue;
    }
    depth += *at == '{' || *at == '[';
    depth -= *at == '}' || *at == ']';
    ++at;
    if (depth == 0 || depth > DEEPEST) {
      return depth ? NULL : at;
    }
  }
  return NULL;
}

/// The value that begins at `at`, after spaces.
static UiJson
value_at(const char* at, const char* end)
{
  at = skip_space(at, end);
  if (at >= end) {
    return none;
  }
  const char* const stop = *at == '"'                 ? skip_string(at, end)
                           : *at == '{' || *at == '[' ? skip_list(at, end)
                                                      : skip_word(at, end);
  return stop ? (UiJson){at, stop} : none;
}

UiJson
ui_json(const char* text, size_t n)
{
  return text ? value_at(text, text + n) : none;
}

/// Walks over a list's values; for an object `*name` is the member's string.
typedef struct {
  const char *at, *end;
  char        kind;
} Walk;

static Walk
walk(UiJson list)
{
  if (!list.begin || (*list.begin != '{' && *list.begin != '[')) {
    return (Walk){NULL, NULL, 0};
  }
  return (Walk){list.begin + 1, list.end - 1, *list.begin};
}

static bool
step(Walk* self, UiJson* name, UiJson* value)
{
  if (!self->at) {
    return false;
  }
  *name = none;
  if (self->kind == '{') {
    *name = value_at(self->at, self->end);
    if (!name->begin || *name->begin != '"') {
      return false;
    }
    self->at = skip_space(name->end, self->end);
    if (self->at >= self->end || *self->at != ':') {
      return false;
    }
    ++self->at;
  }
  *value = value_at(self->at, self->end);
  if (!value->begin) {
    return false;
  }
  self->at = skip_space(value->end, self->end);
  self->at = self->at < self->end && *self->at == ',' ? self->at + 1 : NULL;
  return true;
}

UiJson
ui_json_get(UiJson object, const char* name)
{
  const size_t n = strlen(name);
  UiJson       key, value;
  Walk         all = walk(object);
  while (all.kind == '{' && step(&all, &key, &value)) {
    if ((size_t)(key.end - key.begin) == n + 2 && !memcmp(key.begin + 1, name, n)) {
      return value;
    }
  }
  return none;
}

UiJson
ui_json_at(UiJson list, unsigned index)
{
  UiJson key, value;
  Walk   all = walk(list);
  while (step(&all, &key, &value)) {
    if (!index--) {
      return value;
    }
  }
  return none;
}

bool
ui_json_name(UiJson object, unsigned index, char* out, size_t size)
{
  UiJson key, value;
  Walk   all = walk(object);
  while (all.kind == '{' && step(&all, &key, &value)) {
    if (!index--) {
      return ui_json_text(key, out, size);
    }
  }
  out[0] = '\0';
  return false;
}

static uint32_t
hex4(const char* at, const char* end)
{
  uint32_t code = 0;
  for (int i = 0; i < 4; ++i, ++at) {
    const char c = at < end ? *at : 'x';
    code         = code << 4 | (uint32_t)(c >= '0' && c <= '9'   ? c - '0'
                                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                                 : 0);
  }
  return code;
}

/// One escape after its backslash; returns how many bytes of the text it took.
static size_t
unescape(const char* at, const char* end, char* out, size_t* n)
{
  static const char from[] = "nrtbf", to[] = "\n\r\t  ";

  if (*at == 'u') {
    const uint32_t code = hex4(at + 1, end);
    // Halves of a pair are left out; the plugin writes such letters as they are
    *n += code && (code & 0xF800U) != 0xD800U ? base_utf8_write(code, out + *n) : 0;
    return end - at < 5 ? (size_t)(end - at) : 5;
  }
  const char* const known = strchr(from, *at);
  out[(*n)++]             = known ? to[known - from] : *at;
  return 1;
}

bool
ui_json_text(UiJson value, char* out, size_t size)
{
  char   raw[LONGEST_TEXT + 8];
  size_t n = 0;
  out[0]   = '\0';
  if (!value.begin || *value.begin != '"') {
    return false;
  }
  const char* const end = value.end - 1;
  for (const char* at = value.begin + 1; at < end && n < LONGEST_TEXT;) {
    if (*at == '\\' && at + 1 < end) {
      ++at;
      at += unescape(at, end, raw, &n);
    } else {
      raw[n++] = *at++;
    }
  }
  ui_utf8_clean(raw, n, out, size);
  return true;
}

double
ui_json_number(UiJson value, double otherwise)
{
  double      number = 0.0, unit = 1.0;
  const char* at = value.begin;
  if (!at || (*at != '-' && (*at < '0' || *at > '9'))) {
    return otherwise;
  }
  const bool minus = *at == '-';
  // By hand, since the host's locale may write a comma
  for (at += minus; at < value.end && *at >= '0' && *at <= '9'; ++at) {
    number = 10.0 * number + (*at - '0');
  }
  if (at < value.end && *at == '.') {
    for (++at; at < value.end && *at >= '0' && *at <= '9'; ++at) {
      unit /= 10.0;
      number += unit * (*at - '0');
    }
  }
  return number < 1e12 ? (minus ? -number : number) : otherwise;
}

bool
ui_json_true(UiJson value)
{
  return value.begin && value.end - value.begin == 4 && !memcmp(value.begin, "true", 4);
}
