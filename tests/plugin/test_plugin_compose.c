#include "tests/plugin/host.h"
#include "tests/test.h"

static const char prompt[] =
  "funky disco in A minor, 110 bpm, 12 bars, slap bass and drums";

/// The MIDI of six seconds that were composed as this host does.
static Host*
render(HostWorker worker, uint32_t block, const char* text)
{
  Host* const host = host_open(worker);
  if (worker == HOST_INLINE || worker == HOST_THREADED) {
    host_set(host, PARAM_FREEWHEEL, 1);
    host_send_position(host, 0, 1, 0, 0, 110);
    host_send_prompt(host, 0, text);
  } else {
    host_send_position(host, 0, 0, 0, 0, 110);
    host_send_prompt(host, 0, text);
    host_run_until_composed(host, 256);
    host_run(host, 1);
    host_forget(host);
    host_send_position(host, 0, 1, 0, 0, 110);
  }
  const uint64_t start = host_now(host);
  while (host_now(host) - start < 6 * 48000) {
    const uint64_t left = 6 * 48000 - (host_now(host) - start);
    host_run(host, left < block ? (uint32_t)left : block);
  }
  return host;
}

static bool
same_midi(const Host* a, const Host* b)
{
  size_t                n = 0, n_b = 0;
  const HostMidi* const x = host_midi(a, &n);
  const HostMidi* const y = host_midi(b, &n_b);
  if (n != n_b) {
    return false;
  }
  const uint64_t shift = n ? y[0].frame - x[0].frame : 0;
  for (size_t i = 0; i < n; ++i) {
    if (y[i].frame - x[i].frame != shift || memcmp(x[i].bytes, y[i].bytes, 3)) {
      return false;
    }
  }
  return n > 20;
}

static void
every_kind_of_worker_and_block_gives_the_same_notes(void)
{
  Host* const first = render(HOST_INLINE, 480, prompt);
  const struct {
    HostWorker worker;
    uint32_t   block;
  } ways[] = {{HOST_INLINE, 480},   {HOST_INLINE, 8192},   {HOST_INLINE, 61},
              {HOST_THREADED, 480}, {HOST_THREADED, 4096}, {HOST_AFTER, 128}};
  for (unsigned i = 0; i < sizeof ways / sizeof ways[0]; ++i) {
    Host* const other = render(ways[i].worker, ways[i].block, prompt);
    CHECK(same_midi(first, other));
    host_free(other);
  }
  Host* const different = render(HOST_INLINE, 480, "slow waltz in Bb");
  CHECK(!same_midi(first, different));
  host_free(different);
  host_free(first);
}

static void
what_was_asked_is_what_is_told(void)
{
  Host* const host = render(HOST_INLINE, 480, prompt);
  host_run_for(host, 96000, 480);
  const HostNews* const news = host_news(host);
  CHECK_TEXT(news->prompt, prompt);
  CHECK_TEXT(news->status, "");
  CHECK(news->n_pieces == 1 && news->key == 9 && news->bars == 12);
  CHECK_NEAR(news->tempo, 110, 0.01);
  CHECK(news->section_bars == 12 && news->n_notes > 20);
  CHECK(news->ready == 12 && !news->busy && news->rolling);
  CHECK(news->intent[0] == '{' && news->summary[0]);
  host_free(host);
}

static void
an_endless_stream_of_notes_is_on_the_right_channels(void)
{
  Host* const           host = render(HOST_INLINE, 480, prompt);
  size_t                n    = 0;
  const HostMidi* const midi = host_midi(host, &n);
  unsigned              seen = 0, programs = 0;
  for (size_t i = 0; i < n; ++i) {
    const unsigned channel = midi[i].bytes[0] & 15U;
    CHECK(channel < 6 || channel == 9);
    if ((midi[i].bytes[0] & 0xF0) == 0xC0) {
      programs |= 1U << channel;
    } else {
      CHECK(programs >> channel & 1U); // Its program came before its first note
      seen |= 1U << channel;
    }
  }
  CHECK(seen >> 9 & 1U); // Drums
  CHECK(seen >> BASE_BASS & 1U);
  host_free(host);
}

static void
another_seed_is_another_piece_and_the_trigger_acts_once(void)
{
  Host* const host = render(HOST_INLINE, 480, prompt);
  CHECK(host_news(host)->n_pieces == 1);
  host_set(host, PARAM_SEED, 77);
  host_run_for(host, 9600, 480);
  CHECK(host_news(host)->n_pieces == 1); // A knob alone composes nothing
  host_set(host, PARAM_GENERATE, 1);
  host_run_for(host, 144000, 480); // A bar and a little
  CHECK(host_news(host)->n_pieces == 2);
  CHECK_TEXT(host_news(host)->prompt, prompt);
  host_set(host, PARAM_GENERATE, 0);
  host_run_for(host, 9600, 480);
  CHECK(host_news(host)->n_pieces == 2);
  host_free(host);
}

static void
a_trigger_that_was_left_on_composes_nothing(void)
{
  Host* const host = host_open(HOST_INLINE);
  host_set(host, PARAM_GENERATE, 1);
  host_run_for(host, 9600, 480);
  CHECK(host_news(host)->n_pieces == 0);
  CHECK(host_peak(host) == 0.0f);
  host_free(host);
}

static void
nothing_plays_before_anything_was_asked(void)
{
  Host* const host = host_open(HOST_THREADED);
  host_run_for(host, 48000, 480);
  CHECK(host_peak(host) == 0.0f);
  CHECK(host_n_slices(host) == 0);
  CHECK(host_news(host)->n_pieces == 0 && !host_news(host)->rolling);
  host_free(host);
}

static void
the_old_piece_plays_until_the_new_one_begins(void)
{
  Host* const host = host_open(HOST_AFTER);
  host_send_prompt(host, 0, prompt);
  host_run_until_composed(host, 256);
  host_run_for(host, 96000, 256);
  const int take = host_news(host)->take;
  host_forget(host);
  host_lose_work(host, true); // The worker is far behind
  host_send_prompt(host, 0, "calm piano waltz");
  host_run_for(host, 48000, 256);
  CHECK(host_news(host)->take == take);
  CHECK(host_peak(host) > 0.01f);
  host_lose_work(host, false);
  host_run_for(host, 4 * 48000, 256); // A lost request is asked for again
  CHECK(host_news(host)->take != take);
  CHECK(host_news(host)->beats == 3);
  host_free(host);
}

static void
the_latest_of_many_sentences_wins(void)
{
  Host* const host = host_open(HOST_THREADED);
  for (unsigned i = 0; i < 200; ++i) {
    char text[64];
    snprintf(text, sizeof text, "pop in C, %u bpm, 4 bars", 80 + i % 40);
    host_send_prompt(host, i % 64, text);
    host_run(host, 64);
  }
  host_send_prompt(host, 0, "slow waltz in G, 77 bpm, 4 bars");
  host_run_until_composed(host, 64);
  host_run_for(host, 96000, 256);
  CHECK_TEXT(host_news(host)->prompt, "slow waltz in G, 77 bpm, 4 bars");
  CHECK_NEAR(host_news(host)->tempo, 77, 0.01);
  CHECK(host_news(host)->beats == 3);
  host_free(host);
}

static void
a_full_queue_is_tried_again(void)
{
  Host* const host = host_open(HOST_AFTER);
  host_refuse_work(host, true);
  host_send_prompt(host, 0, prompt);
  host_run_for(host, 9600, 64);
  CHECK(host_n_slices(host) == 0);
  host_refuse_work(host, false);
  host_run_until_composed(host, 64);
  CHECK(host_news(host)->ready == 12);
  host_free(host);
}

static void
an_export_does_not_hang_on_a_worker_that_never_works(void)
{
  Host* const host = host_open(HOST_AFTER); // Works after run(), never beside it
  host_set(host, PARAM_FREEWHEEL, 1);
  host_send_position(host, 0, 1, 0, 0, 120);
  host_send_prompt(host, 0, prompt);
  host_run_for(host, 2 * 48000, 480);
  CHECK(host_news(host)->ready == 12);
  host_free(host);
}

static void
without_a_worker_it_plays_midi_and_says_why_it_does_not_compose(void)
{
  Host* const host = host_open(HOST_NO_WORKER);
  host_send_prompt(host, 0, prompt);
  const uint8_t note[3] = {0x90, 60, 100};
  host_send_midi(host, 5, note, 3);
  host_run_for(host, 24000, 480);
  CHECK(strstr(host_news(host)->status, "worker"));
  CHECK(host_peak(host) > 0.01f);
  host_set(host, PARAM_FREEWHEEL, 1);
  host_run_for(host, 9600, 480);
  CHECK(host_news(host)->n_pieces == 0);
  host_free(host);
}

static void
a_bar_of_an_endless_piece_is_there_wherever_one_looks(void)
{
  Host* const host = host_open(HOST_INLINE);
  host_set(host, PARAM_FREEWHEEL, 1);
  host_send_position(host, 0, 1, 0, 0, 120);
  host_send_prompt(host, 0, "endless ambient in C");
  host_run_for(host, 48000, 480);
  CHECK(host_news(host)->bars == 0);
  const int ready = host_news(host)->ready;
  CHECK(ready >= 16 && ready < 64);
  host_send_position(host, 100, 1, 100, 0, 120);
  host_forget(host);
  host_run_for(host, 4 * 48000, 480);
  CHECK(host_news(host)->ready >= 116);
  CHECK(host_peak(host) > 0.001f);
  host_free(host);
}

static void
on_its_own_it_begins_at_bar_0_at_the_pieces_tempo(void)
{
  Host* const host = host_open(HOST_AFTER); // No position is ever given
  host_send_prompt(host, 0, prompt);
  host_run_until_composed(host, 64);
  host_run_for(host, 48000, 64);
  const double ticks = host_news(host)->ticks;
  CHECK(host_news(host)->rolling);
  CHECK(ticks > 0 && ticks < 110.0 / 60 * 960 * 1.3);
  host_set(host, PARAM_TEMPO, 220);
  host_run_for(host, 48000, 64);
  CHECK_NEAR(host_news(host)->ticks - ticks, 220.0 / 60 * 960, 150);
  host_free(host);
}

static void
the_hosts_time_is_followed_unless_it_shall_not_be(void)
{
  Host* const host = host_open(HOST_AFTER);
  host_send_position(host, 0, 0, 3, 0, 120);
  host_send_prompt(host, 0, prompt);
  host_run_until_composed(host, 64);
  host_run_for(host, 48000, 64);
  CHECK(!host_news(host)->rolling); // The host stands
  CHECK(host_peak(host) == 0.0f);
  host_set(host, PARAM_FOLLOW_HOST, 0);
  host_run_for(host, 96000, 64);
  CHECK(host_news(host)->rolling);
  CHECK(host_peak(host) > 0.01f);
  host_set(host, PARAM_FOLLOW_HOST, 1);
  host_run_for(host, 9600, 64);
  CHECK(!host_news(host)->rolling);
  CHECK(host_n_stuck(host) == 0);
  host_free(host);
}

static void
the_key_moves_what_is_playing(void)
{
  Host* const a = render(HOST_INLINE, 480, prompt);
  Host* const b = host_open(HOST_INLINE);
  host_set(b, PARAM_FREEWHEEL, 1);
  host_send_position(b, 0, 0, 0, 0, 110);
  host_send_prompt(b, 0, prompt);
  host_run_for(b, 4800, 480);
  host_set(b, PARAM_KEY, 1 + 11); // From A to B: two up
  host_send_position(b, 0, 1, 0, 0, 110);
  host_run_for(b, 6 * 48000, 480);
  size_t                n = 0, n_b = 0;
  const HostMidi* const x = host_midi(a, &n);
  const HostMidi* const y = host_midi(b, &n_b);
  CHECK(n == n_b);
  for (size_t i = 0; i < n; ++i) {
    const bool is_note = (x[i].bytes[0] & 0xF0) != 0xC0 && (x[i].bytes[0] & 15) != 9;
    CHECK(y[i].bytes[1] == x[i].bytes[1] + (is_note ? 2 : 0));
  }
  host_free(a);
  host_free(b);
}

static void
a_muted_part_sends_no_notes(void)
{
  Host* const host = host_open(HOST_INLINE);
  host_set(host, PARAM_FREEWHEEL, 1);
  host_set(host, (ParamId)(PARAM_MUTE + BASE_DRUMS), 1);
  host_send_position(host, 0, 1, 0, 0, 110);
  host_send_prompt(host, 0, prompt);
  host_run_for(host, 3 * 48000, 480);
  size_t                n    = 0;
  const HostMidi* const midi = host_midi(host, &n);
  CHECK(n > 5);
  for (size_t i = 0; i < n; ++i) {
    CHECK((midi[i].bytes[0] & 0xF0) == 0xC0 || (midi[i].bytes[0] & 15) != 9);
  }
  host_free(host);
}

int
main(void)
{
  RUN(every_kind_of_worker_and_block_gives_the_same_notes);
  RUN(what_was_asked_is_what_is_told);
  RUN(an_endless_stream_of_notes_is_on_the_right_channels);
  RUN(another_seed_is_another_piece_and_the_trigger_acts_once);
  RUN(a_trigger_that_was_left_on_composes_nothing);
  RUN(nothing_plays_before_anything_was_asked);
  RUN(the_old_piece_plays_until_the_new_one_begins);
  RUN(the_latest_of_many_sentences_wins);
  RUN(a_full_queue_is_tried_again);
  RUN(an_export_does_not_hang_on_a_worker_that_never_works);
  RUN(without_a_worker_it_plays_midi_and_says_why_it_does_not_compose);
  RUN(a_bar_of_an_endless_piece_is_there_wherever_one_looks);
  RUN(on_its_own_it_begins_at_bar_0_at_the_pieces_tempo);
  RUN(the_hosts_time_is_followed_unless_it_shall_not_be);
  RUN(the_key_moves_what_is_playing);
  RUN(a_muted_part_sends_no_notes);
  return 0;
}
