#include "plugin/plugin.h"

#include <time.h>

/// An endless piece is composed this far ahead of the playhead.
#define BARS_AHEAD 16U

/// More than anyone listens to in one go; the piece is silent beyond.
#define MOST_BARS 100000U

/// A worker that has not answered for this long has lost the request.
#define LATE_S 2.0

/// After a slice that could not go on.
#define RETRY_S 0.5

/// How long an export waits for a worker that runs in its own time.
#define WAIT_MS 2000U

bool
plugin_has_unheard_wish(const Plugin* self)
{
  return self->errands.schedule &&
         atomic_load(&self->author.answered) != self->wish.serial;
}

static double
ticks_ahead(const Plugin* self, uint32_t n)
{
  return score_clock_ticks(self->clock) + n * score_clock_ticks_per_frame(self->clock);
}

static uint32_t
bar_ahead(const Plugin* self, const ScorePiece* piece, uint32_t n)
{
  // A note may be played before the bar line that it belongs to
  const double   ticks = self->clock->rolling ? ticks_ahead(self, n) + SCORE_EARLY_TICKS
                                              : score_clock_ticks(self->clock);
  const uint32_t bar   = score_bar_at(piece, ticks);
  return bar < MOST_BARS ? bar : MOST_BARS;
}

/// Tell the author how far an endless piece is needed; whether that is further than
/// it is.
static bool
wants_more_bars(Plugin* self, uint32_t n)
{
  const ScoreView* const view = self->take ? self->take->view : NULL;
  if (!view || view->piece.n_bars) {
    return false;
  }
  const uint32_t wanted = bar_ahead(self, &view->piece, n) + BARS_AHEAD;
  atomic_store(&self->author.wanted_bars, wanted);
  return view->n_bars_ready < wanted &&
         !(atomic_load(&self->author.progress) & PLUGIN_ENDED);
}

static bool
request_slice(Plugin* self)
{
  PluginErrands* const errands = &self->errands;
  const uint32_t       nothing = 0;
  atomic_store(&errands->in_flight, true);
  errands->frames_left = (uint64_t)(LATE_S * self->rate_hz);
  if (errands->schedule->schedule_work(errands->schedule->handle, sizeof nothing,
                                       &nothing) != LV2_WORKER_SUCCESS) {
    atomic_store(&errands->in_flight, false); // No room: the next block tries again
    return false;
  }
  return true;
}

void
plugin_ask_for_work(Plugin* self, uint32_t n)
{
  PluginErrands* const errands = &self->errands;
  if (!errands->schedule) {
    return;
  }
  const bool more = wants_more_bars(self, 0);
  errands->frames_left -= n < errands->frames_left ? n : errands->frames_left;
  const unsigned progress = atomic_load(&self->author.progress);
  const bool     waits =
    atomic_load(&errands->in_flight) || ((progress & PLUGIN_STUCK) != 0);
  if (waits && errands->frames_left) {
    return;
  }
  if (more || (progress & (PLUGIN_BUSY | PLUGIN_RENDERING)) ||
      plugin_has_unheard_wish(self)) {
    request_slice(self);
    if (atomic_load(&self->author.progress) & PLUGIN_STUCK) {
      errands->frames_left = (uint64_t)(RETRY_S * self->rate_hz);
    }
  }
}

/// Whether the bars of the next `n` frames are composed, as far as they ever will be.
static bool
is_ready(const Plugin* self, uint32_t n)
{
  const ScoreView* const view = self->take ? self->take->view : NULL;
  if (!view || !self->clock->rolling) {
    return true;
  }
  const uint32_t here  = score_bar_at(&view->piece, score_clock_ticks(self->clock));
  const uint32_t there = bar_ahead(self, &view->piece, n);
  return (here >= MOST_BARS || score_view_section(view, here)) &&
         (there >= MOST_BARS || score_view_section(view, there));
}

/// One slice more; false if there is no use in waiting.
static bool
wait_for_slice(Plugin* self)
{
  PluginErrands* const  errands = &self->errands;
  const unsigned        before  = atomic_load(&errands->n_slices);
  const struct timespec moment  = {0, 1000000};
  bool                  asked   = atomic_load(&errands->in_flight);
  for (unsigned ms = 0; ms < WAIT_MS; ++ms) {
    asked = asked || request_slice(self);
    if (atomic_load(&errands->n_slices) != before) {
      return !(atomic_load(&self->author.progress) & PLUGIN_STUCK);
    }
    nanosleep(&moment, NULL);
  }
  errands->impatient = true;
  return false;
}

void
plugin_settle(Plugin* self, uint32_t n)
{
  const PluginErrands* const errands = &self->errands;
  if (self->values[PARAM_FREEWHEEL] < 0.5f || !errands->schedule) {
    return;
  }
  for (uint32_t slices = 0; slices < MOST_BARS && !errands->impatient; ++slices) {
    // What is said to be done was published before it was said
    const bool     heard    = !plugin_has_unheard_wish(self);
    const unsigned progress = atomic_load(&self->author.progress);
    plugin_take_score(self);
    plugin_choose_clock(self);
    const bool more = wants_more_bars(self, n) || (progress & PLUGIN_BUSY);
    if (heard && !(progress & PLUGIN_REPLACING) && (is_ready(self, n) || !more)) {
      return;
    }
    if (!wait_for_slice(self)) {
      return;
    }
  }
}
