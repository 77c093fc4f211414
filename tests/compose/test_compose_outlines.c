// Layouts of real pieces suit what is wished, and lies in their file are refused.
//
//   test_compose_outlines MODELS

#include "core/compose/outlines.h"
#include "core/prompt/genre.h"
#include "tests/nn/forge.h"
#include "tests/test.h"

#include <stdlib.h>
#include <unistd.h>

#define N_DRAWN 100U
#define MAX_BYTES (4U << 20U)

static const char*     path;
static ComposeOutlines outlines;
static char            bytes[MAX_BYTES];

static ComposeOutlineWish
wish_for(uint32_t style, uint8_t mode, float busy)
{
  ComposeOutlineWish wish = {.busy = busy};

  wish.words.say[COMPOSE_SAY_STYLE] = (uint8_t)(1U + style);
  wish.words.say[COMPOSE_SAY_MODE]  = mode;
  wish.words.say[COMPOSE_SAY_METER] = 1;
  wish.words.say[COMPOSE_SAY_TEMPO] = 4;
  return wish;
}

/// The sum of a bar's word over all bars of many that are drawn, per bar.
static double
drawn_mean(const ComposeOutlineWish* wish, ComposeBarWord word)
{
  BaseRandom random = base_random(1, 2, 3, 4);
  double     sum    = 0.0;
  double     n      = 0.0;
  for (uint32_t i = 0; i < N_DRAWN; ++i) {
    const uint32_t which = compose_outlines_draw(&outlines, wish, &random);
    CHECK(which < outlines.n);
    for (uint32_t bar = 0; bar < outlines.size[which]; ++bar) {
      sum += compose_outlines_bar(&outlines, which, bar).say[word];
      n += 1.0;
    }
  }
  return sum / n;
}

static void
every_style_has_its_own(void)
{
  for (uint32_t style = 0; style < PROMPT_N_STYLES; ++style) {
    const ComposeOutlineWish wish   = wish_for(style, 1, 0.0f);
    BaseRandom               random = base_random(style, 0, 0, 0);
    for (uint32_t i = 0; i < N_DRAWN; ++i) {
      const uint32_t          which = compose_outlines_draw(&outlines, &wish, &random);
      const ComposePieceWords words = compose_outlines_piece(&outlines, which);
      CHECK(words.say[COMPOSE_SAY_STYLE] == 1U + style);
    }
  }
}

static void
who_wants_it_busier_gets_more_notes(void)
{
  for (uint32_t style = 0; style < PROMPT_N_STYLES; style += 5) {
    const ComposeOutlineWish sparse = wish_for(style, 1, -1.0f);
    const ComposeOutlineWish busy   = wish_for(style, 1, 1.0f);
    CHECK(drawn_mean(&busy, COMPOSE_SAY_DENSITY) >
          drawn_mean(&sparse, COMPOSE_SAY_DENSITY) + 0.2);
  }
}

static void
bars_come_round(void)
{
  const uint32_t        n = outlines.size[0];
  const ComposeBarWords a = compose_outlines_bar(&outlines, 0, 1);
  const ComposeBarWords b = compose_outlines_bar(&outlines, 0, 1 + 3 * n);
  CHECK(!memcmp(&a, &b, sizeof(a)));
}

static size_t
read_file(void)
{
  FILE* const file = fopen(path, "rb");
  CHECK(file);
  const size_t n = fread(bytes, 1, sizeof(bytes), file);
  CHECK(n > FORGE_HEADER && n < sizeof(bytes) && !fclose(file));
  return n;
}

/// The byte at which the data of `name` begin.
static size_t
data_of(const char* name)
{
  for (size_t at = FORGE_HEADER; at < 16U * FORGE_ENTRY; at += FORGE_ENTRY) {
    if (!strcmp(bytes + at, name)) {
      return forge_get32(bytes, at + 56U);
    }
  }
  FAIL("no tensor of this name");
  return 0;
}

/// Open a file whose `name` begins with `value`.
static BaseStatus
open_with(const char* name, char value)
{
  char            lie[]  = "/tmp/estro-outlines-XXXXXX";
  const size_t    n      = read_file();
  const int       file   = mkstemp(lie);
  ComposeOutlines opened = {0};
  bytes[data_of(name)]   = value;
  forge_sign(bytes, n);
  CHECK(file >= 0 && write(file, bytes, n) == (ssize_t)n && !close(file));
  const BaseStatus status = compose_outlines_open(&opened, lie);
  CHECK((status == BASE_OK) == (opened.blob != NULL));
  compose_outlines_close(&opened);
  CHECK(!unlink(lie));
  return status;
}

static void
lies_are_refused(void)
{
  CHECK(open_with("bars", 1) == BASE_OK);
  CHECK(open_with("bars", 9) == BASE_BAD_INPUT);
  CHECK(open_with("piece", 28) == BASE_BAD_INPUT);
  CHECK(open_with("n", 0) == BASE_BAD_INPUT);
  CHECK(open_with("n", 33) == BASE_BAD_INPUT);
}

int
main(int argc, char** argv)
{
  char name[4096];
  CHECK(argc == 2 && strlen(argv[1]) < sizeof(name) - 16);
  snprintf(name, sizeof(name), "%s/outlines.nn", argv[1]);
  path = name;
  CHECK(compose_outlines_open(&outlines, path) == BASE_OK);
  RUN(every_style_has_its_own);
  RUN(who_wants_it_busier_gets_more_notes);
  RUN(bars_come_round);
  RUN(lies_are_refused);
  compose_outlines_close(&outlines);
  return 0;
}
