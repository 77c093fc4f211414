// Weight files with a lie in them and a true checksum.

#ifndef TESTS_NN_FORGE_H
#define TESTS_NN_FORGE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define FORGE_HEADER 40U
#define FORGE_ENTRY 72U

/// A whole number of the file, in the byte order of this machine.
static inline uint32_t
forge_get32(const char* bytes, size_t at)
{
  uint32_t value;
  memcpy(&value, bytes + at, sizeof(value));
  return value;
}

/// Make size and checksum of the header true for the `n` bytes as they are now.
static inline void
forge_sign(char* bytes, size_t n)
{
  const uint64_t rest = n - FORGE_HEADER;
  uint64_t       sum  = 0xCBF29CE484222325U;
  for (size_t i = FORGE_HEADER; i < n; i += 8) {
    uint64_t word = 0;
    memcpy(&word, bytes + i, n - i < 8 ? n - i : 8);
    sum = (sum ^ word) * 0x100000001B3U;
  }
  memcpy(bytes + 24, &rest, sizeof(rest));
  memcpy(bytes + 32, &sum, sizeof(sum));
}

#endif
