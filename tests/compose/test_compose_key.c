// A listener who does not know the key hears the one that was asked for.
//
// The key finder correlates how long each pitch class sounds with the profiles
// of Krumhansl and Kessler (Psychological Review 89, 1982).

#include "tests/compose/ask.h"
#include "tests/test.h"

#define N_SEEDS 4U

static AskPiece piece;

static const double profiles[2][12] = {
  {6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88},
  {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17},
};

static void
measure(double heard[12])
{
  memset(heard, 0, 12 * sizeof(heard[0]));
  for (uint32_t s = 0; s < piece.n; ++s) {
    for (uint32_t k = 0; k < piece.sections[s]->n_notes; ++k) {
      const ScoreNote* const note = &piece.sections[s]->notes[k];
      if (note->part != BASE_DRUMS) {
        heard[note->pitch % 12U] += fmin(note->length_ticks, 8.0 * BASE_PPQ);
      }
    }
  }
}

static double
correlation(const double heard[12], const double profile[12], uint32_t key)
{
  double sums[5] = {0};
  for (uint32_t i = 0; i < 12; ++i) {
    const double x = heard[(i + key) % 12U];
    const double y = profile[i];
    sums[0] += x;
    sums[1] += y;
    sums[2] += x * x;
    sums[3] += y * y;
    sums[4] += x * y;
  }
  const double spread =
    sqrt((12.0 * sums[2] - sums[0] * sums[0]) * (12.0 * sums[3] - sums[1] * sums[1]));
  return (12.0 * sums[4] - sums[0] * sums[1]) / spread;
}

/// The most likely key: the tonic, plus 12 if it is minor.
static uint32_t
find_key(void)
{
  double   heard[12];
  double   best  = -2.0;
  uint32_t found = 0;
  measure(heard);
  for (uint32_t key = 0; key < 24; ++key) {
    const double fit = correlation(heard, profiles[key / 12U], key % 12U);
    if (fit > best) {
      best  = fit;
      found = key;
    }
  }
  return found;
}

static void
the_key_that_is_asked_for_is_heard(void)
{
  uint32_t n_right = 0;
  for (uint32_t i = 0; i < N_SEEDS * PROMPT_N_STYLES; ++i) {
    ComposeRequest request = ask_style((PromptStyle)(i / N_SEEDS), i + 1);
    const uint32_t minor   = i % 2U;
    request.intent.key     = (uint8_t)(i * 5U % 12U);
    request.intent.mode    = (uint8_t)(minor ? BASE_MINOR : BASE_MAJOR);
    ask_compose(&request, NULL, UINT32_MAX, &piece);
    n_right += find_key() == request.intent.key + 12U * minor;
    ask_free(&piece);
  }
  printf("%u of %u pieces\n", n_right, N_SEEDS * PROMPT_N_STYLES);
  CHECK(n_right * 100U >= 90U * N_SEEDS * PROMPT_N_STYLES);
}

int
main(void)
{
  RUN(the_key_that_is_asked_for_is_heard);
  return 0;
}
