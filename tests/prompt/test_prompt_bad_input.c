// Any bytes give a valid intent.

#include "core/base/random.h"
#include "core/param/instrument.h"
#include "core/prompt/genre.h"
#include "core/prompt/prompt.h"
#include "tests/test.h"

#include <stdbool.h>

static void
check_amount(const PromptAmount* amount, float least, float most)
{
  CHECK(amount->value >= least && amount->value <= most);
  CHECK(amount->source.confidence >= 0 && amount->source.confidence <= 1);
  CHECK(amount->source.begin <= amount->source.end);
}

static void
check_valid(const PromptIntent* intent)
{
  CHECK(intent->n_genres >= 1 && intent->n_genres <= PROMPT_MAX_GENRES);
  for (uint32_t i = 0; i < intent->n_genres; ++i) {
    CHECK(intent->genres[i].genre < prompt_n_genres());
    CHECK(intent->genres[i].weight > 0 && intent->genres[i].weight <= 1);
  }
  check_amount(&intent->valence, -1, 1);
  check_amount(&intent->arousal, -1, 1);
  check_amount(&intent->tension, -1, 1);
  check_amount(&intent->energy, 0, 1);
  check_amount(&intent->density, 0, 1);
  check_amount(&intent->complexity, 0, 1);
  check_amount(&intent->dynamics, 0, 1);
  check_amount(&intent->articulation, 0, 1);
  check_amount(&intent->timbre, 0, 1);
  check_amount(&intent->swing, 0, 1);
  check_amount(&intent->reverb, 0, 1);
  check_amount(&intent->build, -1, 1);
  check_amount(&intent->tempo_bpm, 20, 300);
  CHECK(intent->key < 12 && intent->mode < BASE_N_MODES);
  CHECK(intent->meter.beats >= 1 && intent->meter.beats <= 32 && intent->meter.unit);
  for (int part = 0; part < BASE_N_PARTS; ++part) {
    CHECK(intent->parts[part].instrument < (int32_t)param_n_instruments());
  }
  CHECK(intent->n_chords <= PROMPT_MAX_CHORDS && intent->n_form <= PROMPT_MAX_FORM);
  CHECK(intent->n_remarks <= PROMPT_MAX_REMARKS);
}

static void
check_reads(const char* bytes, size_t n)
{
  PromptIntent intent;
  prompt_read(NULL, bytes, n, &intent);
  check_valid(&intent);
  char* const json = prompt_json(&intent, bytes, n);
  CHECK(json && json[0] == '{');
  free(json);
}

static void
nothing_at_all_is_pop(void)
{
  PromptIntent intent;
  prompt_read(NULL, "", 0, &intent);
  check_valid(&intent);
  CHECK_TEXT(prompt_genre(intent.genres[0].genre)->name, "pop");
  CHECK(intent.n_remarks == 0);
}

static void
a_mebibyte_is_cut_and_said(void)
{
  static char bytes[1 << 20];
  for (size_t i = 0; i < sizeof(bytes); ++i) {
    bytes[i] = "jazz in Bb "[i % 11];
  }
  PromptIntent intent;
  prompt_read(NULL, bytes, sizeof(bytes), &intent);
  check_valid(&intent);
  bool said = false;
  for (uint32_t i = 0; i < intent.n_remarks; ++i) {
    said = said || intent.remarks[i].kind == PROMPT_CUT;
  }
  CHECK(said);
  memset(bytes, 'x', sizeof(bytes));
  check_reads(bytes, sizeof(bytes));
  memset(bytes, '&', sizeof(bytes));
  check_reads(bytes, sizeof(bytes));
}

static void
broken_utf8_is_left_out(void)
{
  static const char* const broken[] = {
    "jazz \xFF\xFE",          "\xC3",      "\xE3\x83", "\xF0\x9F\x8E",
    "rock \xED\xA0\x80 solo", "\xC0\xAF/4"};
  for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); ++i) {
    check_reads(broken[i], strlen(broken[i]));
  }
}

static void
hostile_sentences_are_only_sentences(void)
{
  static const char* const hostile[] = {
    "%s%n%x",
    "no no no no",
    "only only",
    "no",
    "0/0 0 bpm 99999999999999999999 bars",
    "bpm bpm bpm",
    "in in in",
    "::::",
    "1:99 -1 bpm NaN bpm inf bpm",
    "\\\"{}[]",
    "no drums no bass no lead no chords no pad no arp no counter",
    "A",
    "a",
    "#",
    "b#b#",
    "no piano no piano no no piano or or or",
    "1e99 bpm",
    "I I I I",
    "only without only"};
  for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); ++i) {
    check_reads(hostile[i], strlen(hostile[i]));
  }
  check_reads("jazz\0piano\0", 11);
}

/// Words of the grammar and raw bytes in any order.
static void
random_sentences_are_read(void)
{
  static const char* const words[] = {"jazz",
                                      "no",
                                      "only",
                                      "piano",
                                      "in",
                                      "Bb",
                                      "minor",
                                      "3/4",
                                      "90",
                                      "bpm",
                                      ",",
                                      "and",
                                      "or",
                                      "lead",
                                      "drums",
                                      "ピアノ",
                                      "なし",
                                      "sin",
                                      ":",
                                      "0.7",
                                      "%",
                                      "[",
                                      "solo",
                                      "Am",
                                      "ii-V-I",
                                      "AABA",
                                      "\xFF",
                                      "-",
                                      "very",
                                      "slow",
                                      "12 bar blues",
                                      "🎷",
                                      "/",
                                      "string quartet"};
  BaseRandom               random  = base_random(1, 2, 3, 4);
  for (int round = 0; round < 2000; ++round) {
    char           text[512];
    size_t         n     = 0;
    const uint32_t count = base_random_below(&random, 24);
    for (uint32_t i = 0; i < count; ++i) {
      const uint32_t k = base_random_below(&random, sizeof(words) / sizeof(words[0]));
      const char* const glue = base_random_below(&random, 5) ? " " : "";
      n += (size_t)snprintf(text + n, sizeof(text) - n, "%s%s", words[k], glue);
    }
    check_reads(text, n);
  }
}

int
main(void)
{
  RUN(nothing_at_all_is_pop);
  RUN(a_mebibyte_is_cut_and_said);
  RUN(broken_utf8_is_left_out);
  RUN(hostile_sentences_are_only_sentences);
  RUN(random_sentences_are_read);
  return 0;
}
