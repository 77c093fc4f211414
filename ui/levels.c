// Meters jump up with a peak and fall evenly; steps that no one sees are left out.

#include "ui/panel.h"

#include <math.h>

#define FALL_DB_S 36.0 ///< Slow enough for the eye to catch a peak

/// The level after some time; true if it is to be drawn anew.
static bool
move(double* level_db, double* shown_db, double peak, double passed_s)
{
  const double now  = peak > 1e-4 ? 20.0 * log10(peak) : -UI_METER_DB;
  const double fall = fmax(*level_db - FALL_DB_S * passed_s, -UI_METER_DB);
  const double to   = fmax(fmin(now, 6.0), fall);
  *level_db         = to;
  if (fabs(to - *shown_db) > 0.3 || (to <= -UI_METER_DB && *shown_db > to)) {
    *shown_db = to;
    return true;
  }
  return false;
}

void
ui_levels_tick(UiView* view, double passed_s)
{
  const UiPlayhead* const head  = &view->mirror.playhead;
  const bool              mixer = view->tab == UI_TAB_MIXER && !view->layout.folded;
  if (move(&view->meter_db, &view->level_db, (double)head->peak, passed_s)) {
    view->damage |= UI_AREA_STATUS;
    view->meters |= mixer;
  }
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    const bool moved = move(&view->part_db[i], &view->part_shown_db[i],
                            (double)head->peaks[i], passed_s);
    view->meters |= moved && mixer;
  }
  const double lufs = (double)head->loudness;
  if (fabs(lufs - view->loudness_shown) >= 0.3) {
    view->loudness_shown = lufs;
    view->damage |= UI_AREA_STATUS;
  }
}
