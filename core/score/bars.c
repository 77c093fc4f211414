#include "core/score/bars.h"

#include <math.h>
#include <string.h>

/// The change that a bar comes after; the first one holds before it too.
static uint32_t
find(const ScoreBars* self, int64_t bar)
{
  uint32_t i = self->n - 1U;
  while (i > 0 && self->changes[i].bar > bar) {
    --i;
  }
  return i;
}

static double
place(const ScoreMeterChange* change, int64_t bar)
{
  return change->ticks + (double)(bar - change->bar) * change->bar_ticks;
}

static void
append(ScoreBars* self, int64_t bar, double bar_ticks)
{
  if (self->n == SCORE_MAX_METERS) { // Bars long past are counted as those after them
    memmove(self->changes, self->changes + 1,
            (SCORE_MAX_METERS - 1U) * sizeof self->changes[0]);
    --self->n;
  }
  const double ticks       = place(&self->changes[self->n - 1U], bar);
  self->changes[self->n++] = (ScoreMeterChange){bar, ticks, bar_ticks};
}

void
score_bars_learn(ScoreBars* self, int64_t bar, double bar_ticks)
{
  const uint32_t i = self->n ? find(self, bar) : 0;
  if (!self->n || (self->changes[i].bar_ticks != bar_ticks && !i && bar <= 0)) {
    self->changes[0] = (ScoreMeterChange){0, 0.0, bar_ticks};
    self->n          = 1;
  } else if (self->changes[i].bar_ticks != bar_ticks) {
    self->n = i + (self->changes[i].bar < bar ? 1U : 0U);
    if (!self->n || self->changes[self->n - 1U].bar_ticks != bar_ticks) {
      append(self, bar, bar_ticks);
    }
  }
}

double
score_bars_ticks(const ScoreBars* self, int64_t bar)
{
  return self->n ? place(&self->changes[find(self, bar)], bar) : 0.0;
}

int64_t
score_bars_nearest(const ScoreBars* self, double ticks)
{
  uint32_t i = self->n;
  while (i > 1U && self->changes[i - 1U].ticks > ticks) {
    --i;
  }
  if (!i) {
    return 0;
  }
  const ScoreMeterChange* const change = &self->changes[i - 1U];
  const double bars = round((ticks - change->ticks) / change->bar_ticks);
  return fabs(bars) < 1e9 ? change->bar + (int64_t)bars : change->bar;
}
