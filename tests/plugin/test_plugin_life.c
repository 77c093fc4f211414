#include "tests/plugin/host.h"
#include "tests/test.h"

#include <lv2/urid/urid.h>

#include <dlfcn.h>
#include <fenv.h>

#if defined(__SSE__)
#include <xmmintrin.h>
#endif

static const char prompt[] =
  "happy pop song in D major, 120 bpm, 8 bars, piano and bass";

static Host*
open_host(HostWorker worker, double rate)
{
  const HostOptions options = {rate, false, worker};
  Host* const       host    = host_new(&options);
  CHECK(host);
  return host;
}

/// A host that plays the prompt from bar 0 in its own freewheeling time.
static Host*
open_playing(double rate)
{
  Host* const host = open_host(HOST_INLINE, rate);
  host_set(host, PARAM_FREEWHEEL, 1);
  host_send_position(host, 0, 1, 0, 0, 120);
  host_send_prompt(host, 0, prompt);
  return host;
}

static void
both_plugins_are_in_one_library(void)
{
  void* const library = dlopen(PLUGIN_SO, RTLD_NOW | RTLD_LOCAL);
  CHECK(library);
  LV2_Descriptor_Function find = NULL;
  *(void**)&find               = dlsym(library, "lv2_descriptor");
  CHECK_TEXT(find(0)->URI, ESTRO_URI);
  CHECK_TEXT(find(1)->URI, ESTRO_MULTI_URI);
  CHECK(!find(2));
  CHECK(!find(UINT32_MAX));
  CHECK(!dlsym(library, "plugin_run"));
  CHECK(!dlsym(library, "synth_new"));
  CHECK(!find(0)->extension_data("urn:nothing"));
  dlclose(library);
}

static void
without_urids_it_refuses(void)
{
  void* const             library = dlopen(PLUGIN_SO, RTLD_NOW | RTLD_LOCAL);
  LV2_Descriptor_Function find    = NULL;
  *(void**)&find                  = dlsym(library, "lv2_descriptor");
  const LV2_Feature* const none[] = {NULL};
  CHECK(!find(0)->instantiate(find(0), 48000, "/", none));
  CHECK(!find(0)->instantiate(find(0), 48000, "/", NULL));
  dlclose(library);
}

static void
impossible_rates_are_refused(void)
{
  const double rates[] = {0, -1, 1e9, (double)NAN};
  for (unsigned i = 0; i < 4; ++i) {
    const HostOptions options = {rates[i], false, HOST_INLINE};
    CHECK(!host_new(&options));
  }
}

static void
every_rate_plays(void)
{
  const double rates[] = {22050, 44100, 48000, 88200, 96000, 192000};
  for (unsigned i = 0; i < 6; ++i) {
    Host* const host = open_playing(rates[i]);
    host_run_for(host, (uint64_t)rates[i] * 2, 1024);
    size_t n = 0;
    host_midi(host, &n);
    CHECK(n > 4);
    CHECK(host_peak(host) > 0.01f && host_peak(host) < 1.0f);
    host_free(host);
  }
}

static void
every_block_size_is_fine(void)
{
  const uint32_t sizes[] = {0,   1,   2,    63,   64,    65, 255,
                            256, 257, 4096, 8192, 10000, 0,  7};
  Host* const    host    = open_playing(48000);
  for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; ++i) {
    host_run(host, sizes[i]);
  }
  CHECK(host_peak(host) > 0.0f);
  host_free(host);
}

static void
the_latency_is_told_and_never_changes(void)
{
  Host* const host = open_playing(48000);
  host_run(host, 0);
  const float latency = host_latency(host);
  CHECK(latency >= 0.0f && latency < 480.0f);
  for (unsigned i = 0; i < 50; ++i) {
    host_run(host, 64 + i);
    CHECK(host_latency(host) == latency);
  }
  host_free(host);
}

static void
ports_may_lead_nowhere(void)
{
  for (int multi = 0; multi < 2; ++multi) {
    const HostOptions options = {48000, multi != 0, HOST_INLINE};
    Host* const       host    = host_new(&options);
    CHECK(host);
    const uint32_t n_ports = ESTRO_PORT_AUDIO + host_n_audio(host) + PARAM_N + 1;
    for (uint32_t port = 0; port < n_ports + 3; ++port) {
      host_disconnect(host, port);
    }
    host_run(host, 512);
    host_run(host, 0);
    host_free(host);
  }
}

static void
outputs_may_share_a_buffer(void)
{
  static float shared[1024];
  Host* const  host = open_playing(48000);
  host_connect(host, ESTRO_PORT_AUDIO, shared);
  host_connect(host, ESTRO_PORT_AUDIO + 1, shared);
  for (unsigned i = 0; i < 200; ++i) {
    for (unsigned k = 0; k < 1024; ++k) {
      shared[k] = 1e30f;
    }
    host_run(host, 1024);
    for (unsigned k = 0; k < 1024; ++k) {
      CHECK(fabsf(shared[k]) <= 1.0f);
    }
  }
  host_free(host);
}

static void
messages_in_and_out_may_share_a_buffer(void)
{
  Host* const apart    = open_playing(48000);
  Host* const together = open_playing(48000);
  host_free(together);
  Host* const shared = open_host(HOST_INLINE, 48000);
  host_share_buffers(shared);
  host_set(shared, PARAM_FREEWHEEL, 1);
  host_send_position(shared, 0, 1, 0, 0, 120);
  host_send_prompt(shared, 0, prompt);
  host_run_for(apart, 48000, 480);
  host_run_for(shared, 48000, 480);
  uint64_t           n = 0, n_shared = 0;
  const float* const a = host_audio(apart, &n);
  const float* const b = host_audio(shared, &n_shared);
  CHECK(n == n_shared && !memcmp(a, b, n * 2 * sizeof *a));
  host_free(apart);
  host_free(shared);
}

static void
two_instances_do_not_hear_each_other(void)
{
  Host* const a = open_playing(48000);
  Host* const b = open_playing(48000);
  Host* const c = open_host(HOST_INLINE, 48000);
  for (unsigned i = 0; i < 100; ++i) {
    host_run(a, 480);
    host_run(c, 480);
    host_run(b, 480);
  }
  uint64_t           n = 0, n_b = 0;
  const float* const x = host_audio(a, &n);
  const float* const y = host_audio(b, &n_b);
  CHECK(n == n_b && !memcmp(x, y, n * 2 * sizeof *x));
  CHECK(host_peak(a) > 0.01f);
  CHECK(host_peak(c) == 0.0f);
  host_free(a);
  host_free(b);
  host_free(c);
}

static void
activating_again_equals_a_fresh_start(void)
{
  Host* const host = open_playing(48000);
  host_run_for(host, 96000, 480);
  HostState state;
  host_state_init(&state, false);
  CHECK(!host_save(host, &state));
  const uint8_t note[3] = {0x90, 60, 100};
  host_send_midi(host, 3, note, 3); // Held over the pause
  host_run_for(host, 4800, 480);
  host_deactivate(host);
  host_activate(host);
  host_forget(host);

  Host* const fresh = open_host(HOST_INLINE, 48000);
  CHECK(!host_restore(fresh, &state));
  Host* const both[] = {host, fresh};
  for (unsigned i = 0; i < 2; ++i) {
    host_set(both[i], PARAM_FREEWHEEL, 0);
    host_run(both[i], 480);
    host_send_position(both[i], 0, 1, 2, 1.5, 97);
    host_run_for(both[i], 96000, 480);
  }
  uint64_t           n = 0, n_fresh = 0;
  const float* const a = host_audio(host, &n);
  const float* const b = host_audio(fresh, &n_fresh);
  CHECK(n == n_fresh);
  for (uint64_t i = 0; i < n * 2; ++i) {
    CHECK(a[i] == b[i]);
  }
  CHECK(host_peak(host) > 0.01f);
  host_state_clear(&state);
  host_free(host);
  host_free(fresh);
}

static void
a_pause_leaves_no_note_behind(void)
{
  Host* const host = open_playing(48000);
  for (unsigned i = 0; i < 40 && host_n_stuck(host) == 0; ++i) {
    host_run(host, 997);
  }
  CHECK(host_n_stuck(host) > 0);
  host_deactivate(host);
  host_activate(host);
  host_set(host, PARAM_ENABLED, 0);
  host_run(host, 64);
  CHECK(host_n_stuck(host) == 0);
  host_free(host);
}

/// The largest step between two neighbouring frames of one output.
static float
largest_step(const Host* host, uint64_t from, uint64_t to)
{
  uint64_t           n     = 0;
  const float* const audio = host_audio(host, &n);
  float              step  = 0;
  CHECK(to <= n);
  for (uint64_t i = from + 1; i < to; ++i) {
    step = fmaxf(step, fabsf(audio[i * 2] - audio[i * 2 - 2]));
  }
  return step;
}

static void
switching_off_fades_without_a_click(void)
{
  const uint32_t n    = 48000;
  Host* const    host = open_host(HOST_INLINE, 48000);
  host_set(host, PARAM_FREEWHEEL, 1);
  host_send_position(host, 0, 1, 0, 0, 120);
  host_send_prompt(host, 0, "slow ambient pad in C, no drums, no piano, 60 bpm");
  host_run_for(host, 4 * n, 480);
  const float usual = largest_step(host, 0, 4 * n);
  host_set(host, PARAM_ENABLED, 0);
  host_run_for(host, n, 480);
  CHECK(largest_step(host, 4 * n - 1, 5 * n) <= 1.5f * usual);
  host_forget(host);
  host_run_for(host, n, 480);
  CHECK(host_peak(host) == 0.0f);
  size_t n_notes = 0;
  host_midi(host, &n_notes);
  CHECK(n_notes == 0);
  host_set(host, PARAM_ENABLED, 1);
  host_run_for(host, 4 * n, 480);
  CHECK(host_peak(host) > 0.01f);
  host_free(host);
}

static void
the_hosts_rounding_comes_back(void)
{
#if defined(__SSE__)
  Host* const    host   = open_playing(48000);
  const unsigned before = _mm_getcsr();
  fesetround(FE_UPWARD);
  const unsigned odd = _mm_getcsr();
  CHECK(odd != before);
  host_run(host, 512);
  CHECK((_mm_getcsr() & 0xFFC0U) == (odd & 0xFFC0U));
  fesetround(FE_TONEAREST);
  host_free(host);
#endif
}

static void
the_code_can_be_unloaded_and_loaded_again(void)
{
  for (unsigned i = 0; i < 4; ++i) {
    Host* const host = open_playing(48000);
    host_run_for(host, 4800, 480);
    CHECK(host_news(host)->n_pieces == 1);
    host_free(host);
    void* const still = dlopen(PLUGIN_SO, RTLD_NOW | RTLD_NOLOAD);
    CHECK(!still);
  }
}

static void
stems_add_up_to_the_stereo_sound(void)
{
  Host*  hosts[2];
  float* mix[2];
  for (int multi = 0; multi < 2; ++multi) {
    const HostOptions options = {48000, multi != 0, HOST_INLINE};
    hosts[multi]              = host_new(&options);
    CHECK(hosts[multi]);
    host_set(hosts[multi], PARAM_FREEWHEEL, 1);
    host_send_position(hosts[multi], 0, 1, 0, 0, 120);
    host_send_prompt(hosts[multi], 0, prompt);
    host_run_for(hosts[multi], 96000, 480);
    uint64_t           n     = 0;
    const float* const audio = host_audio(hosts[multi], &n);
    const unsigned     wide  = host_n_audio(hosts[multi]);
    mix[multi]               = (float*)calloc(n, sizeof(float));
    for (uint64_t k = 0; k < n; ++k) {
      for (unsigned i = 0; i < wide; i += 2) {
        mix[multi][k] += audio[k * wide + i];
      }
    }
  }
  double wanted = 0, off = 0;
  for (unsigned k = 0; k < 96000; ++k) {
    wanted += (double)(mix[0][k] * mix[0][k]);
    off += (double)((mix[0][k] - mix[1][k]) * (mix[0][k] - mix[1][k]));
  }
  CHECK(wanted > 0);
  CHECK(off < 1e-4 * wanted); // 40 dB below
  for (unsigned i = 0; i < 2; ++i) {
    free(mix[i]);
    host_free(hosts[i]);
  }
}

int
main(void)
{
  RUN(both_plugins_are_in_one_library);
  RUN(without_urids_it_refuses);
  RUN(impossible_rates_are_refused);
  RUN(every_rate_plays);
  RUN(every_block_size_is_fine);
  RUN(the_latency_is_told_and_never_changes);
  RUN(ports_may_lead_nowhere);
  RUN(outputs_may_share_a_buffer);
  RUN(messages_in_and_out_may_share_a_buffer);
  RUN(two_instances_do_not_hear_each_other);
  RUN(activating_again_equals_a_fresh_start);
  RUN(a_pause_leaves_no_note_behind);
  RUN(switching_off_fades_without_a_click);
  RUN(the_hosts_rounding_comes_back);
  RUN(the_code_can_be_unloaded_and_loaded_again);
  RUN(stems_add_up_to_the_stereo_sound);
  return 0;
}
