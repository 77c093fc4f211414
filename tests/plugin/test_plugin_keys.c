// Keys on the control port: chords that are followed, phrases, programs.

#include "tests/plugin/host.h"
#include "tests/test.h"

static const char prompt[] =
  "pop in C major, 120 bpm, 4/4, 8 bars, piano, pad, bass, no drums";

static void
press(Host* host, uint8_t channel, uint8_t pitch, bool down)
{
  const uint8_t bytes[3] = {(uint8_t)((down ? 0x90 : 0x80) | channel), pitch, 90};
  host_send_midi(host, 0, bytes, 3);
}

static void
press_chord(Host* host, uint8_t channel, const uint8_t pitches[3], bool down)
{
  for (unsigned i = 0; i < 3; ++i) {
    press(host, channel, pitches[i], down);
  }
}

static Host*
open_playing(void)
{
  Host* const host = host_open_composed(prompt);
  host_send_position(host, 0, 1, 0, 0, 120);
  host_run_for(host, 9600, 240);
  return host;
}

/// How many notes began since the recording was begun, and how many of them are of
/// these pitch classes.
static void
count_notes(const Host* host, uint32_t classes, unsigned* n, unsigned* n_within)
{
  size_t                n_events = 0;
  const HostMidi* const midi     = host_midi(host, &n_events);
  *n = *n_within = 0;
  for (size_t i = 0; i < n_events; ++i) {
    if ((midi[i].bytes[0] & 0xF0) == 0x90) {
      ++*n;
      *n_within += classes >> midi[i].bytes[1] % 12 & 1U;
    }
  }
}

static const uint8_t  f_sharp[3]      = {54, 58, 61};
static const uint32_t f_sharp_classes = 1U << 6 | 1U << 10 | 1U << 1;
/// And the scale of C as this chord bends it.
static const uint32_t f_sharp_scale = 1U << 6 | 1U << 10 | 1U << 1 | 1U << 2 | 1U << 4 |
                                      1U << 5 | 1U << 7 | 1U << 9 | 1U << 11 | 1U << 3;

static void
the_music_takes_up_a_chord_within_a_beat(void)
{
  Host* const host = open_playing();
  unsigned    n = 0, n_within = 0;
  host_set(host, PARAM_FOLLOW_CHORDS, 1);
  press_chord(host, 15, f_sharp, true);
  host_run_for(host, 24000, 240);
  host_forget(host);
  host_run_for(host, 4 * 96000, 240);
  count_notes(host, f_sharp_classes, &n, &n_within);
  CHECK(n > 20 && n_within > n / 2);
  count_notes(host, f_sharp_scale, &n, &n_within);
  CHECK(n_within == n); // C itself has given way
  host_send_position(host, 0, 0, 0, 0, 120);
  host_run(host, 64);
  CHECK(host_n_stuck(host) == 0);
  host_free(host);
}

static void
without_the_toggle_nothing_follows(void)
{
  Host* const a = open_playing();
  Host* const b = open_playing();
  press_chord(b, 15, f_sharp, true);
  host_run_for(a, 96000, 240);
  host_run_for(b, 96000, 240);
  size_t                n_a = 0, n_b = 0;
  const HostMidi* const x = host_midi(a, &n_a);
  const HostMidi* const y = host_midi(b, &n_b);
  CHECK(n_a == n_b);
  for (size_t i = 0; i < n_a; ++i) {
    CHECK(x[i].frame - x[0].frame == y[i].frame - y[0].frame);
    CHECK(!memcmp(x[i].bytes, y[i].bytes, 3));
  }
  host_free(a);
  host_free(b);
}

static void
after_a_bar_of_rest_the_music_is_its_own_again(void)
{
  Host* const plain = open_playing();
  Host* const host  = open_playing();
  host_set(host, PARAM_FOLLOW_CHORDS, 1);
  press_chord(host, 15, f_sharp, true);
  host_run_for(host, 24000, 240);
  press_chord(host, 15, f_sharp, false);
  host_run_for(host, 96000 + 24000, 240);
  host_run_for(plain, 144000, 240);
  host_forget(host);
  host_forget(plain);
  host_run_for(host, 192000, 240);
  host_run_for(plain, 192000, 240);
  size_t                n_a = 0, n_b = 0;
  const HostMidi* const x = host_midi(plain, &n_a);
  const HostMidi* const y = host_midi(host, &n_b);
  CHECK(n_a > 10 && n_a == n_b);
  for (size_t i = 0; i < n_a; ++i) {
    CHECK(x[i].frame - x[0].frame == y[i].frame - y[0].frame);
    CHECK(!memcmp(x[i].bytes, y[i].bytes, 3));
  }
  host_free(plain);
  host_free(host);
}

static void
the_pedal_holds_a_chord(void)
{
  Host* const   host     = open_playing();
  const uint8_t pedal[3] = {0xBF, 64, 127};
  unsigned      n = 0, n_within = 0;
  host_set(host, PARAM_FOLLOW_CHORDS, 1);
  host_send_midi(host, 0, pedal, 3);
  press_chord(host, 15, f_sharp, true);
  host_run_for(host, 9600, 240);
  press_chord(host, 15, f_sharp, false);
  host_run_for(host, 3 * 96000, 240);
  host_forget(host);
  host_run_for(host, 2 * 96000, 240);
  count_notes(host, f_sharp_scale, &n, &n_within);
  CHECK(n > 10 && n_within == n);
  host_free(host);
}

static void
the_last_channel_is_heard_only_where_nothing_is_followed(void)
{
  for (int follows = 0; follows < 2; ++follows) {
    Host* const host = host_open(HOST_NO_WORKER);
    host_set(host, PARAM_FOLLOW_CHORDS, (float)follows);
    host_run(host, 480);
    press_chord(host, 15, f_sharp, true);
    host_run_for(host, 24000, 240);
    CHECK((host_peak(host) > 0.001f) == !follows);
    press(host, 0, 60, true); // Others are heard
    host_run_for(host, 24000, 240);
    CHECK(host_peak(host) > 0.001f);
    host_free(host);
  }
}

static void
any_split_follows_alike(void)
{
  static const uint32_t blocks[] = {480, 97, 1};
  HostMidi              first[4096];
  size_t                n_first = 0;
  for (unsigned i = 0; i < 3; ++i) {
    Host* const host = host_open_composed(prompt);
    host_set(host, PARAM_FOLLOW_CHORDS, 1);
    host_run(host, 480);
    host_forget(host);
    const uint64_t from = host_now(host);
    host_send_position(host, 0, 1, 0, 0, 120);
    press_chord(host, 15, f_sharp, true);
    for (uint64_t left = 96000; left;) {
      const uint32_t n = left < blocks[i] ? (uint32_t)left : blocks[i];
      host_run(host, n);
      left -= n;
    }
    size_t                n    = 0;
    const HostMidi* const midi = host_midi(host, &n);
    CHECK(n > 4 && n < 4096 && (!i || n == n_first));
    for (size_t k = 0; k < n; ++k) {
      HostMidi event = midi[k];
      event.frame -= from;
      CHECK(!i ||
            (event.frame == first[k].frame && !memcmp(event.bytes, first[k].bytes, 3)));
      first[k] = event;
    }
    n_first = n;
    host_free(host);
  }
}

/// Play four notes, a beat each, then ask for a piece.
static void
play_phrase(Host* host)
{
  static const uint8_t tune[4] = {60, 64, 62, 67};
  for (unsigned i = 0; i < 4; ++i) {
    press(host, 0, tune[i], true);
    host_run_for(host, 12000, 240);
    press(host, 0, tune[i], false);
    host_run_for(host, 12000, 240);
  }
  host_set(host, PARAM_GENERATE, 1);
  host_run(host, 240);
  host_set(host, PARAM_GENERATE, 0);
  host_run_until_composed(host, 240);
}

static void
the_phrase_before_the_trigger_is_kept_with_the_take(void)
{
  Host* const host = open_playing();
  HostState   state, again;
  play_phrase(host);
  host_run_for(host, 96000, 240);
  host_state_init(&state, false);
  host_state_init(&again, false);
  CHECK(!host_save(host, &state));
  const char* const takes = (const char*)host_state_get(&state, ESTRO__takes)->value;
  CHECK(strstr(takes, " 60 90,") && strstr(takes, " 67 90\n"));
  Host* const next = host_open(HOST_INLINE);
  CHECK(!host_restore(next, &state));
  CHECK(!host_save(next, &again));
  CHECK(host_state_equal(&state, &again));
  host_state_clear(&state);
  host_state_clear(&again);
  host_free(host);
  host_free(next);
}

static void
programs_call_the_bundles_presets(void)
{
  static const uint8_t  bank[3] = {0xB0, 0, 0}, low[3] = {0xB0, 32, 1};
  static const uint8_t  first[2] = {0xC0, 0}, none[2] = {0xC0, 127};
  Host* const           host = host_open_composed(prompt);
  const HostNews* const news = host_news(host);
  host_send_midi(host, 0, first, 2);
  host_run_until_composed(host, 256);
  host_run_for(host, 24000, 256);
  CHECK(news->n_takes == 2 && *news->prompt);
  static char before[sizeof news->prompt];
  memcpy(before, news->prompt, sizeof before);
  CHECK(strcmp(before, prompt) != 0);
  host_send_midi(host, 0, bank, 3);
  host_send_midi(host, 0, low, 3);
  host_send_midi(host, 0, first, 2);
  host_run_until_composed(host, 256);
  host_run_for(host, 24000, 256);
  CHECK(news->n_takes == 3 && strcmp(before, news->prompt) != 0);
  host_send_midi(host, 0, none, 2);
  host_run_for(host, 24000, 256);
  CHECK(news->n_takes == 3 && !news->busy);
  host_free(host);
}

int
main(void)
{
  RUN(the_music_takes_up_a_chord_within_a_beat);
  RUN(without_the_toggle_nothing_follows);
  RUN(after_a_bar_of_rest_the_music_is_its_own_again);
  RUN(the_pedal_holds_a_chord);
  RUN(the_last_channel_is_heard_only_where_nothing_is_followed);
  RUN(any_split_follows_alike);
  RUN(the_phrase_before_the_trigger_is_kept_with_the_take);
  RUN(programs_call_the_bundles_presets);
  return 0;
}
