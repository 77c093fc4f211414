// Changes of key: how far, where to, and what is none.

#include "core/prompt/correct.h"
#include "core/prompt/prompt.h"
#include "tests/test.h"

#include <stdbool.h>

static PromptIntent
read(const char* sentence)
{
  PromptIntent intent;
  CHECK(!prompt_read(NULL, sentence, strlen(sentence), &intent));
  return intent;
}

static PromptIntent
corrected(const char* sentence, const char* corrections)
{
  PromptIntent intent = read(sentence);
  CHECK(!prompt_correct(&intent, corrections, strlen(corrections)));
  return intent;
}

static void
the_key_stays_the_piece_s_own(void)
{
  const PromptIntent intent = read("in C major with a key change up a whole tone");
  CHECK(intent.key == 0 && intent.mode == BASE_MAJOR && intent.modulation == 2);
  CHECK(intent.modulation_source.origin == PROMPT_STATED);
  CHECK(intent.modulation_source.begin == 18 && intent.modulation_source.end == 44);
  CHECK(intent.n_remarks == 0);
  const PromptIntent named = read("in C major, modulates to D major");
  CHECK(named.key == 0 && named.modulation == 2 && named.n_remarks == 0);
}

static void
the_way_to_a_named_key_is_the_shortest(void)
{
  CHECK(read("in C, modulates to Gb major").modulation == 6);
  CHECK(read("in C, modulates to G").modulation == -5);
  CHECK(read("Dm Gm A7 Dm, modulates to E minor").modulation == 2);
  const PromptIntent home = read("in C major, modulates to C major");
  CHECK(home.modulation == 0 && home.n_remarks == 1);
  CHECK(home.remarks[0].kind == PROMPT_CONFLICT);
}

static void
no_way_is_longer_than_half_an_octave(void)
{
  CHECK(read("key change up a tritone").modulation == 6);
  CHECK(read("key change down a tritone").modulation == -6);
  CHECK(read("key change up a fifth").modulation == -5);
  CHECK(read("key change down 11 semitones").modulation == 1);
  CHECK(read("key change up 99999999 semitones").modulation == 2);
}

static void
another_mode_is_remarked_on(void)
{
  const PromptIntent intent = read("in C major, modulates to E minor");
  CHECK(intent.modulation == 4 && intent.mode == BASE_MAJOR && intent.n_remarks == 1);
  CHECK_TEXT(intent.remarks[0].text, "the tonic moves, the mode stays");
}

static void
a_denial_is_stated_too(void)
{
  static const char* const none[] = {"no key change", "without modulation, pop",
                                     "pop that never modulates", "stays in one key"};
  for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); ++i) {
    const PromptIntent intent = read(none[i]);
    CHECK(intent.modulation == 0);
    CHECK(intent.modulation_source.origin == PROMPT_STATED);
  }
  CHECK(read("pop").modulation_source.origin == PROMPT_DEFAULT);
}

static void
sounds_are_no_change_of_key(void)
{
  static const char* const sounds[] = {
    "a modulated synth",        "the modulation wheel",
    "frequency modulation",     "FM bells",
    "tremolo modulation",       "guitars tuned down a half step",
    "a warm tone, step by step"};
  for (size_t i = 0; i < sizeof(sounds) / sizeof(sounds[0]); ++i) {
    CHECK(read(sounds[i]).modulation_source.origin == PROMPT_DEFAULT);
  }
}

static void
a_second_change_is_a_conflict(void)
{
  const PromptIntent intent = read("key change up a tone, key change up a minor third");
  CHECK(intent.modulation == 3 && intent.n_remarks == 1);
  CHECK(intent.remarks[0].kind == PROMPT_CONFLICT);
  CHECK(read("key change up a minor third, a bold modulation").modulation == 3);
}

static void
a_place_is_no_section_of_the_form(void)
{
  const PromptIntent intent =
    read("verse, chorus, verse, chorus, key change up a tone in the last chorus");
  CHECK(intent.n_form == 4 && intent.modulation == 2);
}

static void
it_can_be_set_by_hand(void)
{
  const PromptIntent intent = corrected("pop with a key change", "modulation=-3");
  CHECK(intent.modulation == -3 && intent.modulation_source.origin == PROMPT_SET);
  CHECK(intent.n_remarks == 1 && intent.remarks[0].kind == PROMPT_CONFLICT);
  CHECK(corrected("pop", "modulation=+2").modulation == 2);
  CHECK(corrected("pop", "modulation=9").modulation == 6);
  CHECK(corrected("pop", "modulation=up a minor third").modulation == 3);
  CHECK(corrected("pop", "modulation=to D major\nkey=Bb").modulation == 4);
  CHECK(corrected("key change", "modulation=none").modulation == 0);
  CHECK(corrected("key change", "modulation=").modulation_source.origin ==
        PROMPT_DEFAULT);
  CHECK(corrected("pop", "modulation=banana").n_remarks == 1);
}

static void
a_corrected_key_leads_to_the_same_place(void)
{
  CHECK(corrected("in C major, modulates to D major", "key=B").modulation == 3);
  CHECK(corrected("in C major, key change up a tone", "key=B").modulation == 2);
}

static void
the_summary_tells_it(void)
{
  char         line[128];
  PromptIntent intent = read("jazz in C, key change down a tone, 16 bars");
  prompt_summary(&intent, line, sizeof(line));
  CHECK(strstr(line, ", key change -2, 16 bars"));
  intent = read("jazz, no key change");
  prompt_summary(&intent, line, sizeof(line));
  CHECK(strstr(line, ", no key change"));
}

int
main(void)
{
  RUN(the_key_stays_the_piece_s_own);
  RUN(the_way_to_a_named_key_is_the_shortest);
  RUN(no_way_is_longer_than_half_an_octave);
  RUN(another_mode_is_remarked_on);
  RUN(a_denial_is_stated_too);
  RUN(sounds_are_no_change_of_key);
  RUN(a_second_change_is_a_conflict);
  RUN(a_place_is_no_section_of_the_form);
  RUN(it_can_be_set_by_hand);
  RUN(a_corrected_key_leads_to_the_same_place);
  RUN(the_summary_tells_it);
  return 0;
}
