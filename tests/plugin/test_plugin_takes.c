// Takes, corrections, instruments, cancelling: what a window asks for besides a piece.

#include "tests/plugin/host.h"
#include "tests/test.h"

#include <lv2/atom/atom.h>

static const char prompt[] =
  "happy pop song in D major, 120 bpm, 8 bars, piano and bass";

/// Make `n` pieces, each from another sentence, while the host stands.
static Host*
open_with_takes(unsigned n)
{
  Host* const host = host_open(HOST_INLINE);
  host_send_position(host, 0, 0, 0, 0, 120);
  for (unsigned i = 0; i < n; ++i) {
    char text[64];
    snprintf(text, sizeof text, "song number %u, %u bpm, 4 bars", i, 90 + 2 * i);
    host_send_prompt(host, 0, text);
    host_run_until_composed(host, 256);
  }
  host_run_for(host, 24000, 256);
  return host;
}

static void
every_piece_is_kept_with_its_sentence(void)
{
  Host* const           host = open_with_takes(3);
  const HostNews* const news = host_news(host);
  CHECK(news->n_takes == 3 && news->playing == news->takes[2]);
  CHECK_TEXT(news->titles[0], "song number 0, 90 bpm, 4 bars");
  CHECK_TEXT(news->titles[2], "song number 2, 94 bpm, 4 bars");
  host_free(host);
}

static void
the_last_sixteen_are_kept_and_those_with_stars(void)
{
  Host* const           host = open_with_takes(1);
  const HostNews* const news = host_news(host);
  host_send_int(host, ESTRO__rating, 5);
  host_run(host, 256);
  for (unsigned i = 0; i < 20; ++i) {
    host_send_prompt(host, 0, i % 2 ? "techno, 4 bars" : "waltz, 4 bars");
    host_run_until_composed(host, 256);
  }
  host_run_for(host, 48000, 256);
  CHECK(news->n_takes == 16);
  CHECK(news->takes[0] == 1 && news->ratings[0] == 5);
  CHECK(news->takes[1] == 7 && news->takes[15] == 21);
  CHECK(news->playing == 21);
  host_free(host);
}

static void
an_earlier_take_plays_again_just_as_it_was(void)
{
  Host* const           host = open_with_takes(2);
  const HostNews* const news = host_news(host);
  host_send_int(host, ESTRO__take, news->takes[0]);
  host_run_for(host, 24000, 256);
  CHECK(news->take == news->takes[0] && news->playing == news->takes[0]);
  CHECK_NEAR(news->tempo, 90, 1e-3);
  CHECK_TEXT(news->prompt, "song number 0, 90 bpm, 4 bars");
  CHECK(strstr(news->intent, "90"));
  CHECK(news->n_takes == 2 && news->ready == 4 && !news->busy);
  host_send_int(host, ESTRO__take, 77); // There is none
  host_run_for(host, 24000, 256);
  CHECK(news->take == news->takes[0]);
  host_send_int(host, ESTRO__take, news->takes[1]);
  host_run_for(host, 24000, 256);
  CHECK(news->take == news->takes[1]);
  host_free(host);
}

/// The frame of the first note of another program than before.
static uint64_t
first_change(const Host* host)
{
  size_t                n    = 0;
  const HostMidi* const midi = host_midi(host, &n);
  for (size_t i = 0; i < n; ++i) {
    if ((midi[i].bytes[0] & 0xF0) == 0xC0) {
      return midi[i].frame;
    }
  }
  return UINT64_MAX;
}

/// While rock plays at 120 bpm, ask for another piece, which comes at the bar line.
static void
check_bar_line(uint32_t block, void (*ask)(Host*))
{
  Host* const host = host_open_composed("rock in E minor, 4/4, 8 bars, guitar, drums");
  host_send_prompt(host, 0, "jazz in F, 4/4, 8 bars, vibraphone, drums, bass");
  host_run_until_composed(host, 256);
  host_send_position(host, 0, 1, 0, 0, 120);
  host_run_for(host, 30000, 250);
  host_forget(host);
  const uint64_t before = host_now(host);
  const int      take   = host_news(host)->take;
  ask(host);
  host_run(host, block);
  CHECK(host_news(host)->take == take); // Not yet
  host_run_for(host, 90000, block);
  CHECK(host_news(host)->take != take);
  CHECK(host_n_stuck(host) <= 20); // Those of the new piece
  const uint64_t line = before + 96000 - 30000;
  CHECK(first_change(host) >= line && first_change(host) < line + 48000);
  size_t                n    = 0;
  const HostMidi* const midi = host_midi(host, &n);
  unsigned              ends = 0;
  for (size_t i = 0; i < n; ++i) {
    ends += midi[i].frame == line && (midi[i].bytes[0] & 0xF0) == 0x80;
  }
  CHECK(ends > 0); // What sounded of the old piece ended on the line
  host_send_position(host, 0, 0, 1, 0, 120);
  host_run(host, 64);
  host_free(host);
}

static void
ask_for_the_first(Host* host)
{
  host_send_int(host, ESTRO__take, 1);
}

static void
pull_the_trigger(Host* host)
{
  host_set(host, PARAM_SEED, 9);
  host_set(host, PARAM_GENERATE, 1);
}

static void
call_a_program(Host* host)
{
  const uint8_t program[2] = {0xC0, 1};
  host_send_midi(host, 0, program, 2);
}

static void
load_a_preset(Host* host)
{
  HostState state;
  host_state_init(&state, false);
  host_state_put(&state, ESTRO__prompt, LV2_ATOM__String, "techno, 8 bars", 15);
  CHECK(!host_restore(host, &state));
  host_state_clear(&state);
}

static void
what_changes_while_it_plays_changes_on_the_bar_line(void)
{
  check_bar_line(480, ask_for_the_first);
  check_bar_line(97, ask_for_the_first);
  check_bar_line(480, pull_the_trigger);
  check_bar_line(480, call_a_program);
  check_bar_line(480, load_a_preset);
}

/// The largest step between neighbouring samples from `from` on, over `n` frames.
static float
largest_step(const Host* host, uint64_t from, uint64_t n)
{
  uint64_t           n_frames = 0;
  const float* const audio    = host_audio(host, &n_frames);
  float              most     = 0;
  CHECK(from + n < n_frames);
  for (uint64_t i = 2 * from; i < 2 * (from + n); ++i) {
    most = fmaxf(most, fabsf(audio[i + 2] - audio[i]));
  }
  return most;
}

static void
another_piece_enters_without_a_click(void)
{
  Host* const host = host_open_composed("calm ambient pads, 80 bpm, 16 bars, no drums");
  host_send_position(host, 0, 1, 0, 0, 80);
  host_run_for(host, 480000, 480);
  host_forget(host);
  host_run_for(host, 96000, 480);
  const float usual = largest_step(host, 0, 95000);
  host_send_prompt(host, 0, "calm ambient strings in E, 80 bpm, 16 bars, no drums");
  host_run_until_composed(host, 480);
  host_send_int(host, ESTRO__take, 1);
  host_forget(host);
  host_run_for(host, 192000, 480);
  CHECK(host_news(host)->playing == 1);
  CHECK(usual > 1e-4f && largest_step(host, 0, 191000) < 3.0f * usual);
  host_free(host);
}

static void
stars_belong_to_the_take_and_are_saved(void)
{
  Host* const     host = open_with_takes(2);
  HostState       state, again;
  const HostNews* news = host_news(host);
  host_send_int(host, ESTRO__rating, 4);
  host_run(host, 256);
  host_send_int(host, ESTRO__take, news->takes[0]);
  host_run_for(host, 4800, 256);
  host_send_int(host, ESTRO__rating, 2);
  host_run(host, 256);
  host_send_int(host, ESTRO__rating, 6); // There are five stars
  host_run_for(host, 24000, 256);
  CHECK(news->ratings[0] == 2 && news->ratings[1] == 4);
  host_state_init(&state, false);
  host_state_init(&again, false);
  CHECK(!host_save(host, &state));
  Host* const next = host_open(HOST_INLINE);
  CHECK(!host_restore(next, &state));
  host_run_for(next, 24000, 256);
  news = host_news(next);
  CHECK(news->n_takes == 2 && news->playing == news->takes[0]);
  CHECK(news->ratings[0] == 2 && news->ratings[1] == 4);
  CHECK_TEXT(news->titles[1], "song number 1, 92 bpm, 4 bars");
  CHECK(!host_save(next, &again));
  CHECK(host_state_equal(&state, &again));
  host_send_int(next, ESTRO__take, news->takes[1]);
  host_run_for(next, 24000, 256);
  CHECK_NEAR(news->tempo, 92, 1e-3);
  host_state_clear(&state);
  host_state_clear(&again);
  host_free(host);
  host_free(next);
}

static void
corrections_win_and_stay(void)
{
  Host* const           host = host_open_composed(prompt);
  const HostNews* const news = host_news(host);
  host_send_text(host, ESTRO__corrections, "tempo=84\nkey=F\n");
  host_run_until_composed(host, 256);
  CHECK_NEAR(news->tempo, 84, 1e-3);
  CHECK(news->key == 5);
  CHECK_TEXT(news->corrections, "tempo=84\nkey=F\n");
  CHECK(strstr(news->intent, "\"set\""));
  host_send_prompt(host, 0, "sad ballad in A minor, 60 bpm, 8 bars");
  host_run_until_composed(host, 256);
  CHECK_NEAR(news->tempo, 84, 1e-3);
  host_send_text(host, ESTRO__corrections, "");
  host_run_until_composed(host, 256);
  CHECK_NEAR(news->tempo, 60, 1e-3);
  host_free(host);
}

static void
knobs_are_told_as_set(void)
{
  Host* const host = host_open(HOST_INLINE);
  host_set(host, PARAM_TEMPO, 77);
  host_set(host, PARAM_KEY, 1 + 3);
  host_send_position(host, 0, 0, 0, 0, 120);
  host_send_prompt(host, 0, prompt);
  host_run_until_composed(host, 256);
  CHECK(host_news(host)->key == 3);
  CHECK(strstr(host_news(host)->intent, "77"));
  CHECK(strstr(host_news(host)->intent, "\"set\""));
  host_free(host);
}

static void
instruments_change_at_once_and_nothing_else(void)
{
  Host* const           host = host_open_composed(prompt);
  const HostNews* const news = host_news(host);
  host_send_position(host, 0, 1, 0, 0, 120);
  host_run_for(host, 24000, 480);
  for (unsigned i = 0; i < 100 && host_n_stuck(host) < 3; ++i) {
    host_run(host, 480);
  }
  const int take = news->take;
  host_send_text(host, ESTRO__instruments, "bass=acid bass\nlead=flute");
  host_run(host, 480);
  const unsigned sounding = host_n_stuck(host);
  const uint64_t now      = host_now(host); // From here on they play
  host_run_for(host, 4800, 480);
  CHECK(news->take == take && news->playing == take);
  CHECK_TEXT(news->instruments[BASE_BASS], "acid bass");
  CHECK_TEXT(news->chosen, "bass=acid bass\nlead=flute");
  CHECK_TEXT(news->status, "");
  size_t                n    = 0;
  const HostMidi* const midi = host_midi(host, &n);
  unsigned              ends = 0;
  for (size_t i = 0; i < n; ++i) {
    ends += (midi[i].bytes[0] & 0xF0) == 0x80 && midi[i].frame == now;
  }
  CHECK(sounding > 0 && ends < sounding); // Nothing is cut off
  host_send_prompt(host, 0, "blues, 8 bars");
  host_run_until_composed(host, 256);
  host_run_for(host, 24000, 256);
  CHECK_TEXT(news->instruments[BASE_BASS], "acid bass");
  host_send_text(host, ESTRO__instruments, "");
  host_run_for(host, 24000, 256);
  CHECK(strcmp(news->instruments[BASE_BASS], "acid bass") != 0);
  host_free(host);
}

static void
unknown_instruments_are_told(void)
{
  Host* const              host    = host_open_composed(prompt);
  const HostNews* const    news    = host_news(host);
  static const char* const wrong[] = {"bass=kazoo",   "bass=studio kit", "drums=flute",
                                      "tuba",         "singer=flute",    "=",
                                      "\n\nbass=\xFF"};
  for (unsigned i = 0; i < sizeof wrong / sizeof wrong[0]; ++i) {
    host_send_text(host, ESTRO__instruments, wrong[i]);
    host_run_for(host, 24000, 256);
    CHECK(strstr(news->status, "instrument"));
    host_send_text(host, ESTRO__instruments, "bass=sub bass");
    host_run_for(host, 24000, 256);
    CHECK_TEXT(news->status, "");
    CHECK_TEXT(news->instruments[BASE_BASS], "sub bass");
  }
  host_free(host);
}

static void
cancelling_keeps_the_old_piece(void)
{
  Host* const           host = host_open_composed(prompt);
  const HostNews* const news = host_news(host);
  const int             take = news->take;
  host_send_prompt(host, 0, "endless techno");
  host_send_cancel(host);
  host_run_for(host, 24000, 256);
  CHECK(news->take == take && !news->busy && news->n_takes == 1);
  CHECK_TEXT(news->prompt, prompt);
  host_send_cancel(host); // There is nothing to cancel
  host_run_for(host, 4800, 256);
  CHECK(news->take == take);
  host_send_cancel(host);
  host_send_prompt(host, 0, "blues, 4 bars"); // Asked for after it
  host_run_until_composed(host, 256);
  CHECK(news->take != take);
  host_free(host);
}

static void
cancelling_the_first_piece_is_silence(void)
{
  Host* const host = host_open(HOST_INLINE);
  host_send_prompt(host, 0, prompt);
  host_send_cancel(host);
  host_run_for(host, 24000, 256);
  CHECK(host_news(host)->n_pieces == 0 && !host_news(host)->busy);
  host_free(host);
}

int
main(void)
{
  RUN(every_piece_is_kept_with_its_sentence);
  RUN(the_last_sixteen_are_kept_and_those_with_stars);
  RUN(an_earlier_take_plays_again_just_as_it_was);
  RUN(what_changes_while_it_plays_changes_on_the_bar_line);
  RUN(another_piece_enters_without_a_click);
  RUN(stars_belong_to_the_take_and_are_saved);
  RUN(corrections_win_and_stay);
  RUN(knobs_are_told_as_set);
  RUN(instruments_change_at_once_and_nothing_else);
  RUN(unknown_instruments_are_told);
  RUN(cancelling_keeps_the_old_piece);
  RUN(cancelling_the_first_piece_is_silence);
  return 0;
}
