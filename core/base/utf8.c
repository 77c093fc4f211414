#include "core/base/utf8.h"

size_t
base_utf8_read(const char* bytes, size_t n, uint32_t* code)
{
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (!n) {
    return 0;
  }
  const uint8_t first = (uint8_t)bytes[0];
  if (first < 0x80) {
    *code = first;
    return 1;
  }
  const size_t length = first >= 0xF8   ? 0
                        : first >= 0xF0 ? 4
                        : first >= 0xE0 ? 3
                        : first >= 0xC0 ? 2
                                        : 0;
  if (!length || length > n) {
    return 0;
  }
  uint32_t value = first & (0x7FU >> length);
  for (size_t i = 1; i < length; ++i) {
    if (((uint8_t)bytes[i] & 0xC0U) != 0x80U) {
      return 0;
    }
    value = value << 6 | ((uint8_t)bytes[i] & 0x3FU);
  }
  if (value < least[length] || value > 0x10FFFF ||
      (value >= 0xD800 && value < 0xE000)) {
    return 0;
  }
  *code = value;
  return length;
}

size_t
base_utf8_write(uint32_t code, char* bytes)
{
  if (code < 0x80) {
    bytes[0] = (char)code;
    return 1;
  }
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
    return 0;
  }
  const size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = length; i-- > 1; code >>= 6) {
    bytes[i] = (char)(0x80U | (code & 0x3FU));
  }
  bytes[0] = (char)((0xF00U >> length) | code);
  return length;
}
