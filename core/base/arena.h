// A block of memory that is filled at [init] and only reset afterwards.
//
// Delays, voices and tables live here, so that nothing is allocated while
// music plays.  Size it by a dry run: an arena without memory only counts.

#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

/// Every piece starts on this boundary, enough for any vector load.
#define BASE_ARENA_ALIGN 64U

typedef struct {
  char*  memory; ///< NULL while counting
  size_t size_bytes;
  size_t used_bytes;
} BaseArena;

/// [any] An arena that only counts what would be used.
BaseArena base_arena_counting(void);

/// [init] An arena over `size_bytes` of fresh zeroed memory; `memory` is NULL on
/// failure.
BaseArena base_arena_new(size_t size_bytes);

/// [init] Give the memory back; a counting or failed arena is fine.
void base_arena_free(BaseArena* self);

/// [init] `n` zeroed items of `size_bytes` each; NULL if counting or full.
void* base_arena_take(BaseArena* self, size_t n, size_t size_bytes);

#endif
