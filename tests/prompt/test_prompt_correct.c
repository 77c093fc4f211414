// What is set by hand wins over the sentence.

#include "core/param/instrument.h"
#include "core/prompt/correct.h"
#include "core/prompt/genre.h"
#include "core/prompt/prompt.h"
#include "tests/test.h"

#include <stdbool.h>

static PromptIntent
corrected(const char* sentence, const char* corrections)
{
  PromptIntent intent;
  CHECK(!prompt_read(NULL, sentence, strlen(sentence), &intent));
  CHECK(!prompt_correct(&intent, corrections, strlen(corrections)));
  return intent;
}

static const char*
player_of(const PromptIntent* intent, BasePart part)
{
  const int32_t id = intent->parts[part].instrument;
  return id < 0 ? "" : param_instrument((uint32_t)id)->name;
}

static bool
has(const uint32_t* bits, const char* instrument)
{
  const uint32_t id = param_instrument_find(instrument);
  return bits[id / 32] >> (id % 32) & 1U;
}

static void
what_is_set_wins_and_says_so(void)
{
  const PromptIntent intent = corrected("slow jazz in Bb, 90 bpm", "tempo=100\nkey=F#");
  CHECK_NEAR(intent.tempo_bpm.value, 100, 0);
  CHECK(intent.tempo_bpm.source.origin == PROMPT_SET);
  CHECK_NEAR(intent.tempo_bpm.source.confidence, 1, 0);
  CHECK(intent.key == 6 && intent.mode == BASE_MAJOR);
  CHECK(intent.n_remarks == 2);
  CHECK(intent.remarks[0].kind == PROMPT_CONFLICT);
  CHECK_TEXT(intent.remarks[0].text, "tempo=100 is set and wins over these words");
  CHECK(intent.remarks[0].begin == 17 && intent.remarks[0].end == 23);
}

static void
what_agrees_with_the_sentence_needs_no_remark(void)
{
  CHECK(corrected("jazz, 90 bpm, 3/4", "tempo=90\nmeter=3/4\ngenre=jazz").n_remarks ==
        0);
}

static void
an_empty_value_means_not_said(void)
{
  const PromptIntent plain = corrected("funk", "");
  const PromptIntent intent =
    corrected("funk in G minor, 72 bpm, 3/4, flute lead, no piano, 16 bars, AABA",
              "key=\nmode=\ntempo=\nmeter=\nlead=\nwithout=\nbars=\nform=");
  CHECK(intent.key == plain.key && intent.mode == plain.mode);
  CHECK_NEAR(intent.tempo_bpm.value, plain.tempo_bpm.value, 0);
  CHECK(intent.meter.beats == 4 && intent.n_bars == 0 && intent.n_form == 0);
  CHECK(intent.parts[BASE_LEAD].wish == PROMPT_ANY && !has(intent.wanted, "flute"));
  CHECK(!has(intent.excluded, "grand piano"));
}

static void
another_genre_moves_what_follows_from_it(void)
{
  const PromptIntent intent = corrected("slow sad jazz", "genre=techno");
  const PromptIntent said   = corrected("slow sad techno", "");
  CHECK_NEAR(intent.tempo_bpm.value, said.tempo_bpm.value, 0);
  CHECK_NEAR(intent.energy.value, said.energy.value, 1e-6);
  CHECK(intent.mode == said.mode && intent.meter.beats == said.meter.beats);
}

static void
key_and_mode_leave_each_other_alone(void)
{
  const PromptIntent key = corrected("sad ballad", "key=C");
  CHECK(key.key == 0 && key.mode == BASE_MINOR);
  const PromptIntent mode = corrected("happy pop", "mode=minor");
  CHECK(mode.key == 0 && mode.mode == BASE_MINOR);
  CHECK(corrected("pop", "key=h-Moll").key == 11);
  CHECK(corrected("pop", "key=h-Moll").mode == BASE_MINOR);
}

static void
who_plays_can_be_set(void)
{
  const PromptIntent intent = corrected(
    "rock with piano", "lead=alto sax\ndrums=none\nbass=any\nwith=harp\nwithout=piano");
  CHECK_TEXT(player_of(&intent, BASE_LEAD), "alto sax");
  CHECK(intent.parts[BASE_DRUMS].wish == PROMPT_EXCLUDED);
  CHECK(intent.parts[BASE_BASS].wish == PROMPT_ANY);
  CHECK(has(intent.wanted, "harp") && has(intent.wanted, "alto sax"));
  CHECK(has(intent.excluded, "grand piano") && !has(intent.wanted, "grand piano"));
}

static void
only_can_be_set_and_taken_back(void)
{
  const PromptIntent solo = corrected("jazz with a flute", "only=yes");
  CHECK(solo.only && solo.parts[BASE_DRUMS].wish == PROMPT_EXCLUDED);
  const PromptIntent all = corrected("solo piano, jazz", "only=no");
  CHECK(!all.only && all.parts[BASE_DRUMS].wish == PROMPT_ANY);
  const PromptIntent more = corrected("solo piano, jazz", "with=cello");
  CHECK(more.only && has(more.wanted, "cello"));
}

static void
chords_are_a_progression_or_a_part(void)
{
  const PromptIntent both =
    corrected("pop", "chords=Am F C G\nchords=electric piano\nform=AABA");
  CHECK(both.n_chords == 4 && both.chords[1].root == 5 && both.n_form == 4);
  CHECK(both.key == 9 && both.mode == BASE_MINOR);
  CHECK_TEXT(player_of(&both, BASE_CHORDS), "electric piano");
  CHECK(corrected("pop", "chords=none").parts[BASE_CHORDS].wish == PROMPT_EXCLUDED);
}

static void
values_may_be_what_a_sentence_says(void)
{
  const PromptIntent intent =
    corrected("pop", "tempo=between 90 and 100 bpm\nmood=gloomy\nenergy=70%\n"
                     "dynamics=soft\nmeter=waltz\nlength=two minutes\ngenre=lofi");
  CHECK_NEAR(intent.tempo_bpm.value, 95, 0);
  CHECK(intent.valence.value < 0 && intent.dynamics.value < 0.5f);
  CHECK_NEAR(intent.energy.value, 0.7, 1e-6);
  CHECK(intent.meter.beats == 3 && intent.meter.unit == 4);
  CHECK_NEAR(intent.seconds, 120, 0);
  CHECK_TEXT(prompt_genre(intent.genres[0].genre)->name, "lo-fi");
}

static void
bad_lines_are_remarks(void)
{
  static const char* const lines[] = {
    "tempo=quickish", "colour=red",    "tempo",      "=90",          "key=Q",
    "meter=5/7",      "lead=zurna9",   "bars=-3",    "only=perhaps", "genre=zzz",
    "drums=flute",    "mode=sideways", "chords=X Y", "form=what",    "seconds=0",
    "lead=brush kit", "endless=long",  "swing=zzz",  "mood=zzz",     "with=zzz",
    "without=zzz"};
  const PromptIntent plain = corrected("jazz", "");
  for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); ++i) {
    const PromptIntent intent = corrected("jazz", lines[i]);
    CHECK(intent.n_remarks == 1 && intent.remarks[0].kind == PROMPT_IGNORED);
    CHECK(strstr(intent.remarks[0].text, lines[i]) != NULL);
    CHECK_NEAR(intent.tempo_bpm.value, plain.tempo_bpm.value, 0);
  }
}

static void
values_are_kept_within_their_ranges(void)
{
  const PromptIntent intent = corrected(
    "jazz", "tempo=9999\nenergy=7\nvalence=-9\nbars=99999999999999999999\nswing=-1");
  CHECK_NEAR(intent.tempo_bpm.value, 300, 0);
  CHECK_NEAR(intent.energy.value, 1, 0);
  CHECK_NEAR(intent.valence.value, -1, 0);
  CHECK(intent.n_bars == 512 && intent.swing.value == 0);
}

static void
something_always_plays(void)
{
  const PromptIntent intent =
    corrected("jazz", "lead=none\ncounter=none\ncomping=none\npad=none\narp=none\n"
                      "bass=none\ndrums=none");
  CHECK(intent.parts[BASE_LEAD].wish == PROMPT_ANY);
}

static void
long_and_broken_lines_are_survived(void)
{
  static char long_line[20000];
  memset(long_line, 'a', sizeof(long_line));
  memcpy(long_line, "genre=", 6);
  PromptIntent intent = corrected("jazz", "");
  CHECK(!prompt_correct(&intent, long_line, sizeof(long_line)));
  CHECK(intent.n_remarks == 1);
  CHECK(!prompt_correct(&intent, "lead=\xFF\xC3\n\0\n=\n", 13));
  CHECK(!prompt_correct(&intent, NULL, 0));
}

static void
knobs_win_over_everything(void)
{
  PromptIntent intent = corrected("jazz in Bb, 90 bpm, endless", "tempo=100");
  prompt_turn(&intent, &(PromptKnobs){.key = 1, .mode = 1 + BASE_DORIAN, .n_bars = 8});
  CHECK(intent.key == 0 && intent.mode == BASE_DORIAN);
  CHECK_NEAR(intent.tempo_bpm.value, 100, 0);
  CHECK(intent.n_bars == 8 && !intent.endless);
  CHECK(intent.key_source.origin == PROMPT_SET);
  CHECK(intent.n_remarks == 3);
  const PromptIntent before = intent;
  prompt_turn(&intent, &(PromptKnobs){.tempo_bpm = 0});
  CHECK(!memcmp(&before, &intent, sizeof(intent)));
}

int
main(void)
{
  RUN(what_is_set_wins_and_says_so);
  RUN(what_agrees_with_the_sentence_needs_no_remark);
  RUN(an_empty_value_means_not_said);
  RUN(another_genre_moves_what_follows_from_it);
  RUN(key_and_mode_leave_each_other_alone);
  RUN(who_plays_can_be_set);
  RUN(only_can_be_set_and_taken_back);
  RUN(chords_are_a_progression_or_a_part);
  RUN(values_may_be_what_a_sentence_says);
  RUN(bad_lines_are_remarks);
  RUN(values_are_kept_within_their_ranges);
  RUN(something_always_plays);
  RUN(long_and_broken_lines_are_survived);
  RUN(knobs_win_over_everything);
  return 0;
}
