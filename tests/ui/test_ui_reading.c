// From the intent's JSON to chips, and from chips to corrections.

#include "tests/test.h"
#include "tests/ui/scene.h"
#include "ui/json.h"
#include "ui/lines.h"
#include "ui/reading.h"
#include "ui/roman.h"

static UiJson
json(const char* text)
{
  return ui_json(text, strlen(text));
}

static void
json_is_read_where_it_stands(void)
{
  const UiJson all =
    json(" {\"a\": [1, -2.5, \"x\\\"y\\u00fc\", {\"b\": true}], \"c\": null}");
  const UiJson list = ui_json_get(all, "a");
  char         text[32];
  CHECK_NEAR(ui_json_number(ui_json_at(list, 0), 9), 1.0, 0);
  CHECK_NEAR(ui_json_number(ui_json_at(list, 1), 9), -2.5, 1e-12);
  CHECK(ui_json_text(ui_json_at(list, 2), text, sizeof(text)));
  CHECK_TEXT(text, "x\"y\xC3\xBC");
  CHECK(ui_json_true(ui_json_get(ui_json_at(list, 3), "b")));
  CHECK(!ui_json_at(list, 4).begin && !ui_json_get(all, "d").begin);
  CHECK(ui_json_name(all, 1, text, sizeof(text)) && !strcmp(text, "c"));
  CHECK(!ui_json_name(all, 2, text, sizeof(text)) && !text[0]);
  CHECK(!ui_json_true(ui_json_get(all, "c")));
  CHECK_NEAR(ui_json_number(ui_json_get(all, "c"), 7), 7.0, 0);
}

static void
torn_json_has_no_values(void)
{
  static const char* const torn[] = {"",
                                     "{",
                                     "{\"a\"",
                                     "{\"a\":",
                                     "{\"a\": \"x",
                                     "{\"a\" 1}",
                                     "[1",
                                     "{a: 1}",
                                     "\"",
                                     "{\"a\": [1, 2}",
                                     "}",
                                     "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]",
                                     "{\"a\": }"};
  char                     text[8];
  for (size_t i = 0; i < sizeof(torn) / sizeof(torn[0]); ++i) {
    CHECK(!ui_json_text(ui_json_get(json(torn[i]), "a"), text, sizeof(text)));
    CHECK(!ui_json_at(ui_json_get(json(torn[i]), "a"), 1).begin);
  }
  CHECK(!ui_json(NULL, 0).begin);
}

static void
a_string_is_cut_between_letters(void)
{
  char text[4];
  CHECK(ui_json_text(json("\"ab\xC3\xBC"
                          "d\""),
                     text, sizeof(text)));
  CHECK_TEXT(text, "ab");
}

static void
lines_are_set_and_taken_away(void)
{
  char lines[40] = "a=1\nb=two words\n", value[16];
  CHECK(ui_lines_get(lines, "b", value, sizeof(value)) && !strcmp(value, "two words"));
  CHECK(!ui_lines_get(lines, "c", value, sizeof(value)) && !value[0]);
  CHECK(ui_lines_set(lines, sizeof(lines), "a", "x"));
  CHECK_TEXT(lines, "b=two words\na=x\n");
  CHECK(ui_lines_set(lines, sizeof(lines), "b", NULL));
  CHECK_TEXT(lines, "a=x\n");
  CHECK(ui_lines_set(lines, sizeof(lines), "c", ""));
  CHECK_TEXT(lines, "a=x\nc=\n");
  CHECK(!ui_lines_set(lines, sizeof(lines), "d",
                      "far too long a value for the room there is"));
  CHECK_TEXT(lines, "a=x\nc=\n");
  CHECK(
    ui_lines_add(lines, sizeof(lines), "c", "2\nd=3")); // No line gets in by a value
  CHECK_TEXT(lines, "a=x\nc=\nc=2\n");
}

static void
chords_have_their_degrees(void)
{
  static const struct {
    const char* chord;
    unsigned    key;
    const char* roman;
  } cases[] = {{"C", 0, "I"},
               {"Am7", 0, "vi7"},
               {"Bbmaj7/D", 5, "IVmaj7"},
               {"F#m7b5", 4, "ii7b5"},
               {"Bdim7", 0,
                "vii\xC2\xB0"
                "7"},
               {"Eb", 0, "bIII"},
               {"G7sus4", 0, "V7sus4"},
               {"Cmaj9", 7, "IVmaj9"},
               {"mist", 0, ""},
               {"", 3, ""}};
  char text[24];
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    CHECK(ui_roman(cases[i].chord, cases[i].key, text, sizeof(text)) ==
          (cases[i].roman[0] != '\0'));
    CHECK_TEXT(text, cases[i].roman);
  }
}

static UiMirror  mirror;
static UiReading reading;

static void
read_scene(const char* corrections)
{
  ui_mirror_init(&mirror);
  mirror.intent = malloc(strlen(scene_intent) + 1);
  CHECK(mirror.intent);
  strcpy(mirror.intent, scene_intent);
  strcpy(mirror.corrections, corrections);
  ui_reading(&mirror, &reading);
}

static unsigned
find(UiFact fact)
{
  unsigned i = 0;
  while (i < reading.n && reading.chips[i].fact != fact) {
    ++i;
  }
  return i;
}

static const UiChip*
chip(UiFact fact)
{
  const unsigned i = find(fact);
  CHECK(i < reading.n);
  return &reading.chips[i];
}

static void
facts_become_chips_with_their_origins(void)
{
  read_scene("lead=tenor sax\n");
  CHECK_TEXT(chip(UI_FACT_GENRE)->value, "jazz waltz");
  CHECK(chip(UI_FACT_GENRE)->origin == UI_STATED);
  CHECK_TEXT(chip(UI_FACT_MOOD)->value, "slow");
  CHECK(chip(UI_FACT_MOOD)->origin == UI_INFERRED);
  CHECK_TEXT(chip(UI_FACT_KEY)->value, "Bb major");
  CHECK_TEXT(chip(UI_FACT_TEMPO)->value, "90 bpm");
  CHECK_TEXT(chip(UI_FACT_TEMPO)->plain, "90");
  CHECK_TEXT(chip(UI_FACT_TEMPO)->remark, "slow, but 90 bpm: the number wins");
  CHECK(chip(UI_FACT_LENGTH)->origin == UI_DEFAULT);
  CHECK_TEXT(chip(UI_FACT_FORM)->value, "intro A B A");
  CHECK(find(UI_FACT_CHORDS) == reading.n);
  const UiChip* const lead = chip(UI_FACT_PART);
  CHECK(lead->origin == UI_SET && lead->pinned && !lead->refused);
  CHECK(find((UiFact)(UI_FACT_PART + BASE_COUNTER)) == reading.n);
  const UiChip* const without = chip(UI_FACT_WITHOUT);
  CHECK(without->refused && !strcmp(without->value, "grand piano"));
  CHECK(!reading.remark[0]); // The only one belongs to the tempo
  ui_mirror_free(&mirror);
}

static void
no_intent_is_no_chips(void)
{
  ui_mirror_init(&mirror);
  ui_reading(&mirror, &reading);
  CHECK(!reading.n);
  ui_mirror_free(&mirror);
}

static void
read_text(const char* text)
{
  ui_mirror_init(&mirror);
  mirror.intent = malloc(strlen(text) + 1);
  CHECK(mirror.intent);
  strcpy(mirror.intent, text);
  ui_reading(&mirror, &reading);
}

static void
a_family_that_is_left_out_is_one_chip(void)
{
  read_text(
    "{\"excluded\": [\"grand piano\", \"felt piano\", \"harp\", \"rock kit\"]}");
  CHECK(reading.n == 3);
  CHECK_TEXT(reading.chips[0].plain, "piano");
  CHECK_TEXT(reading.chips[1].plain, "harp");
  CHECK_TEXT(reading.chips[2].plain, "rock kit");
  ui_mirror_free(&mirror);
  read_text("{\"parts\": {\"drums\": {\"wish\": \"excluded\"}}, \"excluded\": [\"rock "
            "kit\", \"909 kit\"]}");
  CHECK(reading.n == 1 && reading.chips[0].refused);
  CHECK_TEXT(reading.chips[0].value, "drums");
  ui_mirror_free(&mirror);
}

static void
a_change_of_key_is_a_chip(void)
{
  read_text("{\"modulation\": {\"value\": 2, \"origin\": \"stated\"}}");
  CHECK(reading.n == 1 && reading.chips[0].fact == UI_FACT_MODULATION);
  CHECK_TEXT(reading.chips[0].name, "key change");
  CHECK_TEXT(reading.chips[0].value, "+2");
  char lines[64] = "";
  CHECK(ui_correct(&reading, &reading.chips[0], "-1", lines, sizeof(lines)));
  CHECK_TEXT(lines, "modulation=-1\n");
  ui_mirror_free(&mirror);
  read_text("{\"modulation\": {\"value\": 0, \"origin\": \"stated\"}}");
  CHECK_TEXT(reading.chips[0].value, "none");
  ui_mirror_free(&mirror);
  read_text("{\"modulation\": {\"value\": 0, \"origin\": \"default\"}}");
  CHECK(!reading.n);
  ui_mirror_free(&mirror);
}

static void
nothing_said_is_nothing_understood(void)
{
  read_text("{\"sentence\": \"\", \"genres\": [{\"value\": \"pop\"}]}");
  CHECK(!reading.n);
  strcpy(mirror.corrections, "genre=pop\n");
  ui_reading(&mirror, &reading);
  CHECK(reading.n == 1 && reading.chips[0].pinned);
  ui_mirror_free(&mirror);
}

static void
only_is_one_chip_for_all_the_others(void)
{
  read_text("{\"only\": true, \"parts\": {\"drums\": {\"wish\": \"excluded\"}, "
            "\"lead\": {\"wish\": \"wanted\", \"instrument\": \"harp\"}}}");
  CHECK(reading.n == 2 && reading.chips[1].fact == UI_FACT_ONLY);
  char lines[64] = "";
  CHECK(ui_correct(&reading, &reading.chips[1], "", lines, sizeof(lines)));
  CHECK_TEXT(lines, "only=no\n");
  ui_mirror_free(&mirror);
}

static void
a_remark_without_a_chip_quotes_its_words(void)
{
  read_text("{\"remarks\": [{\"kind\": \"ignored\", \"text\": \"not understood\", "
            "\"span\": [0, 3], \"words\": \"xyz\"}]}");
  CHECK_TEXT(reading.remark, "\xE2\x80\x9Cxyz\xE2\x80\x9D: not understood");
  ui_mirror_free(&mirror);
}

static void
chips_are_corrected_by_lines(void)
{
  char lines[UI_LINES_BYTES] = "key=C\nmode=minor\n";
  read_scene(lines);
  CHECK(ui_correct(&reading, chip(UI_FACT_TEMPO), "120", lines, sizeof(lines)));
  CHECK_TEXT(lines, "key=C\nmode=minor\ntempo=120\n");
  CHECK(ui_correct(&reading, chip(UI_FACT_KEY), "A minor", lines, sizeof(lines)));
  CHECK_TEXT(lines, "tempo=120\nkey=A minor\n");
  CHECK(ui_correct(&reading, chip(UI_FACT_KEY), "", lines, sizeof(lines)));
  CHECK_TEXT(lines, "tempo=120\nmode=\nkey=\n");
  CHECK(ui_correct(&reading, chip(UI_FACT_TEMPO), NULL, lines, sizeof(lines)));
  CHECK(ui_correct(&reading, chip(UI_FACT_KEY), NULL, lines, sizeof(lines)));
  CHECK_TEXT(lines, "");
  CHECK(ui_correct(&reading, chip(UI_FACT_WITHOUT), "", lines, sizeof(lines)));
  CHECK_TEXT(lines, "without=\n");
  ui_mirror_free(&mirror);
}

static void
one_of_two_left_out_may_come_back(void)
{
  char lines[UI_LINES_BYTES] = "";
  read_scene("");
  reading.chips[reading.n] = *chip(UI_FACT_WITHOUT);
  strcpy(reading.chips[reading.n].plain, "harp");
  ++reading.n;
  CHECK(ui_correct(&reading, chip(UI_FACT_WITHOUT), "", lines, sizeof(lines)));
  CHECK_TEXT(lines, "without=\nwithout=harp\n");
  ui_mirror_free(&mirror);
}

static void
any_bytes_are_read_without_harm(void)
{
  uint32_t     seed = 1;
  const size_t n    = strlen(scene_intent);
  for (int round = 0; round < 3000; ++round) {
    read_scene("");
    for (int k = 0; k < 1 + round % 8; ++k) {
      seed                            = seed * 1664525U + 1013904223U;
      mirror.intent[(seed >> 8U) % n] = "{}[]\",:\\u0 a\x80-.9"[seed >> 28U];
    }
    if (round % 5 == 0) {
      mirror.intent[(seed >> 4U) % n] = '\0';
    }
    ui_reading(&mirror, &reading);
    CHECK(reading.n <= UI_MAX_CHIPS);
    ui_mirror_free(&mirror);
  }
}

int
main(void)
{
  RUN(json_is_read_where_it_stands);
  RUN(torn_json_has_no_values);
  RUN(a_string_is_cut_between_letters);
  RUN(lines_are_set_and_taken_away);
  RUN(chords_have_their_degrees);
  RUN(facts_become_chips_with_their_origins);
  RUN(no_intent_is_no_chips);
  RUN(a_family_that_is_left_out_is_one_chip);
  RUN(a_change_of_key_is_a_chip);
  RUN(nothing_said_is_nothing_understood);
  RUN(only_is_one_chip_for_all_the_others);
  RUN(a_remark_without_a_chip_quotes_its_words);
  RUN(chips_are_corrected_by_lines);
  RUN(one_of_two_left_out_may_come_back);
  RUN(any_bytes_are_read_without_harm);
  return 0;
}
