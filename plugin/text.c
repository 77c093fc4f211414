#include "plugin/text.h"

#include <stdbool.h>
#include <stdint.h>

static bool
is_tail(unsigned char byte)
{
  return (byte & 0xC0U) == 0x80U;
}

/// Bytes of the character that begins here, 0 if it is not one.
static size_t
character_bytes(const unsigned char* s, size_t left)
{
  if (s[0] < 0x80) {
    return 1;
  }
  const size_t n = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
  if (s[0] < 0xC2 || s[0] > 0xF4 || n > left) {
    return 0;
  }
  uint32_t code = s[0] & (0xFFU >> (n + 1));
  for (size_t i = 1; i < n; ++i) {
    if (!is_tail(s[i])) {
      return 0;
    }
    code = code << 6 | (s[i] & 0x3FU);
  }
  const bool overlong  = (n == 3 && code < 0x800) || (n == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return overlong || surrogate || code > 0x10FFFF ? 0 : n;
}

static bool
is_control(unsigned char byte)
{
  return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
}

void
plugin_text_clean(char* text, size_t n_bytes)
{
  unsigned char* const s = (unsigned char*)text;
  for (size_t i = 0; i < n_bytes;) {
    const size_t n = character_bytes(s + i, n_bytes - i);
    if (!n) {
      s[i] = '?';
    } else if (is_control(s[i])) {
      s[i] = ' ';
    }
    i += n ? n : 1;
  }
}

size_t
plugin_text_cut(const char* text, size_t n_bytes, size_t most)
{
  if (n_bytes <= most) {
    return n_bytes;
  }
  for (size_t n = most; n > 0; --n) {
    if (text[n] == ' ' || text[n] == '\n' || text[n] == '\t') {
      return n;
    }
  }
  size_t n = most;
  while (n > 0 && is_tail((unsigned char)text[n])) {
    --n;
  }
  return n;
}
