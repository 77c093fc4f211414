#include "core/score/text.h"
#include "tests/score/piece.h"
#include "tests/test.h"

#include <stdlib.h>

static void
a_view_comes_back_byte_for_byte(void)
{
  for (uint32_t i = 0; i < 300; ++i) {
    BaseRandom       random = base_random(1, 0, 0, i);
    const ScorePiece piece  = piece_random(&random);
    const uint32_t   n_bars = base_random_below(&random, 12);
    ScoreView*       view   = piece_random_view(&piece, n_bars, 20, &random);
    ScoreView*       again;
    char *           text, *text_again;
    size_t           n, n_again;
    uint32_t         line = 0;
    CHECK(score_text_write(view, &text, &n) == BASE_OK);
    CHECK(n == strlen(text));
    const BaseStatus status = score_text_read(text, n, &again, &line);
    if (status) {
      printf("line %u\n%s\n", line, text);
    }
    CHECK(status == BASE_OK);
    CHECK(score_text_write(again, &text_again, &n_again) == BASE_OK);
    CHECK(n == n_again && !memcmp(text, text_again, n));
    CHECK(!memcmp(&view->piece.tempo_bpm, &again->piece.tempo_bpm, sizeof(float)));
    score_view_free(view);
    score_view_free(again);
    free(text);
    free(text_again);
  }
}

int
main(void)
{
  RUN(a_view_comes_back_byte_for_byte);
  return 0;
}
