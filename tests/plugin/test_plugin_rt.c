#include "core/base/random.h"
#include "tests/plugin/guard.h"
#include "tests/plugin/host.h"
#include "tests/test.h"

#include <dlfcn.h>

static void
a_plugin_that_cheats_is_caught(void)
{
  void* const library = dlopen(CHEAT_SO, RTLD_NOW | RTLD_LOCAL);
  CHECK(library);
  LV2_Descriptor_Function find      = NULL;
  *(void**)&find                    = dlsym(library, "lv2_descriptor");
  const LV2_Descriptor* const cheat = find(0);
  for (int kind = 0; kind <= GUARD_N; ++kind) {
    const LV2_Handle instance = cheat->instantiate(cheat, 48000, "/", NULL);
    float            control  = (float)kind;
    CHECK(instance);
    cheat->connect_port(instance, 0, &control);
    guard_reset();
    guard_watch(true);
    cheat->run(instance, 64);
    guard_watch(false);
    for (int other = 0; other < GUARD_N; ++other) {
      const bool beside = kind == GUARD_MAP && other == GUARD_FILE;
      CHECK(beside || (guard_count((GuardKind)other) > 0) == (other == kind));
    }
    cheat->cleanup(instance);
  }
  dlclose(library);
}

/// One of the things that a window may ask for.
static void
ask(Host* host, BaseRandom* random)
{
  const uint8_t program[2] = {0xC0, (uint8_t)base_random_below(random, 16)};
  switch (base_random_below(random, 24)) {
  case 0:
    host_send_text(host, ESTRO__corrections, "tempo=90\nkey=F#\nnonsense");
    break;
  case 1:
    host_send_text(host, ESTRO__instruments, "lead=flute\nbass=kazoo");
    break;
  case 2:
    host_send_int(host, ESTRO__take, 1 + (int32_t)base_random_below(random, 20));
    break;
  case 3:
    host_send_int(host, ESTRO__rating, (int32_t)base_random_below(random, 6));
    break;
  case 4:
    host_send_cancel(host);
    break;
  case 5:
    host_send_listen(host, base_random_below(random, 20000),
                     base_random_below(random, 2));
    break;
  case 6:
    host_send_path(host, ESTRO__render, "/no/such/folder/piece.wav");
    break;
  case 7:
    host_send_midi(host, 0, program, 2);
    break;
  default:
    break;
  }
}

static void
storm(Host* host, BaseRandom* random)
{
  static const char* const sentences[] = {"fast jazz in Bb, walking bass",
                                          "ambient pads", "drum and bass, 174 bpm", "",
                                          "endless house"};
  const uint32_t           n           = base_random_below(random, 600);
  for (unsigned id = 0; id < PARAM_FREEWHEEL; ++id) {
    const ParamInfo* const info = param_info((ParamId)id);
    host_set(host, (ParamId)id,
             info->least + (info->most - info->least) * base_random_unit(random));
  }
  host_set(host, PARAM_ENABLED, base_random_below(random, 8) > 0);
  host_set(host, PARAM_FOLLOW_CHORDS, base_random_below(random, 4) > 0);
  ask(host, random);
  for (unsigned i = 0; i < 6 && n; ++i) {
    const uint32_t frame   = i * n / 6;
    const uint8_t  midi[3] = {(uint8_t)(0x80 | base_random_below(random, 128)),
                              (uint8_t)base_random_below(random, 128),
                              (uint8_t)base_random_below(random, 128)};
    host_send_midi(host, frame, midi, 3);
    switch (base_random_below(random, 24)) {
    case 0:
      host_send_prompt(host, frame, sentences[base_random_below(random, 5)]);
      break;
    case 1:
      host_send_get(host, frame, NULL);
      break;
    case 2:
      host_send_position(host, frame, base_random_below(random, 4) > 0,
                         base_random_below(random, 60), 0.5,
                         40 + base_random_below(random, 200));
      break;
    default:
      break;
    }
  }
  host_run(host, n);
}

static void
check_clean(const char* phase)
{
  for (int kind = 0; kind < GUARD_N; ++kind) {
    if (guard_count((GuardKind)kind)) {
      fprintf(stderr, "%s: %u %s\n", phase, guard_count((GuardKind)kind),
              guard_name((GuardKind)kind));
      exit(1);
    }
  }
}

static void
watch_run(HostPlace place)
{
  guard_watch(place == HOST_IN_RUN);
}

static Host*
open_host(bool multi, HostWorker worker)
{
  const HostOptions options = {48000, multi, worker};
  Host* const       host    = host_new(&options);
  CHECK(host);
  guard_reset();
  host_set_guard(watch_run);
  return host;
}

static void
close_host(Host* host, const char* phase)
{
  host_set_guard(NULL);
  guard_watch(false);
  check_clean(phase);
  host_free(host);
}

static void
idle_is_clean(void)
{
  Host* const host = open_host(false, HOST_THREADED);
  host_run_for(host, 96000, 64);
  close_host(host, "idle");
}

static void
playing_is_clean_while_it_composes(void)
{
  Host* const host = open_host(false, HOST_THREADED);
  host_send_prompt(host, 0, "pop in G, 100 bpm, 64 bars, all instruments");
  for (unsigned i = 0; i < 8; ++i) {
    host_run_for(host, 24000, 64);
    host_wait(host); // However busy the machine is, each stretch asks for a slice
  }
  CHECK(host_n_slices(host) > 0);
  close_host(host, "playing");
}

static void
a_storm_of_everything_is_clean(void)
{
  for (int multi = 0; multi < 2; ++multi) {
    Host* const host   = open_host(multi != 0, HOST_THREADED);
    BaseRandom  random = base_random(23, (uint32_t)multi, 0, 0);
    for (unsigned i = 0; i < 600; ++i) {
      storm(host, &random);
      if (i % 100 == 0) {
        host_wait(host);
      }
    }
    CHECK(host_peak(host) <= 1.0f);
    CHECK(host_n_slices(host) > 3);
    close_host(host, "storm");
  }
}

static void
a_late_worker_is_waited_for_only_in_an_export(void)
{
  Host* const host = open_host(false, HOST_THREADED);
  host_slow_work(host);
  host_set(host, PARAM_FREEWHEEL, 1);
  host_send_prompt(host, 0, "pop in G, 100 bpm, 4 bars");
  host_run_for(host, 4800, 480);
  CHECK(guard_count(GUARD_SLEEP) > 0); // The guard sees the one place where it waits
  CHECK(guard_count(GUARD_ALLOCATE) + guard_count(GUARD_FREE) == 0);
  CHECK(guard_count(GUARD_LOCK) == 0);
  guard_reset();
  close_host(host, "export");
}

int
main(void)
{
  RUN(a_plugin_that_cheats_is_caught);
  RUN(idle_is_clean);
  RUN(playing_is_clean_while_it_composes);
  RUN(a_storm_of_everything_is_clean);
  RUN(a_late_worker_is_waited_for_only_in_an_export);
  return 0;
}
