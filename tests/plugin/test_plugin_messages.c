#include "core/base/random.h"
#include "tests/plugin/host.h"
#include "tests/test.h"

#include <lv2/atom/atom.h>
#include <lv2/midi/midi.h>
#include <lv2/patch/patch.h>
#include <lv2/time/time.h>

static void
any_midi_bytes_are_fine(void)
{
  Host* const host   = host_open(HOST_NO_WORKER);
  BaseRandom  random = base_random(11, 0, 0, 0);
  for (unsigned i = 0; i < 300; ++i) {
    for (unsigned k = 0; k < 16; ++k) {
      uint8_t        bytes[12];
      const uint32_t n = base_random_below(&random, 12);
      for (unsigned b = 0; b < n; ++b) {
        bytes[b] = (uint8_t)base_random_bits(&random);
      }
      host_send_midi(host, k * 16, bytes, n);
    }
    host_run(host, 256);
  }
  CHECK(host_peak(host) <= 1.0f);
  for (unsigned channel = 0; channel < 16; ++channel) {
    const uint8_t quiet[3] = {(uint8_t)(0xB0 | channel), 120, 0};
    host_send_midi(host, 0, quiet, 3);
  }
  host_run_for(host, 8 * 48000, 4096);
  host_forget(host);
  host_run_for(host, 4800, 480);
  CHECK(host_peak(host) < 1e-3f);
  host_free(host);
}

static void
a_live_note_begins_at_its_frame(void)
{
  const uint8_t on[3] = {0x90, 72, 127};
  uint64_t      first[2];
  for (unsigned i = 0; i < 2; ++i) {
    Host* const host = host_open(HOST_NO_WORKER);
    host_send_midi(host, i * 37, on, 3);
    host_run(host, 2048);
    uint64_t           n     = 0;
    const float* const audio = host_audio(host, &n);
    for (first[i] = 0; first[i] < n && audio[first[i] * 2] == 0.0f; ++first[i]) {
    }
    CHECK(first[i] < n);
    host_free(host);
  }
  CHECK(first[1] - first[0] == 37);
}

static void
events_out_of_order_or_beyond_the_block_are_taken(void)
{
  const uint8_t on[3] = {0x90, 60, 100};
  Host* const   host  = host_open(HOST_NO_WORKER);
  host_send_midi(host, 200, on, 3);
  host_send_midi(host, 5, on, 3);
  host_send_midi(host, UINT32_MAX, on, 3);
  host_run(host, 256);
  host_run_for(host, 9600, 256);
  CHECK(host_peak(host) > 0.001f);
  host_free(host);
}

/// Objects whose inner sizes lie, in every way that random numbers find.
static void
objects_that_lie_about_their_sizes_are_harmless(void)
{
  Host* const       host    = host_open(HOST_INLINE);
  BaseRandom        random  = base_random(5, 0, 0, 0);
  const char* const types[] = {LV2_PATCH__Set, LV2_PATCH__Get, LV2_TIME__Position};
  const char* const keys[]  = {LV2_PATCH__property, LV2_PATCH__value, LV2_TIME__speed,
                               LV2_TIME__bar, LV2_TIME__frame};
  const char* const kinds[] = {LV2_ATOM__URID, LV2_ATOM__String, LV2_ATOM__Float,
                               LV2_ATOM__Long, LV2_ATOM__Object};
  for (unsigned i = 0; i < 3000; ++i) {
    uint32_t words[24];
    for (unsigned k = 0; k < 24; ++k) {
      const uint32_t what = base_random_below(&random, 6);
      words[k]            = what == 0   ? host_urid(keys[base_random_below(&random, 5)])
                            : what == 1 ? host_urid(kinds[base_random_below(&random, 5)])
                            : what == 2 ? base_random_below(&random, 40)
                            : what == 3 ? host_urid(ESTRO__prompt)
                            : what == 4 ? UINT32_MAX - base_random_below(&random, 16)
                                        : base_random_bits(&random);
    }
    words[1] = host_urid(types[base_random_below(&random, 3)]);
    host_send(host, i % 64, host_urid(LV2_ATOM__Object), words,
              base_random_below(&random, sizeof words));
    host_run(host, 64);
  }
  CHECK(host_peak(host) <= 1.0f);
  host_free(host);
}

static void
a_sequence_that_lies_about_its_size_is_harmless(void)
{
  Host* const host = host_open(HOST_NO_WORKER);
  struct {
    LV2_Atom_Sequence sequence;
    LV2_Atom_Event    event;
    uint8_t           bytes[16];
  } in                   = {{{0, host_urid(LV2_ATOM__Sequence)}, {0, 0}},
                            {{0}, {3, host_urid(LV2_MIDI__MidiEvent)}},
                            {0x90, 60, 100}};
  const uint32_t sizes[] = {0, 4, 8, 12, 20, 24, 27};
  host_connect(host, ESTRO_PORT_CONTROL, &in);
  for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; ++i) {
    in.sequence.atom.size = sizes[i];
    in.event.body.size    = 3 + i % 2 * UINT32_MAX / 2;
    host_run(host, 64);
  }
  in.sequence.atom.type = 0;
  host_run(host, 64);
  host_free(host);
}

static void
a_sentence_of_any_size_is_taken(void)
{
  static char text[20000];
  Host* const host = host_open(HOST_INLINE);
  memset(text, 'a', sizeof text);
  for (unsigned i = 5; i < sizeof text; i += 6) {
    text[i] = ' ';
  }
  const size_t sizes[] = {0, 1, 100, 8192, 8193, 19999};
  for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; ++i) {
    host_send_prompt_bytes(host, 0, text, sizes[i]); // Without a NUL
    host_run_for(host, 96000, 480);
    const size_t n = strlen(host_news(host)->prompt);
    CHECK(sizes[i] <= ESTRO_MAX_PROMPT_BYTES ? n == sizes[i]
                                             : n > 8000 && n <= ESTRO_MAX_PROMPT_BYTES);
    CHECK(!strncmp(host_news(host)->prompt, text, n));
    CHECK(host_news(host)->n_pieces == i + 1);
  }
  host_free(host);
}

static void
everything_is_told_to_whoever_asks(void)
{
  Host* const host = host_open(HOST_INLINE);
  host_send_position(host, 0, 0, 0, 0, 120);
  host_send_prompt(host, 0, "techno, 130 bpm, 64 bars");
  host_run_until_composed(host, 256);
  host_run_for(host, 4 * 48000, 256);
  HostNews* const news = (HostNews*)(uintptr_t)host_news(host);
  memset(news, 0, sizeof *news);
  host_send_get(host, 10, NULL);
  host_run_for(host, 4 * 48000, 256);
  CHECK(news->n_pieces == 1);
  CHECK(news->section_bars == 64);
  CHECK(news->n_texts == 6);
  CHECK_TEXT(news->prompt, "techno, 130 bpm, 64 bars");
  CHECK(news->most_bytes < ESTRO_ATOM_BYTES);
  host_send_get(host, 0, ESTRO__summary);
  host_run(host, 256);
  CHECK(news->n_texts == 7);
  host_send_get(host, 0, "urn:nobody:knows");
  host_run(host, 256);
  CHECK(news->n_texts == 7);
  host_free(host);
}

static void
playheads_come_thirty_times_a_second(void)
{
  Host* const host = host_open(HOST_INLINE);
  host_run_for(host, 480, 480);
  const unsigned before = host_news(host)->n_playheads;
  host_run_for(host, 10 * 48000, 64);
  CHECK_NEAR(host_news(host)->n_playheads - before, 300, 10);
  host_free(host);
}

static void
outputs_of_any_size_are_respected(void)
{
  const uint32_t sizes[] = {0,  1,  7,  8,   9,   15,  16,  17,   24,   40,
                            47, 63, 64, 100, 200, 300, 500, 1000, 3000, 9000};
  for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; ++i) {
    Host* const host = host_open(HOST_INLINE);
    host_set(host, PARAM_FREEWHEEL, 1);
    host_limit_outputs(host, sizes[i], sizes[i]); // Beyond it the host has a pattern
    host_send_position(host, 0, 1, 0, 0, 130);
    host_send_prompt(host, 0, "techno in C minor, 130 bpm, 8 bars");
    host_run_for(host, 48000, 96);
    CHECK(host_news(host)->most_bytes <= sizes[i]);
    host_send_position(host, 0, 0, 0, 0, 130);
    host_run_for(host, 48000, 96); // Owed ends of notes are paid one by one
    CHECK(host_n_stuck(host) == 0);
    host_free(host);
  }
}

int
main(void)
{
  RUN(any_midi_bytes_are_fine);
  RUN(a_live_note_begins_at_its_frame);
  RUN(events_out_of_order_or_beyond_the_block_are_taken);
  RUN(objects_that_lie_about_their_sizes_are_harmless);
  RUN(a_sequence_that_lies_about_its_size_is_harmless);
  RUN(a_sentence_of_any_size_is_taken);
  RUN(everything_is_told_to_whoever_asks);
  RUN(playheads_come_thirty_times_a_second);
  RUN(outputs_of_any_size_are_respected);
  return 0;
}
