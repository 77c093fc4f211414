#include "core/score/player.h"

#include "core/score/notice.h"
#include "core/score/onset.h"
#include "core/score/perform.h"
#include "core/score/sounding.h"
#include "core/score/walk.h"

#include <math.h>

// Notes are looked for in stretches of a beat, so that few have to be looked at
#define STRETCH_TICKS ((double)BASE_PPQ)

static float
unit_or_middle(float value)
{
  return isnan(value) ? 0.5f : fminf(fmaxf(value, 0.0f), 1.0f);
}

static ScorePlaySettings
sane(const ScorePlaySettings* settings)
{
  const int         most = 127;
  ScorePlaySettings s    = *settings;
  s.humanize             = unit_or_middle(s.humanize);
  s.swing                = unit_or_middle(s.swing);
  s.articulation         = unit_or_middle(s.articulation);
  s.shift                = s.shift < -most ? -most : s.shift > most ? most : s.shift;
  return s;
}

/// Whether it is written behind the end of what the host repeats, however early it is
/// heard.
static bool
is_beyond(const ScoreRun* run, const ScoreFound* found)
{
  const ScoreLoop* const loop = &run->clock->loop;
  return loop->known && found->grid_ticks >= loop->until - SCORE_NEAR_TICKS &&
         run->player->from < loop->until - SCORE_NEAR_TICKS;
}

/// The next note that begins by `until` ticks; false if there is none.
static bool
next_onset(const ScoreRun* run, double until, ScoreFound* next, ScoreOrder* first)
{
  const ScorePlayer* const player = run->player;
  const double             low    = player->done.ticks - SCORE_LATE_TICKS;
  bool                     any    = false;
  ScoreWalk                walk;
  ScoreFound               found;
  score_walk_begin(&walk, run->view, fmax(player->from, low));
  while (score_walk_next(&walk, until + SCORE_EARLY_TICKS + 1.0, &found)) {
    const ScoreOrder order = score_perform_order(run, &found);
    if (!score_run_is_muted(run, found.note->part) && !is_beyond(run, &found) &&
        order.ticks <= until && score_perform_is_before(&player->done, &order) &&
        (!any || score_perform_is_before(&order, first))) {
      any    = true;
      *next  = found;
      *first = order;
    }
  }
  return any;
}

/// Play what begins by `until` ticks, and what ends in between.
static bool
play_until(ScoreRun* run, double until)
{
  ScorePlayer* const player = run->player;
  ScoreFound         next;
  ScoreOrder         order;
  while (next_onset(run, until, &next, &order)) {
    const uint32_t      frame = score_run_frame(run, order.ticks);
    const ScoreSounding note  = score_perform_shape(run, &next, order.ticks);
    if (!score_run_end_due(run, frame) || !score_run_begin(run, frame, &note)) {
      return false;
    }
    player->done = order;
  }
  player->done = (ScoreOrder){until, INFINITY, UINT32_MAX};
  return true;
}

/// Play all that begins and ends in this call; false if there was no room for all.
static bool
play(ScoreRun* run)
{
  const double last = score_run_ticks(run, run->n - 1U);
  bool         fits = true;
  while (fits && run->player->done.ticks < last) {
    fits = play_until(run, fmin(run->player->done.ticks + STRETCH_TICKS, last));
  }
  return fits && score_run_end_due(run, run->n);
}

void
score_player_init(ScorePlayer* self)
{
  *self = (ScorePlayer){0};
}

uint32_t
score_player_run(ScorePlayer* self, const ScoreView* view, const ScoreClock* clock,
                 const ScorePlaySettings* settings, uint32_t n, ScoreEvent* events,
                 uint32_t capacity)
{
  if (!n) {
    return 0;
  }
  ScoreRun run = {self, view, clock, sane(settings), n, events, 0, capacity};
  score_run_notice(&run);
  if (self->ending && !score_run_end_parts(&run, UINT32_MAX)) {
    return run.n_events;
  }
  self->ending = false;
  if (self->playing) {
    score_run_articulate(&run);
    if (score_run_end_parts(&run, run.settings.muted) && score_run_end_due(&run, 0) &&
        score_run_follow(&run) && score_run_chase(&run)) {
      play(&run);
    }
    score_perform_latch(&run);
  }
  return run.n_events;
}

uint32_t
score_player_silence(ScorePlayer* self, ScoreEvent* events, uint32_t capacity)
{
  ScoreRun run = {.player = self, .n = 1, .events = events, .capacity = capacity};
  self->ending = !score_run_end_parts(&run, UINT32_MAX);
  return run.n_events;
}

uint32_t
score_bar_at(const ScorePiece* piece, double ticks)
{
  const double bar = floor(ticks / base_meter_ticks(piece->meter));
  if (!(bar > 0.0)) {
    return 0;
  }
  const double within = piece->n_bars ? fmod(bar, piece->n_bars) : bar;
  return within < (double)UINT32_MAX ? (uint32_t)within : UINT32_MAX;
}
