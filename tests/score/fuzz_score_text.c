// Any bytes as a written score: refused, or a view that comes back the same.

#include "core/score/text.h"
#include "tests/test.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t n_bytes);

/// Read bytes as a score and, where they are one, write it and read it again.
int
LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t n_bytes)
{
  ScoreView *      view, *again;
  char *           text, *text_again;
  size_t           n, n_again;
  uint32_t         line;
  const BaseStatus status = score_text_read((const char*)bytes, n_bytes, &view, &line);
  CHECK(!status == !!view);
  if (!view) {
    return 0;
  }
  CHECK(score_piece_is_valid(&view->piece));
  CHECK(score_text_write(view, &text, &n) == BASE_OK);
  CHECK(score_text_read(text, n, &again, &line) == BASE_OK);
  CHECK(score_text_write(again, &text_again, &n_again) == BASE_OK);
  CHECK(n == n_again && !memcmp(text, text_again, n));
  free(text);
  free(text_again);
  score_view_free(view);
  score_view_free(again);
  return 0;
}
