// Every allocation of synth_new may fail; it then says so and leaks nothing.

#include "tests/synth/song.h"
#include "tests/test.h"

static uint32_t n_granted; ///< How many allocations may still succeed
static int32_t  n_alive;

void* __real_calloc(size_t n, size_t size);
void* __real_aligned_alloc(size_t alignment, size_t size);
void  __real_free(void* memory);
void* __wrap_calloc(size_t n, size_t size);
void* __wrap_aligned_alloc(size_t alignment, size_t size);
void  __wrap_free(void* memory);

static bool
grant(void)
{
  if (n_granted == 0) {
    return false;
  }
  --n_granted;
  ++n_alive;
  return true;
}

void*
__wrap_calloc(size_t n, size_t size)
{
  return grant() ? __real_calloc(n, size) : NULL;
}

void*
__wrap_aligned_alloc(size_t alignment, size_t size)
{
  return grant() ? __real_aligned_alloc(alignment, size) : NULL;
}

void
__wrap_free(void* memory)
{
  n_alive -= memory != NULL;
  __real_free(memory);
}

static void
a_refused_allocation_means_no_synth_and_no_leak(void)
{
  uint32_t n = 0;
  for (;; ++n) {
    n_granted          = n;
    n_alive            = 0;
    Synth* const synth = synth_new(48000.0, n % 2 == 0);
    const bool   made  = synth != NULL;
    synth_free(synth);
    CHECK(n_alive == 0);
    if (made) {
      break;
    }
    CHECK(n < 100);
  }
  CHECK(n >= 2);
}

static void
freeing_nothing_is_fine(void)
{
  synth_free(NULL);
}

int
main(void)
{
  RUN(a_refused_allocation_means_no_synth_and_no_leak);
  RUN(freeing_nothing_is_fine);
  return 0;
}
