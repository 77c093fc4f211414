#include "core/compose/groove.h"

#include <string.h>

#define N_DRAFTS 6U
/// Random numbers of their own: no idea has so high a number.
#define MATERIAL 100000U

/// A round in the middle of a piece.
static ComposeSection
section_of(const ComposeBrief* brief, uint32_t draft)
{
  return (ComposeSection){.first_bar = 1,
                          .n_bars    = COMPOSE_ROUND,
                          .unit_bars = COMPOSE_ROUND,
                          .material  = MATERIAL + draft,
                          .energy    = 0.35f + 0.5f * brief->energy};
}

/// A round of the tonic, without a melody.
static void
sheet_of(const ComposeBrief* brief, ComposeSheet* sheet)
{
  const uint32_t what =
    COMPOSE_CHORD +
    (base_mode_is_minor((BaseMode)brief->piece.mode) ? BASE_MIN : BASE_MAJ);
  memset(sheet, 0, sizeof(*sheet));
  sheet->n_bars = COMPOSE_ROUND;
  for (uint16_t bar = 0; bar < COMPOSE_ROUND; ++bar) {
    sheet->steps[sheet->n_steps++] =
      (ComposeStep){bar, COMPOSE_NO_WHAT, COMPOSE_BAR, (uint8_t)COMPOSE_NO_MUCH};
    sheet->steps[sheet->n_steps++] =
      (ComposeStep){bar, (uint16_t)what, 0, (uint8_t)COMPOSE_BASS};
    sheet->first[bar + 1] = (uint16_t)sheet->n_steps;
  }
}

/// How many of kick, backbeat and time-keeping a round has; a quiet one needs no kick.
static uint32_t
fullness(const ComposeLine* line)
{
  bool kick = false, back = false, time = false;
  for (uint32_t i = 0; i < line->n; ++i) {
    const uint32_t pitch = line->notes[i].pitch;
    kick                 = kick || pitch == 35 || pitch == 36;
    back                 = back || (pitch >= 37 && pitch <= 40);
    time                 = time || (pitch >= 42 && pitch <= 59 && pitch != 49);
  }
  return (kick ? 1U : 0U) + (back ? 1U : 0U) + (time ? 1U : 0U);
}

void
compose_groove(ComposeBand* band, const ComposeBrief* brief, const ComposeGrid* grid,
               ComposeStylus* stylus)
{
  ComposeSheet sheet;
  ComposeLine  line;
  uint32_t     most  = 0;
  band->groove.known = false;
  sheet_of(brief, &sheet);
  for (uint32_t draft = 0; grid->n == 1 && draft < N_DRAFTS && most < 3; ++draft) {
    const ComposeSection   section = section_of(brief, draft);
    const ComposeBandstand stand   = {brief, grid, &section, &sheet, NULL};
    const ComposeGroove    kept    = band->groove;
    band->groove.known             = false;
    line.n                         = 0;
    compose_band_begin(band, &stand, stylus, BASE_DRUMS, true, NULL, 0);
    while (compose_band_write(band, &line)) {
    }
    const uint32_t full = fullness(&line);
    compose_band_keep(band);
    if (full <= most && draft) {
      band->groove = kept;
    }
    most = full > most ? full : most;
  }
}
