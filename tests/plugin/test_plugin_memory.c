// Lets each allocation fail in turn.  Linked with the plugin itself rather than
// opening it, so that the linker can put us before its allocations (--wrap).

#include "tests/plugin/host.h"
#include "tests/test.h"

const LV2_Descriptor* lv2_descriptor(uint32_t index);
void*                 __real_malloc(size_t n);
void*                 __real_calloc(size_t n, size_t size);
void*                 __real_realloc(void* block, size_t n);
void*                 __real_aligned_alloc(size_t alignment, size_t n);
void*                 __wrap_malloc(size_t n);
void*                 __wrap_calloc(size_t n, size_t size);
void*                 __wrap_realloc(void* block, size_t n);
void*                 __wrap_aligned_alloc(size_t alignment, size_t n);

static long n_left = -1; ///< Allocations until one fails; negative: none does
static bool failed;      ///< One did
static bool starving;    ///< All of them fail
static bool in_plugin;   ///< Only the plugin's own

static void
watch_plugin(HostPlace place)
{
  in_plugin = place != HOST_OUTSIDE;
}

static bool
fails(void)
{
  if (!in_plugin) {
    return false;
  }
  failed = n_left == 0 || failed;
  return starving || (n_left >= 0 && n_left-- == 0);
}

void*
__wrap_malloc(size_t n)
{
  return fails() ? NULL : __real_malloc(n);
}

void*
__wrap_calloc(size_t n, size_t size)
{
  return fails() ? NULL : __real_calloc(n, size);
}

void*
__wrap_realloc(void* block, size_t n)
{
  return fails() ? NULL : __real_realloc(block, n);
}

void*
__wrap_aligned_alloc(size_t alignment, size_t n)
{
  return fails() ? NULL : __real_aligned_alloc(alignment, n);
}

static void
fail_at(long n)
{
  n_left = n;
  failed = false;
}

static bool
was_spared(void)
{
  n_left = -1;
  return !failed;
}

static const char prompt[] = "jazz waltz in F, 3/4, 150 bpm, 8 bars";

static Host*
open_host(void)
{
  const HostOptions options = {48000, false, HOST_AFTER};
  Host* const       host    = host_new_with(lv2_descriptor(0), &options);
  CHECK(host);
  return host;
}

static void
an_instance_is_made_whole_or_not_at_all(void)
{
  bool spared = false;
  for (long i = 0; !spared; ++i) {
    const HostOptions options = {48000, i % 2 != 0, HOST_AFTER};
    fail_at(i);
    Host* const host = host_new_with(lv2_descriptor(options.multi), &options);
    spared           = was_spared();
    CHECK(!host == !spared);
    if (host) {
      host_free(host);
    }
    CHECK(i < 1000);
  }
}

static void
composing_goes_on_after_any_lost_allocation(void)
{
  bool spared = false;
  for (long i = 0; !spared; i += 1 + i / 40) {
    Host* const host = open_host();
    host_send_position(host, 0, 0, 0, 0, 120);
    host_send_prompt(host, 0, prompt);
    fail_at(i);
    host_run(host, 64); // The host works after each run
    host_run(host, 64);
    spared = was_spared();
    host_run_until_composed(host, 4800);
    CHECK(host_news(host)->ready == host_news(host)->bars);
    host_send_prompt(host, 0, prompt);
    host_run_for(host, 96000, 4800);
    CHECK(host_news(host)->bars == 8 && host_news(host)->ready == 8);
    CHECK_TEXT(host_news(host)->status, "");
    host_free(host);
    CHECK(i < 100000);
  }
}

static void
without_any_memory_the_old_piece_plays_on_and_says_why(void)
{
  Host* const host = open_host();
  host_send_position(host, 0, 0, 0, 0, 120);
  host_send_prompt(host, 0, prompt);
  host_run_until_composed(host, 256);
  const int      take     = host_news(host)->take;
  const unsigned n_slices = host_n_slices(host);
  host_send_position(host, 0, 1, 0, 0, 120);
  host_send_prompt(host, 0, "techno");
  starving = true;
  host_run_for(host, 96000, 256);
  starving = false;
  CHECK(host_news(host)->take == take);
  CHECK(strstr(host_news(host)->status, "memory"));
  CHECK(host_peak(host) > 0.01f);
  CHECK(host_n_slices(host) - n_slices < 10); // It does not try in every block
  host_run_for(host, 96000, 256);
  CHECK(host_news(host)->take != take);
  CHECK_TEXT(host_news(host)->status, "");
  host_free(host);
}

static void
saving_fails_whole_and_restoring_leaves_something_sane(void)
{
  Host* const whole = open_host();
  HostState   saved;
  host_send_prompt(whole, 0, prompt);
  host_run_until_composed(whole, 256);
  host_state_init(&saved, false);
  CHECK(!host_save(whole, &saved));
  bool spared = false;
  for (long i = 0; !spared; ++i) {
    Host* const host = open_host();
    HostState   again;
    host_state_init(&again, false);
    fail_at(i);
    CHECK(!host_restore(host, &saved));
    spared = was_spared();
    host_run_until_composed(host, 9600);
    CHECK(!host_save(host, &again));
    CHECK(host_state_equal(&saved, &again)); // As it was, or composed again
    host_state_clear(&again);
    host_free(host);
    CHECK(i < 10000);
  }
  host_state_clear(&saved);
  host_free(whole);
}

int
main(void)
{
  host_set_guard(watch_plugin);
  RUN(an_instance_is_made_whole_or_not_at_all);
  RUN(composing_goes_on_after_any_lost_allocation);
  RUN(without_any_memory_the_old_piece_plays_on_and_says_why);
  RUN(saving_fails_whole_and_restoring_leaves_something_sane);
  return 0;
}
