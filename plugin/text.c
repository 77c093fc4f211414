#include "plugin/text.h"

#include "core/base/utf8.h"

#include <stdbool.h>
#include <stdint.h>

static bool
is_tail(unsigned char byte)
{
  return (byte & 0xC0U) == 0x80U;
}

static bool
is_control(uint32_t code)
{
  return (code < 0x20 && code != '\n' && code != '\t') || code == 0x7F;
}

void
plugin_text_clean(char* text, size_t n_bytes)
{
  for (size_t i = 0; i < n_bytes;) {
    uint32_t     code = 0;
    const size_t n    = base_utf8_read(text + i, n_bytes - i, &code);
    if (!n) {
      text[i] = '?';
    } else if (is_control(code)) {
      text[i] = ' ';
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
