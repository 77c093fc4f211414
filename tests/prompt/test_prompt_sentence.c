// What sentences mean, fact by fact.

#include "core/param/instrument.h"
#include "core/prompt/genre.h"
#include "core/prompt/prompt.h"
#include "tests/test.h"

#include <stdbool.h>

static PromptIntent
read(const char* sentence)
{
  PromptIntent intent;
  prompt_read(NULL, sentence, strlen(sentence), &intent);
  return intent;
}

static const char*
genre_of(const PromptIntent* intent)
{
  return prompt_genre(intent->genres[0].genre)->name;
}

static const char*
player_of(const PromptIntent* intent, BasePart part)
{
  const int32_t id = intent->parts[part].instrument;
  return id < 0 ? "" : param_instrument((uint32_t)id)->name;
}

static bool
is_excluded(const PromptIntent* intent, const char* instrument)
{
  const uint32_t id = param_instrument_find(instrument);
  return intent->excluded[id / 32] >> (id % 32) & 1U;
}

static void
the_jazz_waltz_is_read_in_full(void)
{
  const PromptIntent intent =
    read("slow jazz waltz in Bb, walking bass, brushes, no piano, 90 bpm");
  CHECK_TEXT(genre_of(&intent), "jazz");
  CHECK(intent.n_genres == 1);
  CHECK(intent.meter.beats == 3 && intent.meter.unit == 4);
  CHECK_NEAR(intent.tempo_bpm.value, 90, 0);
  CHECK(intent.key == 10 && intent.mode == BASE_MAJOR);
  CHECK_TEXT(player_of(&intent, BASE_BASS), "upright bass");
  CHECK_TEXT(player_of(&intent, BASE_DRUMS), "brush kit");
  CHECK(is_excluded(&intent, "grand piano") && is_excluded(&intent, "electric piano"));
  for (int part = BASE_LEAD; part < BASE_BASS; ++part) {
    CHECK(intent.parts[part].wish == PROMPT_ANY);
  }
  CHECK(!intent.only && intent.n_chords == 0 && intent.n_form == 0);
  CHECK(intent.n_remarks == 0);
}

static void
a_fact_knows_its_words(void)
{
  const char* const  sentence = "dreamy pop in F# minor at 96 bpm";
  const PromptIntent intent   = read(sentence);
  CHECK(intent.key == 6 && intent.key_source.origin == PROMPT_STATED);
  CHECK(!strncmp(sentence + intent.key_source.begin, "F# minor",
                 intent.key_source.end - intent.key_source.begin));
  CHECK(intent.meter_source.origin == PROMPT_DEFAULT);
}

static void
keys_are_read_in_many_spellings(void)
{
  static const struct {
    const char* sentence;
    int         key, mode;
  } cases[] = {
    {"piano piece in E-flat major", 3, BASE_MAJOR},
    {"Klavier in h-Moll", 11, BASE_MINOR},
    {"Walzer in B-Dur", 10, BASE_MAJOR},
    {"balada en la menor", 9, BASE_MINOR},
    {"ballade en si bémol majeur", 10, BASE_MAJOR},
    {"変ロ長調のワルツ", 10, BASE_MAJOR},
    {"降B大调 爵士", 10, BASE_MAJOR},
    {"rock in D mixolydian", 2, BASE_MIXOLYDIAN},
    {"key of a, country", 9, BASE_MAJOR},
    {"lofi beat, a minor, 80 bpm", 9, BASE_MINOR},
    {"techno in C♯ harmonic minor", 1, BASE_HARMONIC_MINOR},
    {"the relative minor of C major, sad", 9, BASE_MINOR},
  };
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    const PromptIntent intent = read(cases[i].sentence);
    CHECK(intent.key == cases[i].key);
    CHECK(intent.mode == cases[i].mode);
    CHECK(intent.key_source.origin == PROMPT_STATED);
  }
}

static void
an_article_is_no_key(void)
{
  CHECK(read("funk in a minor key").key_source.origin == PROMPT_DEFAULT);
  CHECK(read("a major lift in a pop song").key_source.origin == PROMPT_DEFAULT);
}

static void
roles_are_told_by_the_words_beside_them(void)
{
  const PromptIntent intent = read("alto sax lead, strings as pad, arpeggiated harp");
  CHECK_TEXT(player_of(&intent, BASE_LEAD), "alto sax");
  CHECK_TEXT(player_of(&intent, BASE_PAD), "string ensemble");
  CHECK_TEXT(player_of(&intent, BASE_ARP), "harp");
}

static void
a_no_reaches_to_the_end_of_its_list(void)
{
  const PromptIntent intent = read("house with no drums, bass or guitar, warm pad");
  CHECK(intent.parts[BASE_DRUMS].wish == PROMPT_EXCLUDED);
  CHECK(intent.parts[BASE_BASS].wish == PROMPT_EXCLUDED);
  CHECK(is_excluded(&intent, "distorted guitar"));
  CHECK_TEXT(player_of(&intent, BASE_PAD), "warm pad");
  const PromptIntent other = read("no piano, bass and brushes");
  CHECK(other.parts[BASE_BASS].wish == PROMPT_WANTED);
}

static bool
is_excluded_part(const char* sentence, uint32_t part)
{
  return read(sentence).parts[part].wish == PROMPT_EXCLUDED;
}

static void
a_no_may_stand_behind_its_instrument(void)
{
  const PromptIntent intent = read("synth pop, arps yes, trumpets no");
  CHECK(is_excluded(&intent, "trumpet"));
  CHECK(intent.parts[BASE_ARP].wish == PROMPT_WANTED);
  CHECK(is_excluded_part("no beats or vocals", BASE_DRUMS));
  CHECK(!is_excluded_part("lofi beats", BASE_DRUMS));
}

static void
drop_denies_only_where_a_clause_begins(void)
{
  const PromptIntent intent = read("jazz ballad, drop strings");
  CHECK(is_excluded(&intent, "string ensemble"));
  const PromptIntent other = read("house with a huge drop piano");
  CHECK(!is_excluded(&other, "grand piano"));
}

static void
a_lone_player_may_have_company(void)
{
  CHECK(read("one single cello, mournful").only);
  CHECK(!read("a lone trumpet over a string pad").only);
  CHECK(read("\U0001F3B9 solo piano").only);
  CHECK(read("baroque, piano solo").only);
  CHECK(!read("rock, guitar solo").only);
}

static void
a_melody_over_strings_is_not_theirs(void)
{
  const PromptIntent intent = read("a trumpet plays a sad melody over a string pad");
  CHECK_TEXT(player_of(&intent, BASE_LEAD), "trumpet");
  CHECK_TEXT(player_of(&intent, BASE_PAD), "string ensemble");
}

static void
only_closes_the_other_parts(void)
{
  const PromptIntent intent = read("blues, only guitar and drums");
  CHECK(intent.only);
  CHECK(intent.parts[BASE_DRUMS].wish == PROMPT_WANTED);
  CHECK(intent.parts[BASE_BASS].wish == PROMPT_EXCLUDED);
  CHECK(!read("just a slow pop tune").only);
}

static void
weights_sum_to_one(void)
{
  const PromptIntent intent = read("techno:0.7, gospel choir:0.3");
  CHECK(intent.n_genres == 2);
  CHECK_TEXT(genre_of(&intent), "techno");
  CHECK_NEAR(intent.genres[0].weight, 0.7, 1e-5);
  CHECK_NEAR(intent.genres[0].weight + intent.genres[1].weight, 1, 1e-5);
}

static void
chords_name_their_key(void)
{
  const PromptIntent intent = read("indie rock, Am F C G");
  CHECK(intent.n_chords == 4);
  CHECK(intent.chords[0].root == 9 && intent.chords[0].quality == BASE_MIN);
  CHECK(intent.key_source.origin == PROMPT_INFERRED && intent.key == 9);
  CHECK(read("ii-V-I in Bb").chords[0].relative);
}

static void
the_summary_fits_any_line(void)
{
  const PromptIntent intent = read("salsa, trumpet lead, no piano");
  char               line[24];
  for (size_t size = 0; size <= sizeof(line); ++size) {
    const size_t n = prompt_summary(&intent, line, size);
    CHECK(size == 0 ? n == 0 : n < size && strlen(line) == n);
  }
}

static void
every_genre_is_found_by_its_name(void)
{
  for (uint32_t id = 0; id < prompt_n_genres(); ++id) {
    const PromptIntent intent = read(prompt_genre(id)->name);
    CHECK_TEXT(genre_of(&intent), prompt_genre(id)->name);
  }
}

static void
every_instrument_is_found_by_its_name(void)
{
  for (uint32_t id = 0; id < param_n_instruments(); ++id) {
    const char* const name = param_instrument(id)->name;
    // Timpani sit in the drum part, as the kit of the orchestra
    const uint32_t as =
      strcmp(name, "timpani") != 0 ? id : param_instrument_find("orchestral kit");
    const PromptIntent intent = read(name);
    CHECK(intent.wanted[as / 32] >> (as % 32) & 1U);
  }
}

int
main(void)
{
  RUN(the_jazz_waltz_is_read_in_full);
  RUN(a_fact_knows_its_words);
  RUN(keys_are_read_in_many_spellings);
  RUN(an_article_is_no_key);
  RUN(roles_are_told_by_the_words_beside_them);
  RUN(a_no_reaches_to_the_end_of_its_list);
  RUN(a_no_may_stand_behind_its_instrument);
  RUN(drop_denies_only_where_a_clause_begins);
  RUN(a_lone_player_may_have_company);
  RUN(a_melody_over_strings_is_not_theirs);
  RUN(only_closes_the_other_parts);
  RUN(weights_sum_to_one);
  RUN(chords_name_their_key);
  RUN(the_summary_fits_any_line);
  RUN(every_genre_is_found_by_its_name);
  RUN(every_instrument_is_found_by_its_name);
  return 0;
}
