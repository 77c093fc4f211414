#include "core/score/score.h"

#include "core/param/instrument.h"

#include <stdlib.h>

static bool
within(float value, float least, float most)
{
  return value >= least && value <= most;
}

bool
score_meter_is_valid(BaseMeter meter)
{
  const bool unit_is_power = meter.unit && !(meter.unit & (meter.unit - 1U));
  return meter.beats >= 1U && meter.beats <= 32U && unit_is_power && meter.unit <= 16U;
}

static bool
part_is_valid(const ScorePart* part)
{
  return part->instrument < param_n_instruments() &&
         within(part->level_db, -60.0f, 24.0f) && within(part->pan, -1.0f, 1.0f) &&
         within(part->send, 0.0f, 1.0f);
}

bool
score_piece_is_valid(const ScorePiece* piece)
{
  const float shares[] = {piece->swing,      piece->dynamics,   piece->articulation,
                          piece->timbre,     piece->creativity, piece->density,
                          piece->complexity, piece->energy};
  bool        good     = true;
  for (size_t i = 0; good && i < sizeof(shares) / sizeof(shares[0]); ++i) {
    good = within(shares[i], 0.0f, 1.0f);
  }
  for (unsigned i = 0; good && i < BASE_N_PARTS; ++i) {
    good = part_is_valid(&piece->parts[i]);
  }
  return good && piece->key < 12U && piece->mode < BASE_N_MODES &&
         score_meter_is_valid(piece->meter) &&
         within(piece->tempo_bpm, 20.0f, 300.0f) && piece->n_bars <= SCORE_MAX_BARS &&
         piece->swing_ticks >= 60U && piece->swing_ticks <= BASE_PPQ;
}

/// Whether the sections follow each other from bar 0 and fit the piece.
static bool
sections_fit(const ScorePiece* piece, const ScoreSection* const* sections, uint32_t n)
{
  const uint32_t bar_ticks = base_meter_ticks(piece->meter);
  const uint32_t most      = piece->n_bars ? piece->n_bars : SCORE_MAX_BARS;
  uint32_t       bar       = 0;
  for (uint32_t i = 0; i < n; ++i) {
    const ScoreSection* const section = sections[i];
    if (section->first_bar != bar || section->n_ticks != section->n_bars * bar_ticks ||
        section->n_bars > most - bar) {
      return false;
    }
    bar += section->n_bars;
  }
  return true;
}

BaseStatus
score_view_new(const ScorePiece* piece, const ScoreSection* const* sections, uint32_t n,
               ScoreView** view)
{
  *view = NULL;
  if (n > SCORE_MAX_SECTIONS || !score_piece_is_valid(piece) ||
      !sections_fit(piece, sections, n)) {
    return BASE_BAD_INPUT;
  }
  ScoreView* const made = (ScoreView*)calloc(1, sizeof(ScoreView) + n * sizeof(void*));
  if (!made) {
    return BASE_NO_MEMORY;
  }
  made->piece      = *piece;
  made->n_sections = n;
  for (uint32_t i = 0; i < n; ++i) {
    // Const to all who read it; the count is the worker's own
    ScoreSection* const section = (ScoreSection*)sections[i];
    ++section->n_users;
    made->sections[i] = section;
    made->n_bars_ready += section->n_bars;
    if (section->longest_ticks > made->longest_ticks) {
      made->longest_ticks = section->longest_ticks;
    }
  }
  *view = made;
  return BASE_OK;
}

void
score_view_free(ScoreView* view)
{
  if (view) {
    for (uint32_t i = 0; i < view->n_sections; ++i) {
      score_section_release(view->sections[i]);
    }
    free(view);
  }
}

const ScoreSection*
score_view_section(const ScoreView* view, uint32_t bar)
{
  if (bar >= view->n_bars_ready) {
    return NULL;
  }
  uint32_t low = 0, high = view->n_sections;
  while (high - low > 1U) {
    const uint32_t middle = low + (high - low) / 2U;
    if (view->sections[middle]->first_bar <= bar) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return view->sections[low];
}
