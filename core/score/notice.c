#include "core/score/notice.h"

#include "core/score/onset.h"
#include "core/score/perform.h"
#include "core/score/walk.h"

#include <math.h>

// A note is worth taking up if it has half a beat left
#define WORTH_TICKS (BASE_PPQ / 2.0)

/// Whether a note from before the place is to be taken up.
static bool
is_worth(const ScoreRun* run, const ScoreFound* found, const ScoreSounding* note)
{
  const ScorePlayer* const player = run->player;
  const ScoreOrder         order  = score_perform_order(run, found);
  const bool               to_come =
    order.grid_ticks >= player->from && score_perform_is_before(&player->done, &order);
  const double end = note->on_ticks + score_onset_sounds(note->length_ticks, note->part,
                                                         run->settings.articulation);
  return !to_come && note->part != BASE_DRUMS &&
         !score_run_is_muted(run, found->note->part) &&
         (player->chase.parts >> note->part & 1U) &&
         end - score_run_ticks(run, 0) >= WORTH_TICKS &&
         !score_run_sounds(run, note->part, note->pitch);
}

bool
score_run_chase(ScoreRun* run)
{
  ScoreChase* const self = &run->player->chase;
  ScoreWalk         walk;
  ScoreFound        found;
  score_walk_begin(&walk, run->view, self->place - run->view->longest_ticks - 1.0);
  while (self->parts && score_walk_next(&walk, self->place, &found)) {
    const ScoreSounding note = score_perform_shape(run, &found, found.grid_ticks);
    if (is_worth(run, &found, &note) && !score_run_begin(run, 0, &note)) {
      return false;
    }
  }
  self->parts = 0;
  return true;
}

/// Begin to play at `ticks`, as if nothing had been before.  Where the host has told
/// late, what has begun meanwhile begins now.
static void
start(ScoreRun* run, double ticks)
{
  ScorePlayer* const player = run->player;
  player->place             = ticks;
  player->from              = ticks - run->clock->late_ticks - SCORE_NEAR_TICKS;
  player->done              = (ScoreOrder){player->from, 0.0, 0};
  player->beat              = INT64_MIN;
  player->chase             = (ScoreChase){ticks, UINT32_MAX};
  player->arrival           = (ScoreArrival){0.0, 0.0, ticks - SCORE_NEAR_TICKS};
  player->n_bars            = run->view->n_bars_ready;
  score_perform_latch(run);
}

/// Take note of bars that have come while time goes on.
static void
arrive(ScoreRun* run, double ticks)
{
  ScorePlayer* const      player    = run->player;
  const ScorePiece* const piece     = &run->view->piece;
  const double            bar_ticks = base_meter_ticks(piece->meter);
  const double            length    = piece->n_bars * bar_ticks;
  const double pass = length > 0.0 ? floor(fmax(ticks, 0.0) / length) * length : 0.0;
  const double from = pass + player->n_bars * bar_ticks;
  player->arrival   = (ScoreArrival){fmax(from, ticks - SCORE_NEAR_TICKS),
                                     pass + run->view->n_bars_ready * bar_ticks, ticks};
  player->n_bars    = run->view->n_bars_ready;
}

/// The parts that can be heard from `ticks` on but could not before: bars that had
/// been missing have come, or a part is no longer muted.
static uint32_t
arrived_parts(const ScoreRun* run, double ticks)
{
  const ScorePlayer* const player = run->player;
  const uint32_t           bar    = score_bar_at(&run->view->piece, ticks);
  return bar >= player->n_bars && bar < run->view->n_bars_ready
           ? UINT32_MAX
           : player->muted & ~run->settings.muted;
}

static bool
is_same_chord(const ScoreChord* a, const ScoreChord* b)
{
  return a->root == b->root && a->bass == b->bass && a->quality == b->quality;
}

bool
score_run_follow(ScoreRun* run)
{
  ScorePlayer* const             player   = run->player;
  const ScorePlaySettings* const settings = &run->settings;
  player->moving =
    player->moving || player->follows != settings->follows ||
    (settings->follows && !is_same_chord(&player->played, &settings->played));
  player->follows = settings->follows;
  player->played  = settings->played;
  player->moving  = player->moving && !score_run_move(run);
  return !player->moving;
}

/// Time goes on from the last call, up to `ticks`.
static void
go_on(ScoreRun* run, double ticks)
{
  ScorePlayer* const player  = run->player;
  const uint32_t     arrived = arrived_parts(run, ticks);
  // Not while what came before has still to be said
  if (run->view->n_bars_ready > player->n_bars &&
      player->done.ticks > player->arrival.place) {
    arrive(run, ticks);
  }
  if (arrived) {
    player->chase = (ScoreChase){ticks, player->chase.parts | arrived};
  }
}

/// Whether what plays from here on is not what the last call led to.
static bool
is_cut(const ScoreRun* run, bool playing)
{
  const ScorePlayer* const player = run->player;
  return !playing || !player->playing || player->take != run->view->piece.take ||
         player->jumps != run->clock->jumps;
}

void
score_run_notice(ScoreRun* run)
{
  ScorePlayer* const      player = run->player;
  const ScoreClock* const clock  = run->clock;
  const double            ticks  = score_run_ticks(run, 0);
  const bool              playing =
    run->view && clock->rolling && score_clock_ticks_per_frame(clock) > 0;
  const bool cut  = is_cut(run, playing);
  player->ending  = player->ending || cut;
  player->playing = playing;
  player->jumps   = clock->jumps;
  if (!playing) {
    return;
  }
  if (cut) {
    start(run, ticks);
  } else {
    go_on(run, ticks);
  }
  player->take  = run->view->piece.take;
  player->muted = run->settings.muted;
}
