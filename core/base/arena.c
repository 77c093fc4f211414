#include "core/base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

BaseArena
base_arena_counting(void)
{
  return (BaseArena){NULL, SIZE_MAX / 2, 0};
}

BaseArena
base_arena_new(size_t size_bytes)
{
  const size_t whole = (size_bytes + BASE_ARENA_ALIGN - 1) / BASE_ARENA_ALIGN;
  char* const  memory =
    (char*)aligned_alloc(BASE_ARENA_ALIGN, (whole ? whole : 1) * BASE_ARENA_ALIGN);
  if (!memory) {
    return (BaseArena){NULL, 0, 0};
  }

  // Writing every byte now means no page fault once sound has started
  memset(memory, 0, (whole ? whole : 1) * BASE_ARENA_ALIGN);
  return (BaseArena){memory, whole * BASE_ARENA_ALIGN, 0};
}

void
base_arena_free(BaseArena* self)
{
  free(self->memory);
  *self = (BaseArena){NULL, 0, 0};
}

void*
base_arena_take(BaseArena* self, size_t n, size_t size_bytes)
{
  if (size_bytes && n > (SIZE_MAX / 4) / size_bytes) {
    return NULL;
  }
  const size_t want =
    (n * size_bytes + BASE_ARENA_ALIGN - 1) / BASE_ARENA_ALIGN * BASE_ARENA_ALIGN;
  if (want > self->size_bytes - self->used_bytes) {
    return NULL;
  }
  char* const piece = self->memory ? self->memory + self->used_bytes : NULL;
  self->used_bytes += want;
  return piece;
}
