// It is music: in its key, led by voices that move little, singable, shaped.

#include "core/param/instrument.h"
#include "tests/compose/ask.h"
#include "tests/test.h"

#include <stdint.h>

static AskPiece piece;

static bool
in_scale(uint8_t pitch)
{
  const BaseMode mode =
    piece.piece.mode == BASE_MINOR ? BASE_HARMONIC_MINOR : (BaseMode)piece.piece.mode;
  const uint16_t mask =
    base_mode_mask(mode) | base_mode_mask((BaseMode)piece.piece.mode);
  return (mask >> ((pitch + 12U - piece.piece.key) % 12U)) & 1U;
}

static void
melodies_are_true_to_their_scale(void)
{
  uint32_t n_in  = 0;
  uint32_t n_all = 0;
  for (uint32_t i = 0; i < PROMPT_N_STYLES; i += 2) {
    const ComposeRequest request = ask_style((PromptStyle)i, i);
    ask_compose(&request, NULL, UINT32_MAX, &piece);
    for (uint32_t s = 0; s < piece.n; ++s) {
      for (uint32_t k = 0; k < piece.sections[s]->n_notes; ++k) {
        const ScoreNote* const note = &piece.sections[s]->notes[k];
        n_all += note->part == BASE_LEAD;
        n_in += note->part == BASE_LEAD && in_scale(note->pitch);
      }
    }
    ask_free(&piece);
  }
  printf("%u of %u notes\n", n_in, n_all);
  CHECK(n_in * 100U >= n_all * 96U);
}

static void
melodies_move_by_step_and_stay_in_a_voice(void)
{
  uint32_t n_steps = 0;
  uint32_t n_all   = 0;
  for (uint32_t i = 0; i < PROMPT_N_STYLES; i += 2) {
    const ComposeRequest request = ask_style((PromptStyle)i, i);
    ask_compose(&request, NULL, UINT32_MAX, &piece);
    uint8_t low = 127, high = 0, last = 0;
    for (uint32_t s = 0; s < piece.n; ++s) {
      for (uint32_t k = 0; k < piece.sections[s]->n_notes; ++k) {
        const ScoreNote* const note = &piece.sections[s]->notes[k];
        if (note->part != BASE_LEAD) {
          continue;
        }
        const int step = last ? abs(note->pitch - last) : 0;
        n_steps += step <= 4;
        ++n_all;
        last = note->pitch;
        low  = last < low ? last : low;
        high = last > high ? last : high;
      }
    }
    CHECK(high - low <= 24);
    ask_free(&piece);
  }
  printf("%u of %u moves\n", n_steps, n_all);
  CHECK(n_steps * 100U >= n_all * 80U);
}

/// How far the top of the chords moves from stroke to stroke.
static void
chords_move_without_jumps(void)
{
  uint32_t sum     = 0;
  uint32_t n_moves = 0;
  for (uint32_t i = 0; i < PROMPT_N_STYLES; i += 2) {
    const ComposeRequest request = ask_style((PromptStyle)i, i);
    ask_compose(&request, NULL, UINT32_MAX, &piece);
    for (uint32_t s = 0; s < piece.n; ++s) {
      int      last = -1, top = -1;
      uint32_t at = UINT32_MAX;
      for (uint32_t k = 0; k < piece.sections[s]->n_notes; ++k) {
        const ScoreNote* const note = &piece.sections[s]->notes[k];
        if (note->part != BASE_PAD) {
          continue;
        }
        if (note->start_ticks != at) {
          sum += last >= 0 && top >= 0 ? (uint32_t)abs(top - last) : 0;
          n_moves += last >= 0 && top >= 0;
          last = top;
          at   = note->start_ticks;
        }
        top = note->pitch;
      }
    }
    ask_free(&piece);
  }
  printf("%.2f semitones\n", (double)sum / (double)n_moves);
  CHECK(n_moves > 100);
  CHECK(sum <= 3U * n_moves);
}

static double
notes_per_bar(const char* label)
{
  uint32_t notes = 0;
  uint32_t bars  = 0;
  for (uint32_t s = 0; s < piece.n; ++s) {
    if (!strcmp(piece.sections[s]->label, label)) {
      notes += piece.sections[s]->n_notes;
      bars += piece.sections[s]->n_bars;
    }
  }
  CHECK(bars > 0);
  return (double)notes / (double)bars;
}

static void
a_chorus_is_fuller_than_the_intro(void)
{
  static const PromptStyle songs[] = {PROMPT_POP,    PROMPT_ROCK,      PROMPT_SOUL,
                                      PROMPT_REGGAE, PROMPT_SYNTHWAVE, PROMPT_COUNTRY};
  const uint32_t           n       = sizeof(songs) / sizeof(songs[0]);
  double                   chorus  = 0.0;
  double                   intro   = 0.0;
  for (uint32_t i = 0; i < n; ++i) {
    const ComposeRequest request = ask_style(songs[i], i);
    ask_compose(&request, NULL, UINT32_MAX, &piece);
    chorus += notes_per_bar("chorus");
    intro += notes_per_bar("intro");
    ask_free(&piece);
  }
  printf("%.1f and %.1f notes a bar\n", chorus / (1.0 * n), intro / (1.0 * n));
  CHECK(chorus > 1.3 * intro);
}

static void
knobs_act_around_their_middle(void)
{
  for (uint32_t i = 0; i < PROMPT_N_STYLES; i += 6) {
    double notes[2];
    for (uint32_t high = 0; high < 2; ++high) {
      ComposeRequest request = ask_style((PromptStyle)i, i);
      request.n_bars         = 32;
      request.density = request.energy = high ? 0.9f : 0.1f;
      ask_compose(&request, NULL, UINT32_MAX, &piece);
      uint32_t n = 0;
      for (uint32_t s = 0; s < piece.n; ++s) {
        n += piece.sections[s]->n_notes;
      }
      notes[high] = n;
      ask_free(&piece);
    }
    CHECK(notes[1] > 1.1 * notes[0]);
  }
}

static uint32_t
hash_lead(const ScoreSection* section)
{
  uint32_t hash = 0;
  for (uint32_t k = 0; k < section->n_notes; ++k) {
    const ScoreNote* const note = &section->notes[k];
    if (note->part == BASE_LEAD && note->start_ticks < 2U * 3840U) {
      hash = hash * 31U + note->start_ticks + note->pitch;
    }
  }
  return hash;
}

static void
a_chorus_comes_back(void)
{
  uint32_t n_back = 0;
  for (uint32_t seed = 0; seed < 4; ++seed) {
    ComposeRequest request = ask_style(PROMPT_POP, seed);
    request.n_bars         = 48;
    request.creativity     = 0.0f;
    ask_compose(&request, NULL, UINT32_MAX, &piece);
    uint32_t first = 0;
    for (uint32_t s = 0; s < piece.n; ++s) {
      if (!strcmp(piece.sections[s]->label, "chorus")) {
        const uint32_t hash = hash_lead(piece.sections[s]);
        n_back += first && hash == first;
        first = first ? first : hash;
      }
    }
    ask_free(&piece);
  }
  printf("%u of 4\n", n_back);
  CHECK(n_back >= 3);
}

int
main(void)
{
  RUN(melodies_are_true_to_their_scale);
  RUN(melodies_move_by_step_and_stay_in_a_voice);
  RUN(chords_move_without_jumps);
  RUN(a_chorus_is_fuller_than_the_intro);
  RUN(knobs_act_around_their_middle);
  RUN(a_chorus_comes_back);
  return 0;
}
