#include "tests/plugin/host.h"
#include "tests/test.h"

#include <lv2/atom/atom.h>

#include <pthread.h>
#include <stdatomic.h>

static const char prompt[] = "bossa nova in F major, 128 bpm, 8 bars, nylon guitar";

static void
save_into(Host* host, HostState* state, bool files)
{
  host_state_init(state, files);
  CHECK(host_save(host, state) == LV2_STATE_SUCCESS);
}

static void
saved_restored_and_saved_again_is_the_same(void)
{
  Host* const host = host_open_composed(prompt);
  Host* const next = host_open(HOST_INLINE);
  HostState   first, second, third;
  save_into(host, &first, false);
  CHECK(host_state_get(&first, ESTRO__version));
  CHECK(host_state_get(&first, ESTRO__prompt));
  CHECK(host_state_get(&first, ESTRO__score));
  CHECK(host_restore(next, &first) == LV2_STATE_SUCCESS);
  save_into(next, &second, false); // Even before it ran
  CHECK(host_state_equal(&first, &second));
  host_run_for(next, 48000, 480);
  save_into(next, &third, false);
  CHECK(host_state_equal(&first, &third));
  CHECK_TEXT(host_news(next)->prompt, prompt);
  host_state_clear(&first);
  host_state_clear(&second);
  host_state_clear(&third);
  host_free(host);
  host_free(next);
}

static void
a_restored_score_sounds_without_a_worker(void)
{
  Host* const host = host_open_composed(prompt);
  Host* const next = host_open(HOST_NO_WORKER);
  HostState   state;
  save_into(host, &state, false);
  CHECK(host_restore(next, &state) == LV2_STATE_SUCCESS);
  Host* const both[] = {host, next};
  for (unsigned i = 0; i < 2; ++i) {
    host_send_position(both[i], 0, 0, 0, 0, 120);
    host_run(both[i], 64);
    host_forget(both[i]);
    host_send_position(both[i], 0, 1, 0, 0, 120);
    host_run_for(both[i], 96000, 480);
  }
  CHECK(host_peak(next) > 0.01f);
  size_t                n = 0, n_next = 0;
  const HostMidi* const a = host_midi(host, &n);
  const HostMidi* const b = host_midi(next, &n_next);
  CHECK(n > 10 && n == n_next);
  for (size_t i = 0; i < n; ++i) {
    CHECK(a[i].frame - a[0].frame == b[i].frame - b[0].frame);
    CHECK(!memcmp(a[i].bytes, b[i].bytes, 3));
  }
  host_state_clear(&state);
  host_free(host);
  host_free(next);
}

static void
a_reopened_session_waits_for_the_transport(void)
{
  Host* const host = host_open_composed(prompt);
  Host* const next = host_open(HOST_THREADED);
  HostState   state;
  save_into(host, &state, false);
  CHECK(!host_restore(next, &state));
  host_run_for(next, 48000, 480);
  CHECK(host_peak(next) == 0.0f);
  host_send_position(next, 0, 1, 0, 0, 120);
  host_run_for(next, 48000, 480);
  CHECK(host_peak(next) > 0.01f);
  host_state_clear(&state);
  host_free(host);
  host_free(next);
}

static void
a_long_score_goes_to_a_file_or_stays_inside(void)
{
  Host* const host = host_open_composed("dense techno, 140 bpm, 160 bars");
  Host* const next = host_open(HOST_NO_WORKER);
  Host* const last = host_open(HOST_NO_WORKER);
  HostState   file, inside, again;
  save_into(host, &file, true);
  save_into(host, &inside, false);
  CHECK(host_state_get(&file, ESTRO__score)->type == host_urid(LV2_ATOM__Path));
  CHECK(host_state_get(&inside, ESTRO__score)->type == host_urid(LV2_ATOM__String));
  CHECK(host_state_get(&inside, ESTRO__score)->size > 32768);
  CHECK(!host_restore(next, &file));
  CHECK(!host_restore(last, &inside));
  save_into(next, &again, false);
  CHECK(host_state_equal(&inside, &again));
  host_set(next, PARAM_FOLLOW_HOST, 0);
  host_run_for(next, 48000, 480);
  CHECK(host_peak(next) > 0.01f);
  host_state_clear(&file);
  host_state_clear(&inside);
  host_state_clear(&again);
  host_free(host);
  host_free(next);
  host_free(last);
}

static void
a_missing_file_is_composed_again(void)
{
  Host* const host = host_open_composed("dense techno, 140 bpm, 160 bars");
  Host* const next = host_open(HOST_INLINE);
  HostState   file, whole, again;
  save_into(host, &file, true);
  save_into(host, &whole, false);
  char path[128];
  snprintf(path, sizeof path, "%s/score.txt", file.folder);
  CHECK(!remove(path));
  CHECK(!host_restore(next, &file));
  host_run_until_composed(next, 256);
  host_run_for(next, 48000, 256);
  CHECK(strstr(host_news(next)->status, "damaged"));
  save_into(next, &again, false);
  CHECK(host_state_equal(&whole, &again));
  host_state_clear(&file);
  host_state_clear(&whole);
  host_state_clear(&again);
  host_free(host);
  host_free(next);
}

static void
a_sentence_alone_is_composed(void)
{
  Host* const host = host_open(HOST_THREADED);
  HostState   state;
  host_state_init(&state, false);
  host_state_put(&state, ESTRO__prompt, LV2_ATOM__String, prompt, sizeof prompt);
  CHECK(!host_restore(host, &state));
  host_run_until_composed(host, 256);
  CHECK(host_news(host)->n_pieces == 1 && host_news(host)->bars == 8);
  CHECK_TEXT(host_news(host)->prompt, prompt);
  host_state_clear(&state);
  host_free(host);
}

static void
a_prompt_that_was_never_worked_on_is_saved(void)
{
  Host* const host = host_open(HOST_NO_WORKER);
  HostState   state;
  host_send_prompt(host, 0, prompt);
  host_run(host, 64);
  save_into(host, &state, false);
  CHECK_TEXT((const char*)host_state_get(&state, ESTRO__prompt)->value, prompt);
  CHECK(!host_state_get(&state, ESTRO__score));
  host_state_clear(&state);
  host_free(host);
}

static void
nothing_saved_changes_nothing(void)
{
  Host* const host = host_open_composed(prompt);
  HostState   before, nothing, after;
  save_into(host, &before, false);
  host_state_init(&nothing, false);
  CHECK(!host_restore(host, &nothing));
  host_state_put(&nothing, "urn:someone:else", LV2_ATOM__Int, "abcd", 4);
  CHECK(!host_restore(host, &nothing));
  save_into(host, &after, false);
  CHECK(host_state_equal(&before, &after));
  host_state_clear(&before);
  host_state_clear(&nothing);
  host_state_clear(&after);
  host_free(host);
}

static void
a_fresh_state_empties_a_used_instance(void)
{
  Host* const fresh = host_open(HOST_INLINE);
  Host* const host  = host_open_composed(prompt);
  HostState   empty, again;
  save_into(fresh, &empty, false);
  CHECK(!host_restore(host, &empty));
  host_set(host, PARAM_FOLLOW_HOST, 0);
  host_run_for(host, 9600, 480);
  save_into(host, &again, false);
  CHECK(host_state_equal(&empty, &again));
  host_forget(host);
  host_run_for(host, 4 * 48000, 480);
  host_forget(host);
  host_run_for(host, 48000, 480);
  CHECK(host_peak(host) < 1e-3f);
  host_state_clear(&empty);
  host_state_clear(&again);
  host_free(host);
  host_free(fresh);
}

static void
a_newer_state_is_left_alone_and_said(void)
{
  Host* const   host    = host_open_composed(prompt);
  const int32_t version = ESTRO_STATE_VERSION + 1;
  HostState     before, newer, after;
  save_into(host, &before, false);
  host_state_init(&newer, false);
  host_state_put(&newer, ESTRO__version, LV2_ATOM__Int, &version, sizeof version);
  host_state_put(&newer, ESTRO__prompt, LV2_ATOM__String, "another", 8);
  CHECK(!host_restore(host, &newer));
  host_run_for(host, 9600, 480);
  CHECK(strstr(host_news(host)->status, "newer"));
  save_into(host, &after, false);
  CHECK(host_state_equal(&before, &after));
  host_state_clear(&before);
  host_state_clear(&newer);
  host_state_clear(&after);
  host_free(host);
}

static void
wrong_types_and_cut_strings_do_no_harm(void)
{
  static const char score[]  = {'e', 's', 't', 'r', 'o'}; // Without an end
  static const char text[]   = {'p', 'o', 'p'};
  const char* const types[]  = {LV2_ATOM__Int, LV2_ATOM__String, LV2_ATOM__Path,
                                LV2_ATOM__Float, LV2_ATOM__Chunk};
  const char* const values[] = {score, text, "/nowhere/at/all", "x"};
  for (unsigned t = 0; t < 5; ++t) {
    for (unsigned v = 0; v < 4; ++v) {
      for (size_t size = 0; size <= 5; ++size) {
        Host* const host = host_open(HOST_INLINE);
        HostState   state;
        host_state_init(&state, size % 2 == 0);
        host_state_put(&state, ESTRO__version, types[(t + 1) % 5], values[v],
                       size > 1 ? 1 : size);
        host_state_put(&state, ESTRO__prompt, types[(t + v) % 5], text,
                       size > 3 ? 3 : size);
        host_state_put(&state, ESTRO__score, types[t], values[v],
                       v == 3 ? 1 : size % 4);
        CHECK(!host_restore(host, &state));
        host_run_for(host, 512, 64);
        host_peak(host);
        host_state_clear(&state);
        host_free(host);
      }
    }
  }
}

static void
a_score_that_is_torn_anywhere_does_no_harm(void)
{
  Host* const host = host_open_composed("folk in D, 100 bpm, 4 bars");
  HostState   whole;
  save_into(host, &whole, false);
  const HostValue* const score = host_state_get(&whole, ESTRO__score);
  for (size_t size = 0; size < score->size; size += 1 + score->size / 97) {
    Host* const next = host_open(HOST_NO_WORKER);
    HostState   torn;
    host_state_init(&torn, false);
    host_state_put(&torn, ESTRO__score, LV2_ATOM__String, score->value, size);
    CHECK(!host_restore(next, &torn));
    host_run_for(next, 4800, 480);
    CHECK(host_peak(next) < 1.0f);
    host_state_clear(&torn);
    host_free(next);
  }
  host_state_clear(&whole);
  host_free(host);
}

static void
a_huge_invalid_prompt_is_kept_as_readable_text(void)
{
  const size_t size = 1U << 20;
  char* const  huge = (char*)malloc(size);
  CHECK(huge);
  for (size_t i = 0; i < size; ++i) {
    huge[i] = (char)(i % 9 ? 0x80 + i * 7 % 0x80 : ' ');
  }
  Host* const host = host_open(HOST_INLINE);
  HostState   state, saved;
  host_state_init(&state, false);
  host_state_put(&state, ESTRO__prompt, LV2_ATOM__String, huge, size);
  CHECK(!host_restore(host, &state));
  host_run_until_composed(host, 256);
  save_into(host, &saved, false);
  const HostValue* const kept = host_state_get(&saved, ESTRO__prompt);
  CHECK(kept->size > 8000 && kept->size <= ESTRO_MAX_PROMPT_BYTES + 1);
  CHECK(((const char*)kept->value)[kept->size - 1] == '\0');
  for (size_t i = 0; i + 1 < kept->size; ++i) {
    CHECK(((const char*)kept->value)[i] >= ' ');
  }
  host_state_clear(&state);
  host_state_clear(&saved);
  host_free(host);
  free(huge);
}

typedef struct {
  Host*       host;
  HostState*  states[2];
  atomic_bool stop;
} Restoring;

static void*
restore_on_and_on(void* handle)
{
  Restoring* const self = (Restoring*)handle;
  for (unsigned i = 0; !atomic_load(&self->stop); ++i) {
    CHECK(!host_restore(self->host, self->states[i % 2]));
  }
  return NULL;
}

static void
restoring_while_it_plays_is_safe(void)
{
  Host* const a    = host_open_composed(prompt);
  Host* const b    = host_open_composed("metal in E minor, 160 bpm, 4 bars");
  Host* const host = host_open(HOST_THREADED);
  HostState   states[2];
  save_into(a, &states[0], false);
  save_into(b, &states[1], false);
  Restoring restoring = {host, {&states[0], &states[1]}, false};
  pthread_t thread;
  CHECK(!pthread_create(&thread, NULL, restore_on_and_on, &restoring));
  host_set(host, PARAM_FOLLOW_HOST, 0);
  for (unsigned i = 0; i < 1500; ++i) {
    host_run(host, 64);
    if (i % 100 == 50) {
      host_send_prompt(host, 0, "pop, 4 bars");
    }
  }
  atomic_store(&restoring.stop, true);
  pthread_join(thread, NULL);
  CHECK(host_peak(host) < 1.0f);
  host_wait(host);
  host_state_clear(&states[0]);
  host_state_clear(&states[1]);
  host_free(a);
  host_free(b);
  host_free(host);
}

/// Two seconds as a host exports them, after `idle` frames of other life.
static Host* export(const HostState* state, uint64_t idle, unsigned n_times)
{
  Host* const host = host_open(HOST_INLINE);
  CHECK(!host_restore(host, state));
  host_run_for(host, idle, 256); // No position yet: it plays on its own
  for (unsigned i = 0; i < n_times; ++i) {
    host_forget(host);
    host_set(host, PARAM_FREEWHEEL, 1);
    host_run(host, 512); // Some hosts turn the wheel before they roll
    host_send_position(host, 0, 1, 0, 0, 120);
    host_run_for(host, 96000, 512);
    host_send_position(host, 0, 0, 1, 0, 120);
    host_set(host, PARAM_FREEWHEEL, 0);
    host_run(host, 512);
  }
  return host;
}

static void
two_exports_are_the_same_whatever_was_heard_before(void)
{
  Host* const source = host_open_composed(prompt);
  HostState   state;
  save_into(source, &state, false);
  Host* const        hosts[] = {export(&state, 0, 1), export(&state, 30000, 1),
                                export(&state, 47000, 2), export(&state, 0, 3)};
  uint64_t           n       = 0;
  const float* const first   = host_audio(hosts[0], &n);
  CHECK(host_peak(hosts[0]) > 0.01f);
  for (unsigned i = 1; i < 4; ++i) {
    uint64_t           n_other = 0;
    const float* const other   = host_audio(hosts[i], &n_other);
    CHECK(n == n_other);
    // The first block is from before the host rolls, where only one of them is known
    CHECK(!memcmp(first + 1024, other + 1024, (n - 512) * 2 * sizeof *first));
    host_free(hosts[i]);
  }
  host_free(hosts[0]);
  host_free(source);
  host_state_clear(&state);
}

static void
an_endless_piece_goes_on_where_it_was(void)
{
  Host* const host = host_open(HOST_INLINE);
  host_set(host, PARAM_FREEWHEEL, 1);
  host_send_position(host, 0, 1, 0, 0, 120);
  host_send_prompt(host, 0, "endless lofi in C");
  host_run_for(host, 4800, 480);
  HostState state, longer[2];
  save_into(host, &state, false);
  Host* const next = host_open(HOST_INLINE);
  CHECK(!host_restore(next, &state));
  Host* const both[] = {host, next};
  for (unsigned i = 0; i < 2; ++i) {
    host_set(both[i], PARAM_FREEWHEEL, 1);
    host_send_position(both[i], 0, 1, 60, 0, 120);
    host_run_for(both[i], 9600, 480);
    save_into(both[i], &longer[i], false);
  }
  CHECK(host_state_get(&longer[0], ESTRO__score)->size >
        host_state_get(&state, ESTRO__score)->size);
  CHECK(host_state_equal(&longer[0], &longer[1]));
  host_state_clear(&state);
  host_state_clear(&longer[0]);
  host_state_clear(&longer[1]);
  host_free(host);
  host_free(next);
}

int
main(void)
{
  RUN(saved_restored_and_saved_again_is_the_same);
  RUN(a_restored_score_sounds_without_a_worker);
  RUN(a_reopened_session_waits_for_the_transport);
  RUN(a_long_score_goes_to_a_file_or_stays_inside);
  RUN(a_missing_file_is_composed_again);
  RUN(a_sentence_alone_is_composed);
  RUN(a_prompt_that_was_never_worked_on_is_saved);
  RUN(nothing_saved_changes_nothing);
  RUN(a_fresh_state_empties_a_used_instance);
  RUN(a_newer_state_is_left_alone_and_said);
  RUN(wrong_types_and_cut_strings_do_no_harm);
  RUN(a_score_that_is_torn_anywhere_does_no_harm);
  RUN(a_huge_invalid_prompt_is_kept_as_readable_text);
  RUN(restoring_while_it_plays_is_safe);
  RUN(two_exports_are_the_same_whatever_was_heard_before);
  RUN(an_endless_piece_goes_on_where_it_was);
  return 0;
}
