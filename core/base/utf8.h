// Code points out of bytes that may be anything, and back.

#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/// [any] The code point at `bytes`, of which `n` may be read; returns its length, or 0
/// if none begins there, and `*code` is then left alone.
size_t base_utf8_read(const char* bytes, size_t n, uint32_t* code);

/// [any] Write a code point to `bytes` (4); returns its length, 0 if it is none.
size_t base_utf8_write(uint32_t code, char* bytes);

#endif
