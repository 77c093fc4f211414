// Code points out of bytes that may be anything.

#ifndef PROMPT_UTF8_H
#define PROMPT_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define PROMPT_NOT_UTF8 0xFFFFFFFFU

/// [any] The code point at `bytes`, of which `n` (at least 1) may be read, and its
/// length in `length`; PROMPT_NOT_UTF8 and 1 for a byte that begins none.
uint32_t prompt_utf8_read(const char* bytes, size_t n, uint32_t* length);

/// [any] Write a code point as UTF-8 to `out` (4 bytes); returns its length.
uint32_t prompt_utf8_write(uint32_t code, char* out);

#endif
