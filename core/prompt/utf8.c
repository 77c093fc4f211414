#include "core/prompt/utf8.h"

/// Length and least code point by the first byte; 0 for one that begins nothing.
static uint32_t
length_of(unsigned char first, uint32_t* least)
{
  if (first < 0x80U) {
    *least = 0;
    return 1;
  }
  if (first >= 0xC2U && first < 0xE0U) {
    *least = 0x80U;
    return 2;
  }
  if (first >= 0xE0U && first < 0xF0U) {
    *least = 0x800U;
    return 3;
  }
  if (first >= 0xF0U && first < 0xF5U) {
    *least = 0x10000U;
    return 4;
  }
  return 0;
}

uint32_t
prompt_utf8_read(const char* bytes, size_t n, uint32_t* length)
{
  const unsigned char first = (unsigned char)bytes[0];
  uint32_t            least = 0;
  const uint32_t      size  = length_of(first, &least);
  *length                   = 1;
  if (size == 0 || size > n) {
    return PROMPT_NOT_UTF8;
  }
  uint32_t code = size == 1 ? first : first & (0x7FU >> size);
  for (uint32_t i = 1; i < size; ++i) {
    const unsigned char next = (unsigned char)bytes[i];
    if ((next & 0xC0U) != 0x80U) {
      return PROMPT_NOT_UTF8;
    }
    code = code << 6 | (next & 0x3FU);
  }
  if (code < least || code > 0x10FFFFU || (code >= 0xD800U && code < 0xE000U)) {
    return PROMPT_NOT_UTF8;
  }
  *length = size;
  return code;
}

uint32_t
prompt_utf8_write(uint32_t code, char* out)
{
  if (code < 0x80U) {
    out[0] = (char)code;
    return 1;
  }
  const uint32_t size = code < 0x800U ? 2 : code < 0x10000U ? 3 : 4;
  for (uint32_t i = size - 1; i > 0; --i) {
    out[i] = (char)(0x80U | (code & 0x3FU));
    code >>= 6;
  }
  out[0] = (char)((0xF00U >> size & 0xF0U) | code);
  return size;
}
