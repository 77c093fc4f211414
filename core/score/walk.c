#include "core/score/walk.h"

#include <math.h>

/// The first note of `section` that starts at `ticks` or later.
static uint32_t
first_note_from(const ScoreSection* section, double ticks)
{
  uint32_t low = 0, high = section->n_notes;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2U;
    if ((double)section->notes[middle].start_ticks < ticks) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

/// The first section that ends after `ticks` of this time round the loop.
static uint32_t
first_section_from(const ScoreWalk* self, double ticks)
{
  const ScoreView* const view = self->view;
  uint32_t               low = 0, high = view->n_sections;
  while (low < high) {
    const uint32_t            middle  = low + (high - low) / 2U;
    const ScoreSection* const section = view->sections[middle];
    if ((section->first_bar + section->n_bars) * self->bar_ticks <= ticks) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

void
score_walk_begin(ScoreWalk* self, const ScoreView* view, double from_ticks)
{
  const double bar_ticks = base_meter_ticks(view->piece.meter);
  const double length    = view->piece.n_bars * bar_ticks;
  const double from      = fmax(from_ticks, 0.0);
  const double pass      = length > 0.0 ? floor(from / length) * length : 0.0;

  *self         = (ScoreWalk){view, bar_ticks, length, pass, 0, 0};
  self->section = first_section_from(self, from - pass);
  if (self->section < view->n_sections) {
    const ScoreSection* const section = view->sections[self->section];
    self->note = first_note_from(section, from - pass - section->first_bar * bar_ticks);
  }
}

bool
score_walk_next(ScoreWalk* self, double until_ticks, ScoreFound* found)
{
  const ScoreView* const view = self->view;
  while (view->n_sections) {
    if (self->section == view->n_sections) {
      self->pass_ticks += self->length_ticks;
      if (self->length_ticks <= 0.0 || self->pass_ticks >= until_ticks) {
        return false;
      }
      self->section = 0;
      self->note    = 0;
    }
    const ScoreSection* const section = view->sections[self->section];
    const double begin = self->pass_ticks + section->first_bar * self->bar_ticks;
    if (self->note < section->n_notes) {
      const ScoreNote* const note = &section->notes[self->note];
      const double           end  = self->length_ticks > 0.0
                                      ? self->pass_ticks + self->length_ticks
                                      : (double)INFINITY;
      *found = (ScoreFound){section, note, begin + note->start_ticks, end, self->note};
      self->note += found->grid_ticks < until_ticks;
      return found->grid_ticks < until_ticks;
    }
    if (begin + section->n_ticks >= until_ticks) {
      return false;
    }
    ++self->section;
    self->note = 0;
  }
  return false;
}
