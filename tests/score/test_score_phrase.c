// What was played by hand, taken down as a phrase.

#include "core/score/phrase.h"
#include "tests/test.h"

#define BAR 3840U

static ScoreCapture capture;
static ScorePhrase  phrase;

static void
play(double ticks, double length, uint8_t pitch)
{
  score_capture_on(&capture, ticks, fmod(ticks, BAR), pitch, 90);
  score_capture_off(&capture, ticks + length, pitch);
}

static void
silence_is_no_phrase(void)
{
  score_capture_init(&capture);
  score_capture_phrase(&capture, 1e6, BAR, &phrase);
  CHECK(phrase.n == 0);
}

static void
notes_are_counted_from_the_bar_of_the_first(void)
{
  score_capture_init(&capture);
  play(10.0 * BAR + 960.0, 480.0, 60);
  play(10.0 * BAR + 1920.0, 240.0, 64);
  play(11.0 * BAR, 960.0, 67);
  score_capture_phrase(&capture, 12.0 * BAR, BAR, &phrase);
  CHECK(phrase.n == 3);
  CHECK(phrase.notes[0].start_ticks == 960 && phrase.notes[0].length_ticks == 480);
  CHECK(phrase.notes[1].start_ticks == 1920 && phrase.notes[1].pitch == 64);
  CHECK(phrase.notes[2].start_ticks == BAR && phrase.notes[2].velocity == 90);
}

static void
what_was_played_long_ago_is_forgotten(void)
{
  score_capture_init(&capture);
  play(0.0, 480.0, 60);
  play(7.0 * BAR, 480.0, 62);
  score_capture_phrase(&capture, 8.0 * BAR, BAR, &phrase);
  CHECK(phrase.n == 1 && phrase.notes[0].pitch == 62);
  score_capture_phrase(&capture, 12.0 * BAR, BAR, &phrase);
  CHECK(phrase.n == 0);
}

static void
a_key_that_is_down_ends_now(void)
{
  score_capture_init(&capture);
  score_capture_on(&capture, 100.0, 0.0, 60, 1);
  score_capture_phrase(&capture, 700.0, BAR, &phrase);
  CHECK(phrase.n == 1);
  CHECK(phrase.notes[0].start_ticks == 0 && phrase.notes[0].length_ticks == 600);
}

static void
only_the_latest_notes_are_kept(void)
{
  score_capture_init(&capture);
  for (unsigned i = 0; i < 3 * SCORE_PHRASE_NOTES; ++i) {
    play(60.0 * i, 0.0, (uint8_t)(i % 128));
  }
  score_capture_phrase(&capture, 60.0 * 3 * SCORE_PHRASE_NOTES, BAR, &phrase);
  CHECK(phrase.n == SCORE_PHRASE_NOTES);
  for (unsigned i = 0; i < phrase.n; ++i) {
    CHECK(phrase.notes[i].pitch == (2 * SCORE_PHRASE_NOTES + i) % 128);
    CHECK(phrase.notes[i].length_ticks == 1);
    CHECK(!i || phrase.notes[i].start_ticks > phrase.notes[i - 1].start_ticks);
  }
}

int
main(void)
{
  RUN(silence_is_no_phrase);
  RUN(notes_are_counted_from_the_bar_of_the_first);
  RUN(what_was_played_long_ago_is_forgotten);
  RUN(a_key_that_is_down_ends_now);
  RUN(only_the_latest_notes_are_kept);
  return 0;
}
