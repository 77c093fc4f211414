#include "core/base/arena.h"
#include "tests/test.h"

#include <stdint.h>

static void
pieces_are_aligned_zeroed_and_apart(void)
{
  BaseArena arena = base_arena_new(1000);
  CHECK(arena.memory);
  unsigned char* const a = (unsigned char*)base_arena_take(&arena, 10, 7);
  unsigned char* const b = (unsigned char*)base_arena_take(&arena, 1, 1);
  CHECK(a && b && b >= a + 70);
  CHECK((uintptr_t)a % BASE_ARENA_ALIGN == 0 && (uintptr_t)b % BASE_ARENA_ALIGN == 0);
  for (int i = 0; i < 70; ++i) {
    CHECK(a[i] == 0);
  }
  base_arena_free(&arena);
}

static void
a_dry_run_says_how_much_is_needed(void)
{
  BaseArena dry = base_arena_counting();
  for (size_t i = 0; i < 50; ++i) {
    CHECK(!base_arena_take(&dry, i, 13));
  }
  BaseArena wet = base_arena_new(dry.used_bytes);
  for (size_t i = 0; i < 50; ++i) {
    CHECK(base_arena_take(&wet, i, 13));
  }
  CHECK(wet.used_bytes == dry.used_bytes && wet.used_bytes == wet.size_bytes);
  CHECK(!base_arena_take(&wet, 1, 1));
  base_arena_free(&wet);
}

static void
what_does_not_fit_is_refused_and_takes_nothing(void)
{
  BaseArena arena = base_arena_new(256);
  CHECK(!base_arena_take(&arena, 257, 1));
  CHECK(!base_arena_take(&arena, SIZE_MAX, SIZE_MAX));
  CHECK(!base_arena_take(&arena, SIZE_MAX, 1));
  CHECK(!base_arena_take(&arena, SIZE_MAX / 2U + 1U, 2));
  CHECK(arena.used_bytes == 0);
  CHECK(base_arena_take(&arena, 256, 1));
  base_arena_free(&arena);
}

static void
an_arena_of_nothing_is_fine(void)
{
  BaseArena arena = base_arena_new(0);
  CHECK(!base_arena_take(&arena, 1, 1));
  base_arena_free(&arena);
  base_arena_free(&arena);
  CHECK(!arena.memory && !arena.size_bytes);
}

// The linker sends the library's allocations through here
void* __real_aligned_alloc(size_t alignment, size_t n_bytes);
void* __wrap_aligned_alloc(size_t alignment, size_t n_bytes);

static int is_out_of_memory = 0;

void*
__wrap_aligned_alloc(size_t alignment, size_t n_bytes)
{
  return is_out_of_memory ? NULL : __real_aligned_alloc(alignment, n_bytes);
}

static void
a_failed_arena_has_no_memory_and_gives_none(void)
{
  is_out_of_memory = 1;
  BaseArena arena  = base_arena_new(1000);
  is_out_of_memory = 0;
  CHECK(!arena.memory && !base_arena_take(&arena, 1, 1));
  base_arena_free(&arena);
}

int
main(void)
{
  RUN(pieces_are_aligned_zeroed_and_apart);
  RUN(a_dry_run_says_how_much_is_needed);
  RUN(what_does_not_fit_is_refused_and_takes_nothing);
  RUN(an_arena_of_nothing_is_fine);
  RUN(a_failed_arena_has_no_memory_and_gives_none);
  return 0;
}
