#include "ui/utf8.h"

#include "core/base/utf8.h"

#include <string.h>

#include <stdbool.h>

/// What a code becomes in a line of text: itself, a space, or 0 for nothing.
static uint32_t
shown(uint32_t code)
{
  if (code == '\n' || code == '\r' || code == '\t' || code == 0x2028 ||
      code == 0x2029) {
    return ' ';
  }
  const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
  // Marks that turn the writing direction can make a line lie about itself
  const bool turns = (code >= 0x202A && code <= 0x202E) || code == 0xFEFF;
  return control || turns ? 0 : code;
}

size_t
ui_utf8_clean(const char* bytes, size_t n, char* out, size_t size)
{
  size_t used = 0;
  for (size_t at = 0; at < n;) {
    uint32_t     code   = 0;
    const size_t length = base_utf8_read(bytes + at, n - at, &code);
    at += length ? length : 1;
    code = length ? shown(code) : 0;
    char         sign[4];
    const size_t written = code ? base_utf8_write(code, sign) : 0;
    if (used + written >= size) {
      break;
    }
    for (size_t i = 0; i < written; ++i) {
      out[used++] = sign[i];
    }
  }
  out[used] = '\0';
  return used;
}

static bool
joins(uint32_t code)
{
  return (code >= 0x300 && code < 0x370) || (code >= 0x1AB0 && code < 0x1B00) ||
         (code >= 0x20D0 && code < 0x2100) || code == 0x200D ||
         (code >= 0xFE00 && code < 0xFE10) || (code >= 0x1F3FB && code <= 0x1F3FF);
}

void
ui_copy(char* out, size_t size, const char* text)
{
  ui_utf8_clean(text, strlen(text), out, size);
}

size_t
ui_utf8_next(const char* bytes, size_t n, size_t at)
{
  uint32_t code   = 0;
  size_t   length = base_utf8_read(bytes + at, n - at, &code);
  while (length) {
    const bool glue = code == 0x200D;
    at += length;
    length = base_utf8_read(bytes + at, n - at, &code);
    if (!length || !(joins(code) || glue)) {
      break;
    }
  }
  return at;
}

size_t
ui_utf8_previous(const char* bytes, size_t n, size_t at)
{
  // Walk back over whole characters until a sign begins that ends at `at`
  for (size_t begin = at; begin > 0;) {
    --begin;
    while (begin > 0 && ((uint8_t)bytes[begin] & 0xC0U) == 0x80U) {
      --begin;
    }
    uint32_t code = 0;
    base_utf8_read(bytes + begin, n - begin, &code);
    size_t before = begin;
    while (before > 0 && ((uint8_t)bytes[--before] & 0xC0U) == 0x80U) {
    }
    uint32_t glue = 0;
    base_utf8_read(bytes + before, n - before, &glue);
    if (begin == 0 || (!joins(code) && glue != 0x200D)) {
      return begin;
    }
  }
  return 0;
}
